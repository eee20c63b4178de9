"""Registers harder than the samples: two years, own and merged codes, fundings with costs and targets of their own, costs
for one year, sessions of two posts, cancelled, amended, with more present than noted; and one whose year is not over."""
import csv, os, random
from reading import ROOT, UNKNOWN
from simulate_people import FUNDINGS, KINDS, PLACES, THEMES, World

HEADER = ("session day minutes kind place mediators funding partners language present turned_away count gender age_band "
          "attendance territory themes actions origin referrals outcome margins effects").split()
SETUP = {
    "mediators": ["code;post;fte", "M1;adulte_relais;1", "M2;adulte_relais;0.5", "M3;salarie;1", "M4;benevole;"],
    "places": ["code;name;kind;commune;qpv;qpv_year;partner", "local;Local;local_association;;QN00001X;2024;",
               "pmi-nord;PMI Nord;creche;;QN00002X;2024;dept", "college;Collège;college;;;;"],
    "partners": ["code;name;kind", "dept;Département (fictif);departement_service_social", "caf;CAF (fictive);caf"],
    "fundings": ["code;title;funder;from;to;amount;targets",
                 "sante;Santé;Département;2024-01-01;2025-12-31;;passages:150|people:60|qpvShare:0.6",
                 "adulte-relais;Postes;Préfecture;2024-01-01;2025-12-31;20000;sessions:40",
                 "cdv;Contrat de ville;Ville;2024-01-01;2025-12-31;9000;passages:90"],
    "costs": ["year;category;amount;funding;in_kind", "2025;salaries;90000.00;;", "2025;premises;7000.01;;",
              "2025;other;1200.50;sante;", "2025;other;800.00;cdv;yes", "2025;volunteering;3000.00;;yes"],
}
REAL = {
    "place": dict(zip(PLACES, ("local", "pmi-nord", "college"))),
    "kind": dict(zip(KINDS, ("permanence", "accompagnement_physique", "couture"))),
    "funding": dict(zip(FUNDINGS, ("sante", "adulte-relais", "cdv"))),
    "theme": dict(zip(THEMES, (("sante/couverture", "sante/dentiste", "acces_droits/aah"),
                               ("logement/impayes_expulsion", "logement/loyer", "conflit_voisinage/bruit"),
                               ("education/inscription", "education/absenteisme", "parentalite_famille/soutien_parents")))),
}
OWN = [("kind", "couture", "atelier_collectif"), ("theme", "sante/dentiste", "sante/acces_soins"),
       ("theme", "logement/loyer", "logement/impayes_expulsion"), ("theme", "acces_droits/aah", "acces_droits/droits_caf"),
       ("territory", "qpv_nord", "qpv"), ("place_kind", "creche", "pmi"), ("gender", "dame", "femme"),
       ("attendance", "nouvelle", "premiere_fois"), ("outcome", "aah_ouverte", "droit_ouvert"),
       ("effect", "agent_aide", "temps_partenaire_gagne")]
CODES = {
    "age_band": ("0_5", "18_25", "26_39", "40_59", UNKNOWN),
    "origin": ("spontanee", "suivi", UNKNOWN),
    "outcome": ("aah_ouverte", "droit_ouvert", "demarche_faite", "accord", UNKNOWN),
    "actions": ("ecoute", "redaction", "orientation"), "referrals": ("caf", "cpam"),
    "effects": ("demarche_aboutie:1", "temps_partenaire_gagne:30:dept", "prestation_ouverte:250.5",
                "entretien_social_ecourte:20", "agent_aide:15", "expulsion_evitee:1:caf"),
}


def made(program, path, folder):
    draw = random.Random("made 20261127")
    folder = os.path.join(folder, "made")
    os.mkdir(folder)
    for name, lines in SETUP.items():
        write(folder, name, lines)
    world = World(draw, (120, 160), (200, 240))
    with open(os.path.join(folder, "sessions.csv"), "w", encoding="utf-8", newline="") as text:
        sheet = csv.writer(text, delimiter=";")
        sheet.writerow(HEADER)
        for number, session in enumerate(world.sessions):
            sheet.writerows(rows(draw, number, session))
    program.done(path, "init", "--name", "Recompte", "--code", "recompte")
    for name, code, common in OWN:
        program.done(path, "codes", "add", name, code, "--common", common, "--label", code)
    program.done(path, "import", folder)
    for number in (3, 8, 21):
        program.done(path, "cancel", str(number), "--reason", "essai")
    program.done(path, "amend", "5", "--minutes", "95", "--reason", "essai")
    program.done(path, "codes", "merge", "theme", "logement/loyer", "--into", "logement/impayes_expulsion")


def rows(draw, number, session):
    """The rows of a session: what the world does not say is drawn."""
    def some(name, least, most):
        return "|".join(draw.sample(CODES[name], draw.randint(least, most)))

    collective = session.kind == KINDS[2]
    fixed = [f"made-{number:04}", session.day, draw.choice((15, 30, 45, 95, 120)), REAL["kind"][session.kind],
             REAL["place"][session.place], "|".join(draw.sample(("M1", "M2", "M3", "M4"), draw.choice((1, 1, 2)))),
             "|".join(REAL["funding"][code] for code in session.fundings), draw.choice(("", "dept", "dept|caf")),
             draw.choice(("", "ara")), session.heads + draw.randint(0, 4) if collective and draw.random() < 0.5 else "",
             draw.choice(("", "", 2))]
    effects = some("effects", 0, 2)
    if not session.lines:
        return [[*fixed, "", *[""] * 10, effects]]
    found = []
    for line in session.lines:
        margins = {(name, code): heads for name, told in line.margins.items() for code, heads in told.items()}
        for name in ("age_band", "outcome"):
            if line.count > 2 and draw.random() < 0.5:
                margins[name, CODES[name][0]] = draw.randint(1, line.count - 1)
        themes = list(dict.fromkeys(draw.choice(REAL["theme"][code]) for code in line.themes))
        found.append([
            *fixed, line.count, own(draw, line.traits["gender"]), draw.choice(CODES["age_band"]),
            own(draw, line.traits["attendance"]),
            own(draw, line.traits["territory"]), "|".join(themes), some("actions", 0, 2), draw.choice(CODES["origin"]),
            some("referrals", 0, 1), draw.choice(CODES["outcome"]),
            "|".join(f"{name}:{code}:{heads}" for (name, code), heads in margins.items()), effects])
    return found


def own(draw, code):
    """The association's own code, half of the time."""
    mine = {"femme": "dame", "premiere_fois": "nouvelle", "qpv": "qpv_nord"}
    return mine.get(code, code) if draw.random() < 0.5 else code


def unfinished(program, path, folder):
    """Sample A as it stood on the program's day."""
    source, folder = os.path.join(ROOT, "samples", "a"), os.path.join(folder, "unfinished")
    os.mkdir(folder)
    for name in ("mediators", "places", "partners", "fundings", "costs", "sessions"):
        with open(os.path.join(source, name + ".csv"), encoding="utf-8") as text:
            head, *lines = text.read().splitlines()
        if name == "sessions":
            lines = [line for line in lines if line.split(";")[1] <= str(program.today)]
        write(folder, name, [head, *lines])
    program.imported(path, folder)


def write(folder, name, lines):
    with open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8") as text:
        text.write("\n".join(lines) + "\n")
