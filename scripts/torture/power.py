"""Power cuts: what a disk keeps that promises nothing before fsync.

Every change a program makes to files is logged (faults.c). A cut is a place in the log: what was synced is kept; of what
was not, nothing, all or a random part, writes torn at 512 bytes included. A name (a file made, renamed, unlinked) is kept
for sure once its folder was synced. SQLite's own tests of crashes are built so (src/test6.c).
"""
import hashlib, os, shutil, sqlite3, struct, subprocess, sys
from common import RECORD, SAMPLE, Broken, backups, standing

SECTOR = 512


class Disk:
    """Files by number, names by path; for both, what is sure and what may be lost."""

    def __init__(self, folder):
        self.sure, self.waiting, self.names, self.name_changes, self.folders = {}, {}, {}, [], {folder}
        self.live, self.next = {}, 0
        for place, folders, files in os.walk(folder):
            self.folders.update(os.path.join(place, name) for name in folders)
            for name in files:
                path = os.path.join(place, name)
                with open(path, "rb") as file:
                    self.names[path] = self.made(os.stat(path).st_ino, file.read())

    def made(self, number, data=b""):
        """A new file. The system gives the number of a file that is gone to another: ours are never used twice."""
        self.next += 1
        self.live[number] = self.next
        self.sure[self.next], self.waiting[self.next] = bytearray(data), []
        return self.next

    def take(self, kind, path, other, number, offset, data):
        if kind == "C":
            self.name_changes.append((kind, path, None, self.made(number)))
        elif kind in "RL":
            self.name_changes.append((kind, path, other, self.live.get(number)))
        elif kind in "UM":
            self.name_changes.append((kind, path, None, None))
        elif kind == "D":
            kept, self.name_changes = [c for c in self.name_changes if os.path.dirname(c[1]) == path], \
                [c for c in self.name_changes if os.path.dirname(c[1]) != path]
            for change in kept:
                rename(self.names, self.folders, change)
        elif number in self.live:
            file = self.live[number]
            if kind == "S":
                for change in self.waiting[file]:
                    write(self.sure[file], change)
                self.waiting[file] = []
            else:
                self.waiting[file].append((kind, offset, data))

    def after_cut(self, draw):
        """The files found when the power is back."""
        luck = draw.choice([0, 0, 0.5, 0.5, 1])
        names, folders = dict(self.names), set(self.folders)
        for change in self.name_changes:
            if draw.random() < luck:
                rename(names, folders, change)
        files = {}
        for path, number in names.items():
            if os.path.dirname(path) not in folders:
                continue
            data = bytearray(self.sure[number])
            for change in self.waiting[number]:
                if draw.random() < luck:
                    write(data, torn(change, draw))
            files[path] = bytes(data)
        return files


def rename(names, folders, change):
    kind, path, other, number = change
    if kind == "C":
        names[path] = number
    elif kind == "M":
        folders.add(path)
    elif kind == "U":
        names.pop(path, None)
    else:
        if kind == "R":
            names.pop(path, None)
        names[other] = number


def write(data, change):
    kind, offset, new = change
    if kind == "T":
        del data[offset:]
    if len(data) < offset:
        data.extend(b"\0" * (offset - len(data)))
    if kind == "W":
        data[offset:offset + len(new)] = new


