"""Tells how long the window's thread did not answer, and what it was doing then. Knows nothing of the program.

A beat every 2 ms on the window's thread; while none comes, a timer's signal has the window's own thread look at its
stack. Another thread must not: a frame that it holds for a moment keeps painters alive, which then end in that thread.
"""

from __future__ import annotations

import signal
import time
from collections import Counter
from dataclasses import dataclass, field
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer

BUDGET = 0.05
"""Seconds that the window's thread may not answer (DESIGN.md, section 11)."""
_BEAT_MS = 2
_LOOKS_FROM = 0.012
"""Seconds without a beat, after which the stack is looked at."""
_LOOKS_EVERY = 0.003
_HOUSE = ("/desktop/", "/sync/")
_DEEP = 5
_KEPT = 3


@dataclass(slots=True)
class Stall:
    """`during`: what had been asked of the window. `processor`: seconds of it that its thread computed itself."""

    during: str
    seconds: float
    processor: float
    stacks: Counter[str] = field(default_factory=Counter)

    def where(self) -> list[str]:
        """The places it was found in most, with their share, innermost first."""
        seen = sum(self.stacks.values())
        return [f"{count * 100 // seen:3} %  {stack}" for stack, count in self.stacks.most_common(_KEPT)]


class Watchdog(QObject):
    """To be made on the window's thread. `stalls`: everything above `_LOOKS_FROM`, in order."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.during = ""
        self.stalls: list[Stall] = []
        self.calm_since = time.perf_counter()
        self._beat, self._processor = time.perf_counter(), time.thread_time()
        self._found: Counter[str] = Counter()
        self._beats = QTimer(self)
        self._beats.setTimerType(Qt.TimerType.PreciseTimer)
        self._beats.timeout.connect(self._on_beat)

    def start(self) -> None:
        self._beat, self._processor = time.perf_counter(), time.thread_time()
        self._beats.start(_BEAT_MS)
        signal.signal(signal.SIGALRM, self._look)
        signal.setitimer(signal.ITIMER_REAL, _LOOKS_EVERY, _LOOKS_EVERY)

    def stop(self) -> None:
        self._beats.stop()
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, signal.SIG_IGN)  # one may be on its way

    def begin(self, what: str) -> None:
        """What is asked of the window next."""
        self.during = what
        self.calm_since = time.perf_counter()

    def _on_beat(self) -> None:
        now, processor = time.perf_counter(), time.thread_time()
        seconds = now - self._beat
        if seconds >= _LOOKS_FROM:
            found, self._found = self._found, Counter()
            self.stalls.append(Stall(self.during, seconds, processor - self._processor, found))
            self.calm_since = now
        self._beat, self._processor = now, processor

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        if time.perf_counter() - self._beat >= _LOOKS_FROM:
            stack = _stack(frame)
            if stack:
                self._found[stack] += 1


def _stack(frame: FrameType | None) -> str:
    """The innermost places of the house, as `file:line function`."""
    places: list[str] = []
    while frame is not None and len(places) < _DEEP:
        path = frame.f_code.co_filename
        for part in _HOUSE:
            if part in path and "/tests/" not in path:
                places.append(f"{path.rpartition(part)[2]}:{frame.f_lineno} {frame.f_code.co_name}")
                break
        frame = frame.f_back
    return " < ".join(places)
