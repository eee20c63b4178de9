"""Every figure of a report, for one scope: tiles and cells."""
from collections import defaultdict
from datetime import date
from fractions import Fraction
from people import new_people_bounds, people_bounds, presence
from reading import MARGINABLE, NOTHING, UNKNOWN
from scope import Part, Scope, parts

APART = "non_croise"
OF_LINE = {"theme", "domain", "action", "referral", *MARGINABLE}
ASKED_OF_EACH = ("gender", "age_band", "attendance", "territory")


class Figures:
    """The sessions of a scope, and what they count."""

    def __init__(self, register, scope):
        self.register, self.scope = register, scope
        self.parts = parts(register, scope)

    # Tiles

    def sessions(self):
        return len(self.parts)

    def minutes(self):
        return sum(part.session.minutes for part in self.parts)

    def time_spent(self):
        """Minutes of the sessions that belong to the scope: between fundings, posts and requests. An exact fraction."""
        return sum((part.session.minutes * part.time_share for part in self.parts), Fraction(0))

    def passages(self):
        return sum(line.count for part in self.parts for line, _ in part.lines)

    def requests(self):
        return sum(line.count * len(themes) for part in self.parts for line, themes in part.lines)

    def participations(self):
        return sum(self.participants(part) for part in self.parts)

    def participants(self, part):
        """At a collective session: those counted present, or the heads of the lines. Where only a part of the lines is
        in scope, its heads: who was present for what is not known otherwise."""
        if self.register.codes.trait("kind", part.session.kind, "collective") != "yes":
            return 0
        heads = sum(line.count for line, _ in part.lines)
        counted = part.session.present is not None and part.is_whole
        return part.session.present if counted else heads

    def turned_away(self):
        return sum(part.session.turned_away for part in self.parts)

    def heads(self, dimension, code):
        """Heads with a common code, or an own code tied to it."""
        return sum(line.like(dimension, {code}) for part in self.parts for line, _ in part.lines)

    def unknown(self, dimension):
        return self.heads(dimension, UNKNOWN)

    def share_of(self, dimension, code):
        """Heads with a code over those whose code is known; None when there are none."""
        known = self.passages() - self.unknown(dimension)
        return Fraction(self.heads(dimension, code), known) if known else None

    def unknown_share(self):
        passages = self.passages()
        return Fraction(sum(map(self.unknown, ASKED_OF_EACH)), 4 * passages) if passages else None

    def length(self, share):
        """A quantile of the lengths, by linear interpolation (type 7 of Hyndman and Fan)."""
        lengths = sorted(part.session.minutes for part in self.parts)
        if not lengths:
            return None
        place = Fraction(len(lengths) - 1) * share
        low = int(place)
        high = min(low + 1, len(lengths) - 1)
        return lengths[low] + (place - low) * (lengths[high] - lengths[low])

    def passages_per_hour(self):
        """Of a theme or a funding, visits and hours shared in the same way."""
        over = self.time_spent()
        return 60 * self.shared_passages() / Fraction(over) if over else None

    def shared_passages(self):
        """Passages as the costs are shared: half of a session's for one of its two fundings."""
        return sum((part.share * line.count * Fraction(len(themes), len(line.themes))
                    for part in self.parts for line, themes in part.lines), Fraction(0))

    # People

    def whole(self, like=()):
        """Every head of the association since 1 January of each year touched, to the last day of the period."""
        everything = Scope(date(self.scope.start.year, 1, 1), self.scope.end)
        key = ("whole", everything, tuple((name, frozenset(codes)) for name, codes in like))
        return self.register.once(key, lambda: presence(
            ((part.session, [line for line, _ in part.lines]) for part in parts(self.register, everything)), like=like))

    def people(self, within=(), part=None):
        chosen = self.parts if part is None else part
        lines = [(part.session, [line for line, _ in part.lines]) for part in chosen]
        caps = [self.whole([(name, {*(self.register.codes.shared(name, code) for code in codes), UNKNOWN})])
                for name, codes in within if name == "gender" and UNKNOWN not in codes]
        return people_bounds(presence(lines, within), self.whole(), *caps)

    def new_people(self):
        return new_people_bounds(presence((part.session, [line for line, _ in part.lines]) for part in self.parts))

    def head_counts(self):
        """Lines that count a group, and the heads in them."""
        groups = [line.count for part in self.parts for line, _ in part.lines if line.count > 1]
        return len(groups), sum(groups)

    # Tables

    def table(self, measure, dimensions):
        """Cells by key, one code a dimension; the total; and, by two dimensions, each of them alone."""
        if measure == "people":
            return self.people_table(dimensions)
        cells = defaultdict(int)
        for part in self.parts:
            for weight, lists in getattr(self, f"of_{measure}")(part, dimensions):
                for key in product(lists):
                    cells[key] += weight
        total = None if measure == "effects" else {
            "sessions": self.sessions, "minutes": self.minutes, "passages": self.passages, "requests": self.requests,
            "participations": self.participations, "turnedAway": self.turned_away, "timeSpent": self.time_spent,
        }[measure]()
        return {key: value for key, value in cells.items() if value}, total

    def of_sessions(self, part, dimensions, weight=1):
        """A session once under each key one of its lines meets."""
        if not any(name in OF_LINE for name in dimensions):
            return [(weight, [self.codes(part, name) for name in dimensions])]
        keys = set()
        for line, _ in part.lines:
            keys.update(product([list(line.heads(name)) if name in MARGINABLE else self.codes(part, name, line)
                                 for name in dimensions]))
        if not part.lines:
            keys.update(product([[NOTHING] if name in OF_LINE else self.codes(part, name) for name in dimensions]))
        return [(weight, [[code] for code in key]) for key in keys]

    def of_minutes(self, part, dimensions):
        return self.of_sessions(part, dimensions, part.session.minutes)

    def of_participations(self, part, dimensions):
        return self.of_sessions(part, dimensions, self.participants(part))

    def of_turnedAway(self, part, dimensions):
        return self.of_sessions(part, dimensions, part.session.turned_away)

    def of_passages(self, part, dimensions):
        return [split for line, _ in part.lines for split in self.split(part, line, dimensions)]

    def of_requests(self, part, dimensions):
        return [split for line, themes in part.lines for theme in themes
                for split in self.split(part, line, dimensions, theme)]

    def of_effects(self, part, dimensions):
        return [(Fraction(quantity, 100),
                 [[code] if name == "effect" else self.codes(part, name) for name in dimensions])
                for code, quantity, _ in part.session.effects]

    def of_timeSpent(self, part, dimensions):
        minutes = part.session.minutes
        if not any(name in OF_LINE for name in dimensions):
            return [(minutes * part.time_share, [self.codes(part, name) for name in dimensions])]
        if not part.lines:
            return [(minutes * part.share, [[NOTHING] if name in OF_LINE else self.codes(part, name)
                                            for name in dimensions])]
        return [(Fraction(weight, line.count) * minutes * part.time(line, theme), lists)
                for line, themes in part.lines for theme in themes
                for weight, lists in self.split(part, line, dimensions, theme)]

    def split(self, part, line, dimensions, theme=None):
        """The heads of a line under their codes. A margin crosses with what is said of the whole line; two margins
        never cross: each is counted against `non_croise`."""
        margins = [name for name in dimensions if name in line.margins]
        fixed = {name: [APART] if name in margins else self.codes(part, name, line, theme) for name in dimensions}
        if not margins:
            return [(line.count, list(fixed.values()))]
        return [(heads, list({**fixed, margin: [code]}.values()))
                for margin in margins for code, heads in line.heads(margin).items()]

    def people_table(self, dimensions):
        """Each cell is a scope of its own; a person may be in several."""
        codes = [self.present(name) for name in dimensions]
        cells = {key: self.people(*self.cell(dimensions, key)) for key in product(codes)}
        return {key: value for key, value in cells.items() if value != (0, 0)}, self.people()

    def present(self, name):
        """The codes of a dimension that the scope has."""
        found = {}
        for part in self.parts:
            if name not in OF_LINE:
                found.update(dict.fromkeys(self.codes(part, name)))
            for line, _ in part.lines:
                found.update(dict.fromkeys(line.heads(name) if name in MARGINABLE else self.codes(part, name, line)))
        return list(found)

    def cell(self, dimensions, key):
        """What a cell narrows the scope to: conditions on heads, and the parts it keeps."""
        within = [(name, {code}) for name, code in zip(dimensions, key) if name in MARGINABLE]
        kept = self.parts
        for name, code in zip(dimensions, key):
            if name in MARGINABLE:
                continue
            if name in OF_LINE:
                kept = [Part(part.session, [one for one in part.lines if code in self.codes(part, name, one[0])],
                             part.share, False) for part in kept]
            else:
                kept = [part for part in kept if code in self.codes(part, name)]
        return within, kept

    def codes(self, part, name, line=None, theme=None):
        """The codes of a session, or of a line or one request of it, in a dimension."""
        session, codes = part.session, self.register.codes
        place = self.register.places[session.place]
        match name:
            case "kind":
                return [session.kind]
            case "place":
                return [session.place]
            case "place_kind":
                return [codes.counted("place_kind", place["kind"])]
            case "qpv":
                return [place["qpv"] or NOTHING]
            case "month":
                return [session.day.isoformat()[:7]]
            case "partner" | "funding" | "mediator" | "language":
                return list(getattr(session, name + "s")) or [NOTHING]
            case "register" | "citer" | "mission":
                return [codes.derived(name, session.kind, session.lines[0].themes[0] if session.lines else None)]
            case "theme":
                return [theme] if theme else list(line.themes)
            case "domain":
                return list(dict.fromkeys(map(codes.domain, [theme] if theme else line.themes)))
            case "action" | "referral":
                return sorted(getattr(line, name + "s")) or [NOTHING]
            case _:
                return [line.traits[name]]


def product(lists):
    keys = [()]
    for codes in lists:
        keys = [(*key, code) for key in keys for code in codes]
    return keys
