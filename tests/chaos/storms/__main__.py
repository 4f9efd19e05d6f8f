"""`python -m tests.chaos.storms`: kills servers, PostgreSQL and an S3 store under load, and asks what they promised.

The seed is printed. It ends with 1 where a promise was broken, and leaves the folder where it lies.
"""

from __future__ import annotations

import argparse
import random
import shutil
import sys
import tempfile
import traceback
from collections import Counter
from pathlib import Path

from tests.chaos.storms.places import place
from tests.chaos.storms.storm import storm
from tests.stores import postgres, seaweed

BLOWS = 25
"""In one storm; then it is looked at."""


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos.storms")
    parser.add_argument("--kills", type=int, default=300)
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    given = parser.parse_args()
    print(f"storms, seed {given.seed}", flush=True)
    home = Path(tempfile.mkdtemp(prefix="amparo-storms-")).resolve()
    try:
        hit = _storms(home, given.kills, random.Random(given.seed))
    except AssertionError:
        traceback.print_exc()
        print(f"broken with seed {given.seed}; it lies in {home}")
        return 1
    shutil.rmtree(home)
    each = ", ".join(f"{name} {count}" for name, count in sorted(hit.items()))
    print(
        f"{hit.total()} kills of servers and of what they stand on ({each}): nothing acknowledged is lost", flush=True
    )
    return 0


def _storms(home: Path, kills: int, chance: random.Random) -> Counter[str]:
    hit: Counter[str] = Counter()
    number = 0
    with postgres.running(18) as newer, postgres.running(16) as older, seaweed.running() as files:
        while hit.total() < kills:
            number += 1
            (home / f"storm-{number}").mkdir()
            database = (None, newer, older)[number % 3]
            with place(home / f"storm-{number}", postgres=database, seaweed=files) as met:
                hit += storm(met, min(BLOWS, kills - hit.total()), chance)
            print(f"  {hit.total()} kills", flush=True)
    return hit


if __name__ == "__main__":
    sys.exit(main())
