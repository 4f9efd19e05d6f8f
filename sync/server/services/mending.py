"""`check --repair`: the database says again what the store has, no more and no less. What is lost is named, so that
whoever sent it can send it again; what is in the log stays as it is, for it is signed.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, Row, delete, insert, select, update

from sync.protocol import chunks, limits
from sync.server.db.engine import Database
from sync.server.db.schema import FileRow, GroupRow, RunRow
from sync.server.services import log, shelving, tending
from sync.server.services.agreeing import agreement
from sync.server.services.shelving import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """Chunks of one file that are gone. In hex: the group, the file, and the device that sends it again when its owner
    chooses "Send everything again".
    """

    group: str
    file: str
    device: str
    chunks: int


@dataclass(slots=True)
class Mended:
    """`spare`: segments that nothing knew of, deleted."""

    spare: int = 0
    lost: list[Lost] = field(default_factory=list)


def mend(database: Database, shelf: Shelf) -> Mended:
    """May run beside servers. Raises StoreAway; running it again goes on."""
    mended = Mended()
    for name in agreement(database, shelf).spare:
        shelf.store.delete(name)
        mended.spare += 1
    for group, file in _files(database):
        lost = _file(database, shelf, group, file)
        if lost is not None:
            mended.lost.append(lost)
    tending.sweep(database, shelf.store)
    return mended


def _files(database: Database) -> Sequence[tuple[log.Group, bytes]]:
    with database.reading() as connection:
        wanted = select(GroupRow.number, GroupRow.id, GroupRow.size, FileRow.file).join(
            FileRow, FileRow.group == GroupRow.number
        )
        return [(log.Group(row.number, row.id, row.size), row.file) for row in connection.execute(wanted)]


def _file(database: Database, shelf: Shelf, group: log.Group, file: bytes) -> Lost | None:
    """Bad runs are looked at first without a lock; a file with one is then held until it is mended."""
    with database.reading() as connection:
        if not _bad(connection, shelf, group.number, file):
            return None
    with database.writing() as connection:
        log.find(connection, group.id, locked=True)
        bad = _bad(connection, shelf, group.number, file)
        row = _file_row(connection, group.number, file)
        if row is None or not bad:
            return None
        gone = sum(_replace(connection, group.number, run, good) for run, good in bad)
        stored = row.stored - gone
        of_it = update(FileRow).where(FileRow.group == group.number, FileRow.file == file)
        connection.execute(of_it.values(stored=stored, complete=False))
        _let_go(connection, {run.segment for run, _ in bad})
        return Lost(group=group.id.hex(), file=file.hex(), device=row.author.hex(), chunks=gone)


@dataclass(frozen=True, slots=True)
class _Run:
    file: bytes
    first: int
    chunks: int
    segment: str
    offset: int
    length: int


def _bad(connection: Connection, shelf: Shelf, group: int, file: bytes) -> list[tuple[_Run, list[bool]]]:
    """Runs in which not every chunk is right, with which of them are."""
    row = _file_row(connection, group, file)
    if row is None:
        return []
    wanted = select(RunRow.file, RunRow.first, RunRow.chunks, RunRow.segment, RunRow.offset, RunRow.length)
    runs = [_Run(*one) for one in connection.execute(wanted.where(RunRow.group == group, RunRow.file == file))]
    looked = ((run, list(_right(shelf, run, row.chunk_hashes))) for run in runs)
    return [(run, right) for run, right in looked if not all(right)]


def _right(shelf: Shelf, run: _Run, hashes: bytes) -> Iterator[bool]:
    for number in range(run.chunks):
        at = number * limits.CHUNK
        try:
            sealed = shelf.get(run.segment, run.offset + at, min(limits.CHUNK, run.length - at))
        except (FileNotFoundError, ValueError):
            sealed = b""
        place = (run.first + number) * chunks.HASH
        yield chunks.chunk_hash(sealed) == hashes[place : place + chunks.HASH]


def _replace(connection: Connection, group: int, run: _Run, right: Sequence[bool]) -> int:
    """The run by runs of its chunks that are right. How many are not."""
    of_it = (RunRow.group == group, RunRow.file == run.file, RunRow.first == run.first)
    connection.execute(delete(RunRow).where(*of_it))
    for number, is_right in enumerate(right):
        if is_right:
            at = number * limits.CHUNK
            row = {"group": group, "file": run.file, "first": run.first + number, "chunks": 1, "segment": run.segment}
            length = min(limits.CHUNK, run.length - at)
            connection.execute(insert(RunRow).values(**row, offset=run.offset + at, length=length))
    return len(right) - sum(right)


def _let_go(connection: Connection, segments: set[str]) -> None:
    """What is left in them moves to where it is whole, and they go."""
    for name in sorted(segments):
        shelving.split(connection, name)
    unused = select(RunRow.segment).where(RunRow.segment.in_(segments))
    used = set(connection.execute(unused).scalars())
    shelving.condemn(connection, segments - used, 0)


def _file_row(connection: Connection, group: int, file: bytes) -> Row[bytes, bytes, int] | None:
    wanted = select(FileRow.author, FileRow.chunk_hashes, FileRow.stored)
    return connection.execute(wanted.where(FileRow.group == group, FileRow.file == file)).first()
