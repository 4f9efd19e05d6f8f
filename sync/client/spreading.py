"""Chunks spread over several streams, as many as the line is worth. Reads the vault in the thread that called; the
streams' own threads are joined before anything is returned or raised (decisions/streams.md).
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from sync.client import history
from sync.client.limits import Allowance
from sync.client.member import Member
from sync.client.pace import Pace, Rising
from sync.client.ports import OutgoingFile
from sync.client.progress import Phase, Progress, Step, Stopped
from sync.client.received import Received
from sync.client.sending import chunk_frame, missing
from sync.client.session import Session
from sync.client.streams import Stream
from sync.client.transport import HttpTransport
from sync.client.watched import RECORD
from sync.errors import SyncError
from sync.protocol import chunks
from sync.protocol.messages import FileProgress

_LOOK: Final = 0.1
_SPAN: Final = 4
"""Chunks one after the other that go by one stream, while there are many: they lie together at the server."""
_MANY: Final = 64
_HTTP: Final = 10
"""Bytes around each frame of a chunk."""
_RECORDS: Final = 32 * 1024
"""Records of all streams together: a cut makes worthless what arrived of one that is not whole."""

_SILENT: Final = 5.0
"""Seconds."""

Piece = tuple[OutgoingFile, int]


@dataclass
class Spreading:
    """One go. `before`: what was sent of this sync already."""

    member: Member
    line: HttpTransport
    pace: Pace
    step: Step
    stopped: Stopped
    allowance: Allowance | None
    before: Progress
    chunks: int = 0
    damaged: list[bytes] = field(default_factory=list)
    resumed: bool = False
    failure: SyncError | None = None
    """Of a stream, beside what others brought."""
    _most: int = 0
    _moved: float = 0.0
    _given: int = 0
    _sealed: int = 0
    _streams: list[Stream] = field(default_factory=list)
    _spans: dict[int, deque[Piece]] = field(default_factory=dict)

    def run(self, files: Sequence[OutgoingFile]) -> Received | None:
        """All answers as one; None when there is none. Raises nothing of the line: see `failure`."""
        self._work = deque((file, number) for file in files for number in missing(file))
        self._count, self._bytes = len(self._work), sum(_size(piece) for piece in self._work)
        self._changed, self._halted = threading.Condition(), threading.Event()
        self._rising, self._from = Rising(self.pace), self.line.traffic.up
        self._moved = time.monotonic()
        self.pace.round_trip = self.line.round_trip or self.pace.round_trip
        self.line.stop_when(self._halted.is_set)
        try:
            self._go()
        finally:
            self._halted.set()  # without effect on what is over
            for stream in self._streams:
                stream.close()
                stream.join()
                if stream.session.transport is not self.line:
                    assert isinstance(stream.session.transport, HttpTransport)
                    stream.session.transport.close()
            self.line.stop_when(self.stopped)
            self.line.use_records(RECORD)
        return self._together()

    @property
    def told(self) -> Progress:
        """When all answers are there."""
        before = self.before
        return Progress(
            Phase.SENDING,
            before.done + self.chunks,
            before.total,
            before.bytes_done + self._sealed,
            before.bytes_total,
        )

    def _go(self) -> None:
        while True:
            if self.stopped() or self._is_silent():
                self._halted.set()
                self._leave_the_rest()
            self._feed()
            if not self._open() and (self.failure is not None or not self._has_work()):
                return
            with self._changed:
                if not any(stream.has_room for stream in self._streams) or not self._has_work():
                    self._changed.wait(_LOOK)
            self._tell()

    def _is_silent(self) -> bool:
        """One broke and the others stand still: the line is gone, and they need not wait as long as one alone would."""
        silent = time.monotonic() - self._moved
        return self.failure is not None and silent > max(_SILENT, 4 * self.pace.round_trip)

    def _leave_the_rest(self) -> None:
        self._work.clear()
        self._spans.clear()

    def _has_work(self) -> bool:
        return bool(self._work) or any(self._spans.values())

    def _open(self) -> list[Stream]:
        return [stream for stream in self._streams if not stream.is_over]

    def _feed(self) -> None:
        self._reclaim()
        wanted = self._rising.see(time.monotonic(), self._arrived())
        at_work = [stream for stream in self._open() if not stream.is_closed]
        if self.failure is None and len(at_work) < min(wanted, len(self._work)):
            at_work.append(self._another())
        for surplus in at_work[wanted:]:
            surplus.close()
        for stream in at_work[:wanted]:
            if stream.has_room and not self._give(stream):
                stream.close()

    def _another(self) -> Stream:
        is_first = not self._streams
        transport = self.line if is_first else self.line.another(self._halted.is_set)
        own = self.member.session
        session = own if is_first else Session(transport, own.signer, own.group, own.clock)
        stream = Stream(session, self.member.known_size, self._changed, self._halted)
        self._streams.append(stream)
        at_work = self._open()  # the new one is among them
        for one in at_work:
            assert isinstance(one.session.transport, HttpTransport)
            one.session.transport.use_records(min(RECORD, _RECORDS // len(at_work)))
        stream.start()
        return stream

    def _reclaim(self) -> None:
        """What was meant for a stream that is over goes by another."""
        for stream in self._streams:
            if stream.is_over or stream.is_closed:
                self._work.extendleft(reversed(self._spans.pop(id(stream), ())))
            if isinstance(stream.failure, SyncError) and self.failure is None:
                self.failure = stream.failure
                self._rising.lost(len(self._open()))

    def _give(self, stream: Stream) -> bool:
        """Whether there was anything for it."""
        while (piece := self._piece(stream)) is not None:
            file, number = piece
            if file.manifest in self.damaged:
                continue
            if self.allowance is not None and not self.allowance.takes(_size(piece), self._pending()):
                self._leave_the_rest()
                return False
            sealed = self.member.store.chunk(file.file, number)
            if sealed is None:
                self.damaged.append(file.manifest)
                continue
            held = self.member.held.pop((file.file, number), 0)
            self.resumed |= held > 0
            frame = chunk_frame(file.file, number, sealed, held)
            stream.give(frame)
            self.chunks, self._sealed = self.chunks + 1, self._sealed + len(sealed)
            self._given += len(frame) + _HTTP
            return True
        return False

    def _piece(self, stream: Stream) -> Piece | None:
        span = self._spans.setdefault(id(stream), deque())
        if not span and self._work:
            for _ in range(_SPAN if len(self._work) > _MANY else 1):
                span.append(self._work.popleft())
        return span.popleft() if span else None

    def _pending(self) -> int:
        """Bytes that were given to streams and did not leave them yet."""
        return max(0, self._given - (self.line.traffic.up - self._from))

    def _arrived(self) -> int:
        traffic = self.line.traffic
        arrived = traffic.up - traffic.unconfirmed - self._from
        if arrived > self._most:
            self._most, self._moved = arrived, time.monotonic()
        return self._most

    def _tell(self) -> None:
        """What arrived, as the other end's system says; the last piece counts when it was answered for."""
        done = min(self._bytes, self._arrived())
        count = min(self.chunks, done * self._count // self._bytes) if self._bytes else 0
        before = self.before
        self.step(
            Progress(Phase.SENDING, before.done + count, before.total, before.bytes_done + done, before.bytes_total)
        )

    def _together(self) -> Received | None:
        answers = [stream.received for stream in self._streams if stream.received is not None]
        if not answers:
            return None
        sizes = [history.verified(one, self.member.membership).size for one in answers]
        # The longest log names everything of this device since the size that all streams began with, theirs too. What
        # shorter ones prove is proved by it.
        longest = answers[sizes.index(max(sizes))]
        longest.refused = [refused for one in answers for refused in one.refused]
        longest.progress = _joined(answers)
        return longest


def _joined(answers: Sequence[Received]) -> list[FileProgress]:
    """What any of them says is there: nothing of it goes away."""
    present: dict[bytes, set[tuple[int, int]]] = {}
    for answer in answers:
        for file, ranges in answer.progress:
            present.setdefault(file, set()).update(ranges)
    return [(file, tuple(_merged(sorted(ranges)))) for file, ranges in present.items()]


def _merged(ranges: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    merged: list[tuple[int, int]] = []
    for first, end in ranges:
        if merged and first <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((first, end))
    return merged


def _size(piece: Piece) -> int:
    return chunks.chunk_size(piece[0].sealed_size, piece[1])
