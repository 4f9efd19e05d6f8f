"""The roster as the log has it, and the table of members that follows from it."""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import Connection, insert, select, update

from sync.protocol import merkle, objects
from sync.protocol.objects import Kind
from sync.protocol.roster import Roster
from sync.server.db.schema import LeafRow, MemberRow
from sync.server.services.log import Group, NewLeaf


def statements(connection: Connection, group: Group) -> Iterator[tuple[int, bytes]]:
    """(index, object) of every statement, in order."""
    wanted = (
        select(LeafRow.position, LeafRow.raw)
        .where(LeafRow.group == group.number, LeafRow.kind == Kind.STATEMENT)
        .order_by(LeafRow.position)
    )
    for row in connection.execute(wanted):
        yield row.position, row.raw


def load(connection: Connection, group: Group) -> Roster:
    """Signatures are not verified again: each was before its statement got into the log."""
    roster = Roster(group.id)
    for _, raw in statements(connection, group):
        roster = roster.extended(raw, _verified_before)
    return roster


def leaf(raw: bytes) -> NewLeaf:
    return NewLeaf(
        leaf_kind=merkle.OBJECT_LEAF,
        object_id=objects.object_id(raw),
        kind=Kind.STATEMENT,
        author=objects.split(raw).author,
        raw=raw,
    )


def record(connection: Connection, group: Group, before: Roster, after: Roster) -> None:
    """Bring the table of members from one roster to the next."""
    for device, member in after.members.items():
        known = before.members.get(device)
        if known is None:
            row = {"group": group.number, "device": device, "signing_key": member.signing_key, "role": member.role}
            connection.execute(insert(MemberRow).values(**row, revoked=member.revoked is not None, used=0))
        elif known.revoked != member.revoked:
            connection.execute(
                update(MemberRow)
                .where(MemberRow.group == group.number, MemberRow.device == device)
                .values(revoked=member.revoked is not None)
            )


def _verified_before(_key: bytes, _signature: bytes, _data: bytes) -> bool:
    return True
