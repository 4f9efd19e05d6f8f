"""When to try again what may work later. Knows no line: wraps any call."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from typing import TypeVar

from sync.errors import Transient

T = TypeVar("T")


def delays(first: float = 2.0, longest: float = 300.0, share: Callable[[], float] = random.random) -> Iterator[float]:
    """Seconds: doubling, each between half and the whole of its step, so that laptops that lost one line together do
    not all come back at once.
    """
    step = first
    while True:
        yield step * (0.5 + share() / 2)
        step = min(step * 2, longest)


def retrying(
    call: Callable[[], T], *, tries: int, sleep: Callable[[float], None], waits: Iterator[float] | None = None
) -> T:
    """Return what `call` returns. `Permanent` goes straight through; no other error is caught."""
    assert tries > 0
    for wait, left in zip(waits or delays(), range(tries - 1, -1, -1), strict=False):
        try:
            return call()
        except Transient:
            if not left:
                raise
            sleep(wait)
    raise AssertionError("there were fewer waits than tries")
