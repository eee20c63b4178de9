"""Many programs at one register; a small disk; rights taken away."""
import os, shutil, subprocess, sys
from common import RECORD, SAMPLE, Broken, sql, standing

WRITER = """
import subprocess, sys
for _ in range(int(sys.argv[1])):
    run = subprocess.run(sys.argv[2:], capture_output=True, text=True)
    print("ok" if run.returncode == 0 else f"{run.returncode} {run.stderr.strip()}")
"""


def many(bench, each):
    """Four processes record so many sessions each, while reports, backups and imports run."""
    register = bench.fresh(bench.seed, "many")
    writers = [subprocess.Popen([sys.executable, "-c", WRITER, str(each), *bench.command(register, *RECORD)],
                                stdout=subprocess.PIPE, text=True) for _ in range(4)]
    reports = 0
    while any(writer.poll() is None for writer in writers):
        bench.done(register, "report", "activity", "2025")
        bench.done(register, "backup")
        bench.done(register, "import", SAMPLE)
        reports += 1
    answers = [line for writer in writers for line in writer.stdout.read().splitlines()]
    refused = [answer for answer in answers if answer != "ok"]
    present = sql(register, "SELECT count(*), count(DISTINCT number) FROM standing_session WHERE source_key IS NULL")[0]
    if refused or len(answers) != 4 * each or present != (4 * each + 5, 4 * each + 5):
        raise Broken(f"records at once: {len(answers)} answers, {present} present, {refused[:2]}")
    bench.whole(register, "records at once")
    print(f"4 processes x {each} records, with {reports} reports, backups and imports: {4 * each} acknowledged, "
          f"{4 * each} present, 0 refused", flush=True)


def full(bench):
    """A file system of 2 MB: the entry is refused with 6, what was there is whole. Needs the right to mount."""
    mount = bench.path("small")
    os.mkdir(mount)
    if subprocess.run(["mount", "-t", "tmpfs", "-o", "size=2m", "tmpfs", mount], capture_output=True).returncode:
        print("a file system of 2 MB: not tried, no right to mount", flush=True)
        return
    try:
        register = os.path.join(mount, "r.relais")
        shutil.copy(bench.seed, register)
        room = os.statvfs(mount)
        with open(os.path.join(mount, "filler"), "wb") as filler:
            filler.write(b"x" * (room.f_bavail * room.f_bsize - 120_000))
        accepted = refused = 0
        while refused < 5 and accepted < 500:
            run = bench.run(register, *RECORD)
            accepted += run.returncode == 0
            refused += run.returncode == 6
            if run.returncode not in (0, 6):
                raise Broken(f"disk full: {run.returncode} {run.stderr}")
        if not refused:
            raise Broken("the disk never filled")
        if bench.run(register, "import", SAMPLE).returncode != 6 or bench.run(register, "backup").returncode != 6:
            raise Broken("disk full: an import or a backup is not refused with 6")
        os.remove(os.path.join(mount, "filler"))
        bench.whole(register, "disk full")
        if len(standing(register)[0]) != 5 + accepted:
            raise Broken(f"disk full: {accepted} acknowledged, {len(standing(register)[0]) - 5} present")
        print(f"a file system of 2 MB: {accepted} acknowledged, {accepted} present, {refused} refused with 6", flush=True)
    finally:
        subprocess.run(["umount", mount], check=True)


def rights(bench):
    """A file or a folder one may only read: reading works, writing is refused with 6, nothing is left beside."""
    register = bench.fresh(bench.seed, "rights")
    folder = os.path.dirname(register)
    os.chmod(bench.folder, 0o755)
    os.chmod(register, 0o444)
    os.chmod(folder, 0o555)
    as_nobody = ["setpriv", "--reuid=65534", "--regid=65534", "--clear-groups"] if os.geteuid() == 0 else []
    try:
        for words, status in ((["report", "activity", "2025"], 0), (["check", "--full"], 0), (RECORD, 6)):
            run = subprocess.run([*as_nobody, *bench.command(register, *words)], capture_output=True, text=True)
            if run.returncode != status:
                raise Broken(f"read only: {words[0]} ends with {run.returncode}, not {status}: {run.stderr}")
        if os.listdir(folder) != ["r.relais"]:
            raise Broken(f"read only: left beside: {os.listdir(folder)}")
        print("read-only file and folder: reading works, writing refused with 6, nothing left beside", flush=True)
    finally:
        os.chmod(folder, 0o755)
