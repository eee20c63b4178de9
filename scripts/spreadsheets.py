#!/usr/bin/env python3
"""Exports opened and saved by LibreOffice, as CSV, XLSX and ODS, must import back to an equal register, all columns.

Usage: spreadsheets.py BINARY [SAMPLE…]

Samples A, B and C are exported in both forms, with sessions that have every column and remarks a spreadsheet may take
for formulas. Each file is opened by LibreOffice in French as a double click does, and saved in each form.
Ends with 1 when a register differs.
"""
import os, pathlib, subprocess, sys, tempfile

HEADER = ("session;day;start;minutes;kind;place;mediators;funding;partners;language;present;turned_away;count;gender;age_band;"
          "attendance;territory;themes;actions;origin;referrals;outcome;margins;effects;comment;contact_minutes;social_status;"
          "rsa;autonomy;public")
# A session each. A remark that is only a number, a day or an hour is not here: the spreadsheet writes it another way, and
# what was typed is gone from its file.
COMMENTS = ["=1+1", "+ de monde", "-2 absents", "@accueil", '"à revoir"', "deux\nlignes", "avec ; et , et |", "’apostrophe",
            "'guillemet", "3 sur 4", "tab\tulation", "été, œuvre, €", "12 mars : fermé"]
# Separator 59 or 44, quotes, UTF-8, French (1036), dates and numbers found as a person who opens the file gets them.
OPENED = "--infilter=CSV:{},34,76,1,,1036,false,{}"
SAVED = {"csv": "csv:Text - txt - csv (StarCalc):{},34,76,1,,1036,false,true", "xlsx": "xlsx", "ods": "ods"}


def run(binary, register, *words):
    return subprocess.run([binary, "--register", register, "--today", "2026-01-15", *words], capture_output=True, text=True,
                          env={**os.environ, "LC_ALL": "fr_FR.UTF-8"})


def must(done):
    if done.returncode:
        sys.exit(f"{done.args}: {done.stderr}{done.stdout[-300:]}")


def every_column(folder, place, mediator):
    """Sessions with all columns filled, one a remark."""
    rows = [HEADER]
    for rank, comment in enumerate(COMMENTS):
        quoted = '"' + comment.replace('"', '""') + '"'
        rows.append(f"S{rank + 1:04};2025-03-{rank % 28 + 1:02};09:0{rank % 10};95;permanence;{place};{mediator};;;ara;12;3;7;;;"
                    "premiere_fois;qpv;sante/couverture|logement/impayes_expulsion;information;spontanee;caf;droit_ouvert;"
                    f"gender:femme:4|age_band:26_39:5;demarche_aboutie:2;{quoted};25;scolarise;oui;faire_avec;groupe")
    with open(f"{folder}/every.csv", "w") as file:
        file.write("\n".join(rows) + "\n")


def saved(folder, form, separator, finds, profile):
    """A folder whose files LibreOffice opened and saved in a form."""
    found = f"{folder}-{form}-{finds}"
    files = sorted(str(path) for path in pathlib.Path(folder).glob("*.csv"))
    done = subprocess.run(["soffice", "--headless", f"-env:UserInstallation=file://{profile}", OPENED.format(separator, finds),
                           "--convert-to", SAVED[form].format(separator), "--outdir", found, *files], capture_output=True, text=True)
    if done.returncode or len(os.listdir(found)) != len(files):
        sys.exit(f"LibreOffice: {done.stderr}{done.stdout}")
    return found


def whole(binary, register, folder):
    """All a register has, in our own form."""
    must(run(binary, register, "export", folder))
    return {path.name: path.read_bytes() for path in sorted(pathlib.Path(folder).glob("*.csv"))}


def main():
    binary, wrong, tried = os.path.abspath(sys.argv[1]), [], 0
    with tempfile.TemporaryDirectory() as work:
        for sample in sys.argv[2:] or ["a", "b", "c"]:
            register, folder = f"{work}/{sample}.relais", f"{work}/{sample}"
            must(subprocess.run([binary, "demo", folder, "--sample", sample, "--csv"], capture_output=True, text=True))
            must(run(binary, register, "init", "--name", "Essai"))
            must(run(binary, register, "import", folder))
            first = lambda name: open(f"{folder}/{name}").read().splitlines()[1].split(";")[0]
            every_column(work, first("places.csv"), first("mediators.csv"))
            must(run(binary, register, "import", f"{work}/every.csv"))
            expected = whole(binary, register, f"{work}/{sample}-all")
            for form in ("excel-fr", "opendata"):
                out = f"{work}/{sample}-{form}"
                must(run(binary, register, "export", out, "--profile", form))
                with open(f"{out}/sessions.csv", encoding="utf-8-sig") as file:
                    separator = 59 if ";" in file.readline() else 44
                for saving in SAVED:
                    for finds in ("false", "true"):
                        name = f"{sample.upper()} {form} {saving}, numbers and days {'found' if finds == 'true' else 'as typed'}"
                        back = f"{work}/back.relais"
                        for path in pathlib.Path(work).glob("back.relais*"):
                            path.unlink() if path.is_file() else subprocess.run(["rm", "-r", path])
                        must(run(binary, back, "init", "--name", "Essai"))
                        done = run(binary, back, "import", saved(out, saving, separator, finds, f"{work}/office"))
                        tried += 1
                        if done.returncode:
                            wrong.append(f"{name}: {done.stderr[:1500]}")
                        else:
                            got = whole(binary, back, f"{work}/got")
                            differs = [file for file in expected if got.get(file) != expected[file]]
                            if differs:
                                wrong.append(f"{name}: {differences(expected, got, differs)}")
                            subprocess.run(["rm", "-r", f"{work}/got"], check=True)
                        print(f"{'differs' if wrong and wrong[-1].startswith(name) else 'equal'}  {name}", flush=True)
    print(f"{tried} exports opened and saved by LibreOffice: {tried - len(wrong)} come back equal")
    print("\n".join(wrong))
    sys.exit(1 if wrong else 0)


def differences(expected, got, names):
    """The first lines that differ."""
    told = []
    for name in names:
        mine, theirs = expected[name].decode().splitlines(), got.get(name, b"").decode().splitlines()
        pairs = [f"{name}: {one!r} became {other!r}" for one, other in zip(mine, theirs) if one != other]
        told += pairs[:2] or [f"{name}: {len(mine)} lines became {len(theirs)}"]
    return "; ".join(told)


if __name__ == "__main__":
    main()
