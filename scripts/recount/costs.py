"""What a part of the activity costs: its own costs, and its share of the common ones by hours worked.

A cost line is of some days: a year, or from one to another. Of a part of them, it counts by days: amount x days of the
period / days of the line. The result is charged to the sessions of these days by hours worked: minutes of the session x its
mediators. A line of the association is charged to all of them; a line of fundings to the sessions they pay for, and to
nobody else as long as there is one in these days. Where these days have no session at all, the whole period's are charged.
A session with two fundings is charged half to each; a part gets what its sessions are charged. So parts that divide the
activity (fundings with what has none, places, kinds, posts, requests with sessions that had none) cost together what the
whole costs; and a cost per visit or per hour is over visits and hours shared in the same way. A year in progress takes the
days gone by. Volunteering is in kind by nature. Exact fractions, in cents. A day no line pays for withholds it all.
"""
from dataclasses import dataclass, replace
from datetime import timedelta
from fractions import Fraction
from scope import Scope, parts


@dataclass
class Inputs:
    """Cents; nothing where a day has no cost, or the period no hours."""
    own: Fraction = Fraction(0)
    shared: Fraction = Fraction(0)
    in_kind: Fraction = Fraction(0)

    @property
    def total(self):
        return self.own + self.shared


def inputs(register, scope, today):
    result = Inputs()
    end = min(scope.end, today)
    days = {scope.start + timedelta(n) for n in range((end - scope.start).days + 1)}
    for cost in register.costs:
        days -= {day for day in days if cost.first <= day <= cost.last}
    if days or end < scope.start or not (scope.is_whole or worked(register, Scope(scope.start, end))):
        return result
    for cost in register.costs:
        first, last = max(scope.start, cost.first), min(end, cost.last)
        if first > last:
            continue
        amount = Fraction(cost.cents * ((last - first).days + 1), (cost.last - cost.first).days + 1)
        charged = amount * portion(register, scope.of(first, last), cost.fundings, scope.of(scope.start, end))
        if scope.is_whole or cost.fundings and cost.fundings <= scope.fundings:
            result.own += charged
        else:
            result.shared += charged
        if cost.in_kind:
            result.in_kind += charged
    return result


def portion(register, scope, payers, period):
    """Share of a cost line of these days that the scope is charged with; `period` is the scope over all days asked."""
    if scope.is_whole:
        return Fraction(1)
    for days, own in (scope, payers), (scope, frozenset()), (period, frozenset()):
        base = worked(register, Scope(days.start, days.end, fundings=own))
        if base and own:
            wanted = own & scope.fundings if scope.fundings else own
            return worked(register, replace(days, fundings=wanted)) / base if wanted else Fraction(0)
        if base:
            return worked(register, days) / base
    return Fraction(0)


def worked(register, scope):
    """Minutes worked for a scope: two mediators of a session work twice its minutes."""
    return register.once(("worked", scope), lambda: sum(
        (part.session.minutes * len(part.session.mediators) * part.time_share for part in parts(register, scope)),
        Fraction(0)))
