"""How often may one ask: token buckets per device and per group, in this process. Knows no HTTP and no database.

Whoever is a little too fast waits; a laptop that fetches many small files is paced that way and never refused. Who asks
over so many lines at once that the wait grows long is refused. With several processes each paces for itself.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

MOST: Final = 100_000
"""Buckets that are remembered. The one that was idle longest is forgotten, which fills it up: it was nearly full."""
PATIENCE: Final = 3.0
"""Seconds that a request is made to wait before it is refused instead."""


@dataclass(slots=True)
class Buckets:
    """`rate` tokens a second up to `burst`; times are seconds of a clock that only goes forward."""

    rate: float
    burst: float
    most: int = MOST
    _left: OrderedDict[bytes, tuple[float, float]] = field(default_factory=OrderedDict)

    def wait(self, key: bytes, now: float) -> float:
        """Seconds until there is a token for this; 0 when there is one."""
        return max(0.0, (1 - self._filled(key, now)) / self.rate)

    def take(self, key: bytes, now: float) -> None:
        """One token, which may have to come in yet."""
        self._left[key] = (self._filled(key, now) - 1, now)
        self._left.move_to_end(key)
        while len(self._left) > self.most:
            self._left.popitem(last=False)

    def _filled(self, key: bytes, now: float) -> float:
        left, since = self._left.get(key, (self.burst, now))
        return min(self.burst, left + (now - since) * self.rate)

    def __len__(self) -> int:
        return len(self._left)


class Pacing:
    """Called from worker threads and from the loop."""

    def __init__(self, devices: Buckets, groups: Buckets) -> None:
        self.devices = devices
        self.groups = groups
        self._lock = Lock()

    def turn(self, group: bytes, device: bytes, now: float) -> float | None:
        """Seconds to wait before the request is served, or None: refuse it. Ask once, when its signature was right: who
        is not the device does not use up what the device may do.
        """
        with self._lock:
            wait = max(self.devices.wait(group + device, now), self.groups.wait(group, now))
            if wait > PATIENCE:
                return None
            self.devices.take(group + device, now)
            self.groups.take(group, now)
            return wait


def paced(rate: float) -> Pacing:
    """`rate`: requests a second of one device; a group has ten times as many. Ten seconds' worth may come at once: a
    laptop asks for each file by itself, as fast as its line allows, and on a cable that is some tens a second.
    """
    return Pacing(Buckets(rate, rate * 10), Buckets(rate * 10, rate * 100))
