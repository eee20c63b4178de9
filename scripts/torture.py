#!/usr/bin/env python3
"""Kills relais at random moments of its writes, fills its disk, runs it many at once, and looks at what is left.

Usage: torture.py BINARY [KILLS] [SEED]. Ends with 1 at the first promise broken. Each round starts a command, kills it (SIGKILL)
after a random part of its usual length, then asks: is every session acknowledged still there, does `check --full` find
nothing, is the content what it was before or what the command makes of it?
"""
import json, os, random, shutil, subprocess, sys, tempfile, time

BINARY = os.path.abspath(sys.argv[1])
KILLS = int(sys.argv[2]) if len(sys.argv) > 2 else 1000
HERE = os.path.dirname(os.path.abspath(__file__))
SAMPLE = os.path.join(HERE, "..", "samples", "a")
RECORD = ["record", "--day", "2025-03-04", "--kind", "permanence", "--place", "local", "--minutes", "60", "--mediator", "AB",
          "--contact", "count=3 theme=sante"]
draw = random.Random(int(sys.argv[3]) if len(sys.argv) > 3 else 20261124)


def relais(register, *words, **options):
    return subprocess.run([BINARY, "--register", register, "--today", "2026-01-15", *words], capture_output=True, text=True,
                          **options)


def done(register, *words):
    run = relais(register, *words)
    if run.returncode:
        sys.exit(f"{words}: {run.returncode} {run.stderr}")
    return run


def fail(*words):
    sys.exit("BROKEN: " + " ".join(str(word) for word in words))


def sqlite(register, sql):
    return subprocess.run(["sqlite3", register, sql], capture_output=True, text=True).stdout.strip()


def whole(register, what):
    """The register can be read, nothing in it is changed or half done."""
    run = relais(register, "check", "--full")
    if run.returncode:
        fail(what, "check --full:", run.returncode, run.stdout[:300], run.stderr[:300])


def standing(register):
    """Numbers and versions of the sessions that stand."""
    return set(sqlite(register, "SELECT number || '.' || version FROM standing_session").split())


def killed(command, length):
    """Starts a command, kills it after a random part of its length; answers what it had acknowledged, if anything."""
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
    time.sleep(draw.uniform(0, length * 1.1))
    process.kill()
    answer = process.stdout.read().decode()
    process.wait()
    return answer


def setup(folder):
    register = os.path.join(folder, "seed.relais")
    done(register, "init", "--name", "Essai")
    done(register, "place", "add", "local", "--name", "Local", "--kind", "local_association")
    done(register, "mediator", "add", "AB")
    for _ in range(5):
        done(register, *RECORD)
    return register


def kills(folder):
    seed = setup(folder)
    old = os.path.join(folder, "old.relais")
    with open(os.path.join(HERE, "..", "Tests", "CommandTests", "Registers", "v1.sql")) as dump:
        subprocess.run(["sqlite3", old], stdin=dump, check=True, stdout=subprocess.DEVNULL)
    copy = os.path.join(folder, "copy.relais")
    done(seed, "backup", copy)
    register = os.path.join(folder, "r.relais")
    commands = {
        "record": (seed, [*RECORD, "--json"]),
        "amend": (seed, ["amend", "2", "--minutes", "90", "--reason", "r", "--json"]),
        "cancel": (seed, ["cancel", "3", "--reason", "r", "--json"]),
        "undo": (seed, ["undo", "--json"]),
        "import": (seed, ["import", SAMPLE, "--json"]),
        "purge": (seed, ["purge", "--before", "2025-12-31", "--yes", "--json"]),
        "backup": (seed, ["backup", "--json"]),
        "restore": (seed, ["restore", copy, "--json"]),
        "migration": (old, ["mediator", "add", "ZZ", "--json"]),
    }
    lengths, results = {}, {}
    for name, (origin, words) in commands.items():
        fresh(origin, register)
        begun = time.perf_counter()
        done(register, *words)
        lengths[name] = time.perf_counter() - begun
        results[name] = standing(register)
    acknowledged = 0
    for number in range(KILLS):
        name = list(commands)[number % len(commands)]
        origin, words = commands[name]
        fresh(origin, register)
        before = standing(register)
        answer = killed([BINARY, "--register", register, "--today", "2026-01-15", *words], lengths[name])
        whole(register, name)
        after = standing(register)
        if after != before and after != results[name]:
            fail(name, "left neither the old nor the new:", sorted(before ^ after)[:10])
        try:
            json.loads(answer)
        except ValueError:
            continue
        acknowledged += 1
        if after != results[name]:
            fail(name, "was acknowledged and is not there")
        for left in os.listdir(register + ".sauvegardes") if os.path.isdir(register + ".sauvegardes") else []:
            if left.endswith(".relais"):
                whole(os.path.join(register + ".sauvegardes", left), name + ": a backup that")
    print(f"{KILLS} kills over {len(commands)} commands: 0 acknowledged write lost ({acknowledged} acknowledged), 0 broken register")


