"""A pull: what one device may see of its group's log, from a place on (SPEC section 12).

A page is planned in one transaction from sizes and ids alone; the objects themselves are read while it is sent.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Final

from sqlalchemy import ColumnElement, Connection, Row, Select, and_, exists, or_, select

from sync.protocol import limits, merkle
from sync.protocol.objects import Kind
from sync.server.db.schema import HolderRow, LeafRow
from sync.server.services import log
from sync.server.services.log import Group

WINDOW: Final = 20_000
"""Leaves looked at for one page, so that a page takes the same time in a group of any size."""
BACKLOG_SHIFT: Final = 32
"""A place is the index to go on from, and above its lower 32 bits how far the backlog of a cut page was sent."""
FOR_ALL: Final = (Kind.STATEMENT, Kind.WITHDRAWAL)
"""Kinds of objects that every member is shown, whoever wrote them."""
_STANDS: Final = or_(LeafRow.leaf_kind != merkle.OBJECT_LEAF, LeafRow.size > 0)
"""Of an object that was withdrawn the leaf is left, and nothing to show."""


@dataclass(slots=True)
class Page:
    """Entries (size by index) in the order they are sent, the device's own leaves, and the place to go on from."""

    entries: dict[int, int] = field(default_factory=dict)
    own: list[tuple[int, int, bytes]] = field(default_factory=list)
    place: int = 0
    more: bool = False
    size: int = 0

    def indices(self) -> Iterator[int]:
        yield from self.entries
        yield from (index for index, _, _ in self.own)

    def has_room(self, size: int) -> bool:
        """One object always fits."""
        count = len(self.entries) + len(self.own)
        return not count or (count < limits.PAGE_OBJECTS and self.size + size <= limits.PAGE_BYTES)


Leaf = Row[int, int, bytes, int, bytes, int]


def plan(connection: Connection, group: Group, device: bytes, place: int) -> Page:
    """The page from `place` on, which is 0 or what an earlier page said."""
    start, backlog = place & (1 << BACKLOG_SHIFT) - 1, place >> BACKLOG_SHIFT
    page = Page(place=place)
    end = min(start + WINDOW, group.size)
    for leaf in _visible(connection, group, device, start, end):
        resumed = leaf.position == start and backlog > 0
        if not resumed:
            if not page.has_room(leaf.size):
                page.place, page.more = leaf.position, True
                return page
            _add(page, leaf, device)
        if leaf.kind == Kind.GRANT and leaf.author != device:
            cut = _add_backlog(connection, group, device, leaf.position, backlog if resumed else 0, page)
            if cut is not None:
                page.place, page.more = leaf.position | cut << BACKLOG_SHIFT, True
                return page
    page.place, page.more = max(start, end), end < group.size
    return page


def read(connection: Connection, group: Group, indices: Sequence[int]) -> list[tuple[int, bytes]]:
    """(index, object) in the order asked for."""
    wanted = select(LeafRow.position, LeafRow.raw).where(
        LeafRow.group == group.number, LeafRow.position.in_(indices), LeafRow.raw.is_not(None)
    )
    found = {row.position: row.raw for row in connection.execute(wanted)}
    return [(index, found[index]) for index in indices]


def pieces(page: Page) -> Iterator[list[int]]:
    """The page's entries in pieces of about 256 KiB, each to be read and sent at once."""
    piece: list[int] = []
    held = 0
    for index, size in page.entries.items():
        if piece and (held + size > limits.DURABLE_BYTES or len(piece) == log.BATCH):
            yield piece
            piece, held = [], 0
        piece.append(index)
        held += size
    if piece:
        yield piece


def _visible(connection: Connection, group: Group, device: bytes, start: int, end: int) -> Iterator[Leaf]:
    held = exists().where(
        HolderRow.group == group.number,
        HolderRow.device == device,
        HolderRow.key_id == LeafRow.key_id,
        HolderRow.since < LeafRow.position,
    )
    may_see = or_(
        LeafRow.author == device,
        LeafRow.kind.in_(FOR_ALL),
        LeafRow.recipient == device,
        and_(LeafRow.key_id != b"", held),
    )
    in_window = and_(LeafRow.position >= start, LeafRow.position < end, or_(_STANDS, LeafRow.author == device))
    # One more than can be sent, so that a full page is seen to be cut, and the grant whose backlog is gone on with.
    yield from connection.execute(_leaves(group, and_(in_window, may_see)).limit(limits.PAGE_OBJECTS + 2))


def _add_backlog(connection: Connection, group: Group, device: bytes, grant: int, start: int, page: Page) -> int | None:
    """The older entries that a grant opens, from index `start` on. Where it was cut; None when all are in the page."""
    opened = select(HolderRow.key_id).where(
        HolderRow.group == group.number, HolderRow.device == device, HolderRow.since == grant
    )
    older = and_(
        LeafRow.key_id.in_(opened),
        LeafRow.position >= start,
        LeafRow.position < grant,
        LeafRow.author != device,
        _STANDS,
    )
    for leaf in connection.execute(_leaves(group, older).limit(limits.PAGE_OBJECTS + 1)):
        if not page.has_room(leaf.size):
            position: int = leaf.position
            return position
        _add(page, leaf, device)
    return None


def _leaves(group: Group, condition: ColumnElement[bool]) -> Select[int, int, bytes, int, bytes, int]:
    return (
        select(LeafRow.position, LeafRow.leaf_kind, LeafRow.object_id, LeafRow.kind, LeafRow.author, LeafRow.size)
        .where(LeafRow.group == group.number, condition)
        .order_by(LeafRow.position)
    )


def _add(page: Page, leaf: Leaf, device: bytes) -> None:
    if leaf.leaf_kind == merkle.OBJECT_LEAF and (leaf.author != device or leaf.kind in FOR_ALL):
        page.entries[leaf.position] = leaf.size
        page.size += leaf.size
    if leaf.author == device or leaf.leaf_kind == merkle.FILE_LEAF:
        page.own.append((leaf.position, leaf.leaf_kind, leaf.object_id))
