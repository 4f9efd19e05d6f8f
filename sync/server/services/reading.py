"""The sealed chunks of a file, for whoever may see its manifest."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, exists, or_, select

from sync.protocol import codes, limits
from sync.server.db.engine import Database
from sync.server.db.schema import FileRow, HolderRow, RunRow
from sync.server.services import letters, log
from sync.server.services.log import Group
from sync.server.services.refusals import Refusal


@dataclass(frozen=True, slots=True)
class Part:
    """Bytes of a segment."""

    segment: str
    offset: int
    length: int


def plan(
    database: Database, group_id: bytes, device: bytes, file: bytes, first: int, count: int = limits.FILE_CHUNKS
) -> list[Part] | Refusal:
    """Where so many chunks from `first` on lie, up to the first one that is not here."""
    with database.reading() as connection:
        group = log.find(connection, group_id)
        assert group is not None
        if not _may_see(connection, group, device, file):
            lender = letters.lent(connection, group, device, file)
            if lender is None:
                return Refusal(codes.UNKNOWN_FILE)
            group = lender
        return list(_parts(connection, group, file, first, first + count))


def _may_see(connection: Connection, group: Group, device: bytes, file: bytes) -> bool:
    held = exists().where(
        HolderRow.group == group.number, HolderRow.device == device, HolderRow.key_id == FileRow.key_id
    )
    wanted = select(FileRow.file).where(
        FileRow.group == group.number, FileRow.file == file, or_(FileRow.author == device, held)
    )
    return connection.execute(wanted).first() is not None


def _parts(connection: Connection, group: Group, file: bytes, first: int, end: int) -> Iterator[Part]:
    wanted = (
        select(RunRow.first, RunRow.chunks, RunRow.segment, RunRow.offset, RunRow.length)
        .where(RunRow.group == group.number, RunRow.file == file, RunRow.first + RunRow.chunks > first)
        .order_by(RunRow.first)
    )
    following = first
    for row in connection.execute(wanted):
        if row.first > following or following >= end:
            return
        # Every chunk but a file's last is full, so whole chunks can be left out by counting.
        skipped = (following - row.first) * limits.CHUNK
        length = min(row.length - skipped, (end - following) * limits.CHUNK)
        yield Part(row.segment, row.offset + skipped, length)
        following = row.first + row.chunks
