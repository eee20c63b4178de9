#!/usr/bin/env python3
"""The bounds on different people, tried on populations whose every person is known.

    python3 scripts/recount/simulate_people.py [--registers 1000] [--seed 20261127]

Each register has true persons, known before or not, who come to sessions of two years; what is noted of each visit is
true or missing; some sessions are written as head counts with margins. The true number must be within the bounds for
every filter and period drawn, and the bounds as narrow as promised. Then, for registers of a few heads, every population
that the flags allow is looked at: none may be outside, and it is said how often the bounds are the narrowest possible.
Ends with 1 at the first failure.
"""
import argparse, itertools, random, statistics, sys
from collections import defaultdict
from datetime import date, timedelta
from people import FIRSTS, contradicted, new_people_bounds, people_bounds, presence
from reading import UNKNOWN, Line, Session

PLACES, KINDS, FUNDINGS, THEMES = "xyz", ("permanence", "rendez_vous", "atelier_collectif"), "fgh", "rst"
TRAITS = {"gender": ("femme", "homme"), "territory": ("qpv", "hors_qpv")}


class World:
    """A register, and who really came."""

    def __init__(self, draw, persons=(4, 80), sessions=(4, 90)):
        self.draw = draw
        self.missing = {name: draw.choice((0, 0.02, 0.02, 0.1, 0.4, 1)) for name in ("attendance", *TRAITS)}
        self.grouped = draw.choice((0, 0.2, 0.8))
        persons = range(draw.randint(*persons))
        self.truth = {person: {name: draw.choice(codes) for name, codes in TRAITS.items()} for person in persons}
        loyal = {person: draw.choice((1, 1, 2, 4, 12)) for person in persons}
        self.seen = {person for person in persons if draw.random() < 0.4}         # before the register
        self.this_year = {}
        # For each session and line: who each head is, what is noted, whether it is truly the first of the year.
        self.sessions, self.who = [], []
        days = sorted(date(2024, 1, 1) + timedelta(draw.randrange(731)) for _ in range(draw.randint(*sessions)))
        for day in days:
            present = [person for person in persons if draw.random() < min(0.9, loyal[person] * 8 / len(days) / 4)]
            draw.shuffle(present)
            self.hold(day, present)

    def hold(self, day, present):
        draw, lines, who = self.draw, [], []
        heads = []
        for person in present:
            is_first = self.this_year.get(person) != day.year
            noted = {name: self.noted(name, code) for name, code in self.truth[person].items()}
            heads.append((person, {**noted, "attendance": self.attendance(person, day)}, is_first))
        while heads:
            size = min(len(heads), draw.randint(2, 15)) if draw.random() < self.grouped else 1
            group, heads = heads[:size], heads[size:]
            lines.append(self.line(group))
            who.append(group)
        self.sessions.append(Session(
            day, 60, draw.choice(KINDS), draw.choice(PLACES), fundings=tuple(draw.sample(FUNDINGS, draw.randint(0, 2))),
            lines=tuple(lines)))
        self.who.append(who)

    def attendance(self, person, day):
        """What is true of a visit, then noted."""
        code = "deja_venu" if self.this_year.get(person) == day.year else (
            "premiere_fois_annee" if person in self.seen else "premiere_fois")
        self.seen.add(person)
        self.this_year[person] = day.year
        return self.noted("attendance", code)

    def noted(self, name, code):
        return UNKNOWN if self.draw.random() < self.missing[name] else code

    def line(self, group):
        traits, margins = {}, {}
        for name in ("attendance", *TRAITS):
            codes = [noted[name] for _, noted, _ in group]
            traits[name] = codes[0] if len(set(codes)) == 1 else UNKNOWN
            if len(set(codes)) > 1:
                margins[name] = {code: codes.count(code) for code in sorted(set(codes) - {UNKNOWN})}
        return Line(len(group), tuple(self.draw.sample(THEMES, self.draw.randint(1, 3))), traits, margins=margins)

    def question(self):
        """A filter, a period, a cell."""
        draw = self.draw
        start = date(draw.choice((2024, 2025)), draw.choice((1, 1, 1, 3, 4, 7, 10)), draw.choice((1, 1, 15)))
        length = draw.choice((31, 91, 182, 365, 365, 366, 731))
        end = start + timedelta(length)
        if draw.random() < 0.4:
            start, end = date(2025, 1, 1), draw.choice((date(2025, 4, 1), date(2026, 1, 1)))
        filters = {}
        if draw.random() < 0.6:
            name, codes = draw.choice((("place", PLACES), ("kind", KINDS), ("fundings", FUNDINGS), ("themes", THEMES)))
            filters[name] = draw.choice(codes)
        cell = {name: draw.choice((*codes, UNKNOWN)) for name, codes in TRAITS.items() if draw.random() < 0.35}
        return start, end, filters, cell

    def parts(self, start, end, filters):
        """(session, lines in scope), and the true heads of these lines."""
        found, heads = [], []
        for session, who in zip(self.sessions, self.who):
            if not start <= session.day < end:
                continue
            if not all(value == getattr(session, name) or value in getattr(session, name)
                       for name, value in filters.items() if name != "themes"):
                continue
            wanted = [place for place, line in enumerate(session.lines)
                      if "themes" not in filters or filters["themes"] in line.themes]
            found.append((session, [session.lines[place] for place in wanted]))
            heads += [head for place in wanted for head in who[place]]
        return found, heads


