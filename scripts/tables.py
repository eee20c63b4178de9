#!/usr/bin/env python3
"""Tables as associations may keep them, with a known truth, imported through the profile proposed for each, untouched.

Usage: tables.py BINARY [COUNT] [SEED] [--keep DIR]

Each table is drawn from layouts, titles, ways of writing days, hours and numbers, noise, totals, merged cells, encodings.
What is written must be the truth; what is not must have been asked or refused. Prints the shares, then each table that
was written wrong; ends with 1 when there is one.
"""
import datetime, json, os, random, shutil, subprocess, sys, tempfile, zipfile
from xml.sax.saxutils import escape

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
AGES = ["18-25 ans", "34 ans", "26-35 ans", "plus de 75 ans", "4 ans", "18 mois", "- de 18 ans", "45", "60 et +", "16-25"]
DAY_TITLES = ["Date", "Jour", "Date de la permanence", "Date du RDV", "DATE", "Date permanence", "Date de l'intervention",
              "Date séance", "date", "Date de l’accueil"]
COUNT_TITLES = ["Nombre", "Nb", "Nombre de personnes", "Nb de pers.", "Nb pers", "Nombre d'usagers", "Nb de bénéficiaires",
                "Nb de bénéficiaire(s)", "Participants (nb)", "Participants", "Effectif", "Total", "Total personnes",
                "Personnes reçues", "Usagers", "Nb usagers", "Nombre de participants", "Public accueilli", "Nbre",
                "Nbre de personnes", "NOMBRE DE PERSONNES REÇUES", "Nombre de passages", "Passages", "Nb_personnes",
                "Fréquentation", "Nb de visiteurs", "Nombre d’habitants reçus", "Présents", "Nb de présents", "Total général"]
MINUTE_TITLES = ["Durée (min)", "Durée en minutes", "Minutes", "Temps passé (min)", "Durée (mn)"]
HOUR_TITLES = ["Durée (h)", "Durée en heures", "Nb d'heures", "Heures"]
PLACE_TITLES = ["Lieu", "Lieu de permanence", "Site", "Nom du lieu", "Structure", "Lieu d'accueil", "LIEU"]
THEME_TITLES = ["Motif", "Thème", "Motif(s)", "Objet de la demande", "Thématique", "Motif de la visite", "Sujet"]
NOTES = ["Vacances scolaires", "Fermé pour travaux", "Association Les Passerelles", "Suite page 2"]


class Table:
    """Rows of cells, and what a careful person counts in them."""

    def __init__(self):
        self.sheets = {}
        self.sessions, self.passages, self.minutes, self.women, self.days = 0, 0, None, None, set()
        self.must_ask = ""
        self.may_read = False
        self.delimited = True
        self.features = []


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


def noise(random, table, rows, width):
    """Blank rows, notes and titles met again, which count for nothing."""
    titles, body = rows[0], rows[1:]
    if random.random() < 0.3:
        for _ in range(random.randrange(1, 3)):
            body.insert(random.randrange(1, len(body) + 1), [""] * width)
        table.features.append("vides")
    if random.random() < 0.2:
        note = [""] * width
        note[random.choice([0, 0, 1])] = random.choice(NOTES)
        body.insert(random.randrange(1, len(body) + 1), note)
        table.features.append("note")
    if random.random() < 0.1:
        body.insert(random.randrange(2, len(body) + 1), list(titles))
        table.features.append("titres répétés")
    return [titles] + body


