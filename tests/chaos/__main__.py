"""`python -m tests.chaos`: vaults that are killed, cut off from power and flipped bits in, and looked into each time;
and groups that sync over lines that break with a server that dies (`simulated`).

The seed is printed; with `--seed` the same deeds meet the same random numbers. (Kills by the clock fall where the
machine is at that time, so that a run is never quite the same.) It ends with 1 where a vault was not what it must be,
says after how much, and leaves the vault where it lies.
"""

from __future__ import annotations

import argparse
import itertools
import os
import random
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Mapping
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
from tests.chaos.simulated.cuts import cut_everywhere
from tests.chaos.simulated.running import simulate
from tests.chaos.world import Lived, World
from tests.laptops import CHEAP
from tests.vectors import old_vaults

_CUTS_AT_ONCE: Final = 20
_SIMULATION: Final = "simulation"
_OLD: Final = {f"migrating-{version}": version for version in old_vaults.versions()}
SCENES: Final = (*KINDS, "making", "pressing", "backing up", *_OLD)


def main() -> int:
    given = _arguments()
    # A passphrase that is changed, and a vault that is made, are as cheap to try as everything here.
    vault.calibrated = lambda: CHEAP
    print(f"seed {given.seed}", flush=True)
    home = Path(tempfile.mkdtemp(prefix="amparo-chaos-")).resolve()
    parts = {"kills": _kill, "cuts": _cut_and_flip} if given.only != [_SIMULATION] else {}
    parts |= {_SIMULATION: _simulate} if _SIMULATION in given.only else {}
    given.only = [name for name in given.only if name != _SIMULATION]
    processes = [_begun(part, home / name, given) for name, part in parts.items()]
    ended = [os.waitpid(process, 0)[1] for process in processes]
    if any(ended):
        print(f"broken with seed {given.seed}; it lies in {home}")
        return 1
    shutil.rmtree(home)
    return 0


class _Chaos:
    """What one process does, in a folder of its own, with random numbers that no other one uses up."""

    def __init__(self, home: Path, given: argparse.Namespace) -> None:
        self.home, self.given = home, given
        self.chance = random.Random(f"{home.name} {given.seed}")
        self.scenes = _scenes(home, self.chance)
        self._until = time.monotonic() + given.minutes * 60

    def is_time(self) -> bool:
        return time.monotonic() < self._until


def _begun(part: Callable[[_Chaos], None], home: Path, given: argparse.Namespace) -> int:
    """In a process of its own, there being two cores; its id."""
    process = os.fork()
    if process:
        return process
    status = 1
    try:
        part(_Chaos(home, given))
        status = 0
    except BaseException:  # noqa: BLE001 - whatever it was, it is printed and told by the status: this process ends here
        traceback.print_exc()
    finally:
        sys.stdout.flush()
        os._exit(status)


def _simulate(chaos: _Chaos) -> None:
    given = chaos.given
    if given.histories and not simulate(given.histories, given.seed, first=given.first, is_time=chaos.is_time):
        raise AssertionError(_SIMULATION)
    first = {"first": given.first, "is_time": chaos.is_time}
    if given.upheavals and not simulate(given.upheavals, given.seed, upheavals=True, **first):
        raise AssertionError(_SIMULATION)
    if given.line_cuts:
        cut_everywhere(given.line_cuts, given.seed)


def _kill(chaos: _Chaos) -> None:
    killing, given = Killing(chaos.scenes, chaos.chance), chaos.given
    while chaos.is_time() and killing.killed.total() < given.runs:
        killing.once(chaos.chance.choice(given.only))
    if given.runs:
        _say(f"{killing.killed.total()} kills", killing.killed, killing.confirmed)


def _cut_and_flip(chaos: _Chaos) -> None:
    if chaos.given.each_statement:
        _kill_before_each_statement(chaos)
    _cut(chaos)
    if chaos.given.flips:
        _flip(chaos)


def _kill_before_each_statement(chaos: _Chaos) -> None:
    for name, version in _OLD.items():
        scene = Migrating(chaos.home / f"each-{name}", version, by_tables=True)
        done = sum(1 for _ in Killing({name: scene}, chaos.chance).at_each_statement(name))
        print(f"{name}: killed before each of {done} statements", flush=True)


def _cut(chaos: _Chaos) -> None:
    given, cutting = chaos.given, Cutting(chaos.scenes, chaos.chance, chaos.home / "cut")
    at_once = max(1, min(_CUTS_AT_ONCE, given.cuts // len(given.only)))
    for name in itertools.cycle(given.only):
        left = given.cuts - cutting.cuts.total()
        if left <= 0 or not chaos.is_time():
            break
        cutting.some(name, min(left, at_once))
    if given.cuts:
        _say(f"{cutting.cuts.total()} power cuts", cutting.cuts, cutting.confirmed)
        print(f"  after {cutting.told} the opening told that what was being written did not stay", flush=True)


def _flip(chaos: _Chaos) -> None:
    flipping = Flipping(chaos.home / "flips", chaos.chance)
    while chaos.is_time() and flipping.flipped.total() < chaos.given.flips:
        flipping.once()
    first = f"{flipping.flipped.total()} flipped bits in {len(flipping.flipped)} kinds of places"
    print(f"{first}\n  {flipping.named} were named, and with the rest everything was as before", flush=True)


def _say(what: str, counted: Counter[str], confirmed: int) -> None:
    each = ", ".join(f"{name} {count}" for name, count in sorted(counted.items()))
    print(f"{what} ({each})\n  {confirmed} deeds were confirmed before them, and all of them were there", flush=True)


def _scenes(home: Path, chance: random.Random) -> Mapping[str, Scene]:
    home.mkdir()
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
    parser.add_argument("--histories", type=int, default=10_000, help="how many simulated histories of a group")
    parser.add_argument(
        "--upheavals", type=int, default=1000, help="how many of them with vaults, in which groups change"
    )
    parser.add_argument("--line-cuts", type=int, default=3000, help="how many cuts of a sync at a chosen byte")
    parser.add_argument("--first", type=int, default=0, help="number of the first of them")
    parser.add_argument("--minutes", type=float, default=float("inf"), help="not longer than this")
    parser.add_argument("--seed", type=int, default=random.randrange(2**32))
    parser.add_argument("--only", nargs="+", choices=[*SCENES, _SIMULATION], default=[*SCENES, _SIMULATION])
    parser.add_argument("--each-statement", action="store_true", help="kill each upgrade before each statement, too")
    return parser.parse_args()


if __name__ == "__main__":
    sys.exit(main())