def bounds(world, start, end, filters, cell):
    """What the register alone can tell."""
    parts, _ = world.parts(start, end, filters)
    whole, _ = world.parts(date(start.year, 1, 1), end, {})
    gender = cell.get("gender", UNKNOWN)
    caps = [presence(whole, like=[("gender", {gender, UNKNOWN})])] if gender != UNKNOWN else []
    scope = presence(parts, [(name, {code}) for name, code in cell.items()])
    return people_bounds(scope, presence(whole), *caps), new_people_bounds(scope)


def truth(world, start, end, filters, cell):
    """Who really came; and whose first visit of a civil year is in the scope."""
    _, heads = world.parts(start, end, filters)
    heads = [head for head in heads if all(head[1][name] == code for name, code in cell.items())]
    return len({person for person, _, _ in heads}), len({person for person, _, is_first in heads if is_first})


def loose(world, start, end, filters, cell):
    """The most the width may be: the heads of unknown attendance, where a period begins with its year, all counted."""
    if filters or cell or start != date(start.year, 1, 1) or end > date(start.year + 1, 1, 1):
        return 10**9
    return sum(line.of("attendance", {UNKNOWN}) for session, lines in world.parts(start, end, {})[0] for line in lines)


def family(start, end, filters, cell):
    whole_year = start.month == start.day == 1
    return ("association" if not filters else "part") + (", a cell" if cell else "") + (
        ", from 1 January" if whole_year else ", from another day")


def populations(registers, seed):
    widths, questions = defaultdict(list), 0
    for number in range(registers):
        world = World(random.Random(f"{seed} {number}"))
        assert not contradicted(presence(world.parts(date(2024, 1, 1), date(2026, 1, 1), {})[0]), 2024)
        for _ in range(12):
            asked = world.question()
            found = dict(zip(("people", "new people"), zip(bounds(world, *asked), truth(world, *asked))))
            questions += 1
            for name, ((low, high), true) in found.items():
                if not low <= true <= high:
                    sys.exit(f"OUTSIDE, register {number}, {asked}: {true} {name} not in {low} to {high}")
            (low, high), true = found["people"]
            if high - low > loose(world, *asked):
                sys.exit(f"WIDE, register {number}, {asked}: {low} to {high}")
            if true:
                missing = world.missing["attendance"]
                noted = "all noted" if not missing else "2 % not noted" if missing == 0.02 else "10 % or more not noted"
                widths[family(*asked), noted].append((high - low) / true)
    print(f"{registers} registers, {questions} questions, 0 outside. Width of the bounds over the true number:")
    for (name, noted), found in sorted(widths.items()):
        print(f"  {name}, {noted}: median {statistics.median(found):.2f}, "
              f"exact {sum(not width for width in found) / len(found):.0%} of {len(found)}")
    everything = [width for found in widths.values() for width in found]
    print(f"  all: median {statistics.median(everything):.2f}")


def tiny(draw):
    """A register of a few heads, each with its own session number, scope and flag: made from true persons."""
    seen, year_of, heads = {person for person in range(5) if draw.random() < 0.5}, {}, []
    days = sorted(draw.sample([date(year, month, 1) for year in (2024, 2025) for month in range(1, 13)], 4))
    for number, day in enumerate(days):
        meant = draw.random() < 0.6
        for person in draw.sample(range(5), draw.randint(1, 2)):
            code = "deja_venu" if year_of.get(person) == day.year else (
                "premiere_fois_annee" if person in seen else "premiere_fois")
            seen.add(person)
            year_of[person] = day.year
            heads.append((number, day, meant, UNKNOWN if draw.random() < 0.25 else code))
    return heads


def allowed(heads, persons):
    """Whether the flags allow that head i is person persons[i]."""
    for person in set(persons):
        own = [head for head, who in zip(heads, persons) if who == person]
        if len({head[0] for head in own}) < len(own):
            return False                                     # two heads of one session
        years = set()
        for place, (_, day, _, code) in enumerate(own):
            if code == "premiere_fois" and place or code in FIRSTS and day.year in years:
                return False
            if code == "deja_venu" and day.year not in years:
                return False
            years.add(day.year)
    return True


def partitions(count):
    """Every way to say which heads are one person."""
    def grow(done):
        if len(done) == count:
            yield done
        else:
            for who in range(max(done, default=-1) + 2):
                yield from grow(done + [who])
    return grow([])


def everything_possible(registers, seed):
    narrowest = asked = 0
    for number in range(registers):
        draw = random.Random(f"tiny {seed} {number}")
        heads = tiny(draw)
        found = {len({who for head, who in zip(heads, persons) if head[2]})
                 for persons in partitions(len(heads)) if allowed(heads, persons)}
        sessions = [(Session(day, 60, "", ""), meant, [Line(1, (), {"attendance": head[3]}) for head in group])
                    for (_, day, meant), group in itertools.groupby(heads, key=lambda head: head[:3])]
        low, high = people_bounds(presence((session, lines) for session, meant, lines in sessions if meant),
                                  presence((session, lines) for session, _, lines in sessions))
        asked += 1
        narrowest += (low, high) == (min(found), max(found))
        if not low <= min(found) <= max(found) <= high:
            sys.exit(f"OUTSIDE, tiny {number}: {sorted(found)} not in {low} to {high}: {heads}")
    print(f"{asked} registers of a few heads, every population the flags allow: 0 outside, "
          f"bounds the narrowest possible for {narrowest / asked:.1%}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--registers", type=int, default=1_000)
    parser.add_argument("--seed", type=int, default=20261127)
    options = parser.parse_args()
    populations(options.registers, options.seed)
    everything_possible(options.registers, options.seed)


if __name__ == "__main__":
    main()
