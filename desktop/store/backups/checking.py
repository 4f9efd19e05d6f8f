"""Reading a state back from the stick: every chunk it needs must open. Mends nothing, writes nothing."""

from __future__ import annotations

from collections.abc import Callable

from desktop.store.backups.index import PAGE, State
from desktop.store.backups.opened import Backup
from desktop.store.backups.segments import ChunkBad
from sync.crypto.stream import CHUNK_PLAIN, CHUNK_SEALED

Told = Callable[[int, int], None]
"""(bytes done, bytes in all); what it raises stops the work."""
Bad = frozenset[tuple[int, int]]
"""Chunks that do not open: (segment, number)."""

_STEP = 64


def bad_chunks(backup: Backup, state: State, told: Told) -> Bad:
    """Raises StickGone. The caller made sure that what is read comes from the stick (`Parts.reopen`)."""
    wanted = needed(state)
    total = sum(map(len, wanted.values()))
    done, bad = 0, set()
    told(0, total * CHUNK_SEALED)
    for number, chunks in wanted.items():
        reader = backup.reader(state.segments[number])
        for chunk in sorted(chunks):
            try:
                reader.chunk(chunk)
            except ChunkBad:
                bad.add((number, chunk))
            done += 1
            if done % _STEP == 0 or done == total:
                told(done * CHUNK_SEALED, total * CHUNK_SEALED)
    return frozenset(bad)


def needed(state: State) -> dict[int, set[int]]:
    """By segment, the chunks that hold something of this state."""
    found = chunks_of_database(state)
    for file in state.files.values():
        found[file.segment].update(_chunks(file.offset, file.size))
    own = state.segments[max(state.segments)]
    found[own.number].update(_chunks(own.index, own.size - own.index))
    return found


def chunks_of_database(state: State) -> dict[int, set[int]]:
    """By segment, those that hold a page of the database."""
    found: dict[int, set[int]] = {number: set() for number in state.segments}
    for run in state.runs:
        found[run.segment].update(_chunks(run.offset, run.count * PAGE))
    return found


def is_spoiled(bad: Bad, segment: int, offset: int, size: int) -> bool:
    """Whether any of these bytes of a segment's content stands in a chunk that does not open."""
    return any((segment, chunk) in bad for chunk in _chunks(offset, size))


def _chunks(offset: int, size: int) -> range:
    return range(offset // CHUNK_PLAIN, (offset + size - 1) // CHUNK_PLAIN + 1) if size else range(0)
