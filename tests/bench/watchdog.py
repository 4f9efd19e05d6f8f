"""Tells how long the window's thread did not answer, and what it was doing then. Knows nothing of the program.

A beat every 2 ms on the window's thread; while none comes, a timer's signal has the window's own thread look at its
stack. Another thread must not: a frame that it holds for a moment keeps painters alive, which then end in that thread.
"""

from __future__ import annotations

import os
import signal
import threading
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
_SIGNALS = {signal.ITIMER_REAL: signal.SIGALRM, signal.ITIMER_VIRTUAL: signal.SIGVTALRM}
_HOUSE = ("/desktop/", "/sync/")
_DEEP = 5
_KEPT = 3


@dataclass(slots=True)
class Stall:
    """`during`: what had been asked of the window. `processor`: seconds of it that its thread computed itself.
    `queued`: seconds that it could have computed, and others had the processors. In the rest it waited for something:
    mostly for another thread of the program to let go of the interpreter.
    """

    during: str
    seconds: float
    processor: float
    queued: float
    stacks: Counter[str] = field(default_factory=Counter)

    def plain(self) -> dict[str, object]:
        return {
            "during": self.during,
            "seconds": self.seconds,
            "processor": self.processor,
            "queued": self.queued,
            "where": self.where(),
        }

    def where(self) -> list[str]:
        """The places it was found in most, with their share, innermost first."""
        seen = sum(self.stacks.values())
        return [f"{count * 100 // seen:3} %  {stack}" for stack, count in self.stacks.most_common(_KEPT)]


class Watchdog(QObject):
    """To be made on the window's thread. `stalls`: everything above `_LOOKS_FROM`, in order.

    `timer`: what has it look. Where pytest's own clock has the real one, the virtual one does, which only runs while
    the program computes: what it waits for is told then, and not where.
    """

    def __init__(self, parent: QObject | None = None, timer: int = signal.ITIMER_REAL) -> None:
        super().__init__(parent)
        self._timer, self._signal = timer, _SIGNALS[timer]
        self.during = ""
        self.stalls: list[Stall] = []
        self.calm_since = time.perf_counter()
        self._queue = _Queue()
        self._beat, self._processor, self._queued = self._now()
        self._found: Counter[str] = Counter()
        self._beats = QTimer(self)
        self._beats.setTimerType(Qt.TimerType.PreciseTimer)
        self._beats.timeout.connect(self._on_beat)

    def start(self) -> None:
        self._beat, self._processor, self._queued = self._now()
        self._beats.start(_BEAT_MS)
        signal.signal(self._signal, self._look)
        signal.setitimer(self._timer, _LOOKS_EVERY, _LOOKS_EVERY)

    def stop(self) -> None:
        self._beats.stop()
        signal.setitimer(self._timer, 0)
        signal.signal(self._signal, signal.SIG_IGN)  # one may be on its way

    def worst(self, count: int = 10) -> list[Stall]:
        """The longest first."""
        return sorted(self.stalls, key=lambda stall: stall.seconds, reverse=True)[:count]

    def begin(self, what: str) -> None:
        """What is asked of the window next."""
        self.during = what
        self.calm_since = time.perf_counter()

    def _on_beat(self) -> None:
        now, processor, queued = self._now()
        seconds = now - self._beat
        if seconds >= _LOOKS_FROM:
            found, self._found = self._found, Counter()
            stall = Stall(self.during, seconds, processor - self._processor, queued - self._queued, found)
            self.stalls.append(stall)
            self.calm_since = now
        self._beat, self._processor, self._queued = now, processor, queued

    def _now(self) -> tuple[float, float, float]:
        return time.perf_counter(), time.thread_time(), self._queue.seconds()

    def _look(self, _signal: int, frame: FrameType | None) -> None:
        if time.perf_counter() - self._beat >= _LOOKS_FROM:
            stack = _stack(frame)
            if stack:
                self._found[stack] += 1


class _Queue:
    """How long the thread that makes it could have computed until now and was not let; 0 where the system does not say.

    Source: the second number of `/proc/PID/task/TID/schedstat`, in nanoseconds.
    """

    def __init__(self) -> None:
        try:
            path = f"/proc/self/task/{threading.get_native_id()}/schedstat"
            self._file = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        except OSError:
            self._file = -1

    def __del__(self) -> None:
        if self._file >= 0:
            os.close(self._file)

    def seconds(self) -> float:
        return int(os.pread(self._file, 100, 0).split()[1]) / 1e9 if self._file >= 0 else 0.0


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
