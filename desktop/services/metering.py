"""How far a sync is and how fast the line, for people to watch. Knows no window and no vault."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from sync.client import progress
from sync.client.progress import Phase
from sync.client.traffic import Traffic

_TELL_EVERY = 0.1
_MEASURE_OVER = 5.0


class Stage(Enum):
    CONNECTING = "connecting"
    FETCHING = "fetching"
    SENDING = "sending"
    FETCHING_FILES = "fetching_files"
    ACKNOWLEDGING = "acknowledging"


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """How far the sync is. Bytes are sealed bytes; `bytes_per_second` is measured, 0 while unknown."""

    stage: Stage
    sent_bytes: int = 0
    to_send_bytes: int = 0
    received_bytes: int = 0
    to_receive_bytes: int = 0
    objects_sent: int = 0
    objects_received: int = 0
    bytes_per_second: float = 0.0


class Meter:
    """Turns the client's steps into `Progress`, at most ten a second and at every new stage."""

    def __init__(self, tell: Callable[[Progress], None] | None, traffic: Traffic) -> None:
        self._tell = tell
        self._traffic = traffic
        self._told = 0.0
        self._stage: Stage | None = None
        self._seen: deque[tuple[float, int]] = deque()

    def __call__(self, step: progress.Progress) -> None:
        now = time.monotonic()
        self._measure(now)
        stage = _stage(step)
        if self._tell is None or (stage is self._stage and now - self._told < _TELL_EVERY):
            return
        self._told, self._stage = now, stage
        self._tell(_progress(stage, step, self._rate()))

    def _measure(self, now: float) -> None:
        self._seen.append((now, self._traffic.up + self._traffic.down))
        while now - self._seen[0][0] > _MEASURE_OVER:
            self._seen.popleft()

    def _rate(self) -> float:
        (begun, first), (ended, last) = self._seen[0], self._seen[-1]
        return (last - first) / (ended - begun) if ended > begun else 0.0


def _stage(step: progress.Progress) -> Stage:
    if step.phase is Phase.LOOKING:
        return Stage.FETCHING if step.done else Stage.CONNECTING
    return {
        Phase.SENDING: Stage.SENDING,
        Phase.FETCHING: Stage.FETCHING_FILES,
        Phase.CONFIRMING: Stage.ACKNOWLEDGING,
    }[step.phase]


def _progress(stage: Stage, step: progress.Progress, rate: float) -> Progress:
    sending, looking = stage is Stage.SENDING, step.phase is Phase.LOOKING
    return Progress(
        stage=stage,
        sent_bytes=step.bytes_done if sending else 0,
        to_send_bytes=step.bytes_total if sending else 0,
        received_bytes=0 if sending else step.bytes_done,
        to_receive_bytes=0 if sending else step.bytes_total,
        objects_sent=step.done if sending else 0,
        objects_received=step.done if looking else 0,
        bytes_per_second=rate,
    )
