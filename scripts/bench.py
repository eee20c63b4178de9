#!/usr/bin/env python3
"""Ratios of relais against the sqlite3 shell or numpy doing the same work, run in turn on the same machine.

Never a timed test: machines are noisy. Each pair runs A B A B…; the median of the ratios is what counts.
Usage: bench.py BINARY [LINES [RECORD-BENCH]]
"""
import os, random, resource, statistics, subprocess, sys, tempfile, time

BINARY = os.path.abspath(sys.argv[1])
HERE = os.path.dirname(os.path.abspath(__file__))
LINES = int(sys.argv[2]) if len(sys.argv) > 2 else 200_000
RECORDING = os.path.abspath(sys.argv[3]) if len(sys.argv) > 3 else None
REPORT_LINES = 5 * LINES
PRAGMAS = "PRAGMA synchronous=EXTRA; PRAGMA foreign_keys=ON; PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON;"


def run(command, allowed=(0,), **options):
    """Wall seconds and peak memory in MiB of one whole process; it must succeed, or end as allowed."""
    begun = time.perf_counter()
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, **options)
    error = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode not in allowed:
        sys.exit(f"{command}: {process.returncode} {error.decode()[:500]}")
    return time.perf_counter() - begun, usage.ru_maxrss / 1024


def pair(title, goal, ours, theirs, runs, peer="the shell"):
    """Runs both in turn, the first time not counted, and prints the median ratio."""
    ratios, memory = [], 0
    for number in range(runs + 1):
        mine, peak = ours(number)
        other, _ = theirs(number)
        if number:
            ratios.append(mine / other)
            memory = max(memory, peak)
    ratios.sort()
    print(f"{title}: {statistics.median(ratios):.2f}x {peer} ({ratios[0]:.2f} to {ratios[-1]:.2f}, {runs} runs), "
          f"goal at most {goal}x; peak memory {memory:.0f} MiB")


def table(path, lines=LINES):
    """A year of sessions of one to five contact lines."""
    draw = random.Random(2025)
    with open(path, "w", encoding="utf-8") as file:
        file.write("session;day;start;minutes;kind;place;mediators;funding;partners;language;present;turned_away;count;"
                   "gender;age_band;attendance;territory;themes;actions;origin;referrals;outcome;margins;effects;comment\n")
        session = left = 0
        for _ in range(lines):
            if not left:
                session += 1
                left = draw.randint(1, 5)
                effects = draw.choice(["", "", "", "demarche_aboutie:1"])
                begin = (f"s{session};2025-{draw.randint(1, 12):02d}-{draw.randint(1, 28):02d};09:00;180;permanence;"
                         f"{draw.choice(['local', 'pmi-nord', 'mairie'])};M{draw.randint(1, 5)};;;;;")
            left -= 1
            count = draw.choice([1] * 30 + [12])
            margins = "gender:femme:9|age_band:26_39:8" if count > 1 else ""
            file.write(
                f"{begin};{count};{draw.choice(['femme', 'homme'])};{draw.choice(['18_25', '26_39', '40_59'])};"
                f"{draw.choice(['premiere_fois', 'deja_venu', 'non_renseigne'])};{draw.choice(['qpv', 'hors_qpv'])};"
                f"{draw.choice(['sante/couverture|logement/impayes_expulsion', 'acces_droits/droits_caf'])};"
                f"{draw.choice(['information', 'information|demarche_en_ligne'])};spontanee;{draw.choice(['', 'caf'])};"
                f"droit_ouvert;{margins};{effects};\n")


