"""Clocks that go back, forward, stand still; nights when the hour changes; the ends of years."""
import json, os, subprocess
from datetime import datetime
from zoneinfo import ZoneInfo
from common import RECORD, Broken, sql

MOMENTS = ["2025-11-24 10:00:00", "2025-11-23 10:00:00", "2026-11-24 10:00:00", "2025-11-24 10:00:00", "2025-11-24 10:00:00",
           "2024-02-29 23:59:59", "2025-12-31 23:59:59", "2026-01-01 00:00:00", "2025-03-30 01:59:59", "2025-03-30 03:00:00",
           "2025-10-26 02:30:00", "2025-10-26 02:59:59", "1999-12-31 23:59:59", "2038-01-19 03:14:08"]


def at(moment, zone):
    """The environment in which the clock stands still at a moment of a zone."""
    seconds = int(datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone)).timestamp())
    return {"FAULT_CLOCK": str(seconds), "TZ": zone}


def clocks(bench):
    """No two sessions share a number or an identifier, the order of entry is kept, no day moves."""
    register = bench.fresh(bench.seed, "clock")
    days = ["2024-02-29", "2024-12-31", "2025-03-30", "2025-10-26", "2025-01-01"]
    expected, warned = [], 0
    for zone in ("Europe/Paris", "America/Cayenne", "Pacific/Auckland"):
        for moment in MOMENTS:
            settings = dict(LD_PRELOAD=bench.shim, **at(moment, zone))
            day = days[len(expected) % len(days)]
            words = ["record", "--day", day, *RECORD[3:], "--json"]
            run = bench.run(register, *words, **settings)
            if run.returncode:
                raise Broken(f"record at {moment}: {run.returncode} {run.stderr}")
            warned += "horloge" in run.stderr
            expected.append((json.loads(run.stdout)["session"]["number"], day))
            bench.done(register, "backup", **settings)
    rows = sql(register, "SELECT number, day, uuid FROM session WHERE id > 5 ORDER BY id")
    if [(number, day) for number, day, _ in rows] != expected:
        raise Broken("clock: a day or the order of entry moved")
    if len({uuid for _, _, uuid in rows}) != len(rows) or len({number for number, _, _ in rows}) != len(rows):
        raise Broken("clock: two sessions share a number or an identifier")
    if not warned:
        raise Broken("clock: nobody was told that it went back")
    found = json.loads(bench.run(register, "check", "--full", "--json").stdout)["findings"]
    if {finding["check"] for finding in found} - {"clock", "backup-age"}:
        raise Broken(f"clock: {found}")
    before_1970(bench, register)
    today_ends(bench, register)
    print(f"{len(expected)} records with the clock back, forward, still, on nights of hour change, at ends of years, in 3 zones: "
          f"0 collision, days unmoved, {warned} warnings", flush=True)


def before_1970(bench, register):
    """A clock before 1970 is refused with its sentence, and does not stop who gives the day."""
    settings = dict(LD_PRELOAD=bench.shim, **at("1960-05-04 10:00:00", "Europe/Paris"))
    words = [bench.binary, "--register", register, "record", "--day", "2025-01-01", *RECORD[3:]]
    for today, status, code in (([], 2, "E-CLOCK"), (["--today", "2025-06-15"], 0, "")):
        run = subprocess.run(words + today, capture_output=True, text=True, env=dict(os.environ, **settings))
        if run.returncode != status or code not in run.stderr:
            raise Broken(f"a clock of 1960, {today}: {run.returncode}, not {status}: {run.stderr}")


def today_ends(bench, register):
    """Without --today, today is the civil day of the computer's zone: a second before and after midnight."""
    for moment, day, status in (("2025-12-31 23:59:59", "2026-01-01", 2), ("2026-01-01 00:00:00", "2026-01-01", 0),
                                ("2024-02-29 00:00:00", "2024-02-29", 0), ("2024-02-28 23:59:59", "2024-02-29", 2)):
        for zone in ("Europe/Paris", "America/Cayenne", "Pacific/Noumea"):
            words = [bench.binary, "--register", register, "record", "--day", day, *RECORD[3:]]
            run = subprocess.run(words, capture_output=True, text=True,
                                 env=dict(os.environ, LC_ALL="C.UTF-8", LD_PRELOAD=bench.shim, **at(moment, zone)))
            if run.returncode != status:
                raise Broken(f"at {moment} in {zone}, the day {day}: {run.returncode}, not {status}: {run.stderr}")
