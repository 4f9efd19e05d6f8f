"""What nobody waits for: segments that are not used go, small ones are gathered into large ones, what is left beside
something purged moves away from it.

Any process may do it at any time, several at once, and die at any point of it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final

from sqlalchemy import Connection, delete, exists, insert, or_, select, update

from sync.protocol import chunks, limits
from sync.server.blobs.segments import MOST, Segments
from sync.server.clock import now
from sync.server.db.engine import Database
from sync.server.db.schema import FileRow, GroupRow, PurgeRow, RunRow, SegmentRow
from sync.server.services import log, shelving
from sync.server.services.shelving import STALE_MS, Shelf, State

GRACE_MS: Final = 15 * 60 * 1000
"""For so long a segment whose chunks moved stays for whoever is reading it."""
REST_MS: Final = 3600 * 1000
"""What came in during this time is left alone: more of it may come."""
WORTH: Final = MOST // 2
"""Bytes of small segments that are worth to be gathered: so each chunk is gathered once at most."""
_BATCH: Final = 200


def tend(database: Database, shelf: Shelf, *, rest_ms: int = REST_MS, grace_ms: int = GRACE_MS) -> None:
    """Raises StoreAway and OperationalError; what was done until then is done."""
    _take_purges(database)
    _move(database, shelf)
    _gather(database, shelf, now() - rest_ms, grace_ms)
    sweep(database, shelf.store)


def purge(database: Database, shelf: Shelf) -> None:
    """What was withdrawn goes now. Raises StoreAway; the next time it is tended to goes on with what was left."""
    _take_purges(database)
    _move(database, shelf)
    sweep(database, shelf.store)


def _take_purges(database: Database) -> None:
    """Segments in which something lies that was withdrawn."""
    with database.writing() as connection:
        purged = connection.execute(delete(PurgeRow).returning(PurgeRow.segment)).scalars().all()
        live = SegmentRow.state.in_(shelving.LIVE)
        for some in log.batches(purged):
            split = update(SegmentRow).where(SegmentRow.name.in_(some), live)
            connection.execute(split.values(state=State.SPLIT))


def sweep(database: Database, store: Segments) -> int:
    """Delete what is condemned, and what was reserved and never used. How many names went."""
    _condemn_stale(database)
    gone = 0
    while names := _due(database):
        for name in names:
            store.delete(name)
        with database.writing() as connection:
            condemned = SegmentRow.state == State.CONDEMNED
            gone += connection.execute(delete(SegmentRow).where(SegmentRow.name.in_(names), condemned)).rowcount
    return gone


def _condemn_stale(database: Database) -> None:
    time = now()
    stale = (SegmentRow.state == State.RESERVED, SegmentRow.due < time - STALE_MS)
    is_used = exists().where(RunRow.segment == SegmentRow.name)
    with database.writing() as connection:
        connection.execute(update(SegmentRow).where(*stale, ~is_used).values(state=State.CONDEMNED, due=time))


def _due(database: Database) -> Sequence[str]:
    due = select(SegmentRow.name).where(SegmentRow.state == State.CONDEMNED, SegmentRow.due <= now())
    with database.reading() as connection:
        return connection.execute(due.limit(_BATCH)).scalars().all()


@dataclass(frozen=True, slots=True)
class _Run:
    file: bytes
    first: int
    chunks: int
    segment: str
    offset: int
    length: int


def _move(database: Database, shelf: Shelf) -> None:
    """Out of segments that hold what was purged. Readers that stand in the middle of one begin again."""
    with database.reading() as connection:
        wanted = select(SegmentRow.name, SegmentRow.group).where(SegmentRow.state == State.SPLIT)
        found = connection.execute(wanted).all()
    for name, group in found:
        assert group is not None, "only a name that was never used has no group"
        _join(database, shelf, group, [name], 0)


def _gather(database: Database, shelf: Shelf, before: int, grace_ms: int) -> None:
    for group, names in _bundles(database, before):
        _join(database, shelf, group, names, grace_ms)


def _bundles(database: Database, before: int) -> list[tuple[int, list[str]]]:
    """Small segments of one group, oldest first, as many as one large one takes."""
    small = (SegmentRow.state == State.SMALL, SegmentRow.due < before, SegmentRow.group.is_not(None))
    wanted = select(SegmentRow.group, SegmentRow.name, SegmentRow.size).where(*small)
    with database.reading() as connection:
        rows = connection.execute(wanted.order_by(SegmentRow.group, SegmentRow.due, SegmentRow.name)).all()
    bundles: list[tuple[int, list[str]]] = []
    for group, ours in groupby(rows, key=lambda row: int(row.group)):
        names, size = list[str](), 0
        for row in ours:
            if size + row.size > MOST:
                bundles.append((group, names))
                names, size = [], 0
            names.append(row.name)
            size += row.size
        if size >= WORTH:
            bundles.append((group, names))
    return bundles


def _join(database: Database, shelf: Shelf, group: int, names: Sequence[str], grace_ms: int) -> None:
    """Where a chunk is not what it was all stays as it is, for `check` to tell."""
    with database.reading() as connection:
        runs = _runs(connection, names)
        hashes = _hashes(connection, group, {run.file for run in runs})
    data = bytearray()
    moved: list[_Run] = []
    for run in runs:
        try:
            sealed = shelf.get(run.segment, run.offset, run.length)
        except (FileNotFoundError, ValueError):
            return
        if not _is_right(run, sealed, hashes.get(run.file, b"")):
            return
        moved.append(_Run(run.file, run.first, run.chunks, "", len(data), run.length))
        data += sealed
    new = shelf.put(bytes(data)) if data else ""
    if data and shelf.get(new, 0, len(data)) != data:
        return
    with database.writing() as connection:
        # As every change to where a group's chunks lie.
        connection.execute(select(GroupRow.number).where(GroupRow.number == group).with_for_update())
        if _runs(connection, names) != runs:
            # Something was purged, or another process was faster: the copy is nobody's and goes.
            shelving.split(connection, new)
            return
        connection.execute(delete(RunRow).where(RunRow.segment.in_(names)))
        if data:
            shelving.use(connection, group, new, len(data))
            connection.execute(insert(RunRow), list(_rows(group, new, moved)))
        shelving.condemn(connection, names, now() + grace_ms)


def _runs(connection: Connection, names: Sequence[str]) -> list[_Run]:
    wanted = select(RunRow.file, RunRow.first, RunRow.chunks, RunRow.segment, RunRow.offset, RunRow.length)
    rows = connection.execute(wanted.where(RunRow.segment.in_(names)).order_by(RunRow.file, RunRow.first))
    return [_Run(*row) for row in rows]


def _hashes(connection: Connection, group: int, files: set[bytes]) -> dict[bytes, bytes]:
    wanted = select(FileRow.file, FileRow.chunk_hashes).where(FileRow.group == group)
    clauses = or_(*(FileRow.file == file for file in files)) if files else FileRow.file.is_(None)
    return {row.file: row.chunk_hashes for row in connection.execute(wanted.where(clauses))}


def _is_right(run: _Run, sealed: bytes, hashes: bytes) -> bool:
    pieces = [sealed[at : at + limits.CHUNK] for at in range(0, len(sealed), limits.CHUNK)]
    at = run.first * chunks.HASH
    return b"".join(map(chunks.chunk_hash, pieces)) == hashes[at : at + run.chunks * chunks.HASH]


def _rows(group: int, segment: str, moved: Sequence[_Run]) -> Iterator[dict[str, object]]:
    """Runs that follow each other in their file are one now."""
    joined: list[_Run] = []
    for run in moved:
        last = joined[-1] if joined else None
        if last is not None and last.file == run.file and last.first + last.chunks == run.first:
            joined[-1] = _Run(run.file, last.first, last.chunks + run.chunks, "", last.offset, last.length + run.length)
        else:
            joined.append(run)
    for run in joined:
        yield {
            "group": group,
            "file": run.file,
            "first": run.first,
            "chunks": run.chunks,
            "segment": segment,
            "offset": run.offset,
            "length": run.length,
        }
