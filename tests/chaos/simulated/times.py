"""The clock of the simulation: it stands still until somebody moves it, and every laptop's is wrong in its own way."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

import sync.client.session
import sync.server.clock

START = 1_800_000_000_000


@dataclass
class Times:
    """`now` in ms, the server's. `off`: how far that laptop's clock is off whose turn it is."""

    now: int = START
    off: int = 0

    @contextmanager
    def everywhere(self) -> Iterator[Times]:
        kept = sync.server.clock.time, sync.client.session.time
        sync.server.clock.time, sync.client.session.time = _Clock(self, 0), _Clock(self, 1)
        try:
            yield self
        finally:
            sync.server.clock.time, sync.client.session.time = kept


@dataclass(frozen=True)
class _Clock:
    """In the place of the module `time`."""

    times: Times
    laptops: int

    def time_ns(self) -> int:
        return (self.times.now + self.laptops * self.times.off) * 1_000_000

    def __getattr__(self, name: str) -> Any:
        return getattr(time, name)