def per_session(random, table):
    """One row a session, with a number of people."""
    dates, lengths = Dates(random, table.delimited), Lengths(random)
    found = days(random, random.randrange(6, 25))
    dates.prepare(found)
    found = sorted({dates.shift(day) for day in found})
    columns = ["day", "place", "length", "count", "theme"]
    has_margins = random.random() < 0.4
    if has_margins:
        columns[4:4] = ["women", "men"]
    if random.random() < 0.25:
        columns.insert(random.randrange(0, 2), random.choice(["number", "entered"]))
    if random.random() < 0.3:
        columns.append("remark")
    if random.random() < 0.15:
        columns.append("status")
    if random.random() < 0.1:
        columns.append("families")
    if random.random() < 0.3:
        middle = columns[1:]
        random.shuffle(middle)
        columns = columns[:1] + middle
    names = {"day": random.choice(DAY_TITLES), "place": random.choice(PLACE_TITLES), "length": lengths.title,
             "count": random.choice(COUNT_TITLES), "theme": random.choice(THEME_TITLES), "women": "Femmes", "men": "Hommes",
             "number": "N°", "entered": "Date de saisie", "remark": "Remarques", "status": "Statut",
             "families": "Nb de familles"}
    rows = [[names[column] for column in columns]]
    table.minutes, table.women = 0, 0 if has_margins else None
    sums, section, month = {"count": 0, "women": 0, "men": 0}, {"count": 0, "women": 0, "men": 0}, None
    has_subtotals = random.random() < 0.2
    if dates.form in ("sans-année", "scolaire", "série"):
        has_subtotals = False

    def total(label, values):
        row = [""] * len(columns)
        slots = [i for i, column in enumerate(columns) if column in ("day", "place", "theme")]
        row[random.choice(slots[:1] * 3 + slots)] = label
        for i, column in enumerate(columns):
            if column in values:
                row[i] = str(values[column])
        return row

    for rank, day in enumerate(found):
        if has_subtotals and month not in (None, day.month):
            rows.append(total(f"TOTAL {MONTHS['fr'][month - 1].upper()}", section))
            section = dict.fromkeys(section, 0)
        month = day.month
        minutes, count = lengths.minutes(random), random.randrange(1, 19)
        women = random.randrange(0, count + 1)
        cancelled = "status" in columns and random.random() < 0.2
        cells = {"day": dates.text(day), "place": messy(random, random.choice(PLACES)), "length": lengths.text(minutes),
                 "count": str(count), "theme": random.choice(THEMES), "women": str(women), "men": str(count - women),
                 "number": str(rank + 1), "entered": "31/12/2025", "status": random.choice(["Annulé", "Absent"]) if cancelled else "Tenu",
                 "remark": random.choice(["", "", "calme", "avec la PMI ; dense", 'dit "à revoir"', "deux\nlignes"]),
                 "families": str(random.randrange(1, count + 1))}
        rows.append([cells[column] for column in columns])
        for key, value in (("count", count), ("women", women), ("men", count - women)):
            section[key] += value
            sums[key] += value
        if not cancelled:
            table.sessions += 1
            table.passages += count
            table.minutes += minutes
            table.days.add(day)
            if has_margins:
                table.women += women
    if has_subtotals:
        rows.append(total(f"TOTAL {MONTHS['fr'][month - 1].upper()}", section))
    if random.random() < 0.35:
        if random.random() < 0.15:
            sums["count"] += random.choice([1, -1, 10])
            table.must_ask = "total faux"
        rows.append(total(random.choice(["TOTAL", "Total", "Total général", "TOTAUX", "Cumul"]), sums))
        table.features.append("total")
        if random.random() < 0.3:
            row = [""] * len(columns)
            row[columns.index("day")] = "Moyenne"
            row[columns.index("count")] = f"{sums['count'] / max(1, len(found)):.1f}".replace(".", ",")
            rows.append(row)
    hazard = random.random()
    if hazard < 0.05:
        rows[random.randrange(1, len(found))][columns.index("count")] = random.choice(["env. 12", "", "#N/A", "12 (dont 3)", "une dizaine"])
        table.must_ask = table.must_ask or "effectif illisible"
    elif hazard < 0.08 and dates.form == "fr" and len(found) > 8:
        rows[2][columns.index("day")] = random.choice(["31/02/2025", "14/14/2025", "le 3"])
        table.must_ask = table.must_ask or "jour impossible"
    if lengths.form in ("entières", "h-mm"):
        table.features.append("durée " + lengths.form)
    table.features += [dates.form, lengths.form]
    return ([[dates.title]] if dates.title else []), noise(random, table, rows, len(columns))


def per_person(random, table):
    """One row a person; the day and the place may be on the first row of the day only."""
    dates = Dates(random, table.delimited)
    found = days(random, random.randrange(4, 12))
    dates.prepare(found)
    found = sorted({dates.shift(day) for day in found})
    merged = random.random() < 0.35
    sexes = random.choice([("F", "H"), ("Femme", "Homme"), ("Mme", "M."), ("féminin", "masculin")])
    crosses = random.random() < 0.25
    titles = [random.choice(DAY_TITLES), random.choice(PLACE_TITLES)]
    titles += ["Femme", "Homme"] if crosses else [random.choice(["Sexe", "Genre", "H/F", "Civilité"])]
    titles += [random.choice(["Âge", "Tranche d'âge"])]
    grid = random.random() < 0.25
    yes, no = random.choice([("Oui", "Non"), ("x", ""), ("VRAI", "FAUX"), ("1", "0"), ("TRUE", "FALSE")])
    picked = random.sample(THEMES, 4)
    titles += picked if grid else [random.choice(THEME_TITLES)]
    if random.random() < 0.3:
        titles.append("Nom")
    if random.random() < 0.3:
        titles.insert(0, "N°")
    rows, number = [titles], 0
    table.women = 0
    for day in found:
        place = random.choice(PLACES)
        table.sessions += 1
        table.days.add(day)
        for rank in range(random.randrange(1, 7)):
            number += 1
            woman = random.random() < 0.6
            table.women += woman
            table.passages += 1
            row = [dates.text(day) if rank == 0 or not merged else "", place if rank == 0 or not merged else ""]
            row += ["x" if woman else "", "" if woman else "x"] if crosses else [sexes[0] if woman else sexes[1]]
            row += [random.choice(AGES)]
            if grid:
                chosen = random.sample(range(4), random.randrange(1, 3))
                row += [yes if i in chosen else no for i in range(4)]
            else:
                parts = random.sample(THEMES, random.choice([1, 1, 1, 2]))
                row.append(random.choice([", ", " ; ", " / ", "\n"]).join(parts))
            if "Nom" in titles:
                row.append("" if random.random() < 0.5 else "X")
            if titles[0] == "N°":
                row.insert(0, str(number))
            rows.append(row)
    if merged:
        table.features.append("fusionnées")
    table.features += [dates.form, "grille de personnes" if grid else "personnes"]
    if merged and random.random() < 0.5:
        return ([[dates.title]] if dates.title else []), rows
    return ([[dates.title]] if dates.title else []), noise(random, table, rows, len(titles))


