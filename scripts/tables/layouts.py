"""Layouts of tables, each drawn with its truth."""
import datetime
from words import (AGES, COUNT_TITLES, DAY_TITLES, MONTHS, NOTES, PLACES, PLACE_TITLES, THEMES, THEME_TITLES, Dates,
                   Lengths, days, messy)


class Table:
    """Rows of cells, and what a careful person counts in them."""

    def __init__(self):
        self.sheets = {}
        self.sessions, self.passages, self.minutes, self.women, self.days = 0, 0, None, None, set()
        # People by age band, and requests: the themes of all people added up.
        self.ages, self.requests = None, None
        self.must_ask = ""
        self.may_read = False
        self.delimited = True
        self.features = []


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
    table.women, table.ages, table.requests = 0, {}, 0
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
            age = random.choice(list(AGES))
            if AGES[age]:
                table.ages[AGES[age]] = table.ages.get(AGES[age], 0) + 1
            row += [age]
            if grid:
                chosen = random.sample(range(4), random.randrange(1, 3))
                row += [yes if i in chosen else no for i in range(4)]
                table.requests += len(chosen)
            else:
                parts = random.sample(THEMES, random.choice([1, 1, 1, 2]))
                table.requests += len(parts)
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


def kobo(random, table):
    """What a form writes: a column a choice, columns of its own, days with a zone."""
    table.women, table.requests = 0, 0
    picked = random.sample(THEMES, 4)
    group = random.choice(["Motifs", "Motif de la venue", "besoins"])
    titles = ["start", "end", "Date", "Lieu", "Sexe", group] + [f"{group}/{theme}" for theme in picked] + ["_id", "_uuid", "_submission_time"]
    rows = [titles]
    yes, no = random.choice([("1", "0"), ("True", "False"), ("TRUE", "FALSE")])
    for day in days(random, random.randrange(4, 10)):
        place = random.choice(PLACES)
        table.sessions += 1
        table.days.add(day)
        for _ in range(random.randrange(1, 5)):
            woman, chosen = random.random() < 0.6, random.sample(range(4), random.randrange(1, 3))
            table.women += woman
            table.passages += 1
            table.requests += len(chosen)
            rows.append([f"{day}T09:00:12.123+01:00", f"{day}T09:04:00.000+01:00", f"{day}", place, "Femme" if woman else "Homme",
                         " ".join(picked[i].lower().replace(" ", "_") for i in chosen)] + [yes if i in chosen else no for i in range(4)]
                        + [str(1000 + len(rows)), f"0c6f-{len(rows):04}", f"{day}T10:00:00"])
    table.features.append("formulaire")
    return [], rows


def own(random, table):
    """Our own form, its keys rounded by a spreadsheet or not."""
    table.delimited, table.minutes = True, 0
    rows = [["session", "day", "start", "minutes", "kind", "place", "mediators", "count", "gender", "themes"]]
    rounded = random.random() < 0.5
    for rank, day in enumerate(days(random, random.randrange(3, 8))):
        count, minutes = random.randrange(1, 9), random.choice([60, 90, 120])
        key = "2,0250304E+11" if rounded else f"20250304{rank:04}"
        rows.append([key, f"{day}", "09:00:00", str(minutes), "permanence", "local", "AB", str(count), "", "sante/couverture"])
        table.sessions += 1
        table.passages += count
        table.minutes += minutes
        table.days.add(day)
    if rounded:
        table.must_ask = "identifiants arrondis"
    table.features.append("nos colonnes")
    return [], rows


def books(random, table):
    """A workbook with a sheet that is not what it seems."""
    table.delimited, table.minutes = False, 0
    titles = ["Date", "Lieu", "Durée (min)", "Nombre", "Motif"]

    def sheet(month, counts=True):
        rows = [list(titles)]
        for day in sorted(random.sample(range(1, 28), random.randrange(3, 7))):
            count = random.randrange(1, 9)
            rows.append([datetime.date(2025, month, day), random.choice(PLACES), "90", str(count), random.choice(THEMES)])
            if counts:
                table.sessions += 1
                table.passages += count
                table.minutes += 90
                table.days.add(datetime.date(2025, month, day))
        return rows
    table.sheets = {"Mars": ([], sheet(3)), "Avril": ([], sheet(4))}
    total = table.passages
    kind = random.choice(["copie", "sans titres", "titres inconnus", "récapitulatif", "récapitulatif faux", "listes", "autre unité", "par lieu"])
    if kind == "copie":
        table.sheets["Mars (2)"] = table.sheets["Mars"]
        table.must_ask = "feuille en double"
    elif kind == "sans titres":
        table.sheets["Mai"] = ([], sheet(5, False)[1:])
        table.must_ask = "feuille sans titres"
    elif kind == "titres inconnus":
        table.sheets["Ateliers"] = ([], [["Quand", "Où", "Combien"]] + [[datetime.date(2025, 5, day), "Local", "12"] for day in (5, 6, 7)])
        table.must_ask, table.may_read = "feuille inconnue", False
    elif kind.startswith("récapitulatif"):
        if kind.endswith("faux"):
            total += 1
            table.must_ask = "récapitulatif faux"
        table.sheets["Récap"] = ([], [["Mois", "Total"], ["Ensemble", str(total)], ["Total", str(total)]][:1] + [
            [name, str(sum(int(row[3]) for row in rows[1:]))] for name, (_, rows) in table.sheets.items()] + [["Total", str(total)]])
    elif kind == "listes":
        table.sheets["Listes"] = ([], [["Motifs", "Lieux"], ["CAF", "Local"], ["Santé", "PMI Nord"]])
    elif kind == "autre unité":
        rows = sheet(5, False)
        rows[0][2] = "Durée (h)"
        rows = [rows[0]] + [row[:2] + ["1,5"] + row[3:] for row in rows[1:]]
        table.sheets["Mai"] = ([], rows)
        table.must_ask = "heures sous un titre, minutes sous l’autre"
    elif kind == "par lieu":
        table.sheets["Bilan"] = ([], [["Lieu", "Nombre"], ["Tous", str(total)]])
    table.features.append(kind)
    return None


def appointments(random, table):
    """One row a person with an hour each: a permanence or appointments is for a person to say; a length says it."""
    table.women = 0
    with_length = random.random() < 0.5
    titles = ["Date", "Heure", "Lieu", "Sexe", random.choice(THEME_TITLES)] + (["Durée (min)"] if with_length else [])
    rows, table.minutes = [titles], 0 if with_length else None
    for day in days(random, random.randrange(3, 7)):
        for rank in range(random.randrange(2, 5)):
            woman = random.random() < 0.5
            rows.append([f"{day:%d/%m/%Y}", f"{9 + rank}h{random.choice(['00', '15', '30'])}", "Local", "F" if woman else "H",
                         random.choice(THEMES)] + (["45"] if with_length else []))
            table.sessions += 1
            table.passages += 1
            table.women += woman
            table.days.add(day)
            if with_length:
                table.minutes += 45
    if not with_length:
        table.must_ask = "permanence ou rendez-vous"
    table.features.append("rendez-vous")
    return [], rows
