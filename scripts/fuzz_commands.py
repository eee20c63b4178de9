"""Runs command lines nobody sane would type, and looks at how each ends: with a known status, a sentence when it fails,
one JSON object with --json, in time, the register still sound.

The commands, options and arguments are the program's own (`--experimental-dump-help`), so that a new one is tried from the
day it is there. Usage: fuzz_commands.py BINARY [--count N] [--seed N] [--verbose]
"""
import argparse, json, pathlib, random, shlex, shutil, subprocess, sys, tempfile

TODAY = "2025-06-15"
SET_UP = """init --name Essai
partner add pmi --name PMI --kind pmi
place add local --name Local --kind local_association
mediator add AB --post adulte_relais
funding add F1 --title Action --funder Ville --from 2025-01-01 --to 2025-12-31
cost add --year 2025 --category salaries --amount 110000
record --day 2025-03-04 --kind permanence --place local --minutes 120 --mediator AB --contact "gender=femme age=26_39 theme=sante/couverture" --effect "code=temps_partenaire_gagne quantity=30"
record --day 2025-04-07 --kind atelier_collectif --place local --minutes 90 --mediator AB --contact "count=12 theme=langue/atelier_langue margin=gender:femme:9"
"""
FILES = {
    "sessions.csv": "session;day;minutes;kind;place;mediators;count;themes\n1;2025-05-05;60;permanence;local;AB;2;sante\n",
    "foreign.csv": "Date;Lieu;Personnes\n4/3/2025;Local;env. 12\n31/02/2025;;999999999999999999 heures\n",
    "map.json": '{"name":"x","currency":"EUR","discount_rate":0.03,"timing":"guide","deduction":"multiplicative",'
                '"inputs":[{"stakeholder":"a","description":"b","value":100,"year":0}],'
                '"outcomes":[{"stakeholder":"a","outcome":"o","quantity":1e300,"proxy":1e300,"duration_years":5}]}',
    "profile.yaml": "colonnes: {Date: jour, Lieu: lieu, Personnes: effectif}\n",
    "report.yaml": "code: x\n", "text.md": "# Titre\n\nMme Durand\n", "empty": "", "nul.csv": "a;b\n\0;1\n",
}
# Nasty whatever the option.
NASTY = [
    "", " ", "-", "--", "-1", "0", "1", "00", "1e309", "0x10", "NaN", "9" * 19, "-" + "9" * 19, "18446744073709551616",
    "9223372036854775807", "9" * 400, "1.234", "1,234", "0,001", "١٢٣", "１２", "é", "e\u0301", "\u0301", "😀" * 50, "\u202egnp.exe",
    "\u200b", "\ufeff", "a\tb", "a\nb", "a\r\nb", "\x01\x1b[31m", "\x7f", "%s%n%d", "{{x}}", "$(x)", "'", "\"\u0301", "\\", "a" * 5000,
    "x" * 100_000, "../..", "/", ".", "absent", "null", "true", "*", "=", "a=b=c", ":::", ",,,", "|", "1900-01-01", "2199-12-31",
    "2199-12-31..1900-01-01", "1900-01-01..2199-12-31", "2200", "1899", "2025-13", "2025-T9", "2199-2200", "9999-99-99", "2025-02-30",
    "29/02/2100", "hier", "avant-hier", "aujourd’hui", "12h75", "99999h", "-5h", "1:5", "24:00", "999999999999,99 €",
    *FILES, "folder",
]
# Right values, and wrong ones close to them, by the name of the option or of its value.
LIKELY = {
    "register": ["test.relais", "test.relais", "absent.relais", "sessions.csv", "."], "lang": ["fr", "en", "EN", "xx"],
    "today": [TODAY, "1900-01-01", "2199-12-31", "2025-02-30"], "day": ["2025-03-04", "hier", "4 mars 2025", "1900-01-01", "2199-12-31"],
    "période": ["2025", "2025-T1", "2024-2025", "2199", "1900", "2199-12-31", "1900-01-01..1900-01-03", "1900-01-01..2199-12-31"],
    "kind": ["permanence", "atelier_collectif", "permanance", "pmi", "caf"], "place": ["local", "Local"], "mediator": ["AB", "ab", "ZZ"],
    "minutes": ["60", "1h30", "720", "721", "5", "4"], "partner": ["pmi"], "funding": ["F1"], "theme": ["sante", "sante/couverture"],
    "contact": ["gender=femme theme=sante", "count=12 theme=langue/atelier_langue margin=gender:femme:12", "count=5001 theme=sante",
                "theme=sante,sante", "count=9999999999999999999 theme=sante", "theme=sante margin=gender:femme:9223372036854775807"],
    "effect": ["code=temps_partenaire_gagne quantity=30 confirmed-by=pmi", "code=prestation_ouverte quantity=999999999999,99",
               "code=temps_partenaire_gagne quantity=0,01", "code=urgences_evitees"],
    "code": ["local", "pmi", "AB", "F1", "1", "2", "sante/ici", "x" * 41], "numéro": ["1", "2", "3", "0"], "list": ["theme", "kind", "gender"],
    "name": ["Nom", "N" * 201], "reason": ["erreur", "appeler le 06 12 34 56 78"], "year": ["2025", "1990", "2199", "2200"],
    "amount": ["100", "999999999999,99", "1 234,5"], "value": ["10"], "indicator": ["passages", "people"], "category": ["salaries"],
    "rapport": ["activity", "synthesis", "valuation", "report.yaml", "caf"], "règle": ["H1", "S1", "h1"], "modèle": ["prudent-v1", "kimso-2016", "."],
    "format": ["text", "json", "csv", "html", "xlsx"], "output": ["out.html", "out.json", "out.xlsx", "folder", "out", "test.relais", "absent/x.txt"],
    "audience": ["interne", "financeur", "public"], "compare": ["previous", "2024", "1900", "2199"], "narrative": ["text.md"],
    "model": ["prudent-v1", "kimso-2016", "absent"], "draws": ["1", "2", "100", "0", "-1", "10000001"], "seed": ["1", "18446744073709551615"],
    "fichier": [*FILES, "test.relais", "folder", ".", "absent"], "dossier": ["folder", "out", ".", "absent/x"],
    "profile": ["relais", "profile.yaml", "opendata", "excel-fr", "une-ligne-par-jour"], "set": ["minutes=60", "x=1", "minutes="],
    "before": ["2025-04-01", "1900-01-01", TODAY], "assert": ["passages 2025 = 13", "minutes 1900-01-01..2199-12-31 > 999999999999999"],
    "by": ["place,gender", "theme", "age", "place,place"], "measure": ["passages", "people"], "table": ["passages_by_place"],
    "again": ["1", "2"], "period": ["2025", "2199-12-31"], "charts": ["folder"], "from": ["2025-01-01"], "to": ["2025-12-31"], "on": ["2025-02-28"],
}
# What a command that names something means by a code.
CODES = {"place": "local", "mediator": "AB", "partner": "pmi", "funding": "F1", "cost": "1", "codes": "sante/vaccination"}
STATUSES = {0, 1, 2, 3, 4, 5, 6, 7, 130}
SLOW = {"demo"}


