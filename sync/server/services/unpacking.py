"""Taking a parcel (SPEC section 15): whose it is, then what a push takes, as far as it verifies. Knows no HTTP."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from sync.errors import BadParcel, Unreadable
from sync.protocol import codes, frames, limits, parcels
from sync.protocol.frames import Frame, FrameType
from sync.protocol.messages import Taken
from sync.protocol.parcels import Body, Head, ParcelReader
from sync.protocol.wanted import Wanted, read_wanted
from sync.server.db.engine import Database
from sync.server.server import Server
from sync.server.services.identifying import Device, identify
from sync.server.services.intake import Intake
from sync.server.services.refusals import Refusal
from sync.server.signatures import verify


@dataclass(slots=True)
class Unpacking:
    """One parcel. `feed` and `finish` are called one after the other, from worker threads; `close` at the end."""

    server: Server
    device: Device | None = None
    body: Body | None = None
    intake: Intake | None = None
    state: str = parcels.CUT
    objects: int = 0
    chunks: int = 0
    wanted: tuple[Wanted, ...] | None = None
    """Others' files that the device lacks; None where it does not ask for any."""
    paced: bool = False
    """Whether it counts: one that came piece by piece was counted when it began."""
    _reader: ParcelReader = field(default_factory=ParcelReader)
    _batch: list[Frame] = field(default_factory=list)
    _held: int = 0
    _size: int = 0

    @property
    def head(self) -> Head:
        assert self._reader.head is not None
        return self._reader.head

    def feed(self, data: bytes) -> Refusal | None:
        """What is wrong with the parcel as a whole. Behind damage the rest is passed over."""
        self._size += len(data)
        if self._size > limits.PARCEL:
            return self._flush() or Refusal(codes.TOO_LARGE)
        if self.state == parcels.DAMAGED:
            return None
        try:
            return self._fed(data)
        except BadParcel:
            return self._stranger(Refusal(codes.MALFORMED))
        except Unreadable:
            self.state = parcels.DAMAGED
            return self._flush()

    def finish(self) -> Refusal | None:
        """The parcel ended, or the line did: what came in is made durable."""
        if self.intake is None:
            return self._stranger(Refusal(codes.MALFORMED))
        if self.state == parcels.WHOLE and not parcels.has_ended(self._reader):
            self.state = parcels.DAMAGED
        return self._flush()

    def close(self) -> None:
        if self.device is not None:
            self.server.in_hand.release(self.device.id)

    def taken(self, now: int) -> Taken:
        """A copy that somebody kept tells them nothing new for ever: only a parcel of these weeks brings pages."""
        assert self.body is not None
        paged = now - limits.PARCEL_AGE_MS <= self.body.time <= now + limits.PARCEL_AHEAD_MS
        return Taken(self.state, self.objects, self.chunks, paged)

    def _fed(self, data: bytes) -> Refusal | None:
        for frame in self._reader.feed(data):
            refusal = self._opened() or self._take(frame)
            if refusal is not None:
                return refusal
        return self._opened() if self._reader.head is not None else None

    def _opened(self) -> Refusal | None:
        """The head is verified before anything of it is parsed or anything behind it is looked at."""
        if self.intake is not None:
            return None
        found = whose(self.server.database, self.head)
        if isinstance(found, Refusal):
            return self._stranger(found)
        refusal = self.server.handing_in.member(found.id) if self.paced else None
        if refusal is not None:
            return refusal
        self.body = self.head.body()
        if not self.server.in_hand.take(found.id):
            return Refusal(codes.BUSY)
        self.device = found
        self.intake = Intake(
            self.server.database, self.server.segments, self.head.group, found.id, found.signing_key, self.server.quota
        )
        return None

    def _stranger(self, refusal: Refusal) -> Refusal:
        return self.server.handing_in.stranger(refusal) if self.paced else refusal

    def _take(self, frame: Frame) -> Refusal | None:
        if self.state != parcels.CUT:
            self.state = parcels.DAMAGED  # something stands behind the seal
            return None
        match frame.type:
            case FrameType.SEAL:
                assert self.device is not None
                signed = parcels.signed_end(self._reader.digest)
                right = verify(self.device.signing_key, frame.payload, signed)
                self.state = parcels.WHOLE if right else parcels.DAMAGED
                return None
            case FrameType.OBJECT:
                self.objects += 1
            case FrameType.CHUNK:
                frames.split_chunk(frame.payload)
                self.chunks += 1
            case FrameType.WANTED:
                self.wanted = read_wanted(frame.payload)
                return None
            case _:
                return None  # of a newer version
        self._batch.append(frame)
        self._held += len(frame.payload)
        return self._flush() if self._held >= limits.DURABLE_BYTES - limits.CHUNK else None

    def _flush(self) -> Refusal | None:
        batch, self._batch, self._held = self._batch, [], 0
        return self.intake.take(batch) if batch and self.intake is not None else None


def whose(database: Database, head: Head) -> Device | Refusal:
    """The device that signed it."""
    found = identify(database, head.group, head.device)
    if isinstance(found, Refusal):
        return found
    return found if verify(found.signing_key, head.signature, head.signed) else Refusal(codes.SIGNATURE)


@contextmanager
def unpacking(server: Server, *, paced: bool = False) -> Iterator[Unpacking]:
    taking = Unpacking(server, paced=paced)
    try:
        yield taking
    finally:
        taking.close()


def without_refusals(answer: Sequence[bytes]) -> list[bytes]:
    """A bad stick's doing is no object's fault: nothing of a parcel that is not whole is refused for good."""
    return [frame for frame in answer if frame[0] != FrameType.REFUSED]
