"""What reports say, read from their JSON alone: each printed figure as bounds on a count."""
import os, sys
from collections import defaultdict
from datetime import date

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "recount"))
from definitions import REPORTS, table_asked, where_of  # noqa: E402

THRESHOLD = {"financeur": 5, "public": 11, "interne": 0}
COUNTED = ("passages", "requests", "participations", "turnedAway", "sessions", "effects")
# Dimensions of which each head, or session, has one code.
SINGLE = ("place", "place_kind", "kind", "qpv", "month", "gender", "age_band", "attendance", "territory", "origin", "outcome")
# The code of rare codes put together.
MERGED = "autres_regroupes"


def month_of(text):
    day = date.fromisoformat(text)
    return day.year * 12 + day.month - 1


class Published:
    """Everything a set of reports prints. A count is named by its measure, its months (first, after the last) and what it
    is of: pairs of a dimension and a code, from the row, the column, the filter and the condition alike."""

    def __init__(self, reports):
        self.bounds = {}                          # count -> [low, high]
        self.sums = []                            # ([counts], total): the counts make the total
        self.overlaps = []                        # ([counts], total): the counts make the total or more
        self.ratios = []                          # ({count: factor}, constant): adds up to the constant
        self.listed = defaultdict(set)            # (measure, scope, dimensions, months) -> what has a row there
        self.rounded = set()
        self.hidden, self.exact, self.shown_cells, self.cells = set(), {}, 0, 0
        self.by_table = defaultdict(lambda: [0, 0])
        for report, selection in reports:
            Reading(self, report, selection)

    def narrow(self, count, low, high):
        bounds = self.bounds.setdefault(count, [0.0, float("inf")])
        bounds[0], bounds[1] = max(bounds[0], low), min(bounds[1], high)


