"""Parcels and their answers: files that carry a push and a pull (SPEC section 15). Signs and verifies nothing."""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Annotated, Final

import msgspec

from sync.errors import BadParcel, CutOff
from sync.protocol import frames, labels, limits, messages
from sync.protocol.frames import Frame, FrameReader, FrameType
from sync.protocol.messages import Count
from sync.protocol.objects import Id16, Id32, Milliseconds

MAGIC: Final = b"amparo parcel 1\n"
ANSWER_MAGIC: Final = b"amparo answer 1\n"
SIGNATURE: Final = 64
WHOLE: Final = "whole"
CUT: Final = "cut"
DAMAGED: Final = "damaged"

_GROUP: Final = slice(16, 48)
_DEVICE: Final = slice(48, 64)
_FIXED: Final = 66
_KINDS: Final = {MAGIC: "a_parcel", ANSWER_MAGIC: "an_answer"}
"""What to say of one of them where the other should be."""


class Body(msgspec.Struct, array_like=True, frozen=True):
    """What a head says beside whose it is. `known_size` and `place`: where the answer begins."""

    id: Id16
    place: Count
    known_size: Count
    time: Milliseconds
    answer_limit: Count
    letters: Annotated[tuple[Id32, ...], msgspec.Meta(max_length=limits.PARCEL_LETTERS)] = ()
    """As in a pull (SPEC section 17)."""
    groups: Annotated[tuple[Id32, ...], msgspec.Meta(max_length=limits.PARCEL_ALLIES)] = ()


@dataclass(frozen=True, slots=True)
class Head:
    """Taken apart at its fixed places; nothing in it is verified yet."""

    raw: bytes

    @property
    def group(self) -> bytes:
        return self.raw[_GROUP]

    @property
    def device(self) -> bytes:
        return self.raw[_DEVICE]

    @property
    def signed(self) -> bytes:
        """What the signature covers, label included."""
        return signed_head(self.raw[:-SIGNATURE])

    @property
    def signature(self) -> bytes:
        return self.raw[-SIGNATURE:]

    def body(self) -> Body:
        """Only of a head whose signature was verified. Raises Unreadable."""
        return messages.read(self.raw[_FIXED:-SIGNATURE], Body)


def unsigned_head(group: bytes, device: bytes, body: Body) -> bytes:
    packed = msgspec.msgpack.encode(_said(body))
    return MAGIC + group + device + struct.pack(">H", len(packed)) + packed


def _said(body: Body) -> Body | tuple[object, ...]:
    """Who takes no letters says nothing of them: as it was written before there were any."""
    if body.letters or body.groups:
        return body
    return msgspec.structs.astuple(body)[:5]


def signed_head(unsigned: bytes) -> bytes:
    return labels.PARCEL + unsigned


def signed_end(digest: bytes) -> bytes:
    """`digest`: SHA-256 of everything in the parcel before its seal."""
    return labels.PARCEL_END + digest


def signed_part(digest: bytes, *, last: bool) -> bytes:
    """`digest`: SHA-256 of everything in the answer before this seal."""
    return labels.ANSWER + bytes([last]) + digest


def split_seal(payload: bytes) -> tuple[bool, bytes]:
    """(last, signature) of a part's seal. Raises BadParcel."""
    if len(payload) != 1 + SIGNATURE or payload[0] > 1:
        raise BadParcel("damaged")
    return payload[0] == 1, payload[1:]


class ParcelReader:
    """Takes a parcel, or with `magic` an answer, as it arrives. Holds at most a head and one frame."""

    def __init__(self, magic: bytes = MAGIC) -> None:
        self._before = b"" if magic == MAGIC else magic
        self._kind = magic
        self._held = bytearray()
        self._frames = FrameReader()
        self._running = hashlib.sha256()
        self.head: Head | None = None
        self.digest = b""
        """When a seal frame was given: SHA-256 of everything before it."""

    def feed(self, data: bytes) -> Iterator[Frame]:
        """Iterate over it to the end before feeding again. Raises BadParcel for what does not begin as it should,
        Unreadable for what goes on as no frame.
        """
        if self.head is None:
            self._held += data
            length = self._head_length()
            if length is None or len(self._held) < length:
                return
            start, data = bytes(self._held[:length]), bytes(self._held[length:])
            self._held.clear()
            self.head = Head(start[len(self._before) :])
            self._running.update(start)
        for frame in self._frames.feed(data):
            if frame.type == FrameType.SEAL:
                self.digest = self._running.digest()
            self._running.update(struct.pack(">BI", frame.type, len(frame.payload)))
            self._running.update(frame.payload)
            yield frame

    def finish(self) -> None:
        """The file ended. Raises BadParcel when it has no whole head, CutOff when it ended inside a frame."""
        if self.head is None:
            raise BadParcel("cut_short" if self._held[:16] == self._kind else "not_one")
        self._frames.finish()

    def _head_length(self) -> int | None:
        """Of everything before the first frame, once it can be told."""
        self._recognise(bytes(self._held[:16]), self._kind)
        at = len(self._before)
        if at:
            self._recognise(bytes(self._held[at : at + 16]), MAGIC)
        if len(self._held) < at + _FIXED:
            return None
        length = int.from_bytes(self._held[at + _FIXED - 2 : at + _FIXED], "big")
        if length > limits.PARCEL_BODY:
            raise BadParcel("damaged")
        return at + _FIXED + length + SIGNATURE

    def _recognise(self, start: bytes, magic: bytes) -> None:
        if magic.startswith(start):
            return
        if len(start) == len(magic) and start.startswith(magic[:14]):
            raise BadParcel("newer")
        if len(start) == len(magic) or not any(kind.startswith(start) for kind in _KINDS):
            raise BadParcel(_KINDS.get(start, "not_one"))


def has_ended(reader: ParcelReader) -> bool:
    """Whether the file ended between two frames."""
    try:
        reader.finish()
    except CutOff:
        return False
    return True


def seal(payload: bytes) -> bytes:
    return frames.encode(FrameType.SEAL, payload)
