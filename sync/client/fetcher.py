"""One of several connections that fetch chunks side by side. Its thread knows no vault: it is given spans of chunks one
at a time, and hands over what came, checked against the manifest.
"""

from __future__ import annotations

import queue
import threading
from dataclasses import dataclass, field
from typing import NamedTuple

from sync.client.ports import WantedFile
from sync.client.progress import Halted
from sync.client.session import Session
from sync.client.taking import checked, cut
from sync.errors import SyncError

_LOOK_AGAIN = 0.25


class Span(NamedTuple):
    """Numbers of chunks that follow each other, at least one."""

    file: WantedFile
    row: range


class Came(NamedTuple):
    span: Span
    number: int
    sealed: bytes


class Ended(NamedTuple):
    """`is_short`: less came than was asked for."""

    span: Span
    is_short: bool
    failure: SyncError | None


@dataclass
class Fetcher:
    """Works from the first span on. End it, whatever happened."""

    session: Session
    came: queue.Queue[Came | Ended]
    halted: threading.Event
    is_busy: bool = False
    _spans: queue.SimpleQueue[Span | None] = field(default_factory=queue.SimpleQueue)
    _thread: threading.Thread | None = None

    def give(self, span: Span) -> None:
        assert not self.is_busy
        self.is_busy = True
        self._spans.put(span)
        if self._thread is None:
            self._thread = threading.Thread(target=self._run, name="stream")
            self._thread.start()

    def hurry(self) -> None:
        """Nothing more is given to it."""
        self._spans.put(None)

    def end(self) -> None:
        self.hurry()
        if self._thread is not None:
            self._thread.join()

    def _run(self) -> None:
        while (span := self._spans.get()) is not None:
            number, failure = span.row.start, None
            try:
                with self.session.file(span.file.file, span.row.start, len(span.row)) as blocks:
                    for sealed in cut(blocks, span.file.sealed_size, number, span.row.stop):
                        if not self._hand_over(Came(span, number, checked(span.file, number, sealed))):
                            raise Halted
                        number += 1
            except Halted:
                self.is_busy = False
                return
            except SyncError as error:
                failure = error
            self._hand_over(Ended(span, number < span.row.stop, failure))
            self.is_busy = False

    def _hand_over(self, event: Came | Ended) -> bool:
        """False: nobody takes it any more."""
        while True:
            try:
                self.came.put(event, timeout=_LOOK_AGAIN)
                return True
            except queue.Full:
                if self.halted.is_set():
                    return False
