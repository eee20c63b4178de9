"""What the ten reports ask, in our own reading: the scope of each, its tiles, its tables."""
from dataclasses import dataclass, field, replace

DIMENSIONS = ("kind", "place_kind", "place", "partner", "qpv", "mediator", "funding", "month", "language", "register",
              "citer", "mission", "theme", "domain", "gender", "attendance", "territory", "origin", "action", "outcome",
              "referral", "age_band", "effect")
COLLECTIVE = frozenset({"atelier_collectif", "reunion_information", "sortie", "evenement"})
SCHOOLS = frozenset({"ecole", "college", "lycee"})


@dataclass(frozen=True)
class Where:
    """The condition of a block. Its themes stand in place of the report's; its kinds and places narrow them."""
    kinds: frozenset = frozenset()
    place_kinds: frozenset = frozenset()
    themes: frozenset = frozenset()


@dataclass
class Definition:
    """A report: its scope, the tiles and tables it must have. A table is named after what it counts, or here."""
    themes: frozenset = frozenset()
    posts: frozenset = frozenset()
    funders: tuple = ()                              # names of the funders it is for
    tiles: list = field(default_factory=list)        # (codes, condition)
    tables: list = field(default_factory=list)       # named after what they count
    named: dict = field(default_factory=dict)        # code -> (measure, dimensions, condition)


def themes(*codes, **others):
    return Where(themes=frozenset(codes), **others)


def by(measure, *dimensions, where=None):
    """A table; without a condition of its own, on the themes of its report."""
    return measure, dimensions, where


HEALTH = themes("sante")
EDUCATION = themes("education")
FAMILY = themes("parentalite_famille", "education")
LANDLORD = themes("logement", "conflit_voisinage", "energie_budget")
CAF_RIGHTS = themes("acces_droits/droits_caf")
IN_CARE = Where(place_kinds=frozenset({"pmi", "service_social"}))

