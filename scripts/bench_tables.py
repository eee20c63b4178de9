#!/usr/bin/env python3
"""The tables of the activity report made with pandas from the same register. Usage: bench_tables.py REGISTER."""
import sqlite3, sys
import pandas as pd

db = sqlite3.connect(f"file:{sys.argv[1]}?mode=ro", uri=True)
sessions = pd.read_sql("SELECT id, substr(day, 1, 7) AS month, minutes, kind, place, turned_away FROM session WHERE until IS NULL "
                       "AND day >= '2025-01-01' AND day < '2026-01-01'", db)
contacts = pd.read_sql("SELECT session, line, count, theme, theme_2, theme_3, gender, age_band, attendance, territory, origin, outcome "
                       "FROM contact", db).merge(sessions, left_on="session", right_on="id")
actions = pd.read_sql("SELECT * FROM contact_action", db).merge(contacts, on=["session", "line"])
referrals = pd.read_sql("SELECT * FROM contact_referral", db).merge(contacts, on=["session", "line"])
margins = pd.read_sql("SELECT * FROM contact_margin", db)
effects = pd.read_sql("SELECT * FROM session_effect", db)


def heads(dimension):
    """Head counts by a dimension, margins taken out of the line's own code."""
    told = margins[margins.dimension == dimension]
    rest = contacts.merge(told.groupby(["session", "line"])["count"].sum().rename("told"), how="left",
                          left_on=["session", "line"], right_index=True)
    rest["count"] -= rest.told.fillna(0)
    apart = told.rename(columns={"count": "heads"}).merge(contacts, on=["session", "line"])
    apart[dimension], apart["count"] = apart.code, apart.heads
    return pd.concat([rest, apart])


tables = [sessions.groupby("kind").size(), sessions.groupby("kind").minutes.sum(), sessions.groupby("place").size(),
          sessions.groupby("place").turned_away.sum(), sessions.minutes.median()]
for dimension in ("place", "month"):
    tables.append(contacts.groupby(dimension)["count"].sum())
split = {dimension: heads(dimension) for dimension in ("gender", "age_band", "attendance", "territory", "origin", "outcome")}
for dimension, frame in split.items():
    tables.append(frame.groupby(dimension)["count"].sum())
tables += [split["age_band"].groupby(["age_band", "gender"])["count"].sum(),
           split["territory"].groupby(["place", "territory"])["count"].sum(),
           actions.groupby("action")["count"].sum(), referrals.groupby("partner_kind")["count"].sum(),
           effects.groupby("effect").quantity_hundredths.sum()]
mentions = pd.concat([contacts[[column, "count", "gender"]].rename(columns={column: "mention"}).dropna()
                      for column in ("theme", "theme_2", "theme_3")])
mentions["domain"] = mentions.mention.str.split("/").str[0]
tables += [mentions.groupby("mention")["count"].sum(), mentions.groupby("domain")["count"].sum(),
           mentions.groupby(["domain", "gender"])["count"].sum()]
print(sum(table.size if hasattr(table, "size") else 1 for table in tables))
