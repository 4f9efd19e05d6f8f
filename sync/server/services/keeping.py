"""What a server's keeper decides about a group: how much it may store, whether anything new is taken, whether it stays.

The keeper knows groups by their ids alone; names and people are for their members.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Column, Connection, case, delete, func, select, update

from sync.protocol import codes, merkle
from sync.server.db.engine import Database
from sync.server.db.schema import GroupRow, LeafRow, MemberRow, Row, RunRow, SegmentRow
from sync.server.errors import NoSuchGroup
from sync.server.services import log, shelving
from sync.server.services.log import Group
from sync.server.services.refusals import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A group as its keeper sees it. `used` and `quota` in bytes; `quota` None: as many as its devices may."""

    group: str
    devices: int
    revoked: int
    objects: int
    used: int
    quota: int | None
    suspended: bool


def listed(database: Database) -> list[Kept]:
    """Every group, oldest first."""
    with database.reading() as connection:
        members = _members(connection)
        wanted = select(LeafRow.group, func.count()).where(LeafRow.leaf_kind == merkle.OBJECT_LEAF)
        objects: dict[int, int] = {row[0]: row[1] for row in connection.execute(wanted.group_by(LeafRow.group))}
        groups = select(GroupRow.number, GroupRow.id, GroupRow.quota, GroupRow.suspended).order_by(GroupRow.number)
        return [
            Kept(
                group=row.id.hex(),
                devices=members.get(row.number, (0, 0, 0))[0],
                revoked=members.get(row.number, (0, 0, 0))[1],
                objects=objects.get(row.number, 0),
                used=members.get(row.number, (0, 0, 0))[2],
                quota=row.quota,
                suspended=row.suspended,
            )
            for row in connection.execute(groups)
        ]


def _members(connection: Connection) -> dict[int, tuple[int, int, int]]:
    """By group: devices, how many of them were revoked, bytes stored."""
    revoked = func.sum(case((MemberRow.revoked, 1), else_=0))
    wanted = select(MemberRow.group, func.count(), revoked, func.sum(MemberRow.used)).group_by(MemberRow.group)
    return {row[0]: (row[1], int(row[2]), int(row[3])) for row in connection.execute(wanted)}


def set_quota(database: Database, group_id: bytes, quota: int | None) -> None:
    """Bytes of all its devices together. What is there already stays. Raises NoSuchGroup."""
    _change(database, group_id, quota=quota)


def suspend(database: Database, group_id: bytes, *, suspended: bool) -> None:
    """Whether nothing new is taken. What is there can be fetched as before. Raises NoSuchGroup."""
    _change(database, group_id, suspended=suspended)


def remove(database: Database, group_id: bytes) -> None:
    """For good: its log, members and files. The segments go when the server is tended to. Raises NoSuchGroup."""
    with database.writing() as connection:
        group = log.find(connection, group_id, locked=True)
        if group is None:
            raise NoSuchGroup
        connection.execute(delete(RunRow).where(RunRow.group == group.number))
        held = select(SegmentRow.name).where(SegmentRow.group == group.number, SegmentRow.state.in_(shelving.LIVE))
        for names in log.batches(connection.execute(held).scalars().all()):
            shelving.condemn(connection, names, 0)
        # A condemned segment is nobody's: only its name is needed to delete it.
        connection.execute(update(SegmentRow).where(SegmentRow.group == group.number).values(group=None))
        for column in _naming_groups():
            connection.execute(delete(column.table).where(column == group.number))
        connection.execute(delete(GroupRow).where(GroupRow.number == group.number))


def _naming_groups() -> Iterator[Column[int]]:
    """Columns by which a row goes with a group, tables that refer to others first. Also a letter to it from another
    group: nobody is left who could fetch that.
    """
    for table in reversed(Row.metadata.sorted_tables):
        if table.name != SegmentRow.__tablename__:
            yield from (key.parent for key in table.foreign_keys if key.column.table.name == GroupRow.__tablename__)


def objection(connection: Connection, group: Group) -> Refusal | None:
    """Why nothing new is taken from this group."""
    wanted = select(GroupRow.suspended).where(GroupRow.number == group.number)
    return Refusal(codes.SUSPENDED) if connection.execute(wanted).scalar_one() else None


def allowance(connection: Connection, group: Group, used: int, quota: int) -> int:
    """Bytes that a device may store which has `used` and may have `quota`, so that its group keeps to its own."""
    of_group = connection.execute(select(GroupRow.quota).where(GroupRow.number == group.number)).scalar_one()
    if of_group is None:
        return quota
    wanted = select(func.coalesce(func.sum(MemberRow.used), 0)).where(MemberRow.group == group.number)
    left = int(of_group) - int(connection.execute(wanted).scalar_one())
    return min(quota, used + max(0, left))


def _change(database: Database, group_id: bytes, **values: object) -> None:
    with database.writing() as connection:
        found = connection.execute(update(GroupRow).where(GroupRow.id == group_id).values(**values))
        if found.rowcount != 1:
            raise NoSuchGroup