def grid(random, table):
    """One row a day, a number under each theme, perhaps a total."""
    dates = Dates(random, table.delimited)
    found = days(random, random.randrange(6, 20))
    dates.prepare(found)
    found = sorted({dates.shift(day) for day in found})
    picked = random.sample(THEMES, random.randrange(3, 7))
    has_total = random.random() < 0.6
    has_women = has_total and random.random() < 0.3
    titles = [random.choice(DAY_TITLES), random.choice(PLACE_TITLES)] + picked
    titles += (["Femmes", "Hommes"] if has_women else []) + (["Total"] if has_total else [])
    rows, sums = [titles], [0] * (len(titles) - 2)
    for day in found:
        counts = [random.choice([0, 0, 1, 2, 3, 5]) for _ in picked]
        if not sum(counts):
            counts[0] = 1
        total = sum(counts)
        women = random.randrange(0, total + 1)
        cells = [("" if not count and random.random() < 0.7 else str(count)) for count in counts]
        cells += ([str(women), str(total - women)] if has_women else []) + ([str(total)] if has_total else [])
        rows.append([dates.text(day), random.choice(PLACES)] + cells)
        for i, cell in enumerate(cells):
            sums[i] += int(cell or 0)
        table.sessions += 1
        table.passages += total
        table.days.add(day)
    if random.random() < 0.5:
        rows.append([random.choice(["TOTAL", "Total"]), ""] + [str(n) for n in sums])
        table.features.append("total")
    table.features += [dates.form, "grille"]
    return ([[dates.title]] if dates.title else []), noise(random, table, rows, len(titles))


def months(random, table):
    """A workbook with a sheet a month, in an order of columns that may differ."""
    table.delimited = False
    titles = ["Date", "Lieu", "Durée (min)", random.choice(COUNT_TITLES[:12]), "Motif"]
    table.minutes = 0
    recap = [["Mois", "Total"]]
    style = random.choice(["fr", "fr-court", "en"])
    numbers_only = random.random() < 0.3
    for month in sorted(random.sample(range(1, 13), random.randrange(2, 6))):
        order = list(range(5))
        if random.random() < 0.3:
            middle = order[1:]
            random.shuffle(middle)
            order = order[:1] + middle
        extra = random.random() < 0.2
        rows = [[titles[i] for i in order] + (["Remarques"] if extra else [])]
        sheet_total = 0
        for day in sorted(random.sample(range(1, 28), random.randrange(2, 6))):
            count, minutes = random.randrange(1, 15), random.choice([60, 90, 120])
            cells = [str(day) if numbers_only else datetime.date(2025, month, day), random.choice(PLACES), str(minutes), str(count),
                     random.choice(THEMES)]
            rows.append([cells[i] for i in order] + (["calme"] if extra else []))
            sheet_total += count
            table.sessions += 1
            table.passages += count
            table.minutes += minutes
            table.days.add(datetime.date(2025, month, day))
        if random.random() < 0.5:
            row = [""] * len(rows[0])
            row[0], row[order.index(3)] = "Total", str(sheet_total)
            rows.append(row)
        name = MONTHS[style][month - 1].capitalize() + (" 2025" if numbers_only or random.random() < 0.5 else "")
        table.sheets[name] = ([], rows)
        recap.append([name, str(sheet_total)])
    if random.random() < 0.5:
        recap.append(["Total", str(table.passages)])
        table.sheets["Récap"] = ([], recap)
        table.features.append("récapitulatif")
    table.features.append("feuilles par mois")
    return None


