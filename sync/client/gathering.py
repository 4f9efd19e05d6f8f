"""Others' files over several connections at once, for lines that are long: while one asks for the next chunks, others
carry theirs. Reads and writes the vault in the thread that called (decisions/streams.md).
"""

from __future__ import annotations

import queue
import threading
import time
from collections import deque
from dataclasses import dataclass, field
from typing import Final

from sync.client.fetcher import Came, Ended, Fetcher, Span
from sync.client.limits import Allowance
from sync.client.pace import Pace, Rising
from sync.client.ports import WantedFile
from sync.client.progress import Stopped
from sync.client.session import Session
from sync.client.taking import Taking, missing, rows
from sync.client.transport import HttpTransport
from sync.errors import Refused, SyncError, Unreadable
from sync.protocol import chunks

_AHEAD: Final = 32
"""Chunks that came and wait for the vault: 2 MiB, however many connections there are."""
_LARGEST: Final = 16
"""Chunks that are asked for at once …"""
_SMALLEST: Final = 4
"""… and how few, where there are not so many: a round trip passes between one question and the next."""
_LOOK: Final = 0.05


@dataclass
class Gathering:
    """One go. Raises the SyncError of a line that broke, after everything that came was put into the vault."""

    taking: Taking
    line: HttpTransport
    stopped: Stopped
    allowance: Allowance
    pace: Pace
    _work: deque[Span] = field(default_factory=deque)
    _fetchers: list[Fetcher] = field(default_factory=list)
    _left_out: set[bytes] = field(default_factory=set)
    """Files of which no more is asked for."""
    _promised: int = 0

    def run(self) -> None:
        self._work.extend(self._spans())
        self._came: queue.Queue[Came | Ended] = queue.Queue(_AHEAD)
        self._halted, self._from = threading.Event(), self.line.traffic.down
        known = Pace(self.pace.streams_down, round_trip=self.line.round_trip, has_bbr=True, is_measured=True)
        self._rising = Rising(known)
        self.line.stop_when(self._halted.is_set)
        try:
            for file in self.taking.wanted:
                self.taking.finish_if_whole(file)
            self._go()
        finally:
            self._halted.set()
            for fetcher in self._fetchers:
                fetcher.end()
                if fetcher.session.transport is not self.line:
                    assert isinstance(fetcher.session.transport, HttpTransport)
                    fetcher.session.transport.close()
            self.line.stop_when(self.stopped)
            self.pace.streams_down = known.streams
        self._keep_what_came()

    def _go(self) -> None:
        while not self.stopped():
            self._hand_out(self._rising.see(time.monotonic(), self._arrived()))
            if not any(fetcher.is_busy for fetcher in self._fetchers) and self._came.empty():
                return
            try:
                self._take(self._came.get(timeout=_LOOK))
            except queue.Empty:
                continue

    def _spans(self) -> list[Span]:
        all_of_them = sum(map(missing, self.taking.wanted))
        most = min(_LARGEST, max(_SMALLEST, all_of_them // (2 * self.pace.streams_down)))
        return [
            Span(file, range(start, min(row.stop, start + most)))
            for file in self.taking.wanted
            for row in rows(file)
            for start in range(row.start, row.stop, most)
        ]

    def _hand_out(self, wanted: int) -> None:
        idle = [fetcher for fetcher in self._fetchers if not fetcher.is_busy]
        for number in range(sum(fetcher.is_busy for fetcher in self._fetchers), wanted):
            span = self._next()
            if span is None:
                return
            fetcher = idle.pop() if idle else self._another(is_first=number == 0 and not self._fetchers)
            fetcher.give(span)

    def _next(self) -> Span | None:
        while self._work:
            span = self._work.popleft()
            if span.file.file not in self._left_out:
                return self._allowed(span)
        return None

    def _allowed(self, span: Span) -> Span | None:
        """As much of it as the budget lets through; nothing goes behind it where that is not all."""
        for number in span.row:
            size = chunks.chunk_size(span.file.sealed_size, number)
            if not self.allowance.takes(size, max(0, self._promised - self._arrived())):
                self._work.clear()
                cut = range(span.row.start, number)
                return Span(span.file, cut) if cut else None
            self._promised += size
        return span

    def _another(self, *, is_first: bool) -> Fetcher:
        own = self.taking.member.session
        way = self.line if is_first else self.line.another(self._halted.is_set)
        session = own if is_first else Session(way, own.signer, own.group, own.clock)
        fetcher = Fetcher(session, self._came, self._halted)
        self._fetchers.append(fetcher)
        return fetcher

    def _take(self, event: Came | Ended) -> None:
        file = event.span.file
        if isinstance(event, Came):
            self.taking.put(file, event.number, event.sealed)
            self.taking.finish_if_whole(file)
            return
        if event.failure is not None and not isinstance(event.failure, (Refused, Unreadable)):
            self._broken(event.failure)
        if event.failure is not None or event.is_short:
            self._leave_out(file, is_failed=isinstance(event.failure, Unreadable))

    def _leave_out(self, file: WantedFile, *, is_failed: bool) -> None:
        """Refused, or short: it is not there yet, or not for us any more; the next pull tells."""
        if is_failed and file.file not in self._left_out:
            self.taking.failed(file)
        self._left_out.add(file.file)

    def _broken(self, failure: SyncError) -> None:
        """What others got until now is kept."""
        self._halted.set()
        for fetcher in self._fetchers:
            fetcher.hurry()
        while any(fetcher.is_busy for fetcher in self._fetchers):
            self._keep_what_came()
            time.sleep(_LOOK)
        self._keep_what_came()
        raise failure

    def _keep_what_came(self) -> None:
        while not self._came.empty():
            event = self._came.get()
            if isinstance(event, Came):
                self._take(event)

    def _arrived(self) -> int:
        return self.line.traffic.down - self._from
