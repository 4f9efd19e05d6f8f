"""`python -m tests.chaos`: kill a real process at random points, again and again, and look into the vault each time.

The seed is printed; with `--seed` the same deeds meet the same random numbers. (Kills by the clock fall where the
machine is at that time, so that a run is never quite the same.) It ends with 1 where a vault was not what it must be,
says at which kill, and leaves the vault where it lies.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import time
from pathlib import Path

from desktop.store import vault
from tests.chaos import kills
from tests.laptops import CHEAP


def main() -> int:
    given = _arguments()
    # A passphrase that is changed is as cheap to try as one of a new vault here.
    vault.calibrated = lambda: CHEAP
    print(f"seed {given.seed}", flush=True)
    home = Path(tempfile.mkdtemp(prefix="amparo-chaos-"))
    chance = random.Random(given.seed)
    killing = kills.Killing(home, chance, given.only)
    until = time.monotonic() + given.minutes * 60
    try:
        while killing.killed.total() < given.runs and time.monotonic() < until:
            killing.once()
    except BaseException:
        print(f"broken after {killing.killed.total()} kills with seed {given.seed}, {killing.kind}; it lies in {home}")
        raise
    shutil.rmtree(home)
    for kind, count in sorted(killing.killed.items()):
        print(f"{kind:12} {count:6}")
    print(f"{'kills':12} {killing.killed.total():6}   {killing.confirmed} deeds confirmed, all of them there")
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos")
    parser.add_argument("--runs", type=int, default=1000, help="how many kills")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="not longer than this")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    parser.add_argument("--only", nargs="+", choices=kills.KINDS, default=kills.KINDS)
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
