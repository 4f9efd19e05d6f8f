"""Segments: content in sealed chunks, written once from beginning to end, read at any place. Knows no index.

The chunks are those of SPEC section 9, under a key that no other segment has.
"""

from __future__ import annotations

from collections import OrderedDict
from typing import Final

from desktop.store.backups.commit import Segment
from desktop.store.backups.keys import new_salt, segment_key
from desktop.store.backups.parts import Parts
from sync.crypto.stream import (
    CHUNK_PLAIN,
    CHUNK_SEALED,
    chunk_count,
    open_chunk,
    padded_size,
    seal_chunk,
    sealed_size,
)
from sync.errors import Unreadable

_HELD: Final = 16 * CHUNK_SEALED
"""Sealed bytes that are written at once."""
_SYNC: Final = 8 * _HELD
"""So often the stick is waited for: progress is then what has really been done, and stopping does not take minutes."""
_KEPT: Final = 8


class ChunkBad(Exception):
    """A chunk of a segment is not there or does not open. Said to nobody as it is: callers know what it means."""

    def __init__(self, segment: int, chunk: int) -> None:
        super().__init__(f"{segment}: {chunk}")
        self.segment = segment
        self.chunk = chunk


class SegmentWriter:
    """A chunk is sealed when a byte after it is there: only then is it known not to be the last one."""

    def __init__(self, parts: Parts, offset: int, *, key: bytes, backup: bytes, number: int) -> None:
        self._parts = parts
        self._backup = backup
        self.number = number
        self._begin = self._place = self._synced = offset
        self._salt = new_salt()
        self._key = segment_key(key, self._salt, backup, number)
        self._waiting = bytearray()
        self._held = bytearray()
        self._chunks = 0
        self.size = 0
        """Of the content so far."""

    def write(self, plain: bytes) -> None:
        self.size += len(plain)
        self._take(plain)

    def finish(self, index: bytes) -> Segment:
        """The index ends the content. On the stick when it returns."""
        begins = self.size
        self.write(index)
        left = padded_size(self.size) - self.size
        while left:
            zeros = min(left, _HELD)
            self._take(bytes(zeros))
            left -= zeros
        self._seal(self._waiting, last=True)
        self._flush()
        self._parts.sync()
        return Segment(self.number, self._begin, self.size, begins, self._salt)

    def _take(self, plain: bytes) -> None:
        view = memoryview(plain)
        while len(self._waiting) + len(view) > CHUNK_PLAIN:
            taken = view[: CHUNK_PLAIN - len(self._waiting)]
            self._seal(self._waiting + taken, last=False)
            self._waiting = bytearray()
            view = view[len(taken) :]
        self._waiting += view

    def _seal(self, plain: bytearray, *, last: bool) -> None:
        # The count of chunks never goes back, whatever the stick says: a nonce is not used twice.
        number, self._chunks = self._chunks, self._chunks + 1
        self._held += seal_chunk(self._key, self._backup, number, bytes(plain), last=last)
        if len(self._held) >= _HELD:
            self._flush()

    def _flush(self) -> None:
        self._parts.write(self._place, self._held)
        self._place += len(self._held)
        self._held.clear()
        if self._place - self._synced >= _SYNC:
            self._parts.sync()
            self._synced = self._place


class SegmentReader:
    def __init__(self, parts: Parts, segment: Segment, *, key: bytes, backup: bytes) -> None:
        self._parts = parts
        self._backup = backup
        self._key = segment_key(key, segment.salt, backup, segment.number)
        self._kept: OrderedDict[int, bytes] = OrderedDict()
        self.segment = segment
        self.chunks = chunk_count(segment.size)

    def read(self, offset: int, size: int) -> bytes:
        """Bytes of the content. Raises ChunkBad."""
        first, last = offset // CHUNK_PLAIN, max(offset, offset + size - 1) // CHUNK_PLAIN
        plain = b"".join(self.chunk(number) for number in range(first, last + 1))
        begin = offset - first * CHUNK_PLAIN
        return plain[begin : begin + size]

    def chunk(self, number: int) -> bytes:
        """The plain bytes of a chunk, padding included. Raises ChunkBad."""
        known = self._kept.get(number)
        if known is None:
            known = self._kept[number] = self._opened(number)
            if len(self._kept) > _KEPT:
                self._kept.popitem(last=False)
        return known

    def _opened(self, number: int) -> bytes:
        begin = number * CHUNK_SEALED
        wanted = min(CHUNK_SEALED, sealed_size(self.segment.size) - begin)
        sealed = self._parts.read(self.segment.offset + begin, wanted) if wanted > 0 else b""
        try:
            if len(sealed) != wanted:
                raise Unreadable("chunk")
            return open_chunk(self._key, self._backup, number, sealed, last=number == self.chunks - 1)
        except Unreadable:
            raise ChunkBad(self.segment.number, number) from None


def end_of(segment: Segment) -> int:
    """Where the stream goes on behind it."""
    return segment.offset + sealed_size(segment.size)