def torn(change, draw):
    """Now and then, only the first sectors of a write."""
    kind, offset, data = change
    if kind != "W" or len(data) <= SECTOR or draw.random() < 0.8:
        return change
    return kind, offset, data[:SECTOR * draw.randrange(1, len(data) // SECTOR + 1)]


def events(log):
    """The changes in a log."""
    with open(log, "rb") as file:
        data = file.read()
    place = 0
    while place < len(data):
        kind, n, m, number, offset, length = struct.unpack_from("<6Q", data, place)
        place += 48
        path, other = data[place:place + n].decode(), data[place + n:place + n + m].decode()
        place += n + m
        kind = chr(kind)
        has_data = kind in "WA"
        yield kind, path, other, number, offset, data[place:place + length] if has_data else b""
        place += length if has_data else 0


def acknowledge(log, rank):
    """Marks in the log that a command was acknowledged."""
    text = str(rank).encode()
    with open(log, "ab") as file:
        file.write(struct.pack("<6Q", ord("A"), 0, 0, 0, 0, len(text)) + text)


def played(bench, disk, log, count, look):
    """Cuts the power at some places of a log and looks at what is left; answers how often `look` saw a loss."""
    changes = list(events(log))
    places = set(bench.draw.sample(range(1, len(changes) + 1), min(count, len(changes))))
    extra = max(0, count - len(places))
    acknowledged, lost, cuts = 0, 0, 0
    for place, change in enumerate(changes, 1):
        if change[0] == "A":
            acknowledged = int(change[5])
        else:
            disk.take(*change)
        # A log shorter than the cuts asked for is cut several times at one place, with other luck.
        for _ in range((place in places) * (1 + -(-extra // max(1, len(places))))):
            if cuts < count:
                cuts += 1
                lost += look(laid_out(bench, disk.after_cut(bench.draw)), acknowledged)
    return cuts, lost, len(changes)


def laid_out(bench, files):
    """Writes the files found after a cut; answers the folder."""
    folder, work = bench.path("cut"), bench.path("work")
    shutil.rmtree(folder, ignore_errors=True)
    os.mkdir(folder)
    for path, data in files.items():
        target = os.path.join(folder, os.path.relpath(path, work))
        os.makedirs(os.path.dirname(target), exist_ok=True)
        with open(target, "wb") as file:
            file.write(data)
    return folder


def state(register):
    """What must still be there: the sessions, and each backup with its digest."""
    def digest(path):
        with open(path, "rb") as file:
            return hashlib.sha256(file.read()).hexdigest()
    return standing(register), {os.path.basename(path): digest(path) for path in backups(register)}


def sequence(bench, rounds):
    """A life in short: every kind of write, again and again."""
    for number in range(rounds):
        yield from ([RECORD] * 3 + [["amend", "1", "--minutes", str(60 + number), "--reason", "r"]] +
                    [["backup"], RECORD, ["undo"], RECORD, ["cancel", str(6 + 4 * number), "--reason", "r"]])
        if number == 1:
            yield ["import", SAMPLE]
            yield ["undo"]
            yield ["restore", bench.copy]
    yield ["purge", "--before", "2025-02-01", "--yes"]


def life(bench, rounds, **settings):
    """Lives it under the log; answers the disk as it was before, the log, the state after each command."""
    register = bench.fresh(bench.seed)
    work, log = os.path.dirname(register), bench.path("log")
    if os.path.exists(log):
        os.remove(log)
    disk, states = Disk(work), [state(register)]
    for rank, words in enumerate(sequence(bench, rounds), 1):
        run = bench.run(register, *words, **bench.faulty(work, LOG=log, **settings))
        if run.returncode not in (0, 2, 4):
            raise Broken(f"{words}: {run.returncode} {run.stderr}")
        acknowledge(log, rank)
        states.append(state(register))
    return disk, log, states


def cuts(bench, count):
    """Power cuts over a life of writes: none acknowledged is lost, no register is broken."""
    disk, log, states = life(bench, 3)

    def look(folder, rank):
        register = os.path.join(folder, "r.relais")
        what = f"power cut after command {rank}"
        bench.whole(register, what)
        now, then = states[rank], states[min(rank + 1, len(states) - 1)]
        if standing(register) not in (now[0], then[0]):
            raise Broken(f"{what}: acknowledged and lost: {standing(register)} is neither {now[0]} nor {then[0]}")
        found = state(register)[1]
        for name, digest in now[1].items():
            if name in then[1] and found.get(name) != digest:
                raise Broken(f"{what}: the backup {name} is lost")
            if name in then[1]:
                run = bench.run(os.path.join(folder, "other.relais"), "restore",
                                os.path.join(register + ".sauvegardes", name))
                if run.returncode:
                    raise Broken(f"{what}: the backup {name} is not taken back: {run.stderr}")
        return 0

    made, _, length = played(bench, disk, log, count, look)
    print(f"power cuts: {made} over {len(states) - 1} commands ({length} changes): 0 acknowledged write lost, "
          "0 broken register", flush=True)


WRITER = """
import os, sqlite3, struct, sys
connection = sqlite3.connect(sys.argv[1], isolation_level=None)
connection.execute("PRAGMA journal_mode=WAL"), connection.execute("PRAGMA synchronous=NORMAL")
log = os.open(sys.argv[2], os.O_WRONLY | os.O_APPEND)
for rank in range(1, 201):
    connection.execute("BEGIN IMMEDIATE")
    connection.execute("INSERT INTO entry (made_at, verb, object, program) VALUES ('2025-01-01T00:00:00Z', 'control', ?, '')", (rank,))
    connection.execute("COMMIT")
    text = str(rank).encode()
    os.write(log, struct.pack("<6Q", ord("A"), 0, 0, 0, 0, len(text)) + text)
"""


def control(bench, count):
    """The same harness must lose where something is wrong: WAL with synchronous=NORMAL, and a disk that never syncs."""
    register = bench.fresh(bench.seed)
    work, log = os.path.dirname(register), bench.path("log")
    open(log, "wb").close()
    disk = Disk(work)
    subprocess.run([sys.executable, "-c", WRITER, register, log], check=True,
                   env=dict(os.environ, **bench.faulty(work, LOG=log)))

    def entries(folder, rank):
        try:
            connection = sqlite3.connect(os.path.join(folder, "r.relais"))
            there = connection.execute("SELECT count(*) FROM entry WHERE verb = 'control'").fetchone()[0]
            connection.close()
        except sqlite3.DatabaseError:
            there = 0
        return there < rank

    made, lost, _ = played(bench, disk, log, count, entries)
    print(f"control, WAL with synchronous=NORMAL: {lost} of {made} cuts lose acknowledged rows", flush=True)
    if not lost:
        raise Broken("the harness sees no loss where there must be: it is broken")

    disk, log, states = life(bench, 1, NOSYNC=1)

    def sessions(folder, rank):
        try:
            return standing(os.path.join(folder, "r.relais")) not in [known for known, _ in states[rank:rank + 2]]
        except sqlite3.DatabaseError:
            return True

    made, lost, _ = played(bench, disk, log, count, sessions)
    print(f"control, a disk that does not sync: {lost} of {made} cuts lose acknowledged writes", flush=True)
    if not lost:
        raise Broken("the harness sees no loss where there must be: it is broken")
