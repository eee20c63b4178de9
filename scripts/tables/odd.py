"""Tables of sessions with one thing out of the ordinary."""
import datetime
from words import (MONTHS, PLACES, THEMES, WEEKDAYS, days)

ODD = ["total sans mot", "titre inconnu", "sans titre", "deux effectifs", "décroissant", "désordre", "titre sur deux lignes", "espaces",
       "décimales nulles", "pers.", "note chiffrée", "colonne vide", "autres nombres", "pourcentage", "cellule manquante",
       "cellule de trop", "report", "total en colonne motif", "autre tableau dessous", "statut inconnu", "jour sans séance",
       "zéro", "somme d’hommes et femmes", "jours de la semaine", "date et saisie", "heures sous durée", "enfants à part",
       "adultes et enfants", "âges sans total", "sexe et nombre", "total en tête", "h seule", "durée décimale sans unité",
       "trois dates fausses", "un lieu, deux noms", "unités sous les titres", "durée vide", "négatif", "milliers",
       "espérés et présents", "jour de semaine", "jour de semaine, mois d’abord", "jour de semaine faux", "année lointaine",
       "croix dans un nombre", "nombre coupé", "total sous un mois", "heures et durée contraires", "jour, mois, année", "statuts",
       "cumul", "semaine et mois", "remarques chiffrées", "préparation", "dont femmes", "âges et total", "année d’abord",
       "effectif deux fois", "objectif dessous", "signature dessous", "couple", "jours en sections"]


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
    elif kind == "jour de semaine":
        rows = [[f"{WEEKDAYS[day.weekday()]} {row[0]}"] + row[1:] for day, row in zip(found, rows)]
    elif kind == "jour de semaine, mois d’abord":
        rows = [[f"{WEEKDAYS[day.weekday()]} {day:%m/%d/%Y}"] + row[1:] for day, row in zip(found, rows)]
    elif kind == "jour de semaine faux":
        rows = [[f"{WEEKDAYS[day.weekday()]} {row[0]}"] + row[1:] for day, row in zip(found, rows)]
        for day, row in zip(found, rows):
            swapped = day.replace(month=day.day, day=day.month) if day.day <= 12 else day
            if swapped.weekday() != day.weekday():
                row[0] = f"{WEEKDAYS[day.weekday()]} {swapped:%d/%m/%Y}"
                table.must_ask = "jour et mois inversés dans une ligne"
                break
    elif kind == "année lointaine":
        rows[2][0] = f"{found[2]:%d/%m}/{random.choice([1925, 2015, 2005, 2052])}"
        table.must_ask = "année lointaine"
    elif kind == "croix dans un nombre":
        rows[2][3] = random.choice(["x", "oui", "X"])
        table.must_ask = "croix dans un nombre"
    elif kind == "nombre coupé":
        rows[2][3] = random.choice(["1 2", "12 3", "3-4", "5/6", "2+1", "1O"])
        table.must_ask = "nombre coupé"
    elif kind == "total sous un mois":
        rows.append([random.choice(["MARS", "Année 2025", "Bilan", "Σ", "En tout", "1er semestre"]), "", "", str(total), ""])
    elif kind == "heures et durée contraires":
        titles[1:1] = ["Début", "Fin"]
        rows = [row[:1] + ["9h", "11h"] + row[1:] for row in rows]
        table.must_ask = "" if all(row[4] == "120" for row in rows) else "heures et durée contraires"
    elif kind == "jour, mois, année":
        names = random.random() < 0.5
        titles[:1] = random.choice([["Jour", "Mois", "Année"], ["Année", "Mois", "Jour"]])
        for rank, day in enumerate(found):
            parts = {"Jour": str(day.day), "Mois": MONTHS["fr"][day.month - 1] if names else str(day.month), "Année": str(day.year)}
            rows[rank][:1] = [parts[title] for title in titles[:3]]
    elif kind == "statuts":
        titles.append(random.choice(["Statut", "État", "Situation du RDV", "Statut du RDV"]))
        for rank, row in enumerate(rows):
            row.append("Honoré" if rank % 3 else random.choice(["Annulé", "Absent", "Ne viendra pas", "Absence non excusée"]))
            if not rank % 3:
                table.sessions -= 1
                table.passages -= int(row[3])
                table.minutes -= int(row[2])
                table.days.discard(found[rank])
    elif kind == "cumul":
        titles.insert(4, "Cumul")
        for rank in range(len(rows)):
            rows[rank].insert(4, str(sum(int(row[3]) for row in rows[:rank + 1])))
    elif kind == "semaine et mois":
        titles[:0] = ["Semaine", "Mois"]
        rows = [[str(day.isocalendar()[1]), MONTHS["fr"][day.month - 1]] + row for day, row in zip(found, rows)]
    elif kind == "remarques chiffrées":
        titles.append("Remarques")
        rows = [row + [random.choice(["", "3 absents", "12 en attente", "voir 2024"])] for row in rows]
    elif kind == "préparation":
        titles.insert(3, random.choice(["Temps de préparation (min)", "Préparation", "Trajet (min)"]))
        rows = [row[:3] + ["30"] + row[3:] for row in rows]
    elif kind == "dont femmes":
        titles.insert(4, "dont femmes")
        rows = [row[:4] + [str(int(row[3]) // 2)] + row[4:] for row in rows]
        table.women = sum(int(row[4]) for row in rows)
    elif kind == "âges et total":
        titles[3:4] = ["0-17 ans", "18-25 ans", "26-59 ans", "60 ans et plus", "Total"]
        rows = [row[:3] + [str(int(row[3]) - 1), "1", "0", "0", row[3]] + row[4:] for row in rows]
    elif kind == "année d’abord":
        rows = [[f"{day:%y/%m/%d}"] + row[1:] for day, row in zip(found, rows)]
        table.must_ask = "année d’abord"
    elif kind == "effectif deux fois":
        titles[3:4] = ["Nombre", "Nombre"]
        rows = [row[:4] + [str(int(row[3]) + 1)] + row[4:] for row in rows]
        table.must_ask = "effectif deux fois"
    elif kind == "objectif dessous":
        rows += [["Total", "", "", str(total), ""], [random.choice(["Objectif", "N-1", "Total 2024", "Écart"]), "", "", str(total + 7), ""]]
        table.must_ask = "objectif dessous"
    elif kind == "signature dessous":
        rows += [[""] * 5, ["Fait à Paris", "", "", "", ""], ["", "", "", "La directrice", ""]]
        table.must_ask, table.may_read = "signature", True
    elif kind == "couple":
        titles[2:4] = ["Sexe"]
        rows = [row[:2] + [random.choice("FH")] + row[4:] for row in rows]
        rows[1][2] = random.choice(["Couple", "2F 1H", "Famille"])
        table.must_ask = "plusieurs personnes sur une ligne"
    elif kind == "jours en sections":
        titles = titles[1:]
        rows = [line for row in rows for line in ([row[0]] + [""] * 3, row[1:])]
        table.must_ask = "jours en sections"
    return [], [titles] + rows
