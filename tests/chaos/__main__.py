"""`python -m tests.chaos`: vaults that are killed, cut off from power and flipped bits in, and looked into each time.

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
from tests.chaos.flips import Flipping
from tests.chaos.kills import Killing
from tests.chaos.lives import KINDS
from tests.chaos.making import Making
from tests.chaos.migrating import Migrating
from tests.chaos.power_cuts import Cutting
from tests.chaos.pressing import Pressing
from tests.chaos.scenes import Scene
from tests.chaos.world import Lived, World
from tests.laptops import CHEAP
from tests.vectors import old_vaults

_CUTS_AT_ONCE: Final = 20
_OLD: Final = {f"migrating-{version}": version for version in old_vaults.versions()}
SCENES: Final = (*KINDS, "making", "pressing", "backing up", *_OLD)


def main() -> int:
    given = _arguments()
    # A passphrase that is changed, and a vault that is made, are as cheap to try as everything here.
    vault.calibrated = lambda: CHEAP
    print(f"seed {given.seed}", flush=True)
    home = Path(tempfile.mkdtemp(prefix="amparo-chaos-")).resolve()
    try:
        _Chaos(home, given).run()
    except BaseException:
        print(f"broken with seed {given.seed}; it lies in {home}", flush=True)
        raise
    shutil.rmtree(home)
    return 0


class _Chaos:
    def __init__(self, home: Path, given: argparse.Namespace) -> None:
        self._home, self._given = home, given
        self._chance = random.Random(given.seed)
        self._scenes = _scenes(home, self._chance)
        self._until = time.monotonic() + given.minutes * 60

    def run(self) -> None:
        if self._given.each_statement:
            self._before_each_statement()
        for part in (self._kill, self._cut, self._flip):
            part()

    def _before_each_statement(self) -> None:
        for name, version in _OLD.items():
            scene = Migrating(self._home / f"each-{name}", version, by_tables=True)
            done = sum(1 for _ in Killing({name: scene}, self._chance).at_each_statement(name))
            print(f"{name}: killed before each of {done} statements", flush=True)

    def _kill(self) -> None:
        killing = Killing(self._scenes, self._chance)
        while self._is_time() and killing.killed.total() < self._given.runs:
            killing.once(self._chance.choice(self._given.only))
        if self._given.runs:
            each = ", ".join(f"{name} {count}" for name, count in sorted(killing.killed.items()))
            print(f"{killing.killed.total()} kills ({each})")
            print(f"  {killing.confirmed} deeds were confirmed before them, and all of them were there", flush=True)

    def _cut(self) -> None:
        cutting = Cutting(self._scenes, self._chance, self._home / "cut")
        at_once = max(1, min(_CUTS_AT_ONCE, self._given.cuts // len(self._given.only)))
        for name in itertools.cycle(self._given.only):
            left = self._given.cuts - cutting.cuts.total()
            if left <= 0 or not self._is_time():
                break
            cutting.some(name, min(left, at_once))
        if self._given.cuts:
            each = ", ".join(f"{name} {count}" for name, count in sorted(cutting.cuts.items()))
            print(f"{cutting.cuts.total()} power cuts ({each})")
            print(f"  {cutting.confirmed} deeds were confirmed before them, and all of them were there", flush=True)

    def _flip(self) -> None:
        flipping = Flipping(self._home / "flips", self._chance) if self._given.flips else None
        while flipping is not None and self._is_time() and flipping.flipped.total() < self._given.flips:
            flipping.once()
        if flipping is not None:
            print(f"{flipping.flipped.total()} flipped bits in {len(flipping.flipped)} kinds of places")
            print(f"  {flipping.named} were named, and with the rest everything was as before", flush=True)

    def _is_time(self) -> bool:
        return time.monotonic() < self._until


def _scenes(home: Path, chance: random.Random) -> Mapping[str, Scene]:
    world = World(home / "world", chance)
    old = {name: Migrating(home / name, version) for name, version in _OLD.items()}
    lives = {kind: Lived(world, kind) for kind in KINDS}
    others = {"making": Making(home / "making"), "pressing": Pressing(home / "pressing")}
    return {**lives, **others, "backing up": Backing(home / "backing", chance), **old}


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m tests.chaos")
    parser.add_argument("--runs", type=int, default=1000, help="how many kills")
    parser.add_argument("--cuts", type=int, default=1000, help="how many power cuts")
    parser.add_argument("--flips", type=int, default=1000, help="how many flipped bits")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="not longer than this")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    parser.add_argument("--only", nargs="+", choices=SCENES, default=SCENES)
    parser.add_argument("--each-statement", action="store_true", help="kill each upgrade before each statement, too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
