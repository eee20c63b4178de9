"""Different people: bounds that always hold. The proofs are in docs/method-people.md, the trial in simulate_people.py."""
from collections import defaultdict
from dataclasses import dataclass
from reading import UNKNOWN

EVER = {"premiere_fois"}
FIRSTS = EVER | {"premiere_fois_annee"}
POSSIBLE = FIRSTS | {UNKNOWN}


@dataclass
class Month:
    """What must be kept of a scope (a whole, a part, a cell of a table), for each month. All but `largest` are sums;
    `largest` is a maximum. So the order in which sessions are read does not matter, and two halves of a register, two
    months or a frozen year are put together by adding."""
    heads: int = 0        # heads that may be in the scope
    largest: int = 0      # heads of one session that are surely in it: the most of all its sessions
    firsts: int = 0       # heads surely in it and noted as first of the year, ever or not
    ever: int = 0         # those of them noted as first ever
    possible: int = 0     # heads that may be in it and may be the first of the year: `firsts`, and unknown attendance

    def add(self, session):
        """Adds the sum of a session's lines."""
        self.heads += session.heads
        self.firsts += session.firsts
        self.ever += session.ever
        self.possible += session.possible
        self.largest = max(self.largest, session.largest)


def presence(parts, within=(), like=()):
    """The months of a scope.

    `parts` are (session, lines in scope); `within` narrows to a cell: pairs of a dimension and its codes; `like` the
    same, own codes counting as the common ones they are tied to. Of a head count split by margins, the parts known apart
    do not say how they cross: what is sure is used for what only sure heads may prove, what is possible for what only
    impossible heads may exclude.
    """
    months = defaultdict(Month)
    for session, lines in parts:
        whole = Month()
        for line in lines:
            cell = [line.of(*condition) for condition in within] + [line.like(*condition) for condition in like]
            sure, possible = crossed(line.count, *cell)
            whole.heads += possible
            whole.largest += sure
            whole.firsts += crossed(line.count, *cell, line.like("attendance", FIRSTS))[0]
            whole.ever += crossed(line.count, *cell, line.like("attendance", EVER))[0]
            whole.possible += crossed(line.count, *cell, line.like("attendance", POSSIBLE))[1]
        if whole.heads:
            months[session.day.year, session.day.month].add(whole)
    return dict(months)


def crossed(heads, *counts):
    """Of so many heads, so many meet one condition, so many another: those who meet all, surely and at most."""
    return max(0, heads - sum(heads - count for count in counts)), min(counts, default=heads)


def people_bounds(scope, whole, *caps):
    """Least and most different people among the heads of a scope.

    `scope` are its months within the period; `whole` the months of the association's every session, from 1 January of
    each civil year the period touches to the period's last day. `caps` are further sets of heads among which the first
    visit of the year of each person of the scope must be (for a gender: heads of that gender or of none noted).

    Supposed: (1) attendance, where it is noted, is right: a person's first visit of a civil year is noted first time
    (ever, or of the year) or not at all, every later one `deja_venu` or not at all; (2) all visits of the year are
    recorded; (3) the heads of one session are different people: a contact line is a person, or a count of persons.

    Least, in one year, month by month: those who come for the first time in the year are new beside everyone seen
    before, and a session's heads are different: low = max(low + firsts, largest). From a year to the next, only those
    who come for the first time ever are surely new: low = max(low + ever, low of the year).

    Most, in one year: each person of the scope has a visit in it, and a first visit of the year among the
    association's heads noted first or not noted, no later: high = min(high + heads, possible heads of the whole since
    1 January). Years add up.

    Exact when both are equal: a period that begins with the year, the association whole, no attendance unknown.
    Where the flags contradict (2) (a session with more heads than people who may have come since 1 January), the most
    is the passages.
    """
    low = high = 0
    for year in sorted({year for year, _ in [*scope, *whole]}):
        own_low = own_high = ever = 0
        known = [0] * (1 + len(caps))
        holds = not contradicted(whole, year)
        for month in range(1, 13):
            here = scope.get((year, month), Month())
            known = [sum_ + months.get((year, month), Month()).possible
                     for sum_, months in zip(known, (whole, *caps))]
            own_low = max(own_low + here.firsts, here.largest)
            own_high = min([own_high + here.heads, *known]) if holds else own_high + here.heads
            ever += here.ever
        low = max(low + ever, own_low)
        high += own_high
    return low, high


def new_people_bounds(scope):
    """Least and most people whose first visit of a civil year is in the scope: *nouvelles personnes*."""
    low = high = 0
    for year in sorted({year for year, _ in scope}):
        months = [month for (of, _), month in scope.items() if of == year]
        low = max(low + sum(month.ever for month in months), sum(month.firsts for month in months))
        high += sum(month.possible for month in months)
    return low, high


def contradicted(whole, year):
    """Whether a session of the year has more heads than people who may have come since 1 January: then the register
    does not hold the whole year, or attendance was noted wrongly."""
    known = 0
    for month in range(1, 13):
        here = whole.get((year, month), Month())
        known += here.possible
        if here.largest > known:
            return True
    return False
