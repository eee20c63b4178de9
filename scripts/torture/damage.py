"""Files that are damaged, or are not what they seem: seen, refused, never written to, never a crash."""
import os, shutil, subprocess
from common import RECORD, SAMPLE, Broken

READS = [["list", "--json"], ["report", "activity", "2025", "--json"], ["value", "2025", "--json"], ["show", "1"], ["journal"],
         ["place", "list"]]
CHECKS = [["check"], ["check", "--full"], ["journal", "verify"], ["privacy"]]
WRITES = [RECORD, ["amend", "1", "--minutes", "90", "--reason", "r"], ["undo"], ["backup"], ["import", SAMPLE],
          ["purge", "--before", "2025-12-31", "--yes"], ["mediator", "add", "ZZ"]]
STATUSES = {0, 2, 3, 4, 5, 6, 7}


def rich(bench):
    """A register with some of everything."""
    register = bench.fresh(bench.seed, "rich")
    bench.done(register, "import", SAMPLE)
    bench.done(register, "place", "add", "autre", "--name", "Un lieu à voir", "--kind", "pmi")
    bench.done(register, "cancel", "2", "--reason", "r")
    return register


def seen(bench, register):
    """What a reader sees of a register."""
    return [(run.stdout, run.returncode) for run in (bench.run(register, *words) for words in READS[:2] + READS[4:])]


