"""What a figure covers: the days, the sessions, the contact lines, the requests, and the share of each session."""
from dataclasses import dataclass, replace
from datetime import date
from fractions import Fraction
from reading import NOTHING


@dataclass(frozen=True)
class Scope:
    """All conditions hold together; an empty one is no condition. Days are inclusive. An own code is meant by itself and
    by the common code it is tied to."""
    start: date
    end: date
    kinds: tuple = ()                        # sets of kinds: a session must be meant by each of them
    place_kinds: frozenset = frozenset()
    places: frozenset = frozenset()
    fundings: frozenset = frozenset()        # `aucun` for the sessions of none
    posts: frozenset = frozenset()           # at least one mediator of the session holds such a post
    themes: tuple = ()                       # sets of themes or domains: a request must be meant by each of them

    def of(self, start, end):
        return replace(self, start=start, end=end)

    @property
    def is_whole(self):
        """Whether every session of the days counts, in full."""
        return self == Scope(self.start, self.end)


class Part:
    """A session within a scope."""

    def __init__(self, session, lines, share, is_whole):
        self.session = session
        self.lines = lines                   # (line, its requests in scope), lines without any left out
        self.share = share                   # of the session, between its fundings and posts: 0 to 1
        self.is_whole = is_whole             # whether every line of the session is in scope

    def time(self, line, theme):
        """Share of the session spent on a request of a line: its heads among the requests of all heads."""
        return self.share * Fraction(line.count, requests(self.session))

    @property
    def time_share(self):
        """Share of the session that belongs to the scope."""
        if self.is_whole and all(len(themes) == len(line.themes) for line, themes in self.lines):
            return self.share
        return sum((self.time(line, theme) for line, themes in self.lines for theme in themes), Fraction(0))


def requests(session):
    return sum(line.count * len(line.themes) for line in session.lines)


def parts(register, scope):
    """The sessions of a scope, in order of day."""
    return register.once(("parts", scope), lambda: list(found(register, scope)))


def found(register, scope):
    for session in register.sessions:
        if scope.start <= session.day <= scope.end and meant(register, scope, session):
            lines = [(line, line.themes if not scope.themes else tuple(
                theme for theme in line.themes if asked(register, scope, theme))) for line in session.lines]
            kept = [(line, themes) for line, themes in lines if themes]
            if kept or not scope.themes:
                yield Part(session, kept, share(register, scope, session), len(kept) == len(lines))


def meant(register, scope, session):
    codes = register.codes

    def of(wanted, *found):
        return not wanted or any(code in wanted for code in found)

    def names(name, code):
        return code, codes.shared(name, code)

    place_kind = register.places[session.place]["kind"]
    return (all(of(kinds, *names("kind", session.kind)) for kinds in scope.kinds)
            and of(scope.place_kinds, *names("place_kind", place_kind))
            and of(scope.places, session.place) and of(scope.fundings, *(session.fundings or (NOTHING,)))
            and of(scope.posts, *(register.mediators[code]["post"] for code in session.mediators)))


def asked(register, scope, theme):
    names = {theme, register.codes.domain(theme), register.codes.shared("theme", theme)}
    return all(names & wanted for wanted in scope.themes)


def share(register, scope, session):
    """Two fundings share a session equally, and so do its mediators: nothing is counted twice."""
    result = Fraction(1)
    if scope.fundings and session.fundings:
        result *= Fraction(len(scope.fundings & set(session.fundings)), len(session.fundings))
    if scope.posts:
        held = [register.mediators[code]["post"] for code in session.mediators]
        result *= Fraction(sum(post in scope.posts for post in held), len(held))
    return result