def fresh(origin, register):
    """A new copy of a register, and nothing beside it."""
    for name in os.listdir(os.path.dirname(register)):
        if name.startswith(os.path.basename(register)):
            path = os.path.join(os.path.dirname(register), name)
            shutil.rmtree(path) if os.path.isdir(path) else os.remove(path)
    shutil.copy(origin, register)


def many(folder):
    """Four processes record two hundred sessions each, while reports, a backup and an import run."""
    register = os.path.join(folder, "many.relais")
    fresh(os.path.join(folder, "seed.relais"), register)
    script = ("import subprocess, sys\nfor _ in range(200):\n"
              "    r = subprocess.run(sys.argv[1:], capture_output=True, text=True)\n"
              "    print(r.returncode, r.stderr.strip()) if r.returncode else print('ok')")
    writers = [subprocess.Popen([sys.executable, "-c", script, BINARY, "--register", register, *RECORD],
                                stdout=subprocess.PIPE, text=True) for _ in range(4)]
    while any(writer.poll() is None for writer in writers):
        done(register, "report", "activity", "2025")
        done(register, "backup")
        done(register, "import", SAMPLE)
    lines = [line for writer in writers for line in writer.stdout.read().splitlines()]
    refused = [line for line in lines if line != "ok"]
    present = int(sqlite(register, "SELECT count(*) FROM standing_session WHERE source_key IS NULL")) - 5
    if refused or len(lines) != 800 or present != 800:
        fail("800 records at once:", len(lines), "answers,", present, "present,", refused[:2])
    whole(register, "records at once")
    print("4 processes x 200 records, with reports, backups and imports: 800 acknowledged, 800 present, 0 refused")


def full(folder):
    """A file system of 2 MB: the entry is refused with 6, what was there is whole. Needs the right to mount."""
    mount = os.path.join(folder, "small")
    os.mkdir(mount)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", mount], capture_output=True).returncode:
        print("disk full: not tried, no right to mount")
        return
    try:
        register = os.path.join(mount, "r.relais")
        shutil.copy(os.path.join(folder, "seed.relais"), register)
        room = os.statvfs(mount)
        with open(os.path.join(mount, "filler"), "wb") as filler:
            filler.write(b"x" * (room.f_bavail * room.f_bsize - 40_960))
        accepted, refused = 0, 0
        for _ in range(200):
            run = relais(register, *RECORD)
            accepted += run.returncode == 0
            refused += run.returncode == 6
            if run.returncode not in (0, 6):
                fail("disk full:", run.returncode, run.stderr)
            if refused >= 5:
                break
        if not refused:
            fail("the disk never filled")
        os.remove(os.path.join(mount, "filler"))
        whole(register, "disk full")
        if len(standing(register)) != 5 + accepted:
            fail("disk full:", accepted, "acknowledged,", len(standing(register)) - 5, "present")
        print(f"a file system of 2 MB: {accepted} acknowledged, {accepted} present, {refused} refused with 6")
    finally:
        subprocess.run(["umount", mount], check=True)


def flips(folder, count):
    """One bit changed at a random place: what a reader would see differ is reported."""
    origin = os.path.join(folder, "seed.relais")
    register = os.path.join(folder, "flip.relais")
    shown = lambda: relais(register, "list", "--json").stdout + relais(register, "report", "activity", "2025", "--json").stdout
    fresh(origin, register)
    expected = shown()
    data = open(origin, "rb").read()
    seen = unseen = 0
    for _ in range(count):
        place, bit = draw.randrange(len(data)), 1 << draw.randrange(8)
        fresh(origin, register)
        with open(register, "r+b") as file:
            file.seek(place)
            file.write(bytes([data[place] ^ bit]))
        touched = open(register, "rb").read()
        run = relais(register, "check", "--full")
        if run.returncode not in (0, 3, 5):
            fail("a flip at", place, "ended a check with", run.returncode, run.stderr[:200])
        if run.returncode == 0 and shown() != expected:
            unseen += 1
            print("unseen: byte", place, "bit", bit)
        seen += run.returncode != 0
        if open(register, "rb").read() != touched:
            fail("a damaged file was written to, byte", place)
    print(f"{count} random bits changed: {seen} reported, {unseen} that change what a reader sees and were not")
    if unseen:
        sys.exit(1)


def main():
    with tempfile.TemporaryDirectory() as folder:
        kills(folder)
        many(folder)
        full(folder)
        flips(folder, max(60, KILLS * 6 // 10))


if __name__ == "__main__":
    main()
