"""Words, and chunks behind them over several streams, as many as the line is worth. Reads the vault in the thread that
called; the streams' own threads are joined before anything is returned or raised (decisions/streams.md).
"""

from __future__ import annotations

import threading
import time
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from sync.client.limits import Allowance
from sync.client.member import Member
from sync.client.pace import Pace, Rising
from sync.client.ports import OutgoingFile
from sync.client.progress import Phase, Progress, Step, Stopped
from sync.client.received import Received
from sync.client.sending import Sending, chunk_frame, missing, outgoing_objects
from sync.client.session import Session
from sync.client.spare import Spare
from sync.client.streams import Stream
from sync.client.together import together
from sync.client.transport import HttpTransport
from sync.client.watched import RECORD
from sync.errors import SyncError
from sync.protocol import chunks, codes, runs

_LOOK: Final = 0.05
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
    """One go. `words` lead on the first stream; `take_in` gets the answer to them as soon as it is here."""

    member: Member
    line: HttpTransport
    pace: Pace
    step: Step
    stopped: Stopped
    allowance: Allowance | None
    words: Sending
    take_in: Callable[[Received], None]
    spare: Spare | None = None
    chunks: int = 0
    damaged: list[bytes] = field(default_factory=list)
    resumed: bool = False
    failure: SyncError | None = None
    """Of a stream, beside what others brought."""
    _unwanted: set[bytes] = field(default_factory=set)
    """Manifests that the server did not take."""
    _most: int = 0
    _moved: float = 0.0
    _given: int = 0
    _sealed: int = 0
    _has_words: bool = False
    _blocks: Iterator[bytes] | None = None
    """What is left of the words; None when all of them were given away."""
    _lead: Stream | None = None
    """That the words go by, until they are answered for."""
    _fed: list[Stream] = field(default_factory=list)
    _streams: list[Stream] = field(default_factory=list)
    _spans: dict[int, deque[Piece]] = field(default_factory=dict)

    def run(self, files: Sequence[OutgoingFile]) -> Received | None:
        """All answers that were not taken in yet as one; None when there is none. Raises nothing of the line: see
        `failure`.
        """
        self._work = deque((file, number) for file in files for number in missing(file))
        self._total = self.words.before()
        self._has_words = any(True for _ in outgoing_objects(self.member.store))
        self._blocks = self.words.blocks()
        self._changed, self._halted = threading.Condition(), threading.Event()
        self.pace.round_trip = self.line.round_trip or self.pace.round_trip
        self.pace.has_bbr = self.line.has_bbr
        self._rising, self._from = Rising(self.pace), self.line.traffic.up
        self._moved = time.monotonic()
        self.line.stop_when(self._halted.is_set)
        try:
            self._go()
        finally:
            self._halted.set()  # without effect on what is over
            for stream in self._streams:
                stream.close(self.member.known_size)
                stream.join()
                if stream.session.transport is not self.line:
                    assert isinstance(stream.session.transport, HttpTransport)
                    stream.session.transport.close()
            self.line.stop_when(self.stopped)
            self.line.use_records(RECORD)
        received = together(self.member, [one for stream in self._streams if (one := stream.received) is not None])
        if received is not None and self._has_words:
            # A chunk that came before its manifest, on another line, was not taken: it goes again, nothing is wrong.
            received.refused = [one for one in received.refused if one.code != codes.UNKNOWN_MANIFEST]
        return received

    @property
    def told(self) -> Progress:
        """When all answers are there."""
        total, words = self._total, self.words
        size = words.bytes + self._sealed
        return Progress(Phase.SENDING, words.objects + self.chunks, total.total, size, total.bytes_total)

    def _go(self) -> None:
        while True:
            if self.stopped() or self._is_silent():
                self._halted.set()
                self._leave_the_rest()
            self._follow_words()
            self._feed()
            if not self._open() and (self.failure is not None or not self._has_work()):
                return
            with self._changed:
                if not self._is_any_waiting():
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

    def _follow_words(self) -> None:
        """They are answered for apart from chunks, of which the last may take an hour."""
        if self._blocks is not None and self._lead is None and self._has_words:
            self._lead = self._another(self.line)
        lead = self._lead
        if lead is None:
            self._blocks = None
            return
        while self._blocks is not None and lead.has_room:
            block = next(self._blocks, None)
            if block is None:
                self._blocks = None
            else:
                lead.give(block)
                self._given += len(block) + _HTTP
        if self._blocks is None and not lead.is_closed:
            lead.close(self.member.known_size)
        if lead.is_over:
            self._lead = None
            self._is_answered(lead)

    def _is_answered(self, lead: Stream) -> None:
        if lead.received is None:
            return
        lead.received.own += runs.leaves(lead.received.runs, self.words.sent)
        # What ends later is answered from what is known then. What ended before is not, and goes together with this.
        if not any(one.is_closed for one in self._streams if one is not lead):
            self.take_in(lead.received)
            self._unwanted.update(one.object_id for one in lead.received.refused)
            lead.received = None

    def _feed(self) -> None:
        self._reclaim()
        wanted = self._rising.see(time.monotonic(), self._arrived())
        at_work = [stream for stream in self._open() if not stream.is_closed]
        # Not into the queue before the end of the words, which would wait behind chunks there.
        may_open = self.failure is None and (self._lead is None or self._lead.is_through)
        if may_open and len(at_work) < min(wanted, len(self._work)) and (way := self._way()) is not None:
            at_work.append(self._another(way))
        for surplus in at_work[wanted:]:
            self._end(surplus)
        self._fed = at_work[:wanted]
        for stream in self._fed:
            if self._may_have(stream) and not self._give(stream):
                self._end(stream)

    def _may_have(self, stream: Stream) -> bool:
        """The last chunks go where the least is waiting, so that no stream is left alone with what it got too early."""
        is_end = len(self._work) <= 2 * len(self._fed)
        return stream.is_hungry if is_end else stream.has_room

    def _end(self, stream: Stream) -> None:
        """Not before the words are answered for: it ends with what is known by then."""
        if self._lead is None or self.failure is not None:
            stream.close(self.member.known_size)

    def _is_any_waiting(self) -> bool:
        return self._has_work() and any(self._may_have(stream) for stream in self._fed)

    def _way(self) -> HttpTransport | None:
        """For another stream. The first one takes what is there first: none is made while words are on their way."""
        if (spare := self.spare.take() if self.spare is not None else None) is not None:
            spare.stop_when(self._halted.is_set)
            return spare
        if not any(one.session.transport is self.line for one in self._open()):
            return self.line
        return None if self._lead is not None else self.line.another(self._halted.is_set)

    def _another(self, transport: HttpTransport) -> Stream:
        own = self.member.session
        is_own = transport is self.line
        session = own if is_own else Session(transport, own.signer, own.group, own.clock)
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
            if file.manifest in self.damaged or file.manifest in self._unwanted:
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
        told = self.told
        done = min(told.bytes_done, self._arrived())
        count = min(told.done, done * told.total // told.bytes_total) if told.bytes_total else 0
        self.step(Progress(Phase.SENDING, count, told.total, done, told.bytes_total))


def _size(piece: Piece) -> int:
    return chunks.chunk_size(piece[0].sealed_size, piece[1])
