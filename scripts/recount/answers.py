"""What each figure of a report should be: the recount of one report, for one scope."""
import re, unicodedata
from collections import defaultdict
from dataclasses import replace
from datetime import date
from fractions import Fraction
from costs import inputs
from definitions import Where, scoped, table_asked
from figures import Figures
from sensitivity import SHARES, Sensitivity
from valuation import PUBLIC, Model, french, total

OTHERS = "autres_regroupes"
KINDS = {"cash": "argent", "capacity": "temps, places", "benefit": "gain des personnes", "scenario": "hypothèse"}
UNITS = {"minutes": "minutes", "events": "fois", "persons": "personnes", "euros": "euros"}


def named(funder, names):
    """Whether one of the names is, word after word, in a funder's name; case and accents do not count."""
    def words(text):
        plain = unicodedata.normalize("NFD", text).encode("ascii", "ignore").decode().lower()
        return f" {' '.join(re.findall('[a-z0-9]+', plain))} "

    return any(words(name) in words(funder) for name in names)


NAMES = {"turnedAway": "turned_away", "newPeople": "new_people", "unknownShare": "unknown_share",
         "passagesPerHour": "passages_per_hour", "timeSpent": "time_spent"}


class Answers:
    """`model` is the valuation model, when there is one."""

    def __init__(self, register, definition, scope, today, model=None):
        self.register, self.definition, self.scope, self.today = register, definition, scope, today
        self.model, self.known = model, {}

    def figures(self, where, scope=None):
        asked = self.scope if scope is None else scope
        return self.once("figures", scoped(asked, self.definition, where))

    def once(self, name, scope, *more):
        key = (name, scope, *more)
        if key not in self.known:
            if name == "figures":
                self.known[key] = Figures(self.register, scope)
            elif name == "table":
                self.known[key] = self.once("figures", scope).table(*more)
            elif name == "inputs":
                self.known[key] = inputs(self.register, scope, self.today)
        return self.known[key]

    def counted(self, measure, dimensions, where):
        figures = self.figures(where)
        return self.once("table", figures.scope, measure, dimensions)

    # Tiles

    def previous(self, period, code, where):
        """The tile over another period; none where the register begins after it."""
        scope = self.scope.of(*(date.fromisoformat(period[name]) for name in ("start", "end")))
        return self.value(code, where, scope) if self.any_session(scope) else None

    def any_session(self, scope=None):
        """Whether the register begins before the end of a scope."""
        end = (scope or self.scope).end
        return any(session.day <= end for session in self.register.sessions)

    def value(self, code, where, scope=None):
        figures = self.figures(where, scope)
        match code:
            case "medianMinutes":
                return figures.length(Fraction(1, 2))
            case "minutesQuartiles":
                ends = figures.length(Fraction(1, 4)), figures.length(Fraction(3, 4))
                return ends if None not in ends else None
            case "womenShare":
                return figures.share_of("gender", "femme")
            case "qpvShare":
                return figures.share_of("territory", "qpv")
            case "costPerPassage" | "costPerHour":
                return self.cost(code, figures)
        return getattr(figures, NAMES.get(code, code))()

    def cost(self, code, figures):
        """Euros of the scope over what the scope holds of it; none where a year has no cost."""
        cents = self.once("inputs", figures.scope).total
        over = figures.shared_passages() if code == "costPerPassage" else figures.time_spent() / 60
        return cents / 100 / over if cents and over else None

    # Tables

    def headings(self, measure, dimensions, place, where, shown, lenient):
        """The codes that must be there: those that count something. `lenient`: others may be there too."""
        found = {key[place] for key in self.counted(measure, dimensions, where)[0]}
        return found | ({code for code in shown if code not in found} if lenient else set())

    def cell(self, measure, dimensions, where, rows, columns, key):
        cells, _ = self.counted(measure, dimensions, where)
        nothing = (0, 0) if measure == "people" else 0
        if OTHERS not in key:
            return cells.get(key, nothing)
        kept = [[code] if code != OTHERS else {found[place] for found in cells} - set((rows, columns)[place])
                for place, code in enumerate(key)]
        found = [cells[one] for one in cells if all(code in codes for code, codes in zip(one, kept))]
        return (sum(low for low, _ in found), sum(high for _, high in found)) if measure == "people" else sum(found)

    def has(self, code):
        """Whether a table has anything to show."""
        if code == "quality":
            return self.figures(Where()).passages() > 0
        return bool(self.counted(*table_asked(self.definition, code))[0])

    def unknown(self, dimension):
        return self.figures(Where()).unknown(dimension)

    def unknown_part(self, dimension):
        passages = self.figures(Where()).passages()
        return Fraction(self.unknown(dimension), passages) if passages else None

    def head_counts(self):
        return self.figures(Where()).head_counts()

    def targeted(self):
        """The targets to show: those of the fundings asked for; without any, those of the funders the report is for."""
        wanted = self.scope.fundings or {
            code for code, funding in self.register.fundings.items()
            if funding["from_day"] <= str(self.scope.end) and funding["to_day"] >= str(self.scope.start)
            and named(funding["funder"], self.definition.funders)}
        return sorted(f"{target['funding']}.{target['indicator']}" for target in self.register.targets
                      if target["funding"] in wanted)

    def reached(self, target):
        """What was done for a target, in the sessions of its funding."""
        scope = replace(self.scope, fundings=frozenset({target["funding"]}))
        return self.value(target["indicator"], Where(), scope)

    def rate(self, target):
        """Of a range, what is sure."""
        done = self.reached(target)
        return (done[0] if isinstance(done, tuple) else done) / Fraction(target["value_hundredths"], 100)

    def state(self, target):
        """Whether a target is reached: of bounds, when the lower one reaches it; not, when the upper one does not."""
        done, wanted = self.reached(target), Fraction(target["value_hundredths"], 100)
        if done is None:
            return None
        low, high = done if isinstance(done, tuple) else (done, done)
        return "oui" if low >= wanted else "non" if high < wanted else "ne peut se dire"

    # Valuation

    def valued(self, code, row, column):
        lines = self.lines()
        if code in ("tornado", "switching", "two_way", "readings"):
            return self.uncertain(code, row, column)
        if code == "sources":
            return self.source(Model(self.model, self.year()).proxies[row], column)
        if code == "transfers":
            return self.transfers()[row]
        if code == "inputs" or row in ("inputs", "net"):
            return self.resources(row, column, lines)
        kinds = {"cash": ("cash",), "capacity": ("capacity",)}.get(row, ("cash", "capacity"))
        if code in ("summary", "range"):
            if row == "public":
                return sum(value for line in lines if line.kind in kinds for payer, value in line.payers.items()
                           if payer in PUBLIC) if column == "central" else None
            return total(lines, kinds, column)
        if code == "lines":
            line = next((line for line in lines if f"{line.rule}.{line.kind}" == row), None)
            words = {"kind": KINDS.get(line.kind), "grade": line.grade, "unit": UNITS[line.unit]} if line else {}
            return line and {"quantity": line.quantity, "gross": line.gross, **words}.get(column, line.value.get(column))
        if code == "benefits":
            return KINDS["benefit"] if column == "kind" else sum(
                line.value[column] for line in lines if line.rule == row)
        if code == "payers":
            return sum(line.payers.get(row, 0) for line in lines if line.kind == column)
        if code == "years":
            return total(lines, kinds, "central")        # every rule of this model lasts one year
        if code == "unpriced":
            rule = next(rule for rule in Model(self.model, self.year()).rules if rule["code"] == row)
            return UNITS[rule["unit"]] if column == "unit" else self.fired()[row][0]
        if code == "grades" and column == "grade":
            return row
        if code == "grades" and column == "share":
            return sum(line.value["central"] for line in lines if line.kind in kinds and line.grade == row) / total(
                lines, kinds, "central")
        return Model(self.model, self.year()).bias[row]

    def resources(self, row, column, lines):
        figures = self.figures(Where())
        found = self.once("inputs", figures.scope)
        if not found.total or row == "inputs" and column != "central":
            return None
        if row in ("cash", "in_kind"):
            return (found.total - found.in_kind if row == "cash" else found.in_kind) / 100
        spent = found.total / 100
        return spent if row == "inputs" else total(lines, ("cash", "capacity"), column) - float(spent)

    def fired(self):
        """Quantity and its confirmed part, by rule."""
        figures = self.figures(Where())
        key = ("fired", figures.scope)
        if key not in self.known:
            self.known[key] = Model(self.model, self.year()).counted(self.register, figures.parts)
        return self.known[key]

    def lines(self):
        key = ("lines", self.figures(Where()).scope)
        if key not in self.known:
            self.known[key] = Model(self.model, self.year()).lines(self.fired())
        return self.known[key]

    def sensitivity(self):
        key = ("sensitivity", self.figures(Where()).scope)
        if key not in self.known:
            self.known[key] = Sensitivity(
                Model(self.model, self.year()), {code: tuple(map(float, found)) for code, found in self.fired().items()})
        return self.known[key]

    def uncertain(self, code, row, column):
        """A cell of what the result rests on; what is spent stands for all inputs."""
        sure = self.sensitivity()
        spent = float(self.once("inputs", self.figures(Where()).scope).total) / 100
        if code == "two_way":
            return sure.avoided / spent * (1 + float(row)) / (1 + float(column))
        if code == "readings":
            return total(self.lines(), ("cash", "capacity"), column) if row == "avoided" else sure.reading(row, column)
        if row == "inputs":
            return 1 if column == "used" else sure.avoided / spent
        figure = sure.parameter(row)
        match column:
            case "used":
                return figure.used
            case "switching":
                return figure.where(sure.avoided, spent)
            case "from":
                return figure.low
            case "to":
                return figure.high
        end = figure.low if column in ("low", "ratioLow") else figure.high
        return figure.at(sure.avoided, end) / (spent if column.startswith("ratio") else 1)

    def widest(self, rows):
        """The figures that move the result most, the widest first; as they are given where some move it equally."""
        sure = self.sensitivity()
        codes = [f"{rule}.{name}" for rule in sure.quantities for name in ("quantity", *SHARES)]
        codes += sorted({term.proxy for term in sure.terms} - {"AMOUNT"})
        wide = []
        for code in codes:
            figure = sure.parameter(code)
            if figure and figure.part and figure.low != figure.high:
                wide.append((-abs(figure.at(sure.avoided, figure.high) - figure.at(sure.avoided, figure.low)), code))
        found = sorted(wide)[:len(rows)]
        moves = {code: move for move, code in wide}
        alike = all(row in moves and abs(moves[row] - move) < 1e-6 for row, (move, _) in zip(rows, found))
        return rows if alike and len(set(rows)) == min(12, len(wide)) else [code for _, code in found]

    def transfers(self):
        """What the gains of people move from one payer to another."""
        moved = defaultdict(float)
        for line in self.lines():
            if line.kind == "benefit":
                for payer, value in line.payers.items():
                    moved[payer] += value
                for payer, share in line.counterparts.items():
                    moved[payer] -= line.value["central"] * share
        return moved

    def source(self, proxy, column):
        words = {"value": f"{french(float(proxy['value']), 2)} {proxy['unit']}", "year": proxy["price_year"],
                 "grade": proxy["grade"], "source": f"{proxy['source']} · {proxy['source_url']}"}
        return words[column]

    def year(self):
        """The year most days of the period are in: its prices count."""
        start, end = self.scope.start, self.scope.end
        years = range(start.year, end.year + 1)
        return max(years, key=lambda year: min(end, date(year, 12, 31)) - max(start, date(year, 1, 1)))
