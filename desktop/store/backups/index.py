"""The index of a state: which page of the database and which file lies where in a backup (VAULT.md, section 10).

Pure; reads and writes no file. What is decoded here was opened before under a key of this backup; it is checked all the
same for what would lead out of the backup or out of the folder that it is restored into.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

import msgspec

from desktop.store.backups.commit import Segment
from sync.errors import Unreadable

PAGE: Final = 4096
HASH: Final = 16
_NAME: Final = re.compile(r"[0-9a-f]{32}(\.part)?")


class Run(msgspec.Struct, array_like=True, frozen=True):
    """`count` pages from `first` on lie one after the other, from `offset` on in the content of a segment."""

    first: int
    count: int
    segment: int
    offset: int


class SavedFile(msgspec.Struct, array_like=True, frozen=True):
    """A file of the vault as it lay there. `name` in its folder, `digest` BLAKE3."""

    name: str
    size: int
    segment: int
    offset: int
    digest: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class State:
    """`tables`: version of the database's tables. `segments` by number, the state's own one among them."""

    generation: int
    time: int
    tables: int
    pages: int
    runs: tuple[Run, ...]
    hashes: bytes = field(repr=False)
    digest: bytes
    files: Mapping[str, SavedFile]
    segments: Mapping[int, Segment]
    before: Segment | None

    def hash_of(self, page: int) -> bytes:
        """Empty for a page that the state does not have."""
        return self.hashes[page * HASH : (page + 1) * HASH]

    def size(self) -> int:
        """Bytes of what a vault restored from it holds."""
        return self.pages * PAGE + sum(file.size for file in self.files.values())


class _Index(msgspec.Struct, array_like=True, frozen=True):
    generation: int
    time: int
    tables: int
    pages: int
    runs: tuple[Run, ...]
    hashes: bytes
    digest: bytes
    files: tuple[SavedFile, ...]
    segments: tuple[bytes, ...]
    before: bytes


def encoded(state: State, own: int) -> bytes:
    """`own`: number of the segment that the index will be in. Older segments that hold nothing of it are left out."""
    used = {run.segment for run in state.runs} | {file.segment for file in state.files.values()}
    return _encode(
        _Index(
            state.generation,
            state.time,
            state.tables,
            state.pages,
            state.runs,
            state.hashes,
            state.digest,
            tuple(state.files.values()),
            tuple(state.segments[number].packed() for number in sorted(used - {own})),
            b"" if state.before is None else state.before.packed(),
        )
    )


def decoded(packed: bytes, own: Segment) -> State:
    """Raises Unreadable."""
    try:
        index = _decode(packed)
    except msgspec.DecodeError:
        raise Unreadable("index") from None
    segments = {segment.number: segment for segment in map(Segment.unpacked, index.segments)}
    state = State(
        generation=index.generation,
        time=index.time,
        tables=index.tables,
        pages=index.pages,
        runs=index.runs,
        hashes=index.hashes,
        digest=index.digest,
        files={file.name: file for file in index.files},
        segments=segments | {own.number: own},
        before=Segment.unpacked(index.before) if index.before else None,
    )
    if not _is_sound(state):
        raise Unreadable("index")
    return state


def as_runs(places: Sequence[tuple[int, int]]) -> tuple[Run, ...]:
    """`places`: (segment, offset) of each page, in order."""
    runs: list[Run] = []
    for page, (segment, offset) in enumerate(places):
        last = runs[-1] if runs else None
        if last is not None and (last.segment, last.offset + last.count * PAGE) == (segment, offset):
            runs[-1] = Run(last.first, last.count + 1, last.segment, last.offset)
        else:
            runs.append(Run(page, 1, segment, offset))
    return tuple(runs)


def places(runs: Sequence[Run]) -> Iterator[tuple[int, int]]:
    """(segment, offset) of each page, in order."""
    for run in runs:
        yield from ((run.segment, run.offset + number * PAGE) for number in range(run.count))


def _is_sound(state: State) -> bool:
    pages = 0
    for run in state.runs:
        if run.first != pages or run.count < 1 or not _lies(state, run.segment, run.offset, run.count * PAGE):
            return False
        pages += run.count
    files = state.files.values()
    return (
        pages == state.pages
        and len(state.hashes) == pages * HASH
        and all(_NAME.fullmatch(file.name) and _lies(state, file.segment, file.offset, file.size) for file in files)
    )


def _lies(state: State, number: int, offset: int, size: int) -> bool:
    """Whether it is in the content of that segment, in front of its index."""
    segment = state.segments.get(number)
    return segment is not None and offset >= 0 and size >= 0 and offset + size <= segment.index


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_Index).decode
