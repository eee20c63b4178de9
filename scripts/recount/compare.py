"""One report as the program prints it, against the recount: every tile, every cell."""
import math, re
from collections import Counter
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from answers import OTHERS, Answers
from definitions import NOT_COUNTED, REPORTS, table_asked, where_of
from figures import APART

SHARES = {"share", "number", "euros"}
RATIOS = {"costPerPassage", "costPerHour", "passagesPerHour"}
OF_PEOPLE = {"passages", "people", "requests", "participations"}
GROUPED = {"others", OTHERS}
THRESHOLD = {"interne": 0, "financeur": 5, "public": 11}


@dataclass
class Difference:
    where: str
    shown: object
    right: object
    cause: str


class Comparison:
    """A report of a register for a scope. `compared` counts the figures, `skipped` those not counted again, by reason.
    `before` is the report of the period compared with, made for the same audience."""

    def __init__(self, register, kind, scope, today, printed, before=None):
        self.register, self.scope, self.printed = register, scope, printed
        self.definition = REPORTS[kind]
        self.right = Answers(register, self.definition, scope, today, (printed["model"] or "").split(" ")[0])
        if compared := printed.get("comparison"):
            past = scope.of(*(date.fromisoformat(compared[name]) for name in ("start", "end")))
            self.past = Answers(register, self.definition, past, today)
        self.before = {tile["code"]: tile for tile in before["indicators"]} if before else {}
        self.audience = printed["audience"]
        self.compared, self.skipped, self.differences = 0, Counter(), []

    def run(self):
        for tile in self.printed["indicators"]:
            self.tile(tile)
        for table in self.printed["tables"]:
            self.table(table)
        self.absent()
        self.head_counts()
        return self

    # Tiles

    def tile(self, tile):
        code, where = tile["code"].split("?")[0], where_of(tile["code"])
        shown = tile["range"] if "range" in tile else tile["value"]
        name = f"tile {tile['code']}"
        if shown is not None or not (code in RATIOS and self.scope.themes):           # may be given by theme
            self.figure(name, shown, lambda: self.right.value(code, where), unit(code, tile["unit"]),
                        masked=tile.get("mask"), rounding=tile.get("rounding"))
        if "basis" in tile and tile.get("mask") is None and not tile.get("rounding"):
            self.figure(f"{name}, basis", tile["basis"], lambda: basis(self.right.value(code, where)),
                        "text")
        if self.printed.get("comparison") and tile.get("previous"):
            before, published = tile["previous"], self.before.get(tile["code"])
            told = before.get("range", before.get("value"))
            self.figure(f"{name}, previous", told,
                        lambda: self.right.previous(self.printed["comparison"], code, where),
                        unit(code, tile["unit"]), masked=before.get("mask"), rounding=tile.get("rounding"))
            if published and told is not None:
                self.figure(f"{name}, previous, as published", told,
                            lambda: published.get("range", published.get("value")), "as printed")

    # Tables

    def table(self, table):
        code = table["code"]
        if code in NOT_COUNTED:
            self.skipped[NOT_COUNTED[code]] += sum(map(len, table["cells"]))
        elif code == "targets":
            self.targets(table)
        elif code == "quality":
            self.quality(table)
        elif code.startswith("valuation_"):
            self.valuation(table)
        elif asked := table_asked(self.definition, code):
            self.crossing(table, *asked)
        else:
            self.figure(f"table {code}", "a table", lambda: "no table of this recount", "text")

    def crossing(self, table, measure, dimensions, where):
        code, rounding = table["code"], table.get("rounding")
        rows, columns = ([heading["code"] for heading in table[name]] for name in ("rows", "columns"))
        crossed = len(dimensions) > 1
        masks = table.get("masks") or [[None] * len(columns)] * len(rows)
        for row, cells, marks in zip(rows, table["cells"], masks):
            for column, shown, mark in zip(columns, cells, marks):
                self.figure(f"{code} · {row}" + (f" · {column}" if crossed else ""), shown,
                            lambda: self.right.cell(measure, dimensions, where, rows, columns,
                                                    (row, column) if crossed else (row,)), measure, masked=mark,
                            rounding=rounding)
        if crossed:
            for name, headings, place in (("rowTotals", rows, 0), ("columnTotals", columns, 1)):
                for heading, shown in zip(headings, table[name]):
                    if heading != APART and (shown is not None or self.audience == "interne"):
                        self.figure(f"{code} · {heading} · total", shown,
                                    lambda: self.right.cell(measure, (dimensions[place],), where, headings,
                                                                  None, (heading,)), measure, rounding=rounding)
        if measure == "timeSpent" and not crossed and self.audience == "interne":
            together = sum(cells[0] for cells in table["cells"])
            self.figure(f"{code} · sum", together, lambda: table["total"], "number")
        if measure != "effects":
            self.figure(f"{code} · total", table["total"],
                        lambda: self.right.counted(measure, dimensions, where)[1], measure, rounding=rounding)
        for place, headings in enumerate((rows, columns) if crossed else (rows,)):
            if OTHERS not in headings and not rounding:       # every code of the year, otherwise
                lenient = self.audience != "interne" or self.printed.get("comparison")
                self.figure(f"{code} · headings", sorted(headings), lambda: sorted(
                    self.right.headings(measure, dimensions, place, where, headings, lenient)), "text")

        if table.get("comparison") and self.audience == "interne" and dimensions[0] != "month":
            self.compared_rows(table, measure, dimensions, where)

    def compared_rows(self, table, measure, dimensions, where):
        """The counts of each row over the period compared with; none where the register begins after it."""
        rows = [heading["code"] for heading in table["rows"]]
        for row, shown in zip(rows, table["comparison"]["previous"]):
            if row != APART or len(dimensions) == 1:
                self.figure(f"{table['code']} · {row} · before", shown, lambda: (
                    self.past.cell(measure, (dimensions[0],), where, rows, None, (row,))
                    if self.past.any_session() else None), measure)

    def quality(self, table):
        for row, cells, marks in zip(table["rows"], table["cells"], table.get("masks") or [[None] * 2] * 5):
            name = row["code"]
            self.figure(f"quality · {name}", cells[0], lambda: self.right.unknown(name), "passages",
                        masked=marks[0], rounding=table.get("rounding"))
            self.figure(f"quality · {name} · share", cells[1], lambda: self.right.unknown_part(name),
                        "share", masked=marks[1], rounding=table.get("rounding"))

    def targets(self, table):
        rows = {row["code"]: cells for row, cells in zip(table["rows"], table["cells"])}
        masks = {row["code"]: marks for row, marks in zip(table["rows"], table["masks"])}
        self.figure("targets · headings", sorted(rows), self.right.targeted, "text")
        for target in self.register.targets:
            code = f"{target['funding']}.{target['indicator']}"
            if code not in rows or code not in self.right.targeted():
                continue
            planned, done, rate, state = rows[code]
            self.figure(f"targets · {code} · planned", planned,
                        lambda: Fraction(target["value_hundredths"], 100), "number")
            if self.audience != "interne" and target["indicator"].endswith("Share"):
                self.skipped["made of rounded counts"] += 2
                continue
            self.figure(f"targets · {code} · done", done, lambda: self.right.reached(target),
                        target["indicator"], masked=masks[code][1])
            self.figure(f"targets · {code} · rate", rate, lambda: self.right.rate(target),
                        "of people" if target["indicator"] in ("people", "newPeople") else "share",
                        masked=masks[code][2])
            if self.audience == "interne" or state != "ne peut se dire":       # of wider bounds, less can be told
                self.figure(f"targets · {code} · state", state, lambda: self.right.state(target), "text",
                            masked=masks[code][3])

    def valuation(self, table):
        code = table["code"].removeprefix("valuation_")
        rows = [row["code"] for row in table["rows"]]
        columns = [column["code"] for column in table["columns"]]
        if self.audience != "interne" and code != "inputs":
            self.skipped["made of published counts"] += sum(map(len, table["cells"]))
            return
        if code == "tornado":
            self.figure("valuation_tornado · headings", rows, lambda: self.right.widest(rows), "text")
        for row, cells, marks in zip(rows, table["cells"], table["masks"]):
            for column, shown, mark in zip(columns, cells, marks):
                if row in GROUPED:
                    self.skipped["rows put together, of which none can be told"] += 1
                    continue
                self.figure(f"{table['code']} · {row} · {column}", shown,
                            lambda: self.right.valued(code, row, column),
                            "cents" if code == "inputs" or row in ("inputs", "net") else "euros", masked=mark)

    # What is not there, and the notes

    def absent(self):
        """Tiles and tables a report must have."""
        shown = {(tile["code"].split("?")[0], self.right.figures(where_of(tile["code"])).scope)
                 for tile in self.printed["indicators"]}
        for codes, where in self.definition.tiles:
            for code in codes.split():
                if (code, self.right.figures(where).scope) not in shown:
                    self.differences.append(Difference(f"tile {code}", "not there", "a tile", "missing"))
        if self.audience != "interne":
            return                                           # a table may be withheld
        tables = {table["code"] for table in self.printed["tables"]}
        for code in [*self.definition.tables, *self.definition.named]:
            if code not in tables and not code.startswith("valuation_"):
                self.figure(f"table {code}", "not there",
                            lambda: "a table" if self.right.has(code) else "not there", "text")

    def head_counts(self):
        """The note on head counts, where it has numbers."""
        for note in self.printed["notes"]:
            if found := re.match(r"([\d\s]+) lignes comptent un groupe, ([\d\s]+) personnes", note):
                shown = tuple(int(re.sub(r"\s", "", text)) for text in found.groups())
                self.figure("note on head counts", {"low": shown[0], "high": shown[1]},
                            self.right.head_counts, "number")

    # One figure

    def figure(self, where, shown, right, unit, masked=None, rounding=None):
        self.compared += 1
        value = right()
        if masked:
            if shown is not None:
                self.differences.append(Difference(where, shown, "masked", "a masked cell that shows a number"))
            return
        if shown is None and self.audience != "interne" and where.endswith(("total", "previous")):
            return                                           # these have no mark of their own
        if rounding and value is not None:
            if unit in SHARES:
                self.skipped["made of rounded counts"] += 1
            elif shown is not None and not rounded(shown, value, unit, rounding):
                self.differences.append(Difference(where, shown, value, "a wrong rounded figure"))
            elif unit in OF_PEOPLE | {"newPeople"} and 0 < most(value) < THRESHOLD[self.audience]:
                self.differences.append(Difference(where, shown, "masked", "a small count shown"))
        elif not same(shown, value, unit, self.audience):
            self.differences.append(Difference(where, shown, value, "a wrong figure"))
        elif unit in OF_PEOPLE | {"newPeople"} and 0 < most(value) < THRESHOLD[self.audience]:
            self.differences.append(Difference(where, shown, "masked", "a small count shown"))


