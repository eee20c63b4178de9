#!/usr/bin/env python3
"""Tables as associations may keep them, with a known truth, imported through the profile proposed for each, untouched.

Usage: tables BINARY [COUNT] [SEED] [--keep DIR] [--all]

Each table is drawn from layouts, titles, ways of writing days, hours and numbers, noise, totals, merged cells, encodings.
What is written must be the truth; what is not must have been asked or refused. Prints the shares, then each table that
was written wrong; ends with 1 when there is one.
"""
import json, os, random, shutil, subprocess, sys, tempfile
from files import write
from layouts import (Table, appointments, books, grid, hours, kobo, months, own, per_person, per_session, places, stacked,
                     years)
from odd import odd

# How often each is drawn.
LAYOUTS = ([per_session] * 7 + [per_person] * 5 + [grid] * 3 + [months] * 2 + [stacked, places, years, own] + [hours, kobo, books] * 2
           + [appointments] + [odd] * 8)


def make(seed, rank, folder):
    own = random.Random(f"{seed}-{rank}")
    table = Table()
    table.delimited = own.random() < 0.6
    layout = own.choice(LAYOUTS)
    found = layout(own, table)
    if found:
        table.sheets["Feuille1"] = found
    table.features.insert(0, layout.__name__)
    return write(own, table, folder, rank), table


def run(binary, folder, *words):
    return subprocess.run([binary, "--register", "essai.relais", "--today", "2026-01-15", *words], cwd=folder,
                          capture_output=True, text=True, env={**os.environ, "LC_ALL": "fr_FR.UTF-8"})


def sql(folder, query):
    return subprocess.run(["sqlite3", "essai.relais", query], cwd=folder, capture_output=True, text=True).stdout.strip()


def trial(binary, path, table, folder):
    """What became of a table: right, asked, refused, or wrong with the figures."""
    shutil.copy(f"{folder}/vide.relais", f"{folder}/essai.relais")
    proposed = run(binary, folder, "import", path, "--suggest-profile", "--json")
    if proposed.returncode < 0 or proposed.returncode not in (0, 2):
        return "wrong", f"suggest ended with {proposed.returncode}: {proposed.stderr[-300:]}"
    if proposed.returncode == 2:
        return "refused", json.loads(proposed.stdout)["error"]["message"]
    answer = json.loads(proposed.stdout)
    with open(f"{folder}/profil.yaml", "w") as file:
        file.write(answer["profile"])
    values = {"minutes": "120", "place": "Local", "mediators": "AB", "themes": "acces_droits/autre"}
    settings = [word for field in answer["toFill"] if field in values for word in ("--set", f"{field}={values[field]}")]
    done = run(binary, folder, "import", path, "--profile", "profil.yaml", "--json", *settings)
    if done.returncode not in (0, 2):
        return "wrong", f"import ended with {done.returncode}: {done.stderr[-300:]}"
    answer = json.loads(done.stdout)
    if done.returncode == 2:
        kind = "asked" if answer.get("error", {}).get("code") in ("E-IMPORT-DOUBT", "E-IMPORT-DIFFERENCE") else "refused"
        why = [doubt["question"] for doubt in answer.get("doubts", []) if doubt["blocking"]]
        why += [f"{row['column']} {row['value']!r}: {row['reason']}" for row in answer.get("refusedRows", [])[:3]]
        return kind, "; ".join(why) or str(answer.get("error", {}).get("message")) + str(answer.get("reconciliation", {}).get("totals"))
    found = {"sessions": int(sql(folder, "SELECT count(*) FROM standing_session")),
             "passages": int(sql(folder, "SELECT coalesce(sum(count), 0) FROM standing_contact")),
             "days": sql(folder, "SELECT group_concat(day, ' ') FROM (SELECT DISTINCT day FROM standing_session ORDER BY day)")}
    wanted = {"sessions": table.sessions, "passages": table.passages, "days": " ".join(map(str, sorted(table.days)))}
    if table.minutes is not None:
        found["minutes"] = int(sql(folder, "SELECT coalesce(sum(minutes), 0) FROM standing_session"))
        wanted["minutes"] = table.minutes
    if table.women is not None:
        found["women"] = int(float(sql(folder, "SELECT (SELECT total(count) FROM standing_contact WHERE gender = 'femme') + (SELECT total(m.count) "
                                               "FROM contact_margin m JOIN standing_session s ON s.id = m.session WHERE m.code = 'femme')")))
        wanted["women"] = table.women
    if table.ages is not None:
        found["ages"] = sql(folder, "SELECT group_concat(age_band || ' ' || n, ' ') FROM (SELECT age_band, sum(count) AS n FROM "
                                    "standing_contact WHERE age_band <> 'non_renseigne' GROUP BY 1 ORDER BY 1)")
        wanted["ages"] = " ".join(f"{band} {count}" for band, count in sorted(table.ages.items()))
    if table.requests is not None:
        found["requests"] = int(float(sql(folder, "SELECT total(count * ((theme IS NOT NULL) + (theme_2 IS NOT NULL) + "
                                                  "(theme_3 IS NOT NULL))) FROM standing_contact")))
        wanted["requests"] = table.requests
    rows = answer["reconciliation"]["rows"]
    parts = sum(len(rows[kind]) if isinstance(rows[kind], list) else rows[kind] for kind in ("sessions", "blank", "totals", "refused", "left"))
    found["rows told"], wanted["rows told"] = parts, rows["file"]
    if table.must_ask and not table.may_read:
        return "wrong", f"written without asking: {table.must_ask}"
    differs = [f"{key}: {found[key]} for {wanted[key]}" for key in wanted if found[key] != wanted[key]]
    return ("wrong", "; ".join(differs)) if differs else ("right", "")


def main():
    arguments = [word for word in sys.argv[1:] if not word.startswith("--")]
    keep = sys.argv[sys.argv.index("--keep") + 1] if "--keep" in sys.argv else None
    if keep:
        arguments.remove(keep)
    binary = os.path.abspath(arguments[0])
    count, seed = int(arguments[1]) if len(arguments) > 1 else 300, arguments[2] if len(arguments) > 2 else "2025"
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([binary, "--register", f"{folder}/vide.relais", "init", "--name", "Essai"], check=True, capture_output=True)
        results = []
        for rank in range(count):
            path, table = make(seed, rank, folder)
            kind, why = trial(binary, path, table, folder)
            # A question is the right answer where the table has none.
            if kind in ("asked", "refused") and table.must_ask:
                kind = "rightly asked"
            results.append((kind, rank, why, table))
            if keep and kind in ("wrong", "asked", "refused"):
                os.makedirs(keep, exist_ok=True)
                shutil.copy(path, f"{keep}/{kind}-{os.path.basename(path)}")
        kinds = ["right", "rightly asked", "asked", "refused", "wrong"]
        shares = {kind: sum(result[0] == kind for result in results) for kind in kinds}
        print(f"{count} tables: " + ", ".join(f"{shares[kind]} {kind}" for kind in kinds)
              + f"; read without help: {100 * shares['right'] // max(1, count - shares['rightly asked'])} %")
        for kind, rank, why, table in results:
            if kind == "wrong" or (kind in ("asked", "refused") and "--all" in sys.argv):
                print(f"  {kind} {rank:03} [{', '.join(table.features)}] {why}")
        sys.exit(1 if shares["wrong"] else 0)


if __name__ == "__main__":
    main()
