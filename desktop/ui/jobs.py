"""Run slow work off the window's thread and bring its result back to it.

Three lanes. `store` runs one job at a time, in the order asked: the vault has one writer. `files` runs one at a time
too, and is for what takes long: bringing in a video must not keep a list waiting. `net` runs several.
A job is a plain function that knows nothing of Qt.

What has to be done on the window's thread, and takes long, is done there in steps (`in_steps`).
"""

from __future__ import annotations

import sys
import threading
from collections import deque
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor, wait
from dataclasses import dataclass
from itertools import count
from typing import Any, Literal

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

Lane = Literal["store", "files", "net"]
_A_WORKERS_TURN = 0.0005
"""Seconds for which a worker may go on when the window's thread wants the interpreter back. With Python's own 5 ms a
paint that calls into Python twenty times takes as long as a stall while records arrive.
"""
PATIENCE = 2.0
"""Seconds that closing waits for what was told to stop."""


class Cancelled(Exception):
    """The person asked the job to stop. Not an error; nothing is shown."""


class Job:
    """What a running job may touch: it reports steps and learns that it must stop."""

    def __init__(self, report: Callable[[Any], None]) -> None:
        self._stop = threading.Event()
        self._report = report

    def cancel(self) -> None:
        self._stop.set()

    def stopped(self) -> bool:
        return self._stop.is_set()

    def step(self, done: int, total: int) -> None:
        self.tell((done, total))

    def tell(self, news: object) -> None:
        """Bring any plain value to `progress` (or, for a pair from `step`, to `progress(done, total)`)."""
        if self._stop.is_set():
            raise Cancelled
        self._report(news)


@dataclass(frozen=True, slots=True)
class _Waiting:
    owner: QObject
    job: Job
    lane: Lane
    done: Callable[[Any], None]
    failed: Callable[[Exception], None]
    progress: Callable[..., None] | None


@dataclass(frozen=True, slots=True, eq=False)
class _Stepping:
    owner: QObject
    steps: Iterator[object]
    done: Callable[[], None]


class JobRunner(QObject):
    """Lives on the window's thread as long as the vault is open.

    A worker holds a job number, never a widget or a bound method of one: the
    last reference to a QObject must not be dropped off the window's thread.
    """

    _stepped = Signal(int, object)
    _ended = Signal(int, object)

    def __init__(self, show_error: Callable[[Exception], None], parent: QObject | None = None) -> None:
        super().__init__(parent)
        sys.setswitchinterval(_A_WORKERS_TURN)
        self._show_error = show_error
        self._waiting: dict[int, _Waiting] = {}
        self._running: dict[int, Future[Any]] = {}
        self._stepping: deque[_Stepping] = deque()
        self._next_step = QTimer(self)
        self._next_step.timeout.connect(self._on_step)
        self._numbers = count(1)
        self._closed = False
        self._lanes: dict[Lane, ThreadPoolExecutor] = {
            "store": ThreadPoolExecutor(1, "store"),
            "files": ThreadPoolExecutor(1, "files"),
            "net": ThreadPoolExecutor(4, "net"),
        }
        self._stepped.connect(self._on_stepped, Qt.ConnectionType.QueuedConnection)
        self._ended.connect(self._on_ended, Qt.ConnectionType.QueuedConnection)

    def start(
        self,
        owner: QObject,
        work: Callable[[Job], Any],
        done: Callable[[Any], None],
        *,
        failed: Callable[[Exception], None] | None = None,
        progress: Callable[..., None] | None = None,
        lane: Lane = "store",
    ) -> Job:
        """Run `work`; call `done` or `failed` here if `owner` still exists then. After `cancel` nothing is called."""
        number = next(self._numbers)
        job = Job(lambda news: self._stepped.emit(number, news))
        if self._closed:  # a timer or a closing widget came too late; nobody waits for it any more
            job.cancel()
            return job
        self._waiting[number] = _Waiting(owner, job, lane, done, failed or self._show_error, progress)
        ran = self._lanes[lane].submit(_run, work, job)
        self._running[number] = ran
        ran.add_done_callback(lambda future: self._ended.emit(number, future))
        return job

    def in_steps(
        self, owner: QObject, steps: Iterator[object], done: Callable[[], None], *, next_of_all: bool = False
    ) -> None:
        """Make widgets, on the window's thread, a step at a time: what people do comes between. `done` after the last
        one. Whoever cannot wait goes through `steps` to its end, and `done` is called all the same.

        `next_of_all`: somebody waits for it, so it comes before what was begun.
        """
        if not self._closed:
            stepping = _Stepping(owner, steps, done)
            self._stepping.insert(0 if next_of_all else len(self._stepping), stepping)
            self._next_step.start(0)

    def idle(self) -> bool:
        """Nothing runs, waits, or has yet to be told."""
        return not self._waiting and not self._stepping

    def close(self) -> bool:
        """What is asked of the vault already is still done (a draft may be among it); all else is told to stop.

        False: after `PATIENCE` something still runs (it hangs on a dead line) and may use the vault.
        """
        for waiting in self._waiting.values():
            if waiting.lane != "store":
                waiting.job.cancel()
        self._closed = True
        self._stepping.clear()
        self._next_step.stop()
        self._show_error = _forget  # it is a method of somebody who keeps this runner
        self._lanes["store"].shutdown()
        for lane in ("files", "net"):
            self._lanes[lane].shutdown(wait=False, cancel_futures=True)
        return not wait(tuple(self._running.values()), PATIENCE).not_done

    def _on_step(self) -> None:
        """What was begun first is finished first."""
        stepping = self._stepping[0]
        if isValid(stepping.owner) and next(stepping.steps, _END) is not _END:
            return
        if stepping not in self._stepping:  # its last step closed the runner
            return
        self._stepping.remove(stepping)
        if not self._stepping:
            self._next_step.stop()
        if isValid(stepping.owner):
            stepping.done()

    def _on_stepped(self, number: int, news: Any) -> None:
        waiting = self._waiting.get(number)
        if waiting and waiting.progress and not waiting.job.stopped() and isValid(waiting.owner):
            waiting.progress(*news) if isinstance(news, tuple) else waiting.progress(news)

    def _on_ended(self, number: int, future: Future[Any]) -> None:
        waiting = self._waiting.pop(number)
        self._running.pop(number, None)
        if future.cancelled() or waiting.job.stopped() or not isValid(waiting.owner):
            return
        match future.exception():
            case None:
                waiting.done(future.result())
            case Cancelled():
                pass
            case Exception() as error:
                waiting.failed(error)
            case error:
                raise error


_END = object()


def _forget(_problem: Exception) -> None:
    """Nobody is there any more to be told."""


def _run(work: Callable[[Job], Any], job: Job) -> Any:
    if job.stopped():  # cancelled while it waited for its lane
        raise Cancelled
    return work(job)


class Latest:
    """Of jobs that answer the same question only the newest counts: search as you type, a meter as you type.

    It holds no owner, so that a widget that has one is not kept alive by it."""

    def __init__(self, jobs: JobRunner) -> None:
        self._jobs = jobs
        self._running: Job | None = None

    def start(
        self,
        owner: QObject,
        work: Callable[[Job], Any],
        done: Callable[[Any], None],
        *,
        failed: Callable[[Exception], None] | None = None,
        lane: Lane = "store",
    ) -> None:
        self.cancel()
        self._running = self._jobs.start(owner, work, done, failed=failed, lane=lane)

    def cancel(self) -> None:
        if self._running:
            self._running.cancel()
        self._running = None
