"""Avoided costs, from the files of the model (schema/valuation/README.md, docs/method.md): the lines, their payers, the
three readings. What the draws and the words say is not counted again."""
from collections import defaultdict
from dataclasses import dataclass, field
from fractions import Fraction
from reading import table

READINGS = {"low": ("low", "high"), "central": ("", ""), "high": ("high", "low")}   # of prices, of what is deducted
PUBLIC = {"etat", "caf", "assurance_maladie", "departement", "commune", "ecole", "hopital", "administrations"}


@dataclass
class Line:
    """Euros of one kind of one rule. `value` by reading, correction for optimism included."""
    rule: str
    kind: str
    grade: str
    quantity: float
    unit: str
    gross: float
    value: dict = field(default_factory=dict)
    payers: dict = field(default_factory=dict)
    counterparts: dict = field(default_factory=dict)     # who pays what people gain: shares by payer


class Model:
    def __init__(self, code, year):
        self.rules = [rule for rule in table("valuation", code, "rules.csv")]
        self.proxies = {row["code"]: row for row in table("valuation", code, "proxies.csv")}
        grades = table("valuation", code, "grades.csv")
        self.error = {row["grade"]: float(row["known_error"]) for row in grades}
        self.bias = {row["grade"]: float(row["optimism_bias"]) for row in grades}
        self.index = {int(row["year"]): float(row["index"]) for row in table("valuation", code, "price-index.csv")}
        self.year = min(year, max(self.index))

    def lines(self, counted):
        return [line for rule in self.rules if rule["code"] in counted and rule["proxy"]
                for line in self.priced(rule, *map(float, counted[rule["code"]]))]

    def counted(self, register, parts):
        """Quantity and its confirmed part, by rule: what another rule of the same session sets aside is left out. A
        session's effects are shared as its time is: half for one of its two fundings. Exact fractions."""
        found = defaultdict(lambda: (Fraction(0), Fraction(0)))
        for part in parts:
            fired = {rule["code"]: [one * part.time_share for one in counted] for rule in self.rules
                     if part.time_share and (counted := self.fires(register, rule, part.session))}
            aside = {code for rule in self.rules if rule["code"] in fired for code in listed(rule["excludes"])}
            for code, (quantity, confirmed) in fired.items():
                if code not in aside:
                    found[code] = (found[code][0] + quantity, found[code][1] + confirmed)
        return found

    def fires(self, register, rule, session):
        def meant(name, code, wanted):
            return not wanted or bool({code, register.codes.shared(name, code)} & wanted)

        if not meant("place_kind", register.places[session.place]["kind"], listed(rule["place_kinds"])):
            return None
        if any(rule[name] for name in ("outcomes", "actions", "themes", "partner_kinds")) or rule["quantity"] != "effect":
            raise NotImplementedError(f"rule {rule['code']}: a condition this recount does not know")
        seen = [(quantity, partner) for code, quantity, partner in session.effects
                if meant("effect", code, listed(rule["effects"]))]
        total = Fraction(sum(quantity for quantity, _ in seen), 100)
        return (total, Fraction(sum(quantity for quantity, partner in seen if partner), 100)) if total else None

    def priced(self, rule, quantity, confirmed):
        weighted = confirmed + (quantity - confirmed) * number(rule["unconfirmed_weight"], 1)
        terms = rule["proxy"].split(";")
        kinds, payers = spread(rule["kind"], terms), spread(rule["payers"], terms)
        for kind in dict.fromkeys(kinds):
            own = [place for place, found in enumerate(kinds) if found == kind]
            # The grade of a line is the worst of its proxies; an amount as recorded has the rule's.
            grade = max((self.proxies[proxy]["grade"] if proxy != "AMOUNT" else rule["grade"]
                         for proxy in (terms[place].split("*")[-1] for place in own)))
            line = Line(rule["code"], kind, grade, quantity, rule["unit"], 0, counterparts=shares(rule["counterparts"]))
            for reading, (end, other) in READINGS.items():
                prices = {place: self.price(rule, place, end) for place in own}
                kept = (bound(rule, "probability", end, 1) * (1 - bound(rule, "deadweight", other, 0))
                        * (1 - bound(rule, "displacement", other, 0)) * (1 - bound(rule, "attribution", other, 0)))
                units = weighted / number(rule["per"], 1)
                correction = 1 - self.bias[grade] if reading == "low" else 1
                line.value[reading] = units * sum(prices.values()) * kept * correction
                if reading == "central":
                    line.gross = units * sum(prices.values()) * bound(rule, "probability", "", 1)
                    for place in own:
                        for payer, share in (pair.split(":") for pair in payers[place].split("|")):
                            line.payers[payer] = (line.payers.get(payer, 0)
                                                  + units * prices[place] * kept * float(share))
            yield line

    def price(self, rule, place, end):
        """The unit value of a term. Terms given for a bound stand in place of the others, at their central value."""
        told = rule[f"proxy_{end}"] if end else ""
        factor, _, code = (told or rule["proxy"]).split(";")[place].rpartition("*")
        factor = number(factor, 1)
        if code == "AMOUNT":
            return factor
        proxy = self.proxies[code]
        if factor < 0:
            end = {"low": "high", "high": "low", "": ""}[end]
        value = number(proxy["value" if told or not end else end], number(proxy["value"], 0))
        if proxy["tariff"] == "yes":
            return factor * value
        return factor * value * self.index[self.year] / self.index[int(proxy["price_year"])]


def listed(text):
    return set(filter(None, text.split("|")))


def shares(text):
    return {payer: float(share) for payer, share in (pair.split(":") for pair in listed(text))}


def french(value, decimals):
    """A number as it is printed in French: 1 234,50."""
    return f"{value:,.{decimals}f}".replace(",", "\u202f").replace(".", ",")


def spread(text, terms):
    found = text.split(";")
    return found if len(found) == len(terms) else found * len(terms)


def number(text, default):
    return float(text) if text else default


def bound(rule, name, end, default):
    """A bound of a share: empty, the central value; empty too, the default."""
    return number(rule.get(f"{name}_{end}" if end else name) or "", number(rule[name], default))


def total(lines, kinds, reading):
    return sum(line.value[reading] for line in lines if line.kind in kinds)