def flips(bench, count):
    """One byte changed at a random place: what a reader would see differ is reported by `check --full`."""
    # The small register for speed, the rich one for what it holds: half each.
    reported = different = 0
    for origin in (bench.seed, rich(bench)):
        with open(origin, "rb") as file:
            data = file.read()
        register = bench.fresh(origin, "flip")
        expected = seen(bench, register)
        for _ in range(count // 2):
            # One bit, or any of the byte's.
            place, bit = bench.draw.randrange(len(data)), bench.draw.choice([1 << bench.draw.randrange(8), bench.draw.randrange(1, 256)])
            changed = data[:place] + bytes([data[place] ^ bit]) + data[place + 1:]
            with open(register, "wb") as file:
                file.write(changed)
            run = bench.run(register, "check", "--full")
            if run.returncode not in (0, 3, 5):
                raise Broken(f"a byte changed at {place} ends a check with {run.returncode}: {run.stderr[:300]}")
            reported += run.returncode != 0
            if seen(bench, register) != expected:
                different += 1
                if run.returncode == 0:
                    raise Broken(f"bits {bit} of byte {place} change what is read and is not reported")
            untouched(register, changed, f"bits {bit} of byte {place}")
    print(f"{2 * (count // 2)} random bytes changed: {different} change what a reader sees, {reported} reported, 0 unseen that matter",
          flush=True)


def untouched(path, data, what):
    with open(path, "rb") as file:
        if file.read() != data:
            raise Broken(f"{what}: the file was written to")
    left = [name for name in os.listdir(os.path.dirname(path)) if name != os.path.basename(path)]
    if left:
        raise Broken(f"{what}: left beside: {left}")


def damaged(data, rank, draw):
    """One of fifty ways to damage a file whose first hundred bytes still say what it is."""
    data, page = bytearray(data), 8192
    pages = len(data) // page
    kind = rank % 5
    if kind == 0:  # A page of zeros, each in turn.
        start = page * (1 + rank // 5 * (pages - 1) // 10)
        data[start:start + page] = bytes(page)
    elif kind == 1:  # A page of noise.
        start = page * (1 + rank // 5 * (pages - 1) // 10)
        data[start:start + page] = draw.randbytes(page)
    elif kind == 2:  # Two pages one for the other.
        one, other = (page * draw.randrange(1, pages) for _ in range(2))
        data[one:one + page], data[other:other + page] = data[other:other + page], data[one:one + page]
    elif kind == 3:  # Noise here and there.
        for _ in range(100):
            data[draw.randrange(100, len(data))] = draw.randrange(256)
    else:  # The schema, or the head of a page.
        start = draw.choice([100, page, 2 * page])
        data[start:start + 40] = draw.randbytes(40)
    return bytes(data)


def corpus(bench, count):
    """Damaged files: no command crashes; what SQLite sees damaged is not written to."""
    origin = rich(bench)
    with open(origin, "rb") as file:
        data = file.read()
    refused = recovered = whole = 0
    for rank in range(count):
        changed = damaged(data, rank, bench.draw)
        register = bench.fresh(origin, "damaged")
        with open(register, "wb") as file:
            file.write(changed)
        # Two pages of nothing exchanged, noise in free space: a file that is still whole is no damaged file.
        is_whole = bench.run(register, "check", "--full").returncode == 0
        whole += is_whole
        for words in READS + CHECKS + WRITES:
            with open(register, "wb") as file:
                file.write(changed)
            what = f"damaged file {rank}, {words[0]}"
            run = bench.run(register, *words)
            if run.returncode not in STATUSES:
                raise Broken(f"{what} ends with {run.returncode}: {run.stderr[:400]}")
            refused += run.returncode == 5
            if not is_whole or words not in WRITES:
                untouched(register, changed, what)
            register = bench.fresh(origin, "damaged")
        with open(register, "wb") as file:
            file.write(changed)
        run = bench.run(register, "recover", register, "--to", bench.path("damaged", "again.relais"))
        if run.returncode not in (0, 5):
            raise Broken(f"damaged file {rank}, recover ends with {run.returncode}: {run.stderr[:400]}")
        recovered += run.returncode == 0
        with open(register, "rb") as file:
            if file.read() != changed:
                raise Broken(f"damaged file {rank}: recover wrote to it")
        if run.returncode == 0:
            bench.whole(bench.path("damaged", "again.relais"), f"damaged file {rank}: what was recovered")
    print(f"{count - whole} damaged files x {len(READS + CHECKS + WRITES)} commands: 0 crash, 0 written to ({refused} answers with 5); "
          f"something saved from {recovered}", flush=True)


def strangers(bench):
    """Files of another kind, of a later version, empty, cut: 5, and not a byte changed; older ones are read as they are."""
    with open(bench.seed, "rb") as file:
        data = file.read()
    future = bytearray(data)
    future[60:64] = (9999).to_bytes(4, "big")
    foreign = bench.path("foreign.db")
    subprocess.run(["sqlite3", foreign, "CREATE TABLE t (x); INSERT INTO t VALUES (1)"], check=True)
    with open(foreign, "rb") as file:
        other = file.read()
    files = {"empty": b"", "text": b"jour;lieu\n2025-01-01;x\n" * 50, "foreign": other, "future": bytes(future)}
    sizes = [1, 15, 16, 50, 99, 100, 101, 512, 1024, 4096] + [len(data) * part // 11 for part in range(1, 11)]
    files.update({f"cut at {size}": data[:size] for size in sizes})
    for name, content in files.items():
        register = bench.fresh(bench.seed, "strange")
        for words in READS + CHECKS[:2] + WRITES + [["export", bench.path("out")]]:
            with open(register, "wb") as file:
                file.write(content)
            run = bench.run(register, *words)
            if run.returncode != 5:
                raise Broken(f"{name}: {words[0]} ends with {run.returncode}: {run.stderr[:300]}")
            if any(word in run.stderr.lower() for word in ("supprim", "effac", "delete", "erase")):
                raise Broken(f"{name}: a destructive remedy is offered: {run.stderr}")
            untouched(register, content, name)
    for old in bench.olds:
        with open(old, "rb") as file:
            content = file.read()
        register = bench.fresh(old, "strange")
        for words in READS + CHECKS:
            run = bench.run(register, *words)
            if run.returncode not in (0, 4):
                raise Broken(f"{os.path.basename(old)}: {words[0]} ends with {run.returncode}: {run.stderr[:300]}")
            untouched(register, content, os.path.basename(old))
    run = bench.run(os.path.dirname(bench.seed), "list")
    if run.returncode != 5:
        raise Broken(f"a folder: {run.returncode}")
    print(f"{len(files)} files that are foreign, newer, empty or cut ({len(sizes)} sizes), and a folder: "
          f"all refused with 5, byte-identical after; registers of {len(bench.olds)} older versions: read, byte-identical after",
          flush=True)
