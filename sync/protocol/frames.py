"""Frames: what a push and the answers are made of (SPEC section 12). Knows no HTTP.

A frame of an unknown type is handed out like any other; readers pass over it, as newer versions may send more.
"""

from __future__ import annotations

import struct
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from sync.errors import CutOff, Unreadable
from sync.protocol import limits

HEAD: Final = 5


class FrameType(IntEnum):
    OBJECT = 1
    CHUNK = 2
    PART = 3
    BRIEF = 4
    KNOWN = 5
    CHECKPOINT = 16
    ENTRY = 17
    OWN = 18
    PROOF = 19
    REFUSED = 20
    PROGRESS = 21
    NOTICE = 22
    NAMES = 23
    END = 24
    HELD = 25
    RUNS = 26
    LETTER = 27
    SEAL = 32
    TAKEN = 33
    GROWTH = 34
    WANTED = 35
    LEFT = 36
    WORD = 37


@dataclass(frozen=True, slots=True)
class Frame:
    type: int
    payload: bytes


class FrameReader:
    """Takes bytes as they arrive and gives whole frames. Holds at most one frame that is not whole."""

    def __init__(self, limit: int = limits.FRAME) -> None:
        self._limit = limit
        self._held = bytearray()
        self.whole = 0
        """Frames that were given."""

    def feed(self, data: bytes) -> Iterator[Frame]:
        """Iterate over it to the end before feeding again. Raises Unreadable("frame") for one that is too long."""
        self._held += data
        at = 0
        while len(self._held) - at >= HEAD:
            kind, length = struct.unpack_from(">BI", self._held, at)
            if length > self._limit:
                raise Unreadable("frame")
            if len(self._held) - at - HEAD < length:
                break
            self.whole += 1
            yield Frame(kind, bytes(memoryview(self._held)[at + HEAD : at + HEAD + length]))
            at += HEAD + length
        del self._held[:at]

    @property
    def size_begun(self) -> int:
        """Bytes that came of a frame that is not whole. Not while `feed` is iterated over."""
        return len(self._held)

    def begun(self, most: int = HEAD + limits.FRAME) -> bytes:
        """What came of a frame that is not whole, at most so many bytes of it. Not while `feed` is iterated over."""
        return bytes(self._held[:most])

    def finish(self) -> None:
        """The stream ended. Raises CutOff when it ended inside a frame."""
        if self._held:
            raise CutOff


def encode(kind: FrameType, payload: bytes) -> bytes:
    assert len(payload) <= limits.FRAME
    return struct.pack(">BI", kind, len(payload)) + payload


def encode_chunk(file: bytes, number: int, sealed: bytes) -> bytes:
    return encode(FrameType.CHUNK, file + number.to_bytes(4, "big") + sealed)


def split_chunk(payload: bytes) -> tuple[bytes, int, bytes]:
    """(file id, number, sealed chunk). Raises Unreadable("chunk")."""
    if not 20 + 16 <= len(payload) <= 20 + limits.CHUNK:
        raise Unreadable("chunk")
    return payload[:16], int.from_bytes(payload[16:20], "big"), payload[20:]


def encode_part(file: bytes, number: int, offset: int, rest: bytes) -> bytes:
    return encode(FrameType.PART, file + number.to_bytes(4, "big") + offset.to_bytes(4, "big") + rest)


def split_part(payload: bytes) -> tuple[bytes, int, int, bytes]:
    """(file id, number, offset, the rest of the sealed chunk from there). Raises Unreadable("part")."""
    file, number, offset, rest = payload[:16], payload[16:20], int.from_bytes(payload[20:24], "big"), payload[24:]
    if not rest or not offset > 0 or offset + len(rest) > limits.CHUNK:
        raise Unreadable("part")
    return file, int.from_bytes(number, "big"), offset, rest


def encode_known(size: int) -> bytes:
    return encode(FrameType.KNOWN, size.to_bytes(8, "big"))


def read_known(payload: bytes) -> int:
    """A tree size. Raises Unreadable("known")."""
    size = int.from_bytes(payload, "big")
    if len(payload) != 8 or size >= 10**18:
        raise Unreadable("known")
    return size


def encode_entry(index: int, raw: bytes) -> bytes:
    return encode(FrameType.ENTRY, index.to_bytes(8, "big") + raw)


def split_entry(payload: bytes) -> tuple[int, bytes]:
    """(index, object). Raises Unreadable("entry")."""
    if len(payload) <= 8:
        raise Unreadable("entry")
    return int.from_bytes(payload[:8], "big"), payload[8:]
