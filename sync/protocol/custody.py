"""What was done with a file of evidence, as a chain of hashes (SPEC section 9): entries, digests, and what commits to
them in the clear. Knows no vault, and of what an entry says only its fixed places.

Everything hashed here has fixed lengths before it, or one part of free length at the end: no two things hash alike.
"""

from __future__ import annotations

import hashlib
import struct
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Annotated, Final

import msgspec

from sync.errors import Unreadable
from sync.protocol import labels
from sync.protocol.objects import Id16, Id32

FORMAT: Final = 1
DETAILS: Final = 512
"""Bytes of details in one entry, at most."""
MOST_ENTRIES: Final = 1_000
"""In all segments of one revision."""
NUMBERS: Final = 2**32

_FIXED: Final = struct.Struct(">BBQqBq")
LONGEST: Final = _FIXED.size + DETAILS


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """`deed` and `source` are codes, `clock` a hybrid one; `time` in ms since 1970 by the clock that `source` names,
    `offset` how many ms the server's was ahead of it when they last met (0: they never did).
    """

    deed: int
    clock: int
    time: int
    source: int
    offset: int
    details: bytes = b""


def encoded(entry: Entry) -> bytes:
    """ValueError for what has no place in an entry."""
    if len(entry.details) > DETAILS:
        raise ValueError("details of an entry are short")
    try:
        fixed = _FIXED.pack(FORMAT, entry.deed, entry.clock, entry.time, entry.source, entry.offset)
    except struct.error:
        raise ValueError("a number is out of bounds") from None
    return fixed + entry.details


def decoded(data: bytes) -> Entry:
    """Raises Unreadable("custody")."""
    if not _FIXED.size <= len(data) <= LONGEST:
        raise Unreadable("custody")
    version, deed, clock, time, source, offset = _FIXED.unpack_from(data)
    if version != FORMAT or clock >= 2**63:
        raise Unreadable("custody")
    return Entry(deed=deed, clock=clock, time=time, source=source, offset=offset, details=data[_FIXED.size :])


def digest(previous: bytes, device: bytes, file: bytes, sha256: bytes, number: int, entry: bytes) -> bytes:
    """Of an entry and all before it. `previous`: of the entry before; before the first, the chain's 32 random bytes."""
    assert (len(previous), len(device), len(file), len(sha256)) == (32, 16, 16, 32)
    place = previous + device + file + sha256 + number.to_bytes(4, "big")
    return hashlib.sha256(labels.CUSTODY + place + entry).digest()


class Segment(msgspec.Struct, array_like=True, frozen=True):
    """Entries of one chain that follow each other; `first` is the number of the first, `previous` as for `digest`."""

    file: Id16
    first: Annotated[int, msgspec.Meta(ge=0, lt=NUMBERS)]
    previous: Id32
    entries: Annotated[
        tuple[Annotated[bytes, msgspec.Meta(min_length=_FIXED.size, max_length=LONGEST)], ...],
        msgspec.Meta(min_length=1, max_length=MOST_ENTRIES),
    ]

    def digests(self, device: bytes, sha256: bytes) -> Iterator[bytes]:
        """Of each of its entries, in order."""
        found = self.previous
        for number, entry in enumerate(self.entries, self.first):
            found = digest(found, device, self.file, sha256, number, entry)
            yield found

    def head(self, device: bytes, sha256: bytes) -> bytes:
        *_, last = self.digests(device, sha256)
        return last


Segments = Annotated[tuple[Segment, ...], msgspec.Meta(max_length=MOST_ENTRIES)]


def heads(chains: Iterable[bytes]) -> bytes:
    """Commits to the heads of the chains in a custody revision, in the order of its segments."""
    return hashlib.sha256(labels.HEADS + b"".join(chains)).digest()


def fixed(key: bytes, file: bytes, sha256: bytes, size: int, head: bytes) -> bytes:
    """Commits a manifest to the plain bytes of its file and to its first custody. Nobody without the file's key can
    try whether it is a certain file: the key makes it as good as random.
    """
    assert (len(key), len(file), len(sha256), len(head)) == (32, 16, 32, 32)
    return hashlib.sha256(labels.EVIDENCE + key + file + sha256 + size.to_bytes(8, "big") + head).digest()


def count(segments: Sequence[Segment]) -> int:
    return sum(len(segment.entries) for segment in segments)