class Fuzzer:
    def __init__(self, binary, seed, folder):
        self.binary, self.random, self.folder, self.nastiness = binary, random.Random(seed), folder, 0
        self.seed_register = folder / "seed.relais"
        for line in SET_UP.splitlines():
            run = self.run(shlex.split(line), self.seed_register)
            assert run.returncode == 0, f"{line}: {run.stderr}"
        tree = json.loads(self.run(["--experimental-dump-help"], self.seed_register).stdout)["command"]
        self.commands = [found for found in self.leaves(tree, []) if found[0] and found[0][0] not in SLOW | {"help"}]

    def leaves(self, command, path):
        """Commands that do something: path, then arguments."""
        children = command.get("subcommands") or []
        for child in children:
            yield from self.leaves(child, path + [child["commandName"]])
        if not children:
            yield path, command.get("arguments") or []

    def run(self, words, register):
        environment = {"PATH": "/usr/bin:/bin", "HOME": str(self.folder), "RELAIS_REGISTER": str(register)}
        given = words if "--today" in words or not words or words[0].startswith("--exp") else words + ["--today", TODAY]
        return subprocess.run([self.binary, *given], cwd=self.folder / "work" if (self.folder / "work").exists() else self.folder,
                              env=environment, stdin=subprocess.DEVNULL, capture_output=True, timeout=60)

    def fresh(self):
        """A folder with a register, some files, and nothing else."""
        work = self.folder / "work"
        shutil.rmtree(work, ignore_errors=True)
        (work / "folder").mkdir(parents=True)
        shutil.copy(self.seed_register, work / "test.relais")
        for name, text in FILES.items():
            (work / name).write_text(text)
        return work / "test.relais"

    def value(self, path, *names):
        likely = next((LIKELY[name] for name in names if name in LIKELY), [])
        if names[0] == "code" and path[0] in CODES and self.random.random() < 0.6:
            likely = [CODES[path[0]]]
        return self.random.choice(NASTY if not likely or self.random.random() < self.nastiness else likely)

    def line(self):
        path, arguments = self.random.choice(self.commands)
        words, values = list(path), []
        wanted = self.random.choice([0.15, 0.4, 0.8])
        # Most lines are nearly right: only these go far into the program.
        self.nastiness = self.random.choice([0, 0.03, 0.1, 0.4])
        for argument in arguments:
            names = [name["name"] for name in argument.get("names", [])]
            chance = 0.05 if {"register", "lang"} & set(names) else wanted if argument["isOptional"] else 0.97
            if argument["kind"] == "positional" and argument["isOptional"]:
                chance = 0.8
            if self.random.random() > chance or {"version", "help"} & set(names):
                continue
            times = self.random.choice([1, 1, 1, 2, 3]) if argument["isRepeating"] else self.random.choice([1] * 15 + [2])
            if argument["kind"] == "positional" and not argument["isRepeating"]:
                times = 1
            for _ in range(times):
                if argument["kind"] == "positional":
                    values.append(self.value(path, argument["valueName"]))
                elif argument["kind"] == "flag":
                    words.append("--" + names[0])
                else:
                    value = self.value(path, names[0], argument["valueName"])
                    words += ["--" + names[0], value] if self.random.random() < 0.7 else [f"--{names[0]}={value}"]
        place = self.random.choice([len(path), len(words)])
        words[place:place] = values
        slip = self.random.random() + (0.1 if self.nastiness < 0.1 else 0)
        if slip < 0.05:
            words.insert(self.random.randrange(len(words) + 1), self.random.choice(["--inconnu", "--json", "-h", "--", *NASTY[:20]]))
        elif slip < 0.08:
            del words[self.random.randrange(len(words))]
        elif slip < 0.1:
            self.random.shuffle(words)
        return [word for word in words if "\0" not in word]

    def fault(self, words, run):
        """What is wrong with how a command ended; nothing when all is well."""
        out, err = run.stdout.decode(errors="replace"), run.stderr.decode(errors="replace")
        if run.returncode not in STATUSES:
            return f"status {run.returncode}"
        if "Fatal error" in err or "E-UNEXPECTED" in err or "Could not cast" in err:
            return "an error nobody foresaw"
        # An empty list is an answer in itself to whoever asked for JSON.
        if run.returncode not in (0, 3) and "[E-" not in err and not (run.returncode == 4 and "--json" in words):
            return "failed without a sentence"
        if "\x1b" in out + err or "\x07" in out + err:
            return "drives the terminal"
        return None

    def json_fault(self, words, run):
        """What is wrong with the JSON object a command was asked for."""
        asks_help = any(word[0:1] == "-" and word[1:2] != "-" and "h" in word for word in words)
        if "--json" not in words or "--" in words or b"E-USAGE" in run.stderr or asks_help:
            return None
        try:
            answer = json.loads(run.stdout) if run.stdout or run.returncode else {"schemaVersion": 1}
        except ValueError:
            return "no JSON object"
        return None if isinstance(answer, dict) and answer.get("schemaVersion") == 1 else "no JSON object with its schemaVersion"


