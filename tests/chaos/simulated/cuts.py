"""One sync of words and a file, cut once: at each boundary of its frames, a byte before, a byte behind, anywhere.

At most 64 KiB go again; nothing is there twice, nothing is lost, and the receipts are right.
"""

from __future__ import annotations

import itertools
import random
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from sync.client.syncing import sync_once
from sync.errors import Transient
from sync.protocol import limits
from sync.protocol.frames import HEAD
from sync.protocol.statements import Role
from tests.chaos.simulated.history import Device, History
from tests.chaos.simulated.line import SimulatedLine, Weather
from tests.chaos.simulated.server import IN_MEMORY, SimulatedServer
from tests.chaos.simulated.times import Times
from tests.chaos.simulated.truth import look

_RECORDS = 6
_FILE = 300_000
_ASKING = 200
"""Bytes of the requests that a second sync begins with."""
_OF_ONE_SERVER = 100


class Cut(NamedTuple):
    """In which request of the sync, on its way up or down, and after how many bytes. `restarts`: the server, too, and
    forgets the beginning of a chunk that it kept.
    """

    request: int
    way: str
    at: int
    restarts: bool = False


_NOWHERE = Cut(-1, "", 0)


@dataclass
class _Once(Weather):
    """It breaks where it is told to, and never else."""

    cut: Cut = _NOWHERE
    _count: itertools.count[int] = field(default_factory=itertools.count)

    def next(self) -> str:
        return self.cut.way if next(self._count) == self.cut.request else ""

    def at(self, size: int) -> int:
        return min(size, self.cut.at)


def cut_everywhere(cuts: int, seed: int) -> None:
    """Raises AssertionError, and prints before it which cut it was."""
    chance = random.Random(f"cuts {seed}")
    done: Counter[str] = Counter()
    began, most = time.monotonic(), 0
    with TemporaryDirectory(prefix="amparo-cuts-", dir=IN_MEMORY) as home, Times().everywhere() as times:
        server = SimulatedServer(Path(home) / "0")
        whole = _sync(*_scene(server, times, seed), _NOWHERE)
        planned = list(itertools.islice(_planned(whole, chance), cuts))
        for number, cut in enumerate(planned):
            if number % _OF_ONE_SERVER == _OF_ONE_SERVER - 1:
                server.close()
                server = SimulatedServer(Path(home) / str(number + 1))
            try:
                most = max(most, _cut(server, times, seed, cut, whole.traffic.up))
            except BaseException:
                print(f"broken by {cut} with seed {seed}", flush=True)
                raise
            done[f"request {cut.request} {cut.way}"] += 1
        server.close()
    each = ", ".join(f"{name} {count}" for name, count in sorted(done.items()))
    print(
        f"{done.total()} cuts of a sync ({each}), {done.total() / (time.monotonic() - began):.1f} a second", flush=True
    )
    print(f"  at most {most} bytes were sent again", flush=True)


def _cut(server: SimulatedServer, times: Times, seed: int, cut: Cut, whole: int) -> int:
    """How many bytes were sent again."""
    history, device = _scene(server, times, seed)
    first = _sync(history, device, cut)
    if cut.restarts:
        server.restart()
    second = _sync(history, device, _NOWHERE)
    again = first.traffic.up + second.traffic.up - whole
    assert again <= limits.CHUNK + _ASKING, again
    look(history)
    return again


def _scene(server: SimulatedServer, times: Times, seed: int) -> tuple[History, Device]:
    """The same each time, but for keys."""
    history = History(server, times, random.Random(seed))
    history.join(history.invite(Role.DOCUMENTER), Role.DOCUMENTER)
    for device in history.devices:
        device.off = 0
    coordinator, device = history.devices
    history.save(coordinator)
    for _ in range(_RECORDS):
        history.save(device)
    history.attach(device, _FILE)
    return history, device


def _sync(history: History, device: Device, cut: Cut) -> SimulatedLine:
    line = SimulatedLine(history.server, _Once(random.Random(), cut=cut))
    history.turn(device)
    try:
        sync_once(device.store, line, lambda _: None, lambda: False)
    except Transient:
        assert cut.way
    return line


def _planned(whole: SimulatedLine, chance: random.Random) -> Iterator[Cut]:
    """First every boundary once, in an order of chance; then any byte, for ever."""
    ways = {"up": whole.asked, "down": whole.told}
    boundaries = [
        Cut(request, way, at, chance.random() < 0.3)
        for way, bodies in ways.items()
        for request, body in enumerate(bodies)
        for at in _boundaries(body)
    ]
    chance.shuffle(boundaries)
    yield from boundaries
    while True:
        way = chance.choice(list(ways))
        request = chance.randrange(len(ways[way]))
        yield Cut(request, way, chance.randint(0, len(ways[way][request])), chance.random() < 0.3)


def _boundaries(body: bytes) -> Sequence[int]:
    found, at = {0, len(body)}, 0
    while at + HEAD <= len(body):
        at += HEAD + int.from_bytes(body[at + 1 : at + HEAD], "big")
        found |= {at - 1, at, at + 1, at + HEAD}
    return sorted(one for one in found if 0 <= one <= len(body))
