"""Others' files in the answer to a parcel (SPEC section 15): what its device lacks and may see, as far as they fit.

Knows no HTTP, and seals nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import select

from sync.protocol import limits
from sync.protocol.frames import HEAD, encode_chunk
from sync.protocol.wanted import MOST, Left, Wanted, left_frame
from sync.server.db.schema import FileRow, LeafRow
from sync.server.server import Server
from sync.server.services import log, reading
from sync.server.services.log import batches
from sync.server.services.reading import Part
from sync.server.services.refusals import Refusal

_CHUNK: Final = HEAD + 20 + limits.CHUNK


@dataclass(slots=True)
class Lading:
    """`room`: bytes that are left in the answer."""

    server: Server
    group: bytes
    device: bytes
    wanted: Sequence[Wanted]
    room: int
    _left: list[Left] = field(default_factory=list)
    _held: list[bytes] = field(default_factory=list)
    _size: int = 0

    def announced_at(self, indices: Sequence[int]) -> None:
        """Files of others whose manifests stand at these places of the log, and in this answer: the device cannot have
        asked for them. The smallest first.
        """
        known = {one.file for one in self.wanted}
        found: list[tuple[int, bytes]] = []
        with self.server.database.reading() as connection:
            group = log.find(connection, self.group)
            assert group is not None
            for some in batches(list(indices)):
                wanted = (
                    select(FileRow.sealed_size, FileRow.file)
                    .join(LeafRow, (LeafRow.group == FileRow.group) & (LeafRow.object_id == FileRow.manifest_id))
                    .where(FileRow.group == group.number, FileRow.author != self.device, LeafRow.position.in_(some))
                )
                found += [(size, file) for size, file in connection.execute(wanted).all()]
        new = (Wanted(file, 0) for _, file in sorted(found) if file not in known)
        self.wanted = (*self.wanted, *new)[: 2 * MOST]

    def parts(self) -> Iterator[bytes]:
        """Chunks in the order asked for, of each file from the first on that the device lacks; in pieces of a page at
        most. The last one says of every file how far it came.
        """
        for one in self.wanted:
            yield from self._file(one)
        if self._left:
            yield b"".join([*self._held, left_frame(self._left)])

    def _file(self, one: Wanted) -> Iterator[bytes]:
        """Nothing of a file that this device may not see, nor a word of whether it is here."""
        found = reading.plan(self.server.database, self.group, self.device, one.file, one.first)
        if isinstance(found, Refusal):
            return
        number, end = one.first, one.first + sum(-(-part.length // limits.CHUNK) for part in found)
        for sealed in self._chunks(found):
            self._held.append(encode_chunk(one.file, number, sealed))
            self._size += len(self._held[-1])
            self.room -= len(self._held[-1])
            number += 1
            if self._size + _CHUNK > limits.PAGE_BYTES:
                yield b"".join(self._held)
                self._held, self._size = [], 0
        self._left.append(Left(one.file, number, end))

    def _chunks(self, found: Sequence[Part]) -> Iterator[bytes]:
        for part in found:
            for at in range(0, part.length, limits.CHUNK):
                if self.room < _CHUNK:
                    return
                size = min(limits.CHUNK, part.length - at)
                yield self.server.segments.get(part.segment, part.offset + at, size)