def rounded(shown, right, unit, base):
    """Whether a figure is the nearest multiple of the base, the higher one halfway; hours weigh five heads. A range of
    people holds the right one."""
    if isinstance(shown, dict) or isinstance(right, (dict, tuple)):
        return same(shown, right, "people", "public")
    step = base * (12 if unit in ("minutes", "timeSpent") else 1)
    return abs(shown - math.floor(right / step + 0.5) * step) < 1e-6 or right < step and shown == right


def most(value):
    return (value[1] if isinstance(value, tuple) else value) or 0


def basis(value):
    return "unavailable" if value is None else "bounds" if isinstance(value, tuple) and value[0] < value[1] else "exact"


def unit(code, told):
    return code if code in ("timeSpent", "people", "newPeople") else told


def near(text, value):
    """Whether a number in words, « 1 234,50 » or « 12,5 % », is a value rounded. What it rests on is in whole cents."""
    digits = re.sub(r"[\s€%]", "", text.replace("−", "-"))
    decimals = len(digits.partition(",")[2])
    told = float(digits.replace(",", "."))
    return abs(told - (100 * value if "%" in text else value)) <= 0.5 * 10 ** -decimals + 2e-5 * max(1, abs(value))


def same(shown, right, unit, audience):
    """Whether a printed figure is the recounted one. Times spent are printed in whole minutes, euros to the cent."""
    if isinstance(shown, dict):
        shown = (shown["low"], shown["high"])
    if isinstance(right, dict):
        right = (right["low"], right["high"])
    if isinstance(shown, str) and not isinstance(right, (str, list)) and right is not None:
        return near(shown, float(right))
    if shown is None or right is None or isinstance(right, (str, list)):
        return shown == right
    if isinstance(shown, tuple) or isinstance(right, tuple):
        shown = shown if isinstance(shown, tuple) else (shown, shown)
        right = right if isinstance(right, tuple) else (right, right)
        if audience != "interne" and unit in ("people", "newPeople"):
            return shown[0] <= right[0] and right[1] <= shown[1]       # may be wider than it is known
        return all(same(one, other, "number", audience) for one, other in zip(shown, right))
    if audience != "interne" and unit == "of people":
        return shown <= right                                          # of the low bound, which may be lower
    gap = abs(float(shown) - float(right))
    if unit == "timeSpent":
        return gap < 1
    # Costs are shared in whole cents, paid and in kind apart, and rounded over days gone by.
    return gap <= {"euros": 0.005, "cents": 0.04}.get(unit, 0) + 1e-9 * max(1, abs(float(right)))
