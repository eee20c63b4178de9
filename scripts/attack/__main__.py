#!/usr/bin/env python3
"""Someone who holds several of our pages, and a computer: which small counts can be had?

    scripts/attack BINARY [--short] [--registers 200] [--samples abc] [--audience financeur] [--naive]

Reads the JSON of the reports that leave the association, nothing else, and bounds every hidden count by linear programming
over all that is published together: rows, columns and totals, domains and themes, places with their districts and kinds,
quarters, halves and years, filters, shares to their last digit, costs, ranges of people, rows that are listed. The true
counts come from the association's own report. For each set of pages it prints how many hidden counts of 1 to t-1 were
found exactly, and how many are held within fewer than t-1 values. --naive hides the small counts alone, to see that the
attacker is able. Ends with 1 where more is found than docs/disclosure.md promises.

Needs highspy and numpy (scripts/requirements.txt; make attack, make torture)."""
import argparse, json, os, subprocess, sys, tempfile
from collections import defaultdict
from concurrent.futures import ThreadPoolExecutor
sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from bounds import Bounds
from published import COUNTED, THRESHOLD, Published
from registers import places_of, registers

KINDS = ("activity", "synthesis", "contrat-de-ville", "adulte-relais", "health", "departement", "caf", "landlord", "education",
         "valuation")
YEAR = ["2025", "2025-S1", "2025-S2", "2025-T1", "2025-T2", "2025-T3", "2025-T4"]
MONTHS = [f"2025-{month:02}" for month in range(1, 13)]
# Shares of exact and of narrow cells that may be found: the year and its parts; any other scope, by audience.
PROMISED = {"canonical": (0.0, 0.02), "financeur": (0.005, 1.0), "public": (0.001, 1.0)}


def report(binary, register, kind, period, selection, audience):
    words = [word for name, code in selection.items() for word in (f"--{name}", code)]
    run = subprocess.run([binary, "--register", register, "--lang", "fr", "--today", "2026-01-15", "report", kind, period,
                          "--json", "--audience", audience, *words], capture_output=True, text=True)
    if run.returncode == 4:
        return None
    if run.returncode:
        sys.exit(f"report {kind} {period} {words}: {run.returncode} {run.stderr}{run.stdout}")
    return json.loads(run.stdout), {"domain" if name == "theme" else name: code for name, code in selection.items()}


def scenarios(setup, short):
    """Sets of pages that one reader may hold: name, whether all are of the year and its parts, reports."""
    def every(kinds, periods, selections=({},)):
        return [(kind, period, selection) for kind in kinds for period in periods for selection in selections]
    yield "one report", True, every(["activity"], ["2025"])
    yield "all kinds of the year", True, every(KINDS, ["2025"])
    yield "activity, year and parts", True, every(["activity"], YEAR)
    if short:
        yield "months, quarters and year", False, every(["activity"], YEAR + MONTHS)
        return
    yield "all kinds, year and parts", True, every(KINDS, YEAR)
    yield "months, quarters and year", False, every(["activity"], YEAR + MONTHS)
    yield "school year and year", False, every(["activity"], ["2025", "2024-2025", "2025-2026"])
    for name in ("place", "kind", "funding", "theme"):
        selections = [{}] + [{name: code} for code in setup[name]]
        yield f"each {name} and all", False, every(["activity"], ["2025"], selections)


def naive(reports, truths):
    """The association's own pages with only the small counts hidden."""
    found = []
    for (page, selection), (true, _) in zip(reports, truths):
        threshold = THRESHOLD[page["audience"]]
        page = json.loads(json.dumps(true)) | {"audience": page["audience"]}
        for table in page["tables"]:
            table["masks"] = [[mark or ("s" if isinstance(cell, int) and 0 < cell < threshold else None)
                               for cell, mark in zip(cells, marks)] for cells, marks in zip(table["cells"], table["masks"])]
            for name in ("rowTotals", "columnTotals"):
                if name in table:
                    table[name] = [None if isinstance(cell, int) and 0 < cell < threshold else cell for cell in table[name]]
        found.append((page, selection))
    return found


