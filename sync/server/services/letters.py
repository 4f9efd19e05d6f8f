"""Letters from one group to coordinators of another (SPEC section 17): who may write, who is shown what. Opens none.

A letter is a leaf of its writer's log, and rows here say to whom it goes. Nothing of another group is shown but a
letter to the very device that asks, and the files whose manifests stand in one.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import ColumnElement, Connection, and_, delete, exists, func, insert, or_, select, tuple_, update

from sync.protocol import codes, limits
from sync.protocol.letters import Letter
from sync.protocol.statements import Role
from sync.server.db.schema import FileRow, GroupRow, HolderRow, LeafRow, LetterFileRow, LetterRow, MemberRow
from sync.server.services import log
from sync.server.services.log import Group


def objection(connection: Connection, group: Group, device: bytes, letter: Letter) -> str | None:
    """Why it is not taken. Whether the other group exists is told by nothing but its recipients."""
    if not _is_coordinator(connection, group.number, device):
        return codes.FOREIGN_LETTER
    partner = log.find(connection, letter.partner)
    devices = {recipient for recipient, _ in letter.recipients}
    if partner is None or partner.number == group.number or len(devices) < len(letter.recipients):
        return codes.UNKNOWN_RECIPIENT
    if not all(_is_coordinator(connection, partner.number, one) for one in devices):
        return codes.UNKNOWN_RECIPIENT
    if len(set(letter.manifests)) != _seen_manifests(connection, group, device, letter.manifests):
        return codes.UNKNOWN_MANIFEST
    return None


def enter(connection: Connection, group: Group, device: bytes, position: int, letter: Letter) -> int:
    """Lay it before its recipients, in place of the earlier ones of its thread, which are in the log. How many bytes
    went. It was not objected to.
    """
    ours = LetterRow.group == group.number, LetterRow.author == device, LetterRow.thread == letter.thread
    newest = connection.execute(select(func.max(LetterRow.number)).where(*ours)).scalar()
    if newest is not None and newest >= letter.number:
        return 0  # it came late, and somebody has what took its place already
    earlier = [row.position for row in connection.execute(select(LetterRow.position).where(*ours).distinct())]
    # Its proofs stay, its bytes go: what is shared no more is to be nowhere but with those who have it.
    replaced = LeafRow.group == group.number, LeafRow.position.in_(earlier)
    gone = connection.execute(select(func.sum(LeafRow.size)).where(*replaced)).scalar()
    connection.execute(update(LeafRow).where(*replaced).values(raw=None, size=0))
    for table in (LetterRow, LetterFileRow):
        connection.execute(delete(table).where(table.group == group.number, table.position.in_(earlier)))
    partner = log.find(connection, letter.partner)
    assert partner is not None, "it was not objected to"
    row = {
        "group": group.number,
        "position": position,
        "partner": partner.number,
        "author": device,
        "thread": letter.thread,
        "number": letter.number,
        "taken": False,
    }
    connection.execute(insert(LetterRow), [row | {"recipient": recipient} for recipient, _ in letter.recipients])
    manifests = sorted(set(letter.manifests))
    if manifests:
        rows = [{"group": group.number, "position": position, "manifest_id": one} for one in manifests]
        connection.execute(insert(LetterFileRow), rows)
    return int(gone or 0)


def is_replaced(connection: Connection, group: Group, position: int) -> bool:
    """Of a letter in the log: whether nobody is shown it any more."""
    wanted = select(LetterRow.position).where(LetterRow.group == group.number, LetterRow.position == position)
    return connection.execute(wanted.limit(1)).first() is None


def take(connection: Connection, group: Group, device: bytes, kept: Collection[bytes]) -> None:
    """The device has kept letters with these ids: they are not shown to it again."""
    for some in log.batches(list(kept)):
        there = (
            select(LetterRow.group, LetterRow.position)
            .join(LeafRow, _is_leaf())
            .where(LetterRow.partner == group.number, LetterRow.recipient == device, LeafRow.object_id.in_(some))
        )
        places = [(row.group, row.position) for row in connection.execute(there)]
        connection.execute(
            update(LetterRow)
            .where(LetterRow.recipient == device, tuple_(LetterRow.group, LetterRow.position).in_(places))
            .values(taken=True)
        )


def waiting(connection: Connection, group: Group, device: bytes, writers: Sequence[bytes]) -> Iterator[bytes]:
    """Letters to this device by members of these groups that it has not kept, within the bounds of one answer."""
    if not writers:
        return
    wanted = (
        select(LetterRow.group, LetterRow.position, LeafRow.size)
        .join(LeafRow, _is_leaf())
        .join(GroupRow, GroupRow.number == LetterRow.group)
        .where(LetterRow.partner == group.number, LetterRow.recipient == device, LetterRow.taken.is_(False))
        .where(GroupRow.id.in_(writers), LeafRow.raw.is_not(None))
        .order_by(LetterRow.group, LetterRow.position)
        .limit(limits.LETTERS)
    )
    size = 0
    for row in connection.execute(wanted).all():
        if size and size + row.size > limits.OBJECT:
            return
        size += row.size
        raw = select(LeafRow.raw).where(LeafRow.group == row.group, LeafRow.position == row.position)
        yield connection.execute(raw).scalar_one() or b""


def lent(connection: Connection, group: Group, device: bytes, file: bytes) -> Group | None:
    """The group that lets this device fetch a file of its own, by a letter that nothing took the place of."""
    wanted = (
        select(GroupRow.number, GroupRow.id, GroupRow.size)
        .join(LetterRow, LetterRow.group == GroupRow.number)
        .join(
            LetterFileRow,
            and_(LetterFileRow.group == LetterRow.group, LetterFileRow.position == LetterRow.position),
        )
        .join(FileRow, and_(FileRow.group == LetterRow.group, FileRow.manifest_id == LetterFileRow.manifest_id))
        .where(LetterRow.partner == group.number, LetterRow.recipient == device, FileRow.file == file)
        .limit(1)
    )
    row = connection.execute(wanted).first()
    return None if row is None else Group(row.number, row.id, row.size)


def _is_coordinator(connection: Connection, group: int, device: bytes) -> bool:
    wanted = select(MemberRow.role, MemberRow.revoked).where(MemberRow.group == group, MemberRow.device == device)
    row = connection.execute(wanted).first()
    return row is not None and row.role == Role.COORDINATOR and not row.revoked


def _seen_manifests(connection: Connection, group: Group, device: bytes, ids: Collection[bytes]) -> int:
    """How many of them this device may see."""
    held = exists().where(
        HolderRow.group == group.number, HolderRow.device == device, HolderRow.key_id == FileRow.key_id
    )
    count = 0
    for some in log.batches(sorted(set(ids))):
        wanted = select(func.count()).where(
            FileRow.group == group.number, FileRow.manifest_id.in_(some), or_(FileRow.author == device, held)
        )
        count += connection.execute(wanted).scalar_one()
    return count


def _is_leaf() -> ColumnElement[bool]:
    return and_(LeafRow.group == LetterRow.group, LeafRow.position == LetterRow.position)
