"""What a part of the activity costs: its own costs, and its share of the common ones by hours worked.

A cost line is of a year. Of a part of the year, it counts by days: amount x days of the period / days of the line. The
result is charged to the sessions of these days by hours worked: minutes of the session x its mediators. A line of the
association is charged to all of them; a line of a funding to the sessions it pays for, and to nobody else as long as
there is one. A session with two fundings is charged half to each; a part gets what its sessions are charged. So parts
that divide the activity (fundings with what has none, places, kinds, posts, requests with sessions that had none) cost
together what the whole costs; and a cost per visit or per hour is over visits and hours shared in the same way. A year in
progress takes the days gone by. Volunteering is in kind by nature. Exact fractions, in cents.
"""
import calendar
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from scope import Scope, parts


@dataclass
class Inputs:
    """Cents. `missing` are the years of the period without any cost: then no figure may be divided by."""
    own: Fraction = Fraction(0)
    shared: Fraction = Fraction(0)
    in_kind: Fraction = Fraction(0)
    missing: tuple = ()

    @property
    def total(self):
        return self.own + self.shared


def inputs(register, scope, today):
    result = Inputs()
    end = min(scope.end, today)
    years = range(scope.start.year, end.year + 1)
    result.missing = tuple(year for year in years if not any(cost["year"] == year for cost in register.costs))
    for cost in register.costs:
        first, last = max(scope.start, date(cost["year"], 1, 1)), min(end, date(cost["year"], 12, 31))
        if first > last:
            continue
        days = (last - first).days + 1
        amount = Fraction(cost["amount_cents"] * days, 366 if calendar.isleap(cost["year"]) else 365)
        payer = cost["funding"]
        charged = amount * portion(register, scope.of(first, last), payer)
        if payer and payer in scope.fundings:
            result.own += charged
        else:
            result.shared += charged
        if cost["in_kind"] or cost["category"] == "volunteering":
            result.in_kind += charged
    return result


def portion(register, scope, payer):
    """Share of a cost line of these days that the scope is charged with."""
    everything = Scope(scope.start, scope.end)
    alone = replace(everything, fundings=frozenset([payer])) if payer else None
    base = worked(register, alone) if payer else 0
    if scope.is_whole or payer and scope == alone:
        return Fraction(1)
    if not base:                                     # nobody's sessions: common
        base = worked(register, everything)
        return worked(register, scope) / base if base else Fraction(0)
    if not scope.fundings:
        return worked(register, replace(scope, fundings=frozenset([payer]))) / base
    if payer not in scope.fundings:
        return Fraction(0)
    return worked(register, replace(scope, fundings=frozenset([payer]))) / base


def worked(register, scope):
    """Minutes worked for a scope: two mediators of a session work twice its minutes."""
    return register.once(("worked", scope), lambda: sum(
        (part.session.minutes * len(part.session.mediators) * part.time_share for part in parts(register, scope)),
        Fraction(0)))


def printed_today(register, scope, today, in_kind=None):
    """What the program prints before issue 14: all costs or those accounted to one funding, over any denominator; None
    where it gives none. Cents."""
    if scope.kinds or scope.places or scope.themes or len(scope.fundings) > 1:
        return None
    total = Fraction(0)
    for cost in register.costs:
        first, last = max(scope.start, date(cost["year"], 1, 1)), min(scope.end, date(cost["year"], 12, 31))
        if in_kind not in (None, bool(cost["in_kind"])):
            continue
        if first <= last and (not scope.fundings or cost["funding"] in scope.fundings):
            days = (last - first).days + 1
            total += Fraction(cost["amount_cents"] * days, 366 if calendar.isleap(cost["year"]) else 365)
    return total or None