class Reading:
    """One report."""

    def __init__(self, published, report, selection):
        self.published, self.report = published, report
        self.definition = REPORTS[report["kind"]]
        self.threshold = THRESHOLD[report["audience"]]
        self.selection = frozenset(selection.items())
        self.months = self.period(report["period"])
        before = report["comparison"]
        self.before = self.period(before) if before else None
        for table in report["tables"]:
            self.table(table)
        self.indicators(report["indicators"])

    @staticmethod
    def period(period):
        return month_of(period["start"]), month_of(period["end"]) + 1

    def scope(self, where):
        """What is counted besides the row and the column."""
        items = set(self.selection)
        for name, codes in (("themes", where.themes or self.definition.themes), ("kind", where.kinds),
                            ("place_kind", where.place_kinds), ("post", self.definition.posts)):
            if not codes:
                continue
            if name == "themes":
                code = next(iter(codes))
                items.add(("theme" if "/" in code else "domain", code) if len(codes) == 1 else (name, codes))
            else:
                items.add((name, next(iter(codes)) if len(codes) == 1 else codes))
        return frozenset(items)

    @staticmethod
    def count(measure, months, items):
        """The name of a count; a month of it is the count of that month."""
        # Rare codes put together are not the same ones elsewhere.
        items = frozenset((name, f"{code} of {months}") if code == MERGED else (name, code) for name, code in items)
        for dimension, code in items:
            if dimension == "month" and isinstance(code, str) and "-" in code:
                first = int(code[:4]) * 12 + int(code[5:]) - 1
                return measure, (first, first + 1), items - {(dimension, code)}
        return measure, months, items

    def value(self, count, cell, mark, rounding, is_listed):
        published = self.published
        if count[0] in ("passages", "requests", "participations"):
            published.cells += 1
            published.by_table[self.name][1] += 1
            if mark is None:
                published.shown_cells += 1
                published.by_table[self.name][0] += 1
        if mark == "s":
            published.hidden.add(count)
            published.narrow(count, 1.0 if is_listed and not rounding else 0.0, float("inf"))
        elif isinstance(cell, dict):
            published.narrow(("people", *count[1:]), cell["low"], cell["high"])
            published.exact.setdefault(("people", *count[1:]), cell["low"] if cell["low"] == cell["high"] else None)
        elif isinstance(cell, (int, float)):
            published.exact[count] = cell
            if rounding and cell:
                published.rounded.add(count)
                low, high = cell - rounding // 2, cell + (rounding - 1) // 2
                published.narrow(count, max(low, self.threshold), high)
            else:
                published.narrow(count, cell, cell)

    def table(self, table):
        code = table["code"]
        if code == "quality":
            for row, cells in zip(table["rows"], table["cells"]):
                items = self.scope(where_of("")) | {(row["code"], "non_renseigne")}
                self.name = "quality"
                count = ("passages", self.months, items)
                if cells[0] is not None:
                    self.value(count, cells[0], None, table.get("rounding"), False)
            return
        if code == "targets":
            self.name = "targets"
            for row, cells in zip(table["rows"], table["cells"]):
                funding, _, name = row["code"].partition(".")
                if name in COUNTED and cells[1] is not None:
                    count = (name, self.months, frozenset({("funding", funding)}) | self.selection)
                    self.value(count, cells[1], None, None, False)
            return
        asked = table_asked(self.definition, code)
        if asked is None or asked[0] not in COUNTED + ("people",):
            return
        measure, dimensions, where = asked
        self.name = code
        rounding = table.get("rounding")
        scope = self.scope(where)
        published, months = self.published, self.months

        def named(*codes):
            return self.count(measure, months, scope | set(zip(dimensions, codes)))
        rows = [row["code"] for row in table["rows"]]
        total = (measure, months, scope)
        comparison = table.get("comparison")
        if comparison:
            for row, cell, mark in zip(rows, comparison["previous"], comparison["masks"]):
                if dimensions[0] != "month":
                    count = (measure, self.before, scope | {(dimensions[0], row)})
                    self.value(count, cell, mark, rounding, False)
        if measure == "people":
            for row, cells, masks in zip(rows, table["cells"], table["masks"]):
                self.value(named(row), cells[0], masks[0], rounding, True)
            if table["total"] is not None:
                self.value(total, table["total"], None, rounding, False)
            return
        if table["total"] is not None:
            self.value(total, table["total"], None, rounding, False)
        if len(dimensions) == 1:
            for row, cells, masks in zip(rows, table["cells"], table["masks"]):
                self.value(named(row), cells[0], masks[0], rounding, True)
            self.line(measure, dimensions[0], [named(row) for row in rows], total, scope, rows, rounding)
            return
        columns = [column["code"] for column in table["columns"]]
        for row, cells, masks in zip(rows, table["cells"], table["masks"]):
            for column, cell, mark in zip(columns, cells, masks):
                self.value(named(row, column), cell, mark, rounding, False)
        alone = [(rows, dimensions[0], table["rowTotals"]), (columns, dimensions[1], table["columnTotals"])]
        for codes, dimension, totals in alone:
            counts = [self.count(measure, months, scope | {(dimension, code)}) for code in codes]
            for count, cell, code in zip(counts, totals, codes):
                if cell is not None or code != "non_croise":
                    self.value(count, cell, "s" if cell is None else None, rounding, True)
            self.line(measure, dimension, counts, total, scope, codes, rounding)
        for row in rows:
            if row != "non_croise":
                self.part(measure, dimensions[1], [named(row, c) for c in columns],
                          self.count(measure, months, scope | {(dimensions[0], row)}))
        for column in columns:
            if column != "non_croise":
                self.part(measure, dimensions[0], [named(r, column) for r in rows],
                          self.count(measure, months, scope | {(dimensions[1], column)}))

    def line(self, measure, dimension, counts, total, scope, codes, rounding):
        self.published.listed[measure, scope, dimension, self.months].update(codes)
        if "non_croise" in codes:
            counts = [count for count, code in zip(counts, codes) if code != "non_croise"]
        if measure != "effects":
            self.part(measure, dimension, counts, total)

    def part(self, measure, dimension, counts, total):
        adds_up = dimension in SINGLE or measure == "requests" and dimension in ("domain", "theme")
        if measure in ("sessions", "participations", "turnedAway", "effects"):
            adds_up = dimension in ("place", "kind", "qpv", "month", "place_kind")
        (self.published.sums if adds_up else self.published.overlaps).append((counts, total))

    def indicators(self, indicators):
        value = {}
        self.name = "indicators"
        for indicator in indicators:
            name, _, condition = indicator["code"].partition("?")
            scope = self.scope(where_of("?" + condition if condition else ""))
            rounding = indicator.get("rounding")
            for months, told in ((self.months, indicator), (self.before, indicator.get("previous"))):
                if not told or months is None:
                    continue
                if name in COUNTED:
                    self.value((name, months, scope), told.get("value"), told.get("mask"), rounding, False)
                elif name == "people":
                    cell = told.get("range") or (
                        {"low": told["value"], "high": told["value"]} if told.get("value") is not None else None)
                    self.value(("people", months, scope), cell, told.get("mask"), rounding, False)
            if not condition and not rounding:
                value[name] = indicator.get("value")
        scope = self.scope(where_of(""))

        def answer(dimension, code):
            return "passages", self.months, scope | {(dimension, code)}
        total = ("passages", self.months, scope)
        ratios = self.published.ratios
        for name, dimension, code in (("womenShare", "gender", "femme"), ("qpvShare", "territory", "qpv")):
            if (share := value.get(name)) is not None:
                ratios.append(({answer(dimension, code): 1.0, total: -share,
                                answer(dimension, "non_renseigne"): share}, 0.0))
        if (share := value.get("unknownShare")) is not None:
            ratios.append(({answer(d, "non_renseigne"): 1.0 for d in ("gender", "age_band", "attendance", "territory")}
                           | {total: -4 * share}, 0.0))
        inputs = self.report["inputs"]
        if value.get("costPerPassage") and inputs and inputs.get("total") and not scope:
            ratios.append(({total: value["costPerPassage"]}, inputs["total"]))
        if (new := value.get("newPeople")) is not None:
            ratios.append(({answer("attendance", code): 1.0 for code in ("premiere_fois", "premiere_fois_annee")}, new))