def stacked(random, table):
    """Tables of the same titles, one below the other, each with its total."""
    dates = Dates(random, table.delimited)
    if dates.form in ("sans-année", "scolaire", "série"):
        dates.form = "fr"
    titles = ["Date", "Lieu", "Durée (min)", "Nombre", "Motif"]
    found = days(random, 16)
    dates.prepare(found)
    table.minutes = 0
    rows = []
    for part in range(2):
        if part:
            rows += [[""] * 5, [f"Partie {part + 1}", "", "", "", ""]]
        rows.append(list(titles))
        total = 0
        for day in found[part * 8:part * 8 + random.randrange(3, 8)]:
            count, minutes = random.randrange(1, 15), random.choice([60, 90, 120])
            rows.append([dates.text(day), random.choice(PLACES), str(minutes), str(count), random.choice(THEMES)])
            total += count
            table.sessions += 1
            table.passages += count
            table.minutes += minutes
            table.days.add(day)
        if random.random() < 0.6:
            rows.append(["Total", "", "", str(total), ""])
    table.features += [dates.form, "tableaux empilés"]
    return [], rows


def places(random, table):
    """A sheet a place, with women, men and their total; a hidden total sheet or a notice."""
    table.delimited = False
    table.women, table.minutes = 0, 0
    whole = 0
    for place in random.sample(PLACES[:4], random.randrange(2, 4)):
        rows = [["Date", "Durée (min)", "Femmes", "Hommes", random.choice(["Total", "Nb de personnes"]), "Motif"]]
        if table.sheets:
            rows[0] = list(next(iter(table.sheets.values()))[1][0])
        for day in days(random, random.randrange(3, 8)):
            women, men, minutes = random.randrange(0, 9), random.randrange(1, 6), random.choice([60, 90, 120])
            rows.append([day, str(minutes), str(women), str(men), str(women + men), random.choice(THEMES)])
            table.sessions += 1
            table.passages += women + men
            table.women += women
            table.minutes += minutes
            table.days.add(day)
            whole += women + men
        table.sheets[place] = ([], rows)
    if random.random() < 0.4:
        table.sheets["Notice"] = ([], [["Remplir une ligne par permanence"], ["Total = personnes reçues"]])
    table.features.append("feuilles par lieu")
    return None


