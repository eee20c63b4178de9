"""kill -9 before each call that changes a file, over every kind of write; then at random moments."""
import json, os, subprocess, time
from common import Broken, backups, evenly, standing


def outcome(bench, origin, words):
    """What a command makes of a register, and how many calls it needs."""
    register = bench.fresh(origin)
    count = bench.path("count")
    if os.path.exists(count):
        os.remove(count)
    bench.done(register, *words, **bench.faulty(os.path.dirname(register), COUNT=count))
    return standing(register), os.path.getsize(count)


def looked_at(bench, register, name, before, after, answer):
    """Old or new, new when acknowledged, every backup whole; answers whether it was acknowledged."""
    bench.whole(register, name)
    found = standing(register)
    if found not in (before, after):
        raise Broken(f"{name} left neither the old nor the new: {found}")
    for backup in backups(register):
        bench.whole(backup, name + ": a backup that")
    try:
        json.loads(answer)
    except ValueError:
        return False
    if found != after:
        raise Broken(f"{name} was acknowledged and is not there")
    return True


def kills(bench, most):
    """At most so many kills, half of them before a call, half at a random moment."""
    writes = bench.writes()
    share = max(1, most // (2 * len(writes)))
    points = acknowledged = at_random = 0
    for name, (origin, words) in writes.items():
        before = standing(bench.fresh(origin))
        after, calls = outcome(bench, origin, words)
        # A migration is killed at each of its calls, in a run that is not short.
        at_most = calls if name.startswith("migration") and share > 50 else share
        for call in evenly(range(1, calls + 1), at_most):
            register = bench.fresh(origin)
            run = bench.run(register, *words, **bench.faulty(os.path.dirname(register), AT=call, KIND="kill"))
            if run.returncode == 0:
                raise Broken(f"{name}: not killed at call {call}")
            acknowledged += looked_at(bench, register, f"{name} killed at call {call}", before, after, run.stdout)
            points += 1
    while points + at_random < most:
        name = list(writes)[at_random % len(writes)]
        origin, words = writes[name]
        register = bench.fresh(origin)
        before = standing(register)
        begun = time.perf_counter()
        after, _ = outcome(bench, origin, words)
        length = time.perf_counter() - begun
        register = bench.fresh(origin)
        process = subprocess.Popen(bench.command(register, *words), stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        time.sleep(bench.draw.uniform(0, length * 1.1))
        process.kill()
        answer = process.stdout.read().decode()
        process.wait()
        acknowledged += looked_at(bench, register, name + " killed at random", before, after, answer)
        at_random += 1
    print(f"kill -9: {points} before a call, {at_random} at random, over {len(writes)} kinds of write: "
          f"{acknowledged} acknowledged, 0 lost, 0 broken register", flush=True)
