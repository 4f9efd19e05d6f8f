"""Run the same work on many devices at once, and say how much was done and how long each request took."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from tests.bench.figures import percentile
from tests.bench.many.device import Device

Work = Callable[[Device], float]
"""One request. Seconds that it took."""


@dataclass(frozen=True, slots=True)
class Done:
    """`seconds` of all of it together; `each` request's."""

    seconds: float
    each: list[float]

    @property
    def p50(self) -> float:
        return percentile(self.each, 0.5)

    @property
    def p99(self) -> float:
        return percentile(self.each, 0.99)

    def rate(self, per_request: float = 1) -> float:
        return len(self.each) * per_request / self.seconds


def together(devices: Sequence[Device], work: Sequence[Sequence[Work]]) -> Done:
    """Each device does its own row of requests, one after the other; all begin at once."""
    gate = threading.Barrier(len(devices) + 1)

    def run(device: Device, requests: Sequence[Work]) -> list[float]:
        gate.wait()
        return [request(device) for request in requests]

    with ThreadPoolExecutor(len(devices)) as pool:
        running = [pool.submit(run, *one) for one in zip(devices, work, strict=True)]
        gate.wait()
        begun = time.perf_counter()
        each = [seconds for future in running for seconds in future.result()]
        return Done(time.perf_counter() - begun, each)