def main():
    options = argparse.ArgumentParser()
    options.add_argument("binary")
    options.add_argument("--count", type=int, default=1000)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--verbose", action="store_true")
    asked = options.parse_args()
    faults, statuses = 0, {}
    with tempfile.TemporaryDirectory(prefix="relais-fuzz-") as folder:
        fuzzer = Fuzzer(str(pathlib.Path(asked.binary).resolve()), asked.seed, pathlib.Path(folder))
        register = fuzzer.fresh()
        for rank in range(asked.count):
            if rank % 10 == 0:
                register = fuzzer.fresh()
            words = fuzzer.line()
            try:
                run = fuzzer.run(words, register)
                fault = fuzzer.fault(words, run) or fuzzer.json_fault(words, run)
            except subprocess.TimeoutExpired:
                run, fault = None, "over a minute"
            if run and rank % 10 == 9 and register.exists():
                check = fuzzer.run(["check", "--full"], register)
                if check.returncode not in (0, 3):
                    fault = fault or f"the register is no longer sound: {check.stderr.decode(errors='replace')}"
            if run:
                statuses[run.returncode] = statuses.get(run.returncode, 0) + 1
            if fault or asked.verbose:
                shown = " ".join(shlex.quote(word if len(word) < 200 else word[:50] + "…") for word in words)
                print(f"{fault or run.returncode}: relais {shown!r}"[:1500])
            if fault:
                faults += 1
                if run:
                    print("   ", run.stderr.decode(errors="replace")[-600:].replace("\n", "\n    "))
    counts = ", ".join(f"{status}: {count}" for status, count in sorted(statuses.items()))
    print(f"{asked.count} command lines, seed {asked.seed}: {faults} faults (by status {counts})")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