def hours(random, table):
    """Sessions with a start and an end, in two columns or one; some go past midnight."""
    dates = Dates(random, table.delimited)
    found = days(random, random.randrange(5, 14))
    dates.prepare(found)
    found = sorted({dates.shift(day) for day in found})
    in_one = random.random() < 0.4
    form = random.choice(["{}h{:02}", "{:02}:{:02}", "{}:{:02}", "{:02}:{:02}:00"])
    if in_one and form.endswith(":00"):
        form = "{}h{:02}"
    titles = [random.choice(DAY_TITLES), "Lieu"] + (["Horaires"] if in_one else random.choice([["Heure début", "Heure fin"], ["Début", "Fin"], ["Heure de début", "Heure de fin"]]))
    titles += [random.choice(COUNT_TITLES[:20]), "Motif"]
    rows, sums = [titles], 0
    table.minutes = 0
    for day in found:
        start = random.choice([540, 570, 840, 870, 1080, 1260, 1320])
        length, count = random.choice([90, 120, 150, 180, 210]), random.randrange(1, 12)
        end = (start + length) % 1440
        one, two = form.format(start // 60, start % 60), form.format(end // 60, end % 60)
        rows.append([dates.text(day), random.choice(PLACES)] + ([f"{one}-{two}"] if in_one else [one, two]) + [str(count), random.choice(THEMES)])
        table.sessions += 1
        table.passages += count
        table.minutes += length
        table.days.add(day)
        sums += count
    if random.random() < 0.4:
        rows.append(["Total", ""] + [""] * (1 if in_one else 2) + [str(sums), ""])
    table.features += [dates.form, "horaires"]
    return ([[dates.title]] if dates.title else []), noise(random, table, rows, len(titles))


def odd(random, table):
    """A table of sessions with one thing out of the ordinary."""
    found = days(random, random.randrange(7, 16))
    titles = ["Date", "Lieu", "Durée (min)", "Nombre de personnes", "Motif"]
    rows = []
    table.minutes = 0
    for day in found:
        count, minutes = random.randrange(1, 15), random.choice([60, 90, 120])
        rows.append([f"{day:%d/%m/%Y}", random.choice(PLACES), str(minutes), str(count), random.choice(THEMES)])
        table.sessions += 1
        table.passages += count
        table.minutes += minutes
        table.days.add(day)
    kind = random.choice(ODD)
    table.features += ["bizarre", kind]
    total = sum(int(row[3]) for row in rows)
    if kind == "total sans mot":
        rows.append(["", "", "", str(total), ""])
    elif kind == "titre inconnu":
        titles[3] = random.choice(["Bilan", "X", "Familles", "Nb ados", "Comptage", "Fiches", "Colonne1"])
        table.must_ask, table.may_read = "effectif inconnu", True
    elif kind == "sans titre":
        titles[3] = ""
        table.must_ask = "effectif sans titre"
    elif kind == "deux effectifs":
        titles.append(random.choice(["Participants", "Nb usagers", "Total personnes"]))
        rows = [row + [str(int(row[3]) + random.randrange(1, 4))] for row in rows]
        table.must_ask = "deux effectifs"
    elif kind == "décroissant":
        rows.reverse()
    elif kind == "désordre":
        random.shuffle(rows)
    elif kind == "titre sur deux lignes":
        titles[3] = "Nombre\nde personnes"
    elif kind == "espaces":
        rows = [[f"  {cell}\u00a0" for cell in row] for row in rows]
    elif kind == "décimales nulles":
        rows = [row[:3] + [row[3] + ",0"] + row[4:] for row in rows]
    elif kind == "pers.":
        rows = [row[:3] + [row[3] + random.choice([" pers.", " personnes", ""])] + row[4:] for row in rows]
    elif kind == "note chiffrée":
        rows.append(["* 3 personnes sont comptées deux fois", "", "", "", ""])
    elif kind == "colonne vide":
        titles.insert(2, "")
        rows = [row[:2] + [""] + row[2:] for row in rows]
    elif kind == "autres nombres":
        titles += ["Nb d'enfants", "Code postal"]
        rows = [row + [str(random.randrange(0, 5)), "75020"] for row in rows]
    elif kind == "pourcentage":
        titles.append("% femmes")
        rows = [row + [f"{random.randrange(0, 101)} %"] for row in rows]
    elif kind == "cellule manquante":
        rows[3] = rows[3][:2] + rows[3][3:]
        table.must_ask = "ligne décalée"
    elif kind == "cellule de trop":
        rows[3] = rows[3][:2] + ["90"] + rows[3][2:]
        table.must_ask = "ligne décalée"
    elif kind == "report":
        half = len(rows) // 2
        part = sum(int(row[3]) for row in rows[:half])
        rows[half:half] = [["Report", "", "", str(part), ""]]
        rows.append(["Total", "", "", str(total), ""])
    elif kind == "total en colonne motif":
        rows.append([rows[-1][0], "", "", str(total), "TOTAL"])
    elif kind == "autre tableau dessous":
        rows += [[""] * 5, ["Mois", "Total", "", "", ""], ["Janvier", "12", "", "", ""], ["Février", "15", "", "", ""]]
        table.must_ask = "autre tableau"
        table.may_read = True
    elif kind == "statut inconnu":
        titles.append("Statut")
        rows = [row + [random.choice(["Tenu", "Tenu", "Annulé"])] for row in rows]
        rows[0][-1], rows[1][-1] = "En attente", "Annulé"
        table.must_ask = "statut inconnu"
    elif kind == "jour sans séance":
        rows.append([f"{found[-1] + datetime.timedelta(days=1):%d/%m/%Y}", "", "", "", ""])
    elif kind == "zéro":
        rows.append([f"{found[-1] + datetime.timedelta(days=1):%d/%m/%Y}", "Local", "120", "0", ""])
        table.sessions += 1
        table.minutes += 120
        table.days.add(found[-1] + datetime.timedelta(days=1))
    elif kind == "somme d’hommes et femmes":
        titles[3:4] = ["Femmes", "Hommes"]
        rows = [row[:3] + [str(int(row[3]) // 2), str(int(row[3]) - int(row[3]) // 2)] + row[4:] for row in rows]
    elif kind == "jours de la semaine":
        titles.insert(0, "Jour de la semaine")
        rows = [[WEEKDAYS[datetime.datetime.strptime(row[0], "%d/%m/%Y").weekday()]] + row for row in rows]
    elif kind == "date et saisie":
        titles.insert(0, "Horodateur")
        rows = [["31/12/2025 10:00:00"] + row for row in rows]
    elif kind == "enfants à part":
        titles[3:4] = ["Femmes", "Hommes", random.choice(["Enfants", "Nb d'enfants", "Jeunes", "Mineurs"])]
        rows = [row[:3] + [str(int(row[3]) // 2), str(int(row[3]) - int(row[3]) // 2), str(random.randrange(1, 5))] + row[4:] for row in rows]
        table.must_ask = "enfants à part"
    elif kind == "adultes et enfants":
        titles[3:4] = ["Adultes", "Enfants"]
        rows = [row[:3] + [str(int(row[3]) // 2), str(int(row[3]) - int(row[3]) // 2)] + row[4:] for row in rows]
        table.must_ask = "adultes et enfants"
    elif kind == "âges sans total":
        titles[3:4] = ["0-5 ans", "6-10 ans", "11-17 ans", "18-25 ans", "26 ans et plus"]
        rows = [row[:3] + [str(random.randrange(0, 4)) for _ in range(5)] + row[4:] for row in rows]
        table.must_ask = "âges sans total"
    elif kind == "sexe et nombre":
        titles.insert(3, "Sexe")
        rows = [row[:3] + [random.choice("FH")] + row[3:] for row in rows]
        table.must_ask = "sexe et nombre"
    elif kind == "total en tête":
        rows.insert(0, ["TOTAL", "", "", str(total), ""])
    elif kind == "h seule":
        titles[2] = "H"
        rows = [row[:2] + [{"60": "1", "90": "1,5", "120": "2"}[row[2]]] + row[3:] for row in rows]
        table.minutes = 120 * len(rows)
    elif kind == "durée décimale sans unité":
        titles[2] = "Durée"
        rows = [row[:2] + [{"60": "1", "90": "1,5", "120": "2"}[row[2]]] + row[3:] for row in rows]
        if all(row[2] in "12" for row in rows):
            table.must_ask = "heures ou minutes"
    elif kind == "trois dates fausses":
        for rank in (0, 2, 4):
            rows[rank][0] = "31/11/2025"
        table.must_ask = "jours impossibles"
    elif kind == "un lieu, deux noms":
        for rank, row in enumerate(rows):
            row[1] = ["Médiathèque", "Mediatheque", "médiathèque "][rank % 3]
    elif kind == "unités sous les titres":
        rows.insert(0, ["(jj/mm/aaaa)", "", "(min)", "(nb)", ""])
    elif kind == "durée vide":
        rows[2][2] = ""
        table.must_ask = "durée vide"
    elif kind == "négatif":
        rows[2][3] = "-3"
        table.must_ask = "effectif négatif"
    elif kind == "milliers":
        table.passages += 1200 - int(rows[2][3])
        rows[2][3] = "1\u00a0200"
    elif kind == "espérés et présents":
        titles[3:4] = ["Inscrits", "Présents"]
        rows = [row[:3] + [str(int(row[3]) + 2), row[3]] + row[4:] for row in rows]
    elif kind == "heures sous durée":
        titles[2] = "Durée"
        rows = [row[:2] + [{"60": "1h", "90": "1h30", "120": "2h"}[row[2]]] + row[3:] for row in rows]
    return [], [titles] + rows


ODD = ["total sans mot", "titre inconnu", "sans titre", "deux effectifs", "décroissant", "désordre", "titre sur deux lignes", "espaces",
       "décimales nulles", "pers.", "note chiffrée", "colonne vide", "autres nombres", "pourcentage", "cellule manquante",
       "cellule de trop", "report", "total en colonne motif", "autre tableau dessous", "statut inconnu", "jour sans séance",
       "zéro", "somme d’hommes et femmes", "jours de la semaine", "date et saisie", "heures sous durée", "enfants à part",
       "adultes et enfants", "âges sans total", "sexe et nombre", "total en tête", "h seule", "durée décimale sans unité",
       "trois dates fausses", "un lieu, deux noms", "unités sous les titres", "durée vide", "négatif", "milliers",
       "espérés et présents"]

def years(random, table):
    """A sheet a year, days without one."""
    table.delimited = False
    table.minutes = 0
    for year in (2024, 2025):
        rows = [["Date", "Lieu", "Durée (min)", "Nombre", "Motif"]]
        for day in days(random, random.randrange(4, 9), year):
            count = random.randrange(1, 9)
            rows.append([f"{day.day} {MONTHS['fr'][day.month - 1]}", random.choice(PLACES), "90", str(count), random.choice(THEMES)])
            table.sessions += 1
            table.passages += count
            table.minutes += 90
            table.days.add(day)
        named = random.random() < 0.5
        table.sheets[str(year) if named else f"Feuille {len(table.sheets) + 1}"] = ([[f"Permanences {year}"]] if not named else [], rows)
    table.features.append("feuilles par année")
    return None


LAYOUTS = [years] + [per_session] * 7 + [per_person] * 4 + [grid] * 3 + [months] * 2 + [stacked] + [places] + [hours] * 2 + [odd] * (4 if len(sys.argv) < 2 or "--odd" not in sys.argv else 60)


# --- Files

def csv_text(rows, separator):
    def cell(value):
        value = f"{value:%Y-%m-%d}" if isinstance(value, datetime.date) else value
        if any(sign in value for sign in (separator, '"', "\n")):
            return '"' + value.replace('"', '""') + '"'
        return value
    return "".join(separator.join(cell(value) for value in row) + "\r\n" for row in rows)


def column(position):
    name = ""
    while position >= 0:
        name = chr(65 + position % 26) + name
        position = position // 26 - 1
    return name


def write_xlsx(path, sheets, numbers):
    """A workbook by hand: inline texts, numbers and true days."""
    def cell(value, row, position):
        place = f'r="{column(position)}{row}"'
        if value == "":
            return ""
        if isinstance(value, datetime.date):
            return f'<c {place} s="1"><v>{(value - datetime.date(1899, 12, 30)).days}</v></c>'
        if numbers and value.isdigit() and len(value) < 12:
            return f'<c {place}><v>{value}</v></c>'
        return f'<c {place} t="inlineStr"><is><t xml:space="preserve">{escape(value)}</t></is></c>'
    names = list(sheets)
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>')
        archive.writestr("xl/workbook.xml", '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets>'
                         + "".join(f'<sheet name="{escape(name)}" sheetId="{i + 1}" r:id="r{i + 1}"/>' for i, name in enumerate(names)) + "</sheets></workbook>")
        archive.writestr("xl/_rels/workbook.xml.rels", '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
                         + "".join(f'<Relationship Id="r{i + 1}" Type="t" Target="worksheets/sheet{i + 1}.xml"/>' for i in range(len(names))) + "</Relationships>")
        archive.writestr("xl/styles.xml", '<?xml version="1.0"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>')
        for i, name in enumerate(names):
            body = "".join(f'<row r="{r + 1}">' + "".join(cell(value, r + 1, c) for c, value in enumerate(row)) + "</row>"
                           for r, row in enumerate(sheets[name]))
            archive.writestr(f"xl/worksheets/sheet{i + 1}.xml", '<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>' + body + "</sheetData></worksheet>")


def write_fods(path, sheets, numbers):
    """A flat OpenDocument file by hand."""
    def cell(value):
        if value == "":
            return "<table:table-cell/>"
        if isinstance(value, datetime.date):
            return f'<table:table-cell office:value-type="date" office:date-value="{value}"><text:p>{value:%d/%m/%Y}</text:p></table:table-cell>'
        if numbers and value.isdigit() and len(value) < 12:
            return f'<table:table-cell office:value-type="float" office:value="{value}"><text:p>{value}</text:p></table:table-cell>'
        return '<table:table-cell office:value-type="string">' + "".join(f"<text:p>{escape(part)}</text:p>" for part in value.split("\n")) + "</table:table-cell>"
    body = "".join(f'<table:table table:name="{escape(name)}">' + "".join("<table:table-row>" + "".join(cell(value) for value in row) + "</table:table-row>" for row in rows) + "</table:table>"
                   for name, rows in sheets.items())
    with open(path, "w", encoding="utf-8") as file:
        file.write('<?xml version="1.0" encoding="UTF-8"?><office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
                   'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" '
                   'office:mimetype="application/vnd.oasis.opendocument.spreadsheet"><office:body><office:spreadsheet>' + body + "</office:spreadsheet></office:body></office:document>")


def write(random, table, folder, rank):
    above = [["Association Les Passerelles"], ["Suivi de l’activité"]] if random.random() < 0.3 else []
    sheets = {name: above + title + rows for name, (title, rows) in table.sheets.items()}
    if table.delimited:
        separator = random.choice([";", ";", ";", ",", "\t", "|"])
        encoding = random.choice(["utf-8", "utf-8", "utf-8-sig", "cp1252", "mac_roman", "cp850", "utf-16"])
        text = csv_text(next(iter(sheets.values())), separator)
        if random.random() < 0.2:
            text = text.replace("\r\n", "\n")
        path = f"{folder}/{rank:03}.csv"
        with open(path, "wb") as file:
            file.write(text.encode(encoding, errors="replace"))
        table.features += [encoding, f"séparateur {separator!r}"]
        return path
    ending = random.choice(["xlsx", "xlsx", "fods"])
    path = f"{folder}/{rank:03}.{ending}"
    (write_xlsx if ending == "xlsx" else write_fods)(path, sheets, random.random() < 0.8)
    table.features.append(ending)
    return path


def make(seed, rank, folder):
    own = random.Random(f"{seed}-{rank}")
    table = Table()
    table.delimited = own.random() < 0.6
    layout = own.choice(LAYOUTS)
    found = layout(own, table)
    if found:
        table.sheets["Feuille1"] = found
    table.features.insert(0, layout.__name__)
    return write(own, table, folder, rank), table


# --- Trial

def run(binary, folder, *words):
    return subprocess.run([binary, "--register", "essai.relais", "--today", "2026-01-15", *words], cwd=folder,
                          capture_output=True, text=True, env={**os.environ, "LC_ALL": "fr_FR.UTF-8"})


def sql(folder, query):
    return subprocess.run(["sqlite3", "essai.relais", query], cwd=folder, capture_output=True, text=True).stdout.strip()


def trial(binary, path, table, folder):
    """What became of a table: right, asked, refused, or wrong with the figures."""
    shutil.copy(f"{folder}/vide.relais", f"{folder}/essai.relais")
    proposed = run(binary, folder, "import", path, "--suggest-profile", "--json")
    if proposed.returncode < 0 or proposed.returncode not in (0, 2):
        return "wrong", f"suggest ended with {proposed.returncode}: {proposed.stderr[-300:]}"
    if proposed.returncode == 2:
        return "refused", json.loads(proposed.stdout)["error"]["message"]
    answer = json.loads(proposed.stdout)
    with open(f"{folder}/profil.yaml", "w") as file:
        file.write(answer["profile"])
    values = {"minutes": "120", "place": "Local", "mediators": "AB", "themes": "acces_droits/autre"}
    settings = [word for field in answer["toFill"] if field in values for word in ("--set", f"{field}={values[field]}")]
    done = run(binary, folder, "import", path, "--profile", "profil.yaml", "--json", *settings)
    if done.returncode not in (0, 2):
        return "wrong", f"import ended with {done.returncode}: {done.stderr[-300:]}"
    answer = json.loads(done.stdout)
    if done.returncode == 2:
        kind = "asked" if answer.get("error", {}).get("code") in ("E-IMPORT-DOUBT", "E-IMPORT-DIFFERENCE") else "refused"
        why = [doubt["question"] for doubt in answer.get("doubts", []) if doubt["blocking"]]
        why += [f"{row['column']} {row['value']!r}: {row['reason']}" for row in answer.get("refusedRows", [])[:3]]
        return kind, "; ".join(why) or str(answer.get("error", {}).get("message")) + str(answer.get("reconciliation", {}).get("totals"))
    found = {"sessions": int(sql(folder, "SELECT count(*) FROM standing_session")),
             "passages": int(sql(folder, "SELECT coalesce(sum(count), 0) FROM standing_contact")),
             "days": sql(folder, "SELECT group_concat(day, ' ') FROM (SELECT DISTINCT day FROM standing_session ORDER BY day)")}
    wanted = {"sessions": table.sessions, "passages": table.passages, "days": " ".join(map(str, sorted(table.days)))}
    if table.minutes is not None:
        found["minutes"] = int(sql(folder, "SELECT coalesce(sum(minutes), 0) FROM standing_session"))
        wanted["minutes"] = table.minutes
    if table.women is not None:
        found["women"] = int(float(sql(folder, "SELECT (SELECT total(count) FROM standing_contact WHERE gender = 'femme') + (SELECT total(m.count) "
                                               "FROM contact_margin m JOIN standing_session s ON s.id = m.session WHERE m.code = 'femme')")))
        wanted["women"] = table.women
    if table.must_ask and not table.may_read:
        return "wrong", f"written without asking: {table.must_ask}"
    differs = [f"{key}: {found[key]} for {wanted[key]}" for key in wanted if found[key] != wanted[key]]
    return ("wrong", "; ".join(differs)) if differs else ("right", "")


def main():
    arguments = [word for word in sys.argv[1:] if not word.startswith("--")]
    keep = sys.argv[sys.argv.index("--keep") + 1] if "--keep" in sys.argv else None
    if keep:
        arguments.remove(keep)
    binary = os.path.abspath(arguments[0])
    count, seed = int(arguments[1]) if len(arguments) > 1 else 300, arguments[2] if len(arguments) > 2 else "2025"
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run([binary, "--register", f"{folder}/vide.relais", "init", "--name", "Essai"], check=True, capture_output=True)
        results = []
        for rank in range(count):
            path, table = make(seed, rank, folder)
            kind, why = trial(binary, path, table, folder)
            # A question is the right answer where the table has none.
            if kind in ("asked", "refused") and table.must_ask:
                kind = "rightly asked"
            results.append((kind, rank, why, table))
            if keep and kind in ("wrong", "asked", "refused"):
                os.makedirs(keep, exist_ok=True)
                shutil.copy(path, f"{keep}/{kind}-{os.path.basename(path)}")
        kinds = ["right", "rightly asked", "asked", "refused", "wrong"]
        shares = {kind: sum(result[0] == kind for result in results) for kind in kinds}
        print(f"{count} tables: " + ", ".join(f"{shares[kind]} {kind}" for kind in kinds)
              + f"; read without help: {100 * shares['right'] // max(1, count - shares['rightly asked'])} %")
        for kind, rank, why, table in results:
            if kind == "wrong" or (kind in ("asked", "refused") and "--all" in sys.argv):
                print(f"  {kind} {rank:03} [{', '.join(table.features)}] {why}")
        sys.exit(1 if shares["wrong"] else 0)


if __name__ == "__main__":
    main()