def main():
    with tempfile.TemporaryDirectory() as folder:
        os.chdir(folder)
        if RECORDING:
            subprocess.run([RECORDING, folder, "15"], check=True)
            os.remove("with.relais"), os.remove("without.relais")
        environment = dict(os.environ, LC_ALL="C", HOME=folder)
        relais = lambda register, *words: [BINARY, "--register", register, "--today", "2026-01-15", *words]
        run([BINARY, "demo", "b", "--csv"])
        os.remove("b/sessions.csv")
        run(relais("empty.relais", "init", "--name", "Banc"))
        run(relais("empty.relais", "import", "b"))
        table("lines.csv")

        # 1. Recording one session, whole process, into registers of equal content.
        subprocess.run(["cp", "empty.relais", "ours.relais"], check=True)
        subprocess.run(["cp", "empty.relais", "shell.relais"], check=True)
        insert = (PRAGMAS + "BEGIN IMMEDIATE;"
                  "INSERT INTO entry (made_at, verb, object, program) VALUES (strftime('%Y-%m-%dT%H:%M:%SZ','now'), 'record', 'session', 'shell');"
                  "INSERT INTO session (uuid, number, version, since, day, minutes, kind, place, entry_mode, digest) "
                  "SELECT printf('%036d', coalesce(max(number), 0) + 1), coalesce(max(number), 0) + 1, 1, (SELECT max(id) FROM entry), "
                  "'2025-03-04', 120, 'permanence', 'local', 'detail', printf('%064d', 0) FROM session;"
                  "INSERT INTO session_mediator SELECT max(id), 'M1' FROM session;"
                  "INSERT INTO contact SELECT max(id), 1, 1, 'sante/couverture', NULL, NULL, 'femme', '26_39', 'premiere_fois', 'qpv', "
                  "'spontanee', 'droit_ouvert', NULL FROM session;"
                  "INSERT INTO contact_action SELECT max(id), 1, 'information' FROM session; COMMIT;")
        record = relais("ours.relais", "record", "--day", "2025-03-04", "--kind", "permanence", "--place", "local", "--minutes",
                        "120", "--mediator", "M1", "--contact", "gender=femme age=26_39 attendance=premiere_fois territory=qpv "
                        "theme=sante/couverture action=information origin=spontanee outcome=droit_ouvert")
        pair("recording one session", 3, lambda _: run(record, env=environment),
             lambda _: run(["sqlite3", "shell.relais", insert]), 30)

        # 2. Importing the same file.
        def ours(number):
            subprocess.run(["cp", "empty.relais", f"import{number}.relais"], check=True)
            return run(relais(f"import{number}.relais", "import", "lines.csv"), env=environment)

        def theirs(number):
            return run(["sqlite3", f"plain{number}.db", "-cmd", ".mode csv", "-cmd", ".separator ;", ".import lines.csv t"])

        pair(f"importing {LINES} contact lines", 4, ours, theirs, 3)

        # 3. The year's tally with five cross-tables.
        year = "FROM session s JOIN contact c ON c.session = s.id WHERE s.until IS NULL AND s.day BETWEEN '2025-01-01' AND '2025-12-31'"
        heads = lambda d: (
            f"SELECT s.id, c.line, s.place, s.day, c.attendance, c.theme, m.code AS {d}, m.count AS n FROM session s JOIN contact c ON c.session = s.id "
            f"JOIN contact_margin m ON m.session = c.session AND m.line = c.line AND m.dimension = '{d}' "
            f"WHERE s.until IS NULL AND s.day BETWEEN '2025-01-01' AND '2025-12-31' UNION ALL "
            f"SELECT s.id, c.line, s.place, s.day, c.attendance, c.theme, c.{d}, c.count - coalesce((SELECT sum(m.count) FROM contact_margin m "
            f"WHERE m.session = c.session AND m.line = c.line AND m.dimension = '{d}'), 0) {year}")
        sums = ";".join([
            f"SELECT count(DISTINCT s.id), sum(c.count), sum(c.count * (1 + (theme_2 IS NOT NULL) + (theme_3 IS NOT NULL))) {year}",
            f"SELECT place, gender, sum(n) FROM ({heads('gender')}) GROUP BY 1, 2",
            f"SELECT substr(day, 1, 7), age_band, sum(n) FROM ({heads('age_band')}) GROUP BY 1, 2",
            f"SELECT theme, gender, sum(n) FROM ({heads('gender')}) GROUP BY 1, 2",
            f"SELECT s.place, a.action, sum(c.count) FROM session s JOIN contact c ON c.session = s.id JOIN contact_action a "
            f"ON a.session = c.session AND a.line = c.line WHERE s.until IS NULL AND s.day BETWEEN '2025-01-01' AND '2025-12-31' GROUP BY 1, 2",
            f"SELECT s.place, c.territory, sum(c.count) {year} GROUP BY 1, 2",
        ])
        pair(f"a year's tally with five cross-tables over {LINES} contact lines", 1.5,
             lambda _: run(relais("import0.relais", "tally", "2025", "--by", "place,gender", "--by", "month,age_band", "--by",
                                  "theme,gender", "--by", "place,action", "--by", "place,territory", "--json"), env=environment),
             lambda _: run(["sqlite3", "import0.relais", sums]), 5)

        # 4. Keeping: the daily check, and a backup that is checked, at 100,000 sessions.
        table("years.csv", 300_000)
        subprocess.run(["cp", "empty.relais", "years.relais"], check=True)
        run(relais("years.relais", "import", "years.csv"), env=environment)
        # Made by chance, some sessions are alike: they are findings (3), not a failure.
        pair("the daily check at 100,000 sessions", 3,
             lambda _: run(relais("years.relais", "check"), allowed=(0, 3), env=environment),
             lambda _: run(["sqlite3", "years.relais", "PRAGMA quick_check"]), 7, "quick_check in the shell")
        copied = lambda number: [sys.executable, "-c", "import subprocess, sys\n"
                                 "for words in ([sys.argv[1], '.backup ' + sys.argv[2]], [sys.argv[2], 'PRAGMA integrity_check']):\n"
                                 "    subprocess.run(['sqlite3', *words], check=True, stdout=subprocess.DEVNULL)",
                                 "years.relais", f"theirs{number}.db"]
        pair("a backup, checked, at 100,000 sessions", 2,
             lambda number: run(relais("years.relais", "backup", f"ours{number}.relais"), env=environment),
             lambda number: run(copied(number)), 7, ".backup and integrity_check in the shell")

        # 5. All tables of the activity report, against a loop that only reads the same columns, and against pandas.
        table("many.csv", REPORT_LINES)
        subprocess.run(["cp", "empty.relais", "many.relais"], check=True)
        run(relais("many.relais", "import", "many.csv"), env=environment)
        run(["cc", "-O2", "-o", "step", os.path.join(HERE, "bench_step.c"), "-lsqlite3"])
        joined = ("SELECT s.id, s.day, s.minutes, s.kind, s.place, s.present, s.turned_away, c.line, c.count, c.theme, c.theme_2, "
                  "c.theme_3, c.gender, c.age_band, c.attendance, c.territory, c.origin, c.outcome, s.number FROM session s NOT INDEXED "
                  "LEFT JOIN contact c ON c.session = s.id WHERE s.until IS NULL AND s.day >= '2025-01-01' AND s.day < '2026-01-01' "
                  "ORDER BY s.id, c.line")
        strands = [f"SELECT * FROM {name} ORDER BY 1, 2" for name in
                   ("session_partner", "contact_action", "contact_referral", "contact_margin", "session_effect")]
        report = relais("many.relais", "report", "activity", "2025")
        pair(f"all tables of activity over {REPORT_LINES} contact lines", 1.5, lambda _: run(report, env=environment),
             lambda _: run(["./step", "many.relais", joined, *strands]), 3, "a bare sqlite3_step loop")
        pair("the same tables", 1, lambda _: run(report, env=environment),
             lambda _: run([sys.executable, os.path.join(HERE, "bench_tables.py"), "many.relais"]), 1, "pandas")

        # 6. The simulation of the full model, on one core, against the same vectorised in numpy.
        run([BINARY, "demo", "d"])
        with open("recomputation.json", "w") as file:
            subprocess.run([BINARY, "--register", "d/demo.relais", "value", "2025", "--draws", "1", "--json"],
                           stdout=file, check=True)
        peer = os.path.join(HERE, "bench_simulation.py")
        ours = [BINARY, "--register", "d/demo.relais", "value", "2025", "--draws", "100000", "--json"]
        one_core = ["taskset", "-c", "0"]
        pair("100000 draws of the full model, one core", 1, lambda _: run(one_core + ours),
             lambda _: run(one_core + [sys.executable, peer, "recomputation.json", "100000"]), 5, "numpy")
        pair("100000 draws of the full model, all our cores, numpy on one", 1, lambda _: run(ours),
             lambda _: run(one_core + [sys.executable, peer, "recomputation.json", "100000"]), 5, "numpy")


if __name__ == "__main__":
    main()
