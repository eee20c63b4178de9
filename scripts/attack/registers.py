"""The registers attacked: the samples, and random ones, smaller and more uneven, of two years."""
import csv, os, random, subprocess, sys

ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")
TABLES = ("mediators", "places", "partners", "fundings", "costs")


def done(binary, register, *words):
    run = subprocess.run([binary, "--register", register, "--today", "2026-01-15", *words], capture_output=True, text=True)
    if run.returncode:
        sys.exit(f"{' '.join(words)}: {run.returncode} {run.stderr}")


def imported(binary, register, folder):
    done(binary, register, "init", "--name", "Attaque", "--code", "attaque")
    done(binary, register, "import", folder)


def registers(binary, folder, samples, number, seed):
    """Name, register and folder of tables of each."""
    for name in samples:
        register, source = os.path.join(folder, name + ".relais"), os.path.join(ROOT, "samples", name)
        imported(binary, register, source)
        yield name, register, source
    for rank in range(number):
        draw = random.Random(f"attack {seed} {rank}")
        source, register = os.path.join(folder, f"random-{rank}"), os.path.join(folder, f"random-{rank}.relais")
        drawn(draw, source)
        imported(binary, register, source)
        yield f"random {seed}/{rank}", register, source
        os.remove(register)


def drawn(draw, folder):
    """A part of the sessions of a sample, some of them a year earlier, some places and traits made rare."""
    source = os.path.join(ROOT, "samples", draw.choice("abc"))
    os.mkdir(folder)
    for name in TABLES:
        with open(os.path.join(source, name + ".csv"), encoding="utf-8") as old:
            text = old.read()
        with open(os.path.join(folder, name + ".csv"), "w", encoding="utf-8") as new:
            # Fundings of both years.
            new.write(text.replace(";2025-01-01;2025-12-31", ";2024-01-01;2025-12-31") if name == "fundings" else text)
    with open(os.path.join(source, "sessions.csv"), encoding="utf-8", newline="") as text:
        header, *rows = list(csv.reader(text, delimiter=";"))
    column = {name: rank for rank, name in enumerate(header)}
    chosen = draw.choice((0.05, 0.1, 0.2, 0.4))
    kept = {name: chosen * draw.choice((0.1, 0.5, 1, 1)) for name in sorted({row[column["place"]] for row in rows})}
    rare = draw.random()
    sessions = {}
    for row in rows:
        sessions.setdefault(row[column["session"]], []).append(row)
    with open(os.path.join(folder, "sessions.csv"), "w", encoding="utf-8", newline="") as text:
        sheet = csv.writer(text, delimiter=";")
        sheet.writerow(header)
        for lines in sessions.values():
            if draw.random() > kept[lines[0][column["place"]]]:
                continue
            day = lines[0][column["day"]]
            moved = "2024" + day[4:] if draw.random() < 0.3 else day
            for line in lines:
                line[column["day"]] = moved
                for name in ("gender", "age_band", "attendance", "territory", "outcome"):
                    # What everybody answers alike leaves few others.
                    if line[column[name]] and draw.random() < 0.6 * rare and not line[column["margins"]]:
                        line[column[name]] = rows[0][column[name]] or line[column[name]]
            sheet.writerows(lines)


def places_of(folder):
    """What anybody knows: the places with their districts and kinds, the fundings, the kinds of session, the domains."""
    def table(name):
        with open(os.path.join(folder, name + ".csv"), encoding="utf-8", newline="") as text:
            return list(csv.DictReader(text, delimiter=";"))
    places = table("places")
    sessions = table("sessions")
    domains = {theme.split("/")[0] for row in sessions for theme in row["themes"].split("|") if theme}
    setup = {"place": [row["code"] for row in places], "funding": [row["code"] for row in table("fundings")],
             "kind": sorted({row["kind"] for row in sessions}), "theme": sorted(domains)}
    return setup, {"qpv": {row["code"]: row["qpv"] or "aucun" for row in places},
                   "place_kind": {row["code"]: row["kind"] for row in places}}
