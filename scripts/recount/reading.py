"""A register's file, read as the data dictionary says (docs/data-dictionary.md): plain rows, nothing counted yet."""
import csv, os, sqlite3
from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
SCHEMA = os.path.join(ROOT, "schema")
UNKNOWN = "non_renseigne"
NOTHING = "aucun"
MARGINABLE = ("gender", "age_band", "attendance", "territory", "origin", "outcome")
LISTS = ("kind", "theme", "place_kind", "origin", "partner_kind", "action", "outcome", "gender", "age_band", "attendance",
         "territory", "effect", "language")


@dataclass
class Line:
    """One contact line: one anonymous person, or a head count."""
    count: int
    themes: tuple                                    # one to three, the main one first
    traits: dict                                     # dimension -> code of the whole line
    actions: frozenset = frozenset()
    referrals: frozenset = frozenset()
    margins: dict = field(default_factory=dict)      # dimension -> {code: heads}
    tied: dict = field(default_factory=dict)         # (dimension, own code) -> the common code it is tied to

    def heads(self, dimension):
        """Heads by code. What no margin tells keeps the line's code."""
        if dimension not in self.margins:
            return {self.traits[dimension]: self.count}
        told = dict(self.margins[dimension])
        rest = self.count - sum(told.values())
        if rest > 0:
            told[self.traits[dimension]] = told.get(self.traits[dimension], 0) + rest
        return told

    def of(self, dimension, codes):
        """Heads whose code is one of these."""
        return sum(heads for code, heads in self.heads(dimension).items() if code in codes)

    def like(self, dimension, codes):
        """Heads whose code is one of these common ones, or an own code tied to one."""
        return sum(heads for code, heads in self.heads(dimension).items()
                   if self.tied.get((dimension, code), code) in codes)


@dataclass
class Session:
    """A standing session."""
    day: date
    minutes: int
    kind: str
    place: str
    mediators: tuple = ()
    fundings: tuple = ()
    partners: tuple = ()
    languages: tuple = ()
    present: object = None                           # None when nobody counted
    turned_away: int = 0
    lines: tuple = ()
    effects: tuple = ()                              # (code, hundredths, confirming partner or None)

    @property
    def heads(self):
        return sum(line.count for line in self.lines)


class Cost:
    """A line of the accounts: its days, both included, and the fundings it is of; none for the association's."""

    def __init__(self, row, others):
        self.first = date.fromisoformat(row["from_day"] or f"{row['year']}-01-01")
        self.last = date.fromisoformat(row["to_day"] or f"{row['year']}-12-31")
        self.cents = row["amount_cents"]
        self.in_kind = bool(row["in_kind"]) or row["category"] == "volunteering"
        self.fundings = frozenset(filter(None, [row["funding"], *others]))


class Codes:
    """The code lists: those of the schema, with what the register's own rows add to them."""

    def __init__(self, rows=None):
        self.common = {name: {row["code"]: row for row in table("nomenclature", name + ".csv")} for name in LISTS}
        self.own = rows or {name: {} for name in LISTS}
        self.derivations = {
            name: {(row["kind"], row["theme"]): row[name] for row in table("nomenclature", f"derive_{name}.csv")}
            for name in ("register", "citer", "mission")}

    def counted(self, name, code):
        """The code that counts for this one: what it was merged into, step by step."""
        for _ in range(20):
            merged = self.own[name].get(code, {}).get("merged_into")
            if not merged:
                break
            code = merged
        return code

    def shared(self, name, code):
        """The common code an own code is tied to; a common code is its own."""
        for _ in range(20):
            tied = self.own[name].get(code, {}).get("common")
            if not tied or tied == code:
                break
            code = tied
        return code

    def trait(self, name, code, column):
        """A column of the nomenclature: an own code has what its common code has."""
        return self.common[name].get(self.shared(name, code), {}).get(column, "")

    def domain(self, theme):
        return self.trait("theme", theme, "parent") or self.shared("theme", theme)

    def derived(self, name, kind, theme):
        """The register of the norm, dimension of social utility or mission. The most specific row wins: kind and theme,
        kind and domain, theme, domain, kind."""
        rows = self.derivations[name]
        kind = self.shared("kind", kind)
        keys = [(kind, "")]
        if theme:
            theme, domain = self.shared("theme", theme), self.domain(theme)
            keys = [(kind, theme), (kind, domain), ("", theme), ("", domain)] + keys
        return next((rows[key] for key in keys if key in rows), "autre")


