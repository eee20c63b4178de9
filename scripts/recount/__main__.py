#!/usr/bin/env python3
"""A second count of every figure of the ten reports, which shares no code with the program.

    python3 scripts/recount BINARY [--sample a | --register FILE] [--report health] [--period 2025] [--all]

Python 3.10 or later, standard library alone. It makes with BINARY the registers of samples A, B and C, of a harder one and
of a year in progress (made.py), reads their SQLite file with docs/data-dictionary.md in hand, counts again every tile and
every cell, and compares with `relais report KIND PERIOD --json`: a year, a half, a quarter, a month, days, two years, a
funding, a place, a kind, a theme, three audiences, the period before. For each report it prints how many figures it
compared and each that differs, with both numbers and the definition the difference comes from; then how many cells it did
not count again, and why. Ends with 1 when one differs. A masked cell must be empty; one that is shown must be the true
count, and not a small one.

The definitions are those of docs/method-people.md, of costs.py and of definitions.py.

    python3 scripts/recount/simulate_people.py         tries the bounds on different people
"""
import argparse, json, os, subprocess, sys, tempfile
from collections import Counter, defaultdict
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from compare import Comparison
from definitions import REPORTS
from made import made, unfinished
from reading import NOTHING, ROOT, Register
from scope import Scope

TODAY = date(2026, 1, 15)
PERIODS = {
    "2025": (date(2025, 1, 1), date(2025, 12, 31)), "2025-T1": (date(2025, 1, 1), date(2025, 3, 31)),
    "2025-T2": (date(2025, 4, 1), date(2025, 6, 30)), "2025-T3": (date(2025, 7, 1), date(2025, 9, 30)),
    "2025-S2": (date(2025, 7, 1), date(2025, 12, 31)), "2025-02": (date(2025, 2, 1), date(2025, 2, 28)),
    "2025-03": (date(2025, 3, 1), date(2025, 3, 31)), "2024-2025": (date(2024, 9, 1), date(2025, 8, 31)),
    "2025-03-10..2025-05-20": (date(2025, 3, 10), date(2025, 5, 20)),
    "2024-07-01..2025-12-31": (date(2024, 7, 1), date(2025, 12, 31)),
}
SHORT = ["2025", "2025-T2", "2025-T1"]
SELECTIONS = [
    ("2025", {}, "interne"), ("2025-S2", {}, "interne"), ("2025-T2", {"compare": "previous"}, "interne"),
    ("2025-03", {}, "interne"), ("2025-03-10..2025-05-20", {}, "interne"), ("2024-2025", {}, "interne"),
    ("2024-07-01..2025-12-31", {}, "interne"), ("2025", {"funding": "sante"}, "interne"),
    ("2025-T3", {"funding": "adulte-relais"}, "interne"), ("2025", {"place": "pmi-nord"}, "interne"),
    ("2025-T2", {"place": "local"}, "interne"), ("2025", {"kind": "permanence"}, "interne"),
    ("2025", {"theme": "sante"}, "interne"), ("2025-T1", {"theme": "logement/impayes_expulsion"}, "interne"),
    ("2025", {}, "financeur"), ("2025-T1", {"compare": "previous"}, "financeur"),
    ("2025", {"funding": "aucun"}, "interne"), ("2025", {"funding": "sante"}, "financeur"), ("2025-02", {}, "public"),
]


class Program:
    def __init__(self, binary, today=TODAY):
        self.binary, self.today = os.path.abspath(binary), today

    def run(self, register, *words):
        return subprocess.run([self.binary, "--register", register, "--lang", "fr", "--today", str(self.today), *words],
                              capture_output=True, text=True)

    def done(self, register, *words):
        run = self.run(register, *words)
        if run.returncode:
            sys.exit(f"{' '.join(words)}: {run.returncode} {run.stderr}")

    def imported(self, register, folder):
        self.done(register, "init", "--name", "Recompte", "--code", "recompte")
        self.done(register, "import", folder)

    def before(self, register, kind, printed, options, audience):
        """The report of the period a report compares with."""
        if not printed.get("comparison"):
            return None
        period = f"{printed['comparison']['start']}..{printed['comparison']['end']}"
        others = {name: value for name, value in options.items() if name != "compare"}
        return self.report(register, kind, period, others, audience)

    def report(self, register, kind, period, options, audience):
        """The report as JSON; None when nothing is there."""
        words = [word for name, value in options.items() for word in (f"--{name}", value)]
        run = self.run(register, "report", kind, period, "--json", "--audience", audience, *words)
        if run.returncode not in (0, 4):
            sys.exit(f"report {kind} {period} {words}: {run.returncode} {run.stderr} {run.stdout}")
        return json.loads(run.stdout) if run.returncode == 0 else None


