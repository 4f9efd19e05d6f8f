"""Beginnings of chunks that a cut line left behind, so that a device need not send them again (SPEC section 12).

In memory, and in a spool that outlives the process. Who relies on one that is gone is told so by what the answer does
not name, and sends the whole chunk. Nothing here is verified; a chunk made whole is held against its manifest like any
other. Used from the loop's thread.
"""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Final

from sync.errors import Unreadable
from sync.protocol import frames, limits
from sync.protocol.frames import HEAD, FrameReader, FrameType
from sync.server.spool import Growing, Place, Spool, Whose

MOST: Final = 256
"""Of all devices together: 16 MiB. The oldest are forgotten."""
MOST_OF_ONE: Final = 48
"""Eight streams of a sync, with what of each waits to be made durable, and what is left of two syncs before it."""


@dataclass(slots=True)
class Beginnings:
    spool: Spool | None = None
    _kept: OrderedDict[tuple[Whose, Place], bytes] = field(default_factory=OrderedDict)
    _open: dict[Whose, list[FrameReader]] = field(default_factory=dict)
    """Of pushes that last. Their lines may be dead long before the server hears of it, and the device be back."""
    _growing: dict[int, Growing] = field(default_factory=dict)

    def __post_init__(self) -> None:
        if self.spool is None:
            return
        for whose, place, data in self.spool.parts():
            self._kept[whose, place] = data
        for whose, frame in self.spool.frames():
            self._keep(whose, frame)

    @contextmanager
    def arriving(self, whose: Whose, reader: FrameReader) -> Iterator[None]:
        """While a push lasts."""
        self._open.setdefault(whose, []).append(reader)
        growing = self.spool.growing(whose, reader) if self.spool is not None else None
        if growing is not None:
            self._growing[id(reader)] = growing
        try:
            yield
        finally:
            self._close(whose, reader)
            self._keep(whose, reader.begun())
            if growing is not None:
                del self._growing[id(reader)]
                growing.close()

    def note(self, reader: FrameReader) -> None:
        """Something came by a push, of which all whole frames were taken."""
        if (growing := self._growing.get(id(reader))) is not None:
            growing.note(time.monotonic())

    def of(self, whose: Whose) -> list[tuple[bytes, int, int]]:
        """(file, number, bytes) of each."""
        for reader in self._open.get(whose, ()):
            self._keep(whose, reader.begun())
        return [(place.file, place.number, len(data)) for (one, place), data in self._kept.items() if one == whose]

    def whole(self, whose: Whose, payload: bytes) -> bytes | None:
        """The payload of a part made that of a chunk; None where its beginning is not here. Raises Unreadable."""
        file, number, offset, rest = frames.split_part(payload)
        beginning = self._kept.get((whose, Place(file, number)), b"")
        if len(beginning) < offset:
            return None
        return payload[:20] + beginning[:offset] + rest

    def forget(self, whose: Whose, payload: bytes, reader: FrameReader) -> None:
        """The chunk has come whole by this push. Another that stands in its middle is on a dead line."""
        self._drop(whose, _place(payload))
        for other in tuple(self._open.get(whose, ())):
            if other is not reader and other.begun(HEAD + 20)[HEAD:] == payload[:20]:
                self._close(whose, other)

    def arrived(self, whose: Whose, payload: bytes) -> None:
        """A chunk that is whole and not durable yet, of a line so slow that it would be missed. All but its last byte
        is a beginning like any other, until it is `filed`.
        """
        self._keep_data(whose, _place(payload), payload[20:-1])

    def filed(self, whose: Whose, payload: bytes) -> None:
        self._drop(whose, _place(payload))

    def _close(self, whose: Whose, reader: FrameReader) -> None:
        left = [one for one in self._open.get(whose, ()) if one is not reader]
        if left:
            self._open[whose] = left
        else:
            self._open.pop(whose, None)

    def _keep(self, whose: Whose, frame: bytes) -> None:
        found = self._beginning(whose, frame)
        if found is None:
            return
        self._keep_data(whose, *found)

    def _keep_data(self, whose: Whose, place: Place, data: bytes) -> None:
        if len(data) > len(self._kept.get((whose, place), b"")):
            self._kept[whose, place] = data
            self._kept.move_to_end((whose, place))
            if self.spool is not None:
                self.spool.keep(whose, place, data)
        ours = [key for key in self._kept if key[0] == whose]
        for key in ours[: max(0, len(ours) - MOST_OF_ONE)]:
            self._drop(*key)
        while len(self._kept) > MOST:
            self._drop(*next(iter(self._kept)))

    def _drop(self, whose: Whose, place: Place) -> None:
        if self._kept.pop((whose, place), None) is not None and self.spool is not None:
            self.spool.forget(whose, place)

    def _beginning(self, whose: Whose, frame: bytes) -> tuple[Place, bytes] | None:
        """What a frame that is not whole begins of a chunk."""
        kind, payload = frame[:1], frame[HEAD:]
        place = _place(payload)
        if kind == bytes([FrameType.CHUNK]) and 20 < len(payload) < 20 + limits.CHUNK:
            return place, payload[20:]
        if kind == bytes([FrameType.PART]):
            try:
                joined = self.whole(whose, payload)
            except Unreadable:
                return None
            return None if joined is None or len(joined) >= 20 + limits.CHUNK else (place, joined[20:])
        return None


def _place(payload: bytes) -> Place:
    return Place(payload[:16], int.from_bytes(payload[16:20], "big"))