class Register:
    """Everything a recount needs of one file."""

    def __init__(self, path):
        self.db = sqlite3.connect(f"file:{path}?mode=ro", uri=True)
        self.db.row_factory = sqlite3.Row
        self.codes = Codes({name: {row["code"]: dict(row) for row in self.rows(
            f"SELECT code, common, merged_into FROM {name} WHERE state = 'active'")} for name in LISTS})
        self.mediators = self.setup("mediator")
        self.partners = self.setup("partner")
        self.places = self.setup("place")
        self.fundings = self.setup("funding")
        self.targets = [row for row in self.rows("SELECT * FROM target WHERE state = 'active'")]
        self.costs = [Cost(row, [row["funding"] for row in self.rows(
            f"SELECT funding FROM cost_funding WHERE cost = {row['number']} AND state = 'active'")])
            for row in self.rows("SELECT * FROM cost WHERE state = 'active' ORDER BY number")]
        self.sessions = self.standing()
        self.answers = {}

    def once(self, key, make):
        """What a question was answered before, or its answer now: the same few are asked for every report."""
        if key not in self.answers:
            self.answers[key] = make()
        return self.answers[key]

    def rows(self, sql):
        return self.db.execute(sql).fetchall()

    def setup(self, name):
        return {row["code"]: dict(row) for row in self.rows(f"SELECT * FROM {name} WHERE state <> 'withdrawn'")}

    def standing(self):
        """The standing sessions by day; codes merged into others are already these."""
        named = {name: self.lists(f"session_{name}", name) for name in ("mediator", "funding", "partner", "language")}
        contacts = self.contacts()
        effects = defaultdict(list)
        for row in self.rows("SELECT * FROM session_effect ORDER BY session, line"):
            effects[row["session"]].append(
                (self.codes.counted("effect", row["effect"]), row["quantity_hundredths"], row["confirmed_by"]))
        return [
            Session(
                date.fromisoformat(row["day"]), row["minutes"], self.codes.counted("kind", row["kind"]), row["place"],
                *(tuple(named[name].get(row["id"], ())) for name in ("mediator", "funding", "partner")),
                tuple(self.codes.counted("language", code) for code in named["language"].get(row["id"], ())),
                row["present"], row["turned_away"] or 0, tuple(contacts.get(row["id"], ())), tuple(effects[row["id"]]))
            for row in self.rows("SELECT * FROM session WHERE until IS NULL ORDER BY day, id")]

    def lists(self, name, column, key=("session",)):
        found = defaultdict(list)
        for row in self.rows(f"SELECT * FROM {name} ORDER BY {', '.join(key)}, {column}"):
            found[row[0] if len(key) == 1 else tuple(row[part] for part in key)].append(row[column])
        return found

    def contacts(self):
        key = ("session", "line")
        actions = self.lists("contact_action", "action", key)
        referrals = self.lists("contact_referral", "partner_kind", key)
        margins = defaultdict(lambda: defaultdict(dict))
        for row in self.rows("SELECT * FROM contact_margin"):
            code = self.codes.counted(row["dimension"], row["code"])
            told = margins[row["session"], row["line"]][row["dimension"]]
            told[code] = told.get(code, 0) + row["count"]
        tied = {(name, code): self.codes.shared(name, code) for name in MARGINABLE for code in self.codes.own[name]}
        found = defaultdict(list)
        for row in self.rows("SELECT * FROM contact ORDER BY session, line"):
            at = (row["session"], row["line"])
            themes = (self.codes.counted("theme", row[name]) for name in ("theme", "theme_2", "theme_3") if row[name])
            found[row["session"]].append(Line(
                row["count"], tuple(dict.fromkeys(themes)),
                {name: self.codes.counted(name, row[name]) for name in MARGINABLE},
                frozenset(self.codes.counted("action", code) for code in actions.get(at, ())),
                frozenset(self.codes.counted("partner_kind", code) for code in referrals.get(at, ())),
                {name: dict(told) for name, told in margins.get(at, {}).items()}, tied))
        return found


def table(*path):
    """Rows of a file under `schema/`."""
    with open(os.path.join(SCHEMA, *path), encoding="utf-8", newline="") as text:
        return list(csv.DictReader(text))