def attack(reports, truths, audience, places):
    """Small counts that are hidden, those found exactly, those held within too few values; small ones that are shown."""
    published, truth = Published(reports), Published(truths).exact
    threshold = THRESHOLD[audience]
    for count, (low, high) in published.bounds.items():
        if truth.get(count) is not None and not low <= truth[count] <= high:
            raise ValueError(f"{said(count)}: {truth[count]} is told to be in {low}..{high}")
    bounds = Bounds(published, places)
    small = [count for count in sorted(published.hidden, key=repr)
             if count[0] in COUNTED and count[0] != "sessions" and 0 < (truth.get(count) or 0) < threshold]
    exact, narrow = [], []
    for count in small:
        low, high = bounds.of(count, threshold - 1)
        if high - low + 1 < threshold - 1 and not low <= truth[count] <= high:
            raise ValueError(f"{count}: {truth[count]} is not in {low}..{high}")
        if low == high:
            exact.append((count, low, high))
        elif high - low + 1 < threshold - 1:
            narrow.append((count, low, high))
    shown = [count for count, value in published.exact.items() if value and 0 < value < threshold
             and count[0] in ("passages", "requests", "participations", "turnedAway") and count not in published.rounded]
    return published, small, exact, narrow, shown


def said(count):
    measure, (first, after), items = count
    what = " ".join(f"{name}={code}" for name, code in sorted(items, key=repr))
    return f"{measure} {first // 12}-{first % 12 + 1:02}+{after - first} {what}"


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--short", action="store_true")
    parser.add_argument("--registers", type=int, default=None, help="random registers besides the samples")
    parser.add_argument("--samples", default="abc")
    parser.add_argument("--audience", action="append")
    parser.add_argument("--naive", action="store_true")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scenario", help="only those whose name begins so")
    parser.add_argument("--show", type=int, default=0, help="how many counts found are printed, a set")
    options = parser.parse_args()
    binary = os.path.abspath(options.binary)
    number = options.registers if options.registers is not None else 4 if options.short else 200
    sums = defaultdict(lambda: [0, 0, 0, 0])
    use = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    with tempfile.TemporaryDirectory() as folder, ThreadPoolExecutor(2) as pool:
        for name, register, source in registers(binary, folder, options.samples, number, options.seed):
            setup, places = places_of(source)
            for audience in options.audience or ["financeur", "public"]:
                pages = {}

                def page(asked, reader):
                    kind, period, selection = asked
                    key = kind, period, tuple(selection.items()), reader
                    if key not in pages:
                        pages[key] = report(binary, register, kind, period, selection, reader)
                    return pages[key]
                for title, is_canonical, asked in scenarios(setup, options.short):
                    if options.scenario and not title.startswith(options.scenario):
                        continue
                    both = list(pool.map(lambda one: (page(one, audience), page(one, "interne")), asked))
                    reports, truths = [x for x, _ in both if x], [y for x, y in both if x]
                    if not reports:
                        continue
                    if options.naive:
                        reports = naive(reports, truths)
                    try:
                        published, small, exact, narrow, shown = attack(reports, truths, audience, places)
                    except ValueError as error:
                        sys.exit(f"{name}, {audience}, {title}: {error}")
                    line = sums[audience, title, is_canonical]
                    for rank, found in enumerate((small, exact, narrow, shown)):
                        line[rank] += len(found)
                    for table, (seen, cells) in published.by_table.items():
                        use[audience, title][table][0] += seen
                        use[audience, title][table][1] += cells
                    for count, low, high in (exact + narrow)[:options.show]:
                        print(f"  {name} {audience}, {title}: {said(count)} in {low}..{high}")
                    for count in shown[:options.show]:
                        print(f"  {name} {audience}, {title}: {said(count)} SHOWN {published.exact[count]}")
    failed = False
    print(f"{'audience':10} {'pages together':30} {'small':>7} {'exact':>7} {'narrow':>7} {'shown':>6}  cells shown")
    for (audience, title, is_canonical), (small, exact, narrow, shown) in sums.items():
        seen, cells = map(sum, zip(*use[audience, title].values()))
        print(f"{audience:10} {title:30} {small:7} {exact:7} {narrow:7} {shown:6}  {seen}/{cells} ({seen / max(cells, 1):.1%})")
        most = PROMISED["canonical" if is_canonical else audience]
        failed |= exact > most[0] * small or narrow > most[1] * small or shown > 0
    if options.show:
        for (audience, title), tables in use.items():
            if title == "one report":
                print(audience, ", ".join(f"{table} {seen}/{cells}" for table, (seen, cells) in sorted(tables.items())))
    sys.exit(1 if failed and not options.naive else 0)


if __name__ == "__main__":
    main()
