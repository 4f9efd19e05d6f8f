"""`python -m tests.chaos`: let vaults die, by kills and by power cuts, and look into what is left each time.

The seed is printed; with `--seed` the same deeds meet the same random numbers. (Kills by the clock fall where the
machine is at that time, so that a run is never quite the same.) It ends with 1 where a vault was not what it must be,
says after how much, and leaves the vault where it lies.
"""

from __future__ import annotations

import argparse
import itertools
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from desktop.store import vault
from tests.chaos.backing import Backing
from tests.chaos.kills import Killing
from tests.chaos.lives import KINDS
from tests.chaos.making import Making
from tests.chaos.migrating import Migrating
from tests.chaos.power_cuts import Cutting
from tests.chaos.scenes import Scene
from tests.chaos.world import Lived, World
from tests.laptops import CHEAP
from tests.vectors import old_vaults

_CUTS_AT_ONCE: Final = 20
_OLD: Final = {f"migrating-{version}": version for version in old_vaults.versions()}
SCENES: Final = (*KINDS, "making", "backing up", *_OLD)


def main() -> int:
    given = _arguments()
    # A passphrase that is changed, and a vault that is made, are as cheap to try as everything here.
    vault.calibrated = lambda: CHEAP
    print(f"seed {given.seed}", flush=True)
    home = Path(tempfile.mkdtemp(prefix="amparo-chaos-")).resolve()
    chance = random.Random(given.seed)
    scenes = _scenes(home, chance)
    killing, cutting = Killing(scenes, chance), Cutting(scenes, chance, home / "cut")
    until = time.monotonic() + given.minutes * 60
    name = ""
    try:
        if given.each_statement:
            for name, version in _OLD.items():
                scene = Migrating(home / f"each-{name}", version, by_tables=True)
                done = sum(1 for _ in Killing({name: scene}, chance).at_each_statement(name))
                print(f"{name}: killed before each of {done} statements", flush=True)
        while time.monotonic() < until and killing.killed.total() < given.runs:
            name = chance.choice(given.only)
            killing.once(name)
        at_once = max(1, min(_CUTS_AT_ONCE, given.cuts // len(given.only)))
        for name in itertools.cycle(given.only):
            left = given.cuts - cutting.cuts.total()
            if left <= 0 or time.monotonic() > until:
                break
            cutting.some(name, min(left, at_once))
    except BaseException:
        print(f"broken: {name}, after {killing.killed.total()} kills and {cutting.cuts.total()} cuts, in {home}")
        raise
    shutil.rmtree(home)
    for name in given.only:
        print(f"{name:12} {killing.killed[name]:6} kills {cutting.cuts[name]:6} power cuts")
    print(f"{'in all':12} {killing.killed.total():6} kills {cutting.cuts.total():6} power cuts")
    print(f"{killing.confirmed + cutting.confirmed} deeds were confirmed before them; all of them were there")
    return 0


def _scenes(home: Path, chance: random.Random) -> Mapping[str, Scene]:
    world = World(home / "world", chance)
    old = {name: Migrating(home / name, version) for name, version in _OLD.items()}
    lives = {kind: Lived(world, kind) for kind in KINDS}
    return {**lives, "making": Making(home / "making"), "backing up": Backing(home / "backing", chance), **old}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos")
    parser.add_argument("--runs", type=int, default=1000, help="how many kills")
    parser.add_argument("--cuts", type=int, default=1000, help="how many power cuts")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="not longer than this")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    parser.add_argument("--only", nargs="+", choices=SCENES, default=SCENES)
    parser.add_argument("--each-statement", action="store_true", help="kill each upgrade before each statement, too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
