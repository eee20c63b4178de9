"""The words of tables, and ways of writing days and lengths of time."""
import datetime

MONTHS = {
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre".split(),
    "fr-court": "janv. févr. mars avr. mai juin juil. août sept. oct. nov. déc.".split(),
    "en": "January February March April May June July August September October November December".split(),
    "en-court": "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split(),
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(),
}
WEEKDAYS = "lundi mardi mercredi jeudi vendredi samedi dimanche".split()
THEMES = ["CAF", "Logement", "Santé", "École", "Emploi", "Impôts", "Retraite", "Courrier", "Titre de séjour", "Numérique"]
PLACES = ["PMI Nord", "Maison de quartier", "École Jean Moulin", "Mairie annexe", "Local"]
# Ages as people write them, with their band; none when they lie over several.
AGES = {"18-25 ans": "18_25", "34 ans": "26_39", "26-35 ans": "26_39", "plus de 75 ans": "75_plus", "4 ans": "0_5", "18 mois": "0_5",
        "- de 18 ans": None, "45": "40_59", "60 et +": None, "16-25": None, "34.0": "26_39", "-12 ans": None, "moins de 6 ans": "0_5",
        "66 ans": "60_74", "né en 1990": "26_39", "mineur": None, "12 semaines": "0_5", "< 18": None, "40/59 ans": "40_59", "8 ans": "6_11"}
DAY_TITLES = ["Date", "Jour", "Date de la permanence", "Date du RDV", "DATE", "Date permanence", "Date de l'intervention",
              "Date séance", "date", "Date de l’accueil"]
COUNT_TITLES = ["Nombre", "Nb", "Nombre de personnes", "Nb de pers.", "Nb pers", "Nombre d'usagers", "Nb de bénéficiaires",
                "Nb de bénéficiaire(s)", "Participants (nb)", "Participants", "Effectif", "Total", "Total personnes",
                "Personnes reçues", "Usagers", "Nb usagers", "Nombre de participants", "Public accueilli", "Nbre",
                "Nbre de personnes", "NOMBRE DE PERSONNES REÇUES", "Nombre de passages", "Passages", "Nb_personnes",
                "Fréquentation", "Fréquentation totale", "Nb hab.", "Tot. pers", "Total accueilli", "Nb de visiteurs", "Nombre d’habitants reçus", "Présents", "Nb de présents", "Total général"]
MINUTE_TITLES = ["Durée (min)", "Durée en minutes", "Minutes", "Temps passé (min)", "Durée (mn)"]
HOUR_TITLES = ["Durée (h)", "Durée en heures", "Nb d'heures", "Heures"]
PLACE_TITLES = ["Lieu", "Lieu de permanence", "Site", "Nom du lieu", "Structure", "Lieu d'accueil", "LIEU"]
THEME_TITLES = ["Motif", "Thème", "Motif(s)", "Objet de la demande", "Thématique", "Motif de la visite", "Sujet"]
NOTES = ["Vacances scolaires", "Fermé pour travaux", "Association Les Passerelles", "Suite page 2"]


def draw_day(random, year=2025):
    return datetime.date(year, 1, 6) + datetime.timedelta(days=random.randrange(0, 350))


def days(random, count, year=2025):
    found = sorted({draw_day(random, year) for _ in range(count * 3)})
    return sorted(random.sample(found, min(count, len(found))))


class Dates:
    """One way of writing the days of a table."""

    def __init__(self, random, delimited):
        forms = ["fr", "fr", "fr", "iso", "court", "mots", "mots-court", "jour-mots", "heure", "points", "en", "es", "iso-t",
                 "américain", "tirets", "sans-année", "scolaire", "série"]
        self.form = random.choice(forms if delimited else forms + ["vraie"] * 8)
        self.title = ""

    def prepare(self, days):
        """Some ways can only be read for some days."""
        if self.form == "américain" and sum(day.day > 12 for day in days) * 3 < len(days):
            self.form = "fr"
        if self.form == "sans-année":
            self.title = "Permanences de l’année 2025"
        if self.form == "scolaire":
            self.title = "Permanences, année scolaire 2024-2025"

    def shift(self, day):
        if self.form != "scolaire":
            return day
        start = datetime.date(2024, 9, 2)
        return start + datetime.timedelta(days=(day - datetime.date(2025, 1, 1)).days * 290 // 365)

    def text(self, day):
        form = self.form
        if form == "vraie":
            return day
        return {
            "fr": f"{day:%d/%m/%Y}", "iso": f"{day:%Y-%m-%d}", "court": f"{day.day}/{day.month}/{day:%y}",
            "mots": f"{day.day} {MONTHS['fr'][day.month - 1]} {day.year}",
            "mots-court": f"{day.day} {MONTHS['fr-court'][day.month - 1]} {day.year}",
            "jour-mots": f"{WEEKDAYS[day.weekday()]} {day.day} {MONTHS['fr'][day.month - 1]} {day.year}",
            "heure": f"{day:%d/%m/%Y} 14:30", "points": f"{day:%d.%m.%Y}",
            "en": f"{day.day} {MONTHS['en'][day.month - 1]} {day.year}",
            "es": f"{day.day} {MONTHS['es'][day.month - 1]} {day.year}", "iso-t": f"{day:%Y-%m-%d}T09:00:00+01:00",
            "américain": f"{day.month}/{day.day}/{day.year}", "tirets": f"{day:%d-%m-%Y}",
            "sans-année": f"{day.day} {MONTHS['fr'][day.month - 1]}", "scolaire": f"{day.day} {MONTHS['fr'][day.month - 1]}",
            "série": str((day - datetime.date(1899, 12, 30)).days),
        }[form]


class Lengths:
    """One way of writing how long sessions lasted."""

    def __init__(self, random):
        self.form = random.choice(["min", "min", "h30", "deux-points", "décimal", "unité", "entières", "h-mm", "sans-titre"])
        self.title = random.choice(HOUR_TITLES if self.form in ("décimal", "h-mm") else MINUTE_TITLES)
        if self.form in ("h30", "deux-points", "unité", "entières", "sans-titre"):
            self.title = random.choice(["Durée", "Temps passé", "Durée de la permanence"])

    def minutes(self, random):
        if self.form == "décimal":
            return random.choice([60, 90, 120, 150, 180, 105])
        if self.form == "entières":
            return random.choice([180, 240, 300, 420])
        if self.form == "h-mm":
            return random.choice([90, 135, 165, 105, 75])
        return random.choice([60, 90, 120, 150, 180, 45])

    def text(self, minutes):
        hours, rest = divmod(minutes, 60)
        return {
            "min": str(minutes), "sans-titre": str(minutes), "h30": f"{hours}h{rest:02}" if rest else f"{hours}h",
            "deux-points": f"{hours}:{rest:02}", "décimal": f"{minutes / 60:g}".replace(".", ","), "unité": f"{minutes} min",
            "entières": str(hours), "h-mm": f"{hours},{rest:02}",
        }[self.form]


def messy(random, word):
    """The same word with another case or spaces."""
    return random.choice([word] * 6 + [word.upper(), word + " ", word.replace(" ", "\u00a0"), word.lower()])
