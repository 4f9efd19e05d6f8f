"""How a server stands: where it keeps things, counts and sizes, no ids."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import func, select

from sync.protocol import merkle
from sync.server.db.engine import Database
from sync.server.db.schema import FileRow, GroupRow, LeafRow, MemberRow
from sync.server.services import shelving
from sync.server.services.shelving import Shelf


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`database` and `store` say what is in use, without addresses or passwords."""

    database: str
    store: str
    groups: int
    devices: int
    revoked: int
    objects: int
    object_bytes: int
    files: int
    files_complete: int
    segments: int
    segment_bytes: int


def standing(database: Database, shelf: Shelf) -> Standing:
    is_object = LeafRow.leaf_kind == merkle.OBJECT_LEAF
    with database.reading() as connection:
        devices = connection.execute(select(MemberRow.revoked, func.count()).group_by(MemberRow.revoked))
        by_revoked = {bool(row[0]): int(row[1]) for row in devices}
        objects = connection.execute(select(func.count(), func.sum(LeafRow.size)).where(is_object)).one()
        segments, segment_bytes = shelving.counted(connection)
        return Standing(
            database=database.kind,
            store=shelf.store.place,
            groups=connection.execute(select(func.count()).select_from(GroupRow)).scalar_one(),
            devices=sum(by_revoked.values()),
            revoked=by_revoked.get(True, 0),
            objects=objects[0],
            object_bytes=int(objects[1] or 0),
            files=connection.execute(select(func.count()).select_from(FileRow)).scalar_one(),
            files_complete=connection.execute(
                select(func.count()).select_from(FileRow).where(FileRow.complete)
            ).scalar_one(),
            segments=segments,
            segment_bytes=segment_bytes,
        )
