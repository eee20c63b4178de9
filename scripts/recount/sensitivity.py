"""How sure an avoided cost is: the figures that may be otherwise, each alone at its ends, and what each must come to for a
ratio of 1. Closed forms, from the files of the model: the avoided cost is linear in each figure taken alone."""
from dataclasses import dataclass
from valuation import bound, number, spread

SHARES = ("probability", "deadweight", "displacement", "attribution")
AVOIDED = ("cash", "capacity")


@dataclass
class Term:
    """One price of a rule, and what it makes of the avoided cost in the central reading."""
    rule: dict
    place: int                      # among the terms of the rule
    proxy: str                      # AMOUNT for an amount as recorded
    factor: float
    value: float


@dataclass
class Uncertain:
    """A figure: its ends and what is used, and the part of the avoided cost it bears on."""
    low: float
    used: float
    high: float
    part: float
    is_deduction: bool = False

    def at(self, avoided, value):
        """The avoided cost with the figure at another value."""
        if self.is_deduction:
            return avoided - self.part + self.part * (1 - value) / (1 - self.used)
        return avoided - self.part + self.part * value / self.used

    def where(self, avoided, wanted):
        """The value of the figure at which the avoided cost is the wanted one."""
        times = (wanted - avoided + self.part) / self.part
        return 1 - (1 - self.used) * times if self.is_deduction else self.used * times


class Sensitivity:
    def __init__(self, model, counted):
        """`counted`: quantity and its confirmed part, by rule."""
        self.model, self.terms, self.quantities = model, [], {}
        for rule in model.rules:
            if rule["code"] not in counted or not rule["proxy"]:
                continue
            quantity, confirmed = counted[rule["code"]]
            weight = number(rule["unconfirmed_weight"], 1)
            weighted = confirmed + (quantity - confirmed) * weight
            terms = rule["proxy"].split(";")
            kept = bound(rule, "probability", "", 1)
            for name in SHARES[1:]:
                kept *= 1 - bound(rule, name, "", 0)
            for place, kind in enumerate(spread(rule["kind"], terms)):
                if kind in AVOIDED:
                    factor, _, proxy = terms[place].rpartition("*")
                    value = weighted / number(rule["per"], 1) * model.price(rule, place, "") * kept
                    self.terms.append(Term(rule, place, proxy, number(factor, 1), value))
            ends = (confirmed, quantity) if weight < 1 else (weighted, weighted)
            self.quantities[rule["code"]] = (ends[0], weighted, ends[1])
        self.avoided = sum(term.value for term in self.terms)

    def parameter(self, code):
        """The uncertain figure of a code: `D1.deadweight`, or a proxy. None for one this recount does not know."""
        rule, _, name = code.partition(".")
        if not name:
            return self.proxy(code)
        part = sum(term.value for term in self.terms if term.rule["code"] == rule)
        if name == "quantity":
            return Uncertain(*self.quantities[rule], part)
        row = next(row for row in self.model.rules if row["code"] == rule)
        default = 1 if name == "probability" else 0
        return Uncertain(*(bound(row, name, end, default) for end in ("low", "", "high")), part,
                         is_deduction=name != "probability")

    def proxy(self, code):
        """A unit value: from the lowest to the highest it has in a term. Without ends, those of the error of its grade."""
        terms = [term for term in self.terms if term.proxy == code and term.factor]
        if not terms:
            return None
        row, ends = self.model.proxies[code], []
        for term in terms:
            low, used, high = (self.unit(row, end) for end in ("low", "", "high"))
            if term.rule["proxy_low"]:
                low = self.model.price(term.rule, term.place, "low") / term.factor
            if term.rule["proxy_high"]:
                high = self.model.price(term.rule, term.place, "high") / term.factor
            if low == high and row["tariff"] != "yes":
                low, high = used * (1 - self.model.error[row["grade"]]), used * (1 + self.model.error[row["grade"]])
            ends.append((low, used, high))
        return Uncertain(min(low for low, _, _ in ends), ends[0][1], max(high for _, _, high in ends),
                         sum(term.value for term in terms))

    def unit(self, row, end):
        value = number(row[end or "value"], number(row["value"], 0))
        known = row["tariff"] == "yes"
        return value if known else value * self.model.index[self.model.year] / self.model.index[int(row["price_year"])]

    def reading(self, code, end):
        """A figure of a rule in one of the three readings: prices at that end, what is deducted at the other."""
        rule, _, name = code.partition(".")
        row = next(row for row in self.model.rules if row["code"] == rule)
        end = "" if end == "central" else end
        if name == "proxy":
            return sum(self.model.price(row, term.place, end) for term in self.terms if term.rule["code"] == rule)
        if name == "probability":
            return bound(row, name, end, 1)
        return bound(row, name, {"low": "high", "high": "low", "": ""}[end], 0)