REPORTS = {
    "activity": Definition(
        tiles=[("sessions minutes medianMinutes minutesQuartiles passages people newPeople requests participations "
                "turnedAway womenShare qpvShare unknownShare passagesPerHour costPerPassage costPerHour", Where())],
        tables="sessions_by_kind minutes_by_kind sessions_by_place passages_by_place passages_by_month passages_by_action "
               "sessions_by_partner people_by_gender passages_by_attendance passages_by_territory passages_by_qpv "
               "passages_by_origin requests_by_domain timeSpent_by_domain requests_by_theme "
               "participations_by_kind passages_by_outcome "
               "passages_by_referral effects minutes_by_register minutes_by_mission sessions_by_citer quality".split(),
        named={"passages_gender_age": by("passages", "age_band", "gender"),
               "passages_by_age": by("passages", "age_band"),
               "passages_place_territory": by("passages", "place", "territory"),
               "requests_domain_gender": by("requests", "domain", "gender"),
               "turned_away_by_place": by("turnedAway", "place")}),
    "synthesis": Definition(
        tiles=[("sessions passages people newPeople requests qpvShare", Where())],
        tables=["requests_by_domain", "valuation_range"]),
    "contrat-de-ville": Definition(
        funders=("préfecture", "sous-préfecture", "État", "ANCT", "politique de la ville", "ville", "commune", "mairie",
                 "métropole", "agglomération"),
        tiles=[("sessions minutes passages people newPeople costPerPassage costPerHour qpvShare womenShare unknownShare",
                Where())],
        tables="passages_by_qpv sessions_by_qpv minutes_by_qpv people_by_qpv sessions_by_place passages_by_month "
               "passages_by_age_band_gender passages_by_territory requests_by_domain timeSpent_by_domain "
               "requests_by_theme sessions_by_kind sessions_by_partner passages_by_referral passages_by_outcome effects quality".split()),
    "adulte-relais": Definition(
        posts=frozenset({"adulte_relais"}),
        tiles=[("sessions minutes passages people newPeople qpvShare womenShare costPerHour costPerPassage", Where())],
        tables="minutes_by_mission sessions_by_mission requests_by_domain requests_by_theme sessions_by_kind "
               "passages_by_action passages_by_qpv passages_by_territory passages_by_age_band_gender sessions_by_partner "
               "passages_by_referral quality".split()),
    "health": Definition(
        themes=HEALTH.themes,
        tiles=[("sessions passages people newPeople requests womenShare qpvShare", HEALTH),
               ("sessions passages", themes("sante", kinds=frozenset({"accompagnement_physique"}))),
               ("sessions participations", Where(kinds=COLLECTIVE))],
        tables=["quality"],
        named={"health_age_gender": by("passages", "age_band", "gender"),
               "health_sessions_by_place": by("sessions", "place"),
               "health_passages_by_place": by("passages", "place"), "health_requests_by_theme": by("requests", "theme"),
               "health_time_by_theme": by("timeSpent", "theme"),
               "health_passages_by_action": by("passages", "action"),
               "health_passages_by_referral": by("passages", "referral"),
               "health_passages_by_outcome": by("passages", "outcome")}),
    "departement": Definition(
        tiles=[("sessions minutes passages people newPeople participations turnedAway", Where())],
        tables="people_by_gender passages_by_age_band passages_by_attendance passages_by_territory requests_by_domain "
               "participations_by_kind participations_by_month passages_by_outcome passages_by_referral effects "
               "quality".split(),
        named={"departement_sessions_by_place": by("sessions", "place", where=IN_CARE),
               "departement_passages_by_place": by("passages", "place", where=IN_CARE)}),
    "caf": Definition(
        themes=FAMILY.themes,
        tiles=[("sessions passages people newPeople requests womenShare qpvShare", FAMILY),
               ("sessions participations", Where(kinds=COLLECTIVE)), ("passages requests", CAF_RIGHTS)],
        tables=["quality"],
        named={"caf_age_gender": by("passages", "age_band", "gender"), "caf_requests_by_theme": by("requests", "theme"),
               "caf_time_by_theme": by("timeSpent", "theme"),
               "caf_school_sessions": by("sessions", "kind", where=EDUCATION),
               "caf_outcomes": by("passages", "outcome"),
               "caf_rights_outcomes": by("passages", "outcome", where=CAF_RIGHTS)}),
    "landlord": Definition(
        themes=LANDLORD.themes,
        tiles=[("sessions timeSpent passages people newPeople requests", LANDLORD),
               ("sessions timeSpent passages", Where(kinds=frozenset({"aller_vers"}))),
               ("sessions passages", Where(kinds=frozenset({"mediation_situation"}))),
               ("passages", themes("logement/impayes_expulsion"))],
        tables=["effects", "quality"],
        named={"landlord_sessions_by_place": by("sessions", "place"),
               "landlord_passages_by_place": by("passages", "place"),
               "landlord_requests_by_theme": by("requests", "theme"),
               "landlord_time_by_theme": by("timeSpent", "theme"),
               "landlord_conflict_outcomes": by("passages", "outcome", where=themes(
                   "conflit_voisinage", "logement/voisinage", "logement/relation_bailleur")),
               "landlord_arrears_referrals": by("passages", "referral", where=themes("logement/impayes_expulsion"))}),
    "education": Definition(
        themes=EDUCATION.themes,
        tiles=[("sessions timeSpent passages people newPeople requests", EDUCATION),
               ("sessions passages", Where(place_kinds=SCHOOLS)),
               ("passages", themes("education/absenteisme", "education/decrochage"))],
        tables=["effects", "quality"],
        named={"education_age_gender": by("passages", "age_band", "gender"),
               "education_sessions_by_place": by("sessions", "place", where=Where(place_kinds=SCHOOLS)),
               "education_passages_by_month": by("passages", "month"),
               "education_requests_by_theme": by("requests", "theme"),
               "education_time_by_theme": by("timeSpent", "theme"),
               "education_sessions_by_kind": by("sessions", "kind"),
               "education_passages_by_action": by("passages", "action"),
               "education_outcomes": by("passages", "outcome")}),
    "valuation": Definition(
        tiles=[("sessions passages people newPeople requests unknownShare", Where())],
        tables="valuation_summary valuation_range quality valuation_inputs valuation_lines valuation_years "
               "valuation_payers valuation_grades".split()),
}

# What is not counted again, and why.
NOT_COUNTED = {"valuation_simulation": "drawn at random", "valuation_guards": "findings in words",
               "valuation_conventions": "conventions in words"}


def table_asked(definition, code):
    """Measure, dimensions and condition of a table; None for a code that says neither."""
    if code in definition.named:
        measure, dimensions, where = definition.named[code]
        return measure, dimensions, where or Where(themes=definition.themes)
    if code == "effects":
        return "effects", ("effect",), Where()
    measure, _, names = code.partition("_by_")
    dimensions = []
    while names:
        found = next((name for name in DIMENSIONS if names == name or names.startswith(name + "_")), None)
        if not found:
            return None
        dimensions.append(found)
        names = names[len(found) + 1:]
    return (measure, tuple(dimensions), Where()) if dimensions else None


def where_of(text):
    """The condition in the code of a tile: `sessions?kind=a,b?theme=c`."""
    read = {"kind": "kinds", "place_kind": "place_kinds", "theme": "themes"}
    parts = [part.split("=") for part in text.split("?")[1:]]
    return Where(**{read[name]: frozenset(codes.split(",")) for name, codes in parts})


def scoped(scope, definition, where):
    """The scope of a block: what was asked for, the report's own, its condition."""
    own = where.themes or definition.themes
    return replace(
        scope, kinds=scope.kinds + ((where.kinds,) if where.kinds else ()), place_kinds=where.place_kinds,
        posts=definition.posts, themes=scope.themes + ((own,) if own else ()))
