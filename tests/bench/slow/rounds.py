"""One size of file, up and down, beside bare copies of as many bytes: several rounds in turn, the same losses for each.

What is compared: ours from the first connection until the receipt is verified and kept (handshakes, asking what is new,
words, chunks made durable, answers), or until the file is opened and acknowledged; bare as `bare` says. The best of the
bare ways is the one with the lowest median, as chance has it.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tests.bench.figures import Figure, median
from tests.bench.slow import shaped
from tests.bench.slow.shaped import SERVER, Profile

BARE = 8098
SHARE = 0.95
SINGLE = "cubic x1"
"""Measured once: it takes long and is never the best."""


@dataclass(frozen=True, slots=True)
class Told:
    """What a deed said, and what went over the line for it, in bytes of IP."""

    facts: dict[str, float]
    up: int = 0
    down: int = 0


@dataclass
class Race:
    """Each way by its name, with what was told of it round by round."""

    ours: list[Told] = field(default_factory=list)
    bare: dict[str, list[Told]] = field(default_factory=dict)

    def seconds(self, way: str = "") -> float:
        return median([told.facts["seconds"] for told in (self.bare[way] if way else self.ours)])

    @property
    def best(self) -> str:
        return min(self.bare, key=self.seconds)


def said(module: str, *arguments: str, counted: bool = False, seed: int = shaped.SEED) -> Told:
    if counted:
        shaped.begin(seed)
    command = shaped.at_laptop([sys.executable, "-m", module, *arguments])
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeError(done.stderr)
    return Told(json.loads(done.stdout), *(shaped.carried() if counted else ()))


def raced(deed: str, size: int, rounds: int, ours: Callable[[int], Told]) -> Race:
    """`deed`: send or fetch. `ours` is called with each round's seed, before the bare ways and behind them in turn."""
    race = Race()
    ways = [("cubic", 1), ("cubic", 8), *([("bbr", 1), ("bbr", 8)] if shaped.has_bbr() else [])]
    for seed in range(1, rounds + 1):
        if seed % 2:
            race.ours.append(ours(seed))
        with shaped.serving([sys.executable, "-m", "tests.bench.slow.bare", "serve", str(BARE)], BARE):
            for way, streams in ways:
                if (name := f"{way} x{streams}") != SINGLE or seed == 1:
                    asked = (deed, SERVER, str(BARE), str(size), str(streams), way)
                    told = said("tests.bench.slow.bare", *asked, counted=True, seed=seed)
                    race.bare.setdefault(name, []).append(told)
        if not seed % 2:
            race.ours.append(ours(seed))
    return race


def figures(profile: Profile, what: str, race: Race, size: int) -> Iterator[Figure]:
    seconds, best = race.seconds(), race.best
    ratio = race.seconds(best) / seconds
    each = ", ".join(f"{told.facts['seconds']:.1f}" for told in race.ours)
    others = ", ".join(
        f"{way} {race.seconds(way):.1f} s, {told[0].up + told[0].down:,} of IP" for way, told in race.bare.items()
    )
    first = race.ours[0]
    yield Figure(
        what=f"{profile.name}: {what}",
        ours=seconds,
        unit="s",
        peer=f"best bare TCP, {best}",
        theirs=race.seconds(best),
        ratio=ratio,
        budget=f"{SHARE}",
        kept=ratio >= SHARE,
        remark=f"{len(race.ours)} rounds ({each} s); {first.up:,} bytes of IP up, {first.down:,} down; "
        f"{first.facts['requests']:.0f} requests; {first.facts['memory'] / 1e6:.0f} MB at the highest; "
        f"{size / (seconds * profile.bytes_per_second):.0%} of what the line carries; bare: {others}",
    )
    if profile.name == "SAT" and SINGLE in race.bare:
        twice = race.seconds(SINGLE) / seconds
        yield Figure(
            what=f"{profile.name}: {what}, beside one cubic stream",
            ours=seconds,
            unit="s",
            peer=f"bare {SINGLE}",
            theirs=race.seconds(SINGLE),
            ratio=twice,
            budget="2",
            kept=twice >= 2,
        )
