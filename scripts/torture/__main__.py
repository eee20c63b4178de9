#!/usr/bin/env python3
"""What a register promises to survive, tried. Ends with 1 at the first promise that does not hold.

Usage: torture BINARY [--short] [--seed N] [--only NAME]
"""
import argparse, sys, tempfile, time
from common import Bench, Broken
from kills import kills
from errors import errors
from power import control, cuts
from many import full, many, rights
from damage import corpus, flips, strangers
from clock import clocks


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--short", action="store_true", help="the run of continuous integration")
    parser.add_argument("--seed", type=int, default=20261125)
    parser.add_argument("--only", help="one of the trials")
    options = parser.parse_args()
    short = options.short
    trials = {
        "kills": lambda bench: kills(bench, 108 if short else 2_000),
        "errors": lambda bench: errors(bench, 6 if short else 60),
        "power": lambda bench: cuts(bench, 60 if short else 500),
        "control": lambda bench: control(bench, 60 if short else 500),
        "many": lambda bench: many(bench, 20 if short else 200),
        "full": full,
        "rights": rights,
        "flips": lambda bench: flips(bench, 60 if short else 1_200),
        "corpus": lambda bench: corpus(bench, 10 if short else 50),
        "strangers": strangers,
        "clock": clocks,
    }
    for name, trial in trials.items():
        if options.only in (None, name):
            with tempfile.TemporaryDirectory() as folder:
                begun = time.time()
                try:
                    trial(Bench(options.binary, folder, options.seed))
                except Broken as broken:
                    sys.exit(f"BROKEN, {name}: {broken}")
                print(f"  {time.time() - begun:.0f} s", flush=True)


if __name__ == "__main__":
    main()