def scope_asked(period, options):
    start, end = PERIODS[period]
    wanted = {name: frozenset({value}) for name, value in options.items()}
    kinds, themes = ((wanted[name],) if name in wanted else () for name in ("kind", "theme"))
    return Scope(start, end, kinds=kinds, places=wanted.get("place", frozenset()),
                 fundings=wanted.get("funding", frozenset()), themes=themes)


def answers(kind, options):
    """Whether a theme asked of a report has a meaning: a report on themes has only its own."""
    own = REPORTS[kind].themes
    return "theme" not in options or not own or options["theme"] in own


def registers(program, folder, wanted):
    """The samples; a made one, harder than they are; one whose year is not over."""
    for name in wanted:
        path = os.path.join(folder, name + ".relais")
        if name in "abc":
            program.imported(path, os.path.join(ROOT, "samples", name))
            yield name, path, program
        elif name == "made":
            made(program, path, folder)
            yield name, path, program
        else:
            early = Program(program.binary, date(2025, 9, 10))
            unfinished(early, path, folder)
            yield name, path, early


def known(register, asked):
    """Whether a register has the funding or place asked for."""
    return (asked.get("funding", NOTHING) in {NOTHING, *register.fundings}
            and ("place" not in asked or asked["place"] in register.places))


def said(value):
    if isinstance(value, dict):
        return f"{value['low']}–{value['high']}"
    if isinstance(value, tuple):
        return "–".join(map(said, value))
    if value is None:
        return "n.d."
    if isinstance(value, (str, list, int)):
        return str(value)
    return f"{float(value):.6g}"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("binary")
    parser.add_argument("--sample", action="append", choices=["a", "b", "c", "made", "unfinished"])
    parser.add_argument("--register", help="a register that is there, instead of samples")
    parser.add_argument("--report", action="append", choices=REPORTS)
    parser.add_argument("--period", action="append", choices=PERIODS)
    parser.add_argument("--all", action="store_true", help="every difference, not three of each cause")
    parser.add_argument("--short", action="store_true", help="a year and two quarters alone")
    options = parser.parse_args()
    compared, skipped, found = Counter(), defaultdict(Counter), defaultdict(list)
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(os.cpu_count()) as pool:
        wanted = options.sample or ["a", "b", "c", "made", "unfinished"]
        program = Program(options.binary)
        given = [(os.path.basename(options.register), options.register, program)] if options.register else None
        for sample, path, program in given or registers(program, folder, wanted):
            register = Register(path)
            for period, asked, audience in SELECTIONS:
                if period not in (options.period or (SHORT if options.short else PERIODS)):
                    continue
                if not known(register, asked):
                    continue
                kinds = [kind for kind in options.report or REPORTS if answers(kind, asked)]
                reports = pool.map(lambda kind: program.report(path, kind, period, asked, audience), kinds)
                for kind, printed in zip(kinds, reports):
                    if not printed:
                        continue
                    before = program.before(path, kind, printed, asked, audience)
                    scope = scope_asked(period, asked)
                    one = Comparison(register, kind, scope, program.today, printed, before).run()
                    compared[kind] += one.compared
                    skipped[kind] += one.skipped
                    words = " ".join([sample, period, *(f"{name}={value}" for name, value in asked.items()), audience])
                    found[kind] += [(words, difference) for difference in one.differences]
            print(f"{sample}: done", file=sys.stderr)
    for kind in compared:
        causes = Counter(difference.cause for _, difference in found[kind])
        print(f"{kind}: {compared[kind]} figures compared, {skipped[kind].total()} not, {len(found[kind])} differ"
              + "".join(f" · {name} {count}" for name, count in causes.most_common()))
        shown = Counter()
        for words, difference in found[kind]:
            shown[difference.cause] += 1
            if options.all or shown[difference.cause] <= 3:
                print(f"    [{difference.cause}] {words}: {difference.where}: printed {said(difference.shown)}, "
                      f"recounted {said(difference.right)}")
    total = sum(map(len, found.values()))
    left = sum(skipped.values(), Counter())
    for reason, count in left.most_common():
        print(f"not compared: {count} cells, {reason}")
    cells = sum(compared.values())
    print(f"{cells} figures, {total} differ; {left.total()} not compared, {left.total() / (cells + left.total()):.2%}")
    sys.exit(1 if total else 0)


if __name__ == "__main__":
    main()
