"""The disk answers an error at each call of each kind of write: full from there on, or a fault once."""
import errno, os
from common import Broken, backups, evenly, standing
from kills import outcome


def errors(bench, most):
    """At most so many errors of each sort for each kind of write."""
    for title, kind in (("disk full from a call on", f"{errno.ENOSPC}+"), ("one input/output error", str(errno.EIO))):
        tried = refused = kept = 0
        for name, (origin, words) in bench.writes().items():
            before = standing(bench.fresh(origin))
            after, calls = outcome(bench, origin, words)
            for call in evenly(range(1, calls + 1), most):
                what = f"{name}, {title} {call}"
                register = bench.fresh(origin)
                run = bench.run(register, *words, **bench.faulty(os.path.dirname(register), AT=call, KIND=kind))
                tried += 1
                if run.returncode not in (0, 6):
                    raise Broken(f"{what}: {run.returncode} {run.stdout[:200]} {run.stderr[:400]}")
                bench.whole(register, what)
                found = standing(register)
                for backup in backups(register):
                    bench.whole(backup, what + ": a backup that")
                if run.returncode == 0 and found != after:
                    raise Broken(f"{what}: acknowledged and not there")
                if run.returncode == 6:
                    refused += 1
                    if "relais" not in run.stderr or words[0] not in run.stderr:
                        raise Broken(f"{what}: the entry is not given back: {run.stderr[:400]}")
                    if found not in (before, after):
                        raise Broken(f"{what}: neither the old nor the new")
                    # An error after the last step of a commit: said refused, and there.
                    kept += found == after != before
        print(f"{title}: {tried} tried, {refused} refused with 6 ({kept} there all the same), 0 lost, 0 broken", flush=True)
