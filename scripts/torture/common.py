"""What every torture shares: a register to start from, the commands that write, and what must hold afterwards."""
import os, random, shutil, sqlite3, subprocess, sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.join(HERE, "..", "..")
SAMPLE = os.path.join(ROOT, "samples", "a")
RECORD = ["record", "--day", "2025-03-04", "--kind", "permanence", "--place", "local", "--minutes", "60", "--mediator", "AB",
          "--contact", "count=3 theme=sante margin=gender:femme:2", "--effect", "code=demarche_aboutie quantity=1"]


class Broken(Exception):
    """A promise that does not hold."""


class Bench:
    """A folder to work in, and the program to try."""

    def __init__(self, binary, folder, seed):
        self.binary, self.folder, self.draw = os.path.abspath(binary), folder, random.Random(seed)
        self.shim = os.path.join(folder, "faults.so")
        subprocess.run(["cc", "-O1", "-Wall", "-Werror", "-shared", "-fPIC", "-o", self.shim,
                        os.path.join(HERE, "faults.c"), "-ldl", "-lpthread"], check=True)
        self.seed = self.path("seed.relais")
        self.done(self.seed, "init", "--name", "Essai")
        self.done(self.seed, "place", "add", "local", "--name", "Local", "--kind", "local_association")
        self.done(self.seed, "mediator", "add", "AB")
        for _ in range(5):
            self.done(self.seed, *RECORD)
        self.olds = [self.restored(version) for version in (1, 2)]
        os.mkdir(self.path("copy"))
        self.copy = self.path("copy", "copy.relais")
        self.done(self.seed, "backup", self.copy)

    def restored(self, version):
        """The stored register of a version that was."""
        register = self.path(f"v{version}.relais")
        with open(os.path.join(ROOT, "Tests", "CommandTests", "Registers", f"v{version}.sql")) as dump:
            subprocess.run(["sqlite3", register], stdin=dump, check=True, stdout=subprocess.DEVNULL)
        return register

    def path(self, *names):
        return os.path.join(self.folder, *names)

    def command(self, register, *words):
        return [self.binary, "--register", register, "--today", "2026-01-15", *words]

    def run(self, register, *words, **environment):
        return subprocess.run(self.command(register, *words), capture_output=True, text=True, errors="replace",
                              env=dict(os.environ, LC_ALL="C.UTF-8", **environment), timeout=300)

    def done(self, register, *words, **environment):
        run = self.run(register, *words, **environment)
        if run.returncode:
            raise Broken(f"{words}: {run.returncode} {run.stderr}")
        return run

    def faulty(self, folder, **settings):
        """The environment in which calls under a folder are counted, struck or logged."""
        return dict(LD_PRELOAD=self.shim, FAULT_FOLDER=folder, **{f"FAULT_{key}": str(value) for key, value in settings.items()})

    def fresh(self, origin, folder="work"):
        """A folder with a copy of a register and nothing beside it; answers the register."""
        work = self.path(folder)
        shutil.rmtree(work, ignore_errors=True)
        os.mkdir(work)
        register = os.path.join(work, "r.relais")
        shutil.copy(origin, register)
        return register

    def whole(self, register, what):
        """The register can be read; nothing in it is changed or half done."""
        run = self.run(register, "check", "--full")
        if run.returncode:
            raise Broken(f"{what}: check --full: {run.returncode} {run.stdout[:300]} {run.stderr[:300]}")

    def writes(self):
        """Every kind of write: its name, the register it starts from, its words."""
        return {
            "record": (self.seed, [*RECORD, "--json"]),
            "amend": (self.seed, ["amend", "2", "--minutes", "90", "--reason", "r", "--json"]),
            "cancel": (self.seed, ["cancel", "3", "--reason", "r", "--json"]),
            "undo": (self.seed, ["undo", "--json"]),
            "import": (self.seed, ["import", SAMPLE, "--json"]),
            "purge": (self.seed, ["purge", "--before", "2025-12-31", "--yes", "--json"]),
            "backup": (self.seed, ["backup", "--json"]),
            "restore": (self.seed, ["restore", self.copy, "--json"]),
            "migration from 1": (self.olds[0], ["mediator", "add", "ZZ", "--json"]),
            "migration from 2": (self.olds[1], ["mediator", "add", "ZZ", "--json"]),
        }


def sql(register, text):
    """Rows of a query, on a connection that writes nothing."""
    connection = sqlite3.connect(f"file:{register}?mode=ro", uri=True)
    try:
        return connection.execute(text).fetchall()
    finally:
        connection.close()


def standing(register):
    """Numbers and versions of the sessions that stand, and how many people are in post."""
    return (frozenset(sql(register, "SELECT number, version FROM standing_session")),
            sql(register, "SELECT count(*) FROM mediator WHERE state = 'active'")[0][0])


def backups(register):
    """Paths of the backups beside a register."""
    folder = register + ".sauvegardes"
    return [os.path.join(folder, name) for name in sorted(os.listdir(folder)) if name.endswith(".relais")] \
        if os.path.isdir(folder) else []


def evenly(numbers, most):
    """At most so many of some numbers, spread over them all."""
    numbers = list(numbers)
    if len(numbers) <= most:
        return numbers
    return [numbers[index * len(numbers) // most] for index in range(most)]
