"""What one device may see, named, and single objects of it on demand (SPEC sections 12 and 14). Knows no HTTP.

A pull shows each entry once, in the order that lets it be opened; this is for a device that had it and lost it.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sqlalchemy import ColumnElement, Connection, or_, select

from sync.errors import Unreadable
from sync.protocol import codes, limits, merkle, messages
from sync.server.db.engine import Database
from sync.server.db.schema import HolderRow, LeafRow
from sync.server.services import feeds, log
from sync.server.services.feeds import Page
from sync.server.services.intake import own_frames
from sync.server.services.log import Group
from sync.server.services.pulling import Planned
from sync.server.services.refusals import Refusal
from sync.server.signatures import SigningKey

WINDOW: Final = 200_000
"""Leaves looked at for one page of names, so that a page takes the same time in a group of any size."""


def names(
    database: Database, key: SigningKey, group_id: bytes, device: bytes, body: bytes, now: int
) -> Planned | Refusal:
    """Without entries: names alone."""
    try:
        asked = messages.read(body, messages.NamesRequest)
    except Unreadable:
        return Refusal(codes.MALFORMED)
    with database.reading() as connection:
        group = _found(connection, group_id)
        named, place = _named(connection, group, device, asked.start)
        tail = [
            *([messages.names_frame(named)] if named else []),
            messages.frame(log.proof(connection, group, (index for index, *_ in named))),
            messages.frame(messages.End(place, place < group.size, now)),
        ]
        head = messages.frame(log.checkpoint(connection, group, key, asked.known_size))
    return Planned(group, head, (), b"".join(tail))


def objects(
    database: Database, key: SigningKey, group_id: bytes, device: bytes, body: bytes, now: int
) -> Planned | Refusal:
    try:
        asked = messages.read(body, messages.ObjectsRequest)
    except Unreadable:
        return Refusal(codes.MALFORMED)
    if len(set(asked.object_ids)) != len(asked.object_ids):
        return Refusal(codes.MALFORMED)
    with database.reading() as connection:
        group = _found(connection, group_id)
        page, lacking = _page(_leaves(connection, group, device, asked.object_ids), asked.object_ids)
        tail = [
            *own_frames(page.own),
            *(messages.frame(messages.Refused(id, code)) for id, code in lacking.items()),
            messages.frame(log.proof(connection, group, page.indices())),
            messages.frame(messages.End(page.place, page.more, now)),
        ]
        head = messages.frame(log.checkpoint(connection, group, key, asked.known_size))
    return Planned(group, head, list(feeds.pieces(page)), b"".join(tail))


def _named(
    connection: Connection, group: Group, device: bytes, start: int
) -> tuple[list[tuple[int, int, bytes, int, bool]], int]:
    """Names, and the index to go on from."""
    end = min(start + WINDOW, group.size)
    wanted = (
        select(LeafRow.position, LeafRow.leaf_kind, LeafRow.object_id, LeafRow.kind, LeafRow.author)
        .where(LeafRow.group == group.number, LeafRow.position >= start, LeafRow.position < end)
        .where(_may_see(group, device))
        .order_by(LeafRow.position)
        .limit(limits.NAMES + 1)
    )
    leaves = list(connection.execute(wanted))
    if len(leaves) > limits.NAMES:
        end = leaves.pop().position
    named = [(leaf.position, leaf.leaf_kind, leaf.object_id, leaf.kind, leaf.author == device) for leaf in leaves]
    return named, max(start, end)


def _page(leaves: dict[tuple[bytes, int], tuple[int, int]], ids: Sequence[bytes]) -> tuple[Page, dict[bytes, str]]:
    """As many as fit, and why others are not given; `place` counts the ids that are answered by both."""
    page, lacking = Page(place=len(ids)), dict[bytes, str]()
    for answered, id in enumerate(ids):
        leaf, complete = leaves.get((id, merkle.OBJECT_LEAF)), leaves.get((id, merkle.FILE_LEAF))
        if leaf is None:
            lacking[id] = codes.UNKNOWN_OBJECT
            continue
        index, size = leaf
        if not size:
            lacking[id] = codes.WITHDRAWN
            continue
        if not page.has_room(size):
            page.place, page.more = answered, True
            break
        page.entries[index] = size
        page.size += size
        if complete is not None:
            page.own.append((complete[0], merkle.FILE_LEAF, id))
    return page, lacking


def _leaves(
    connection: Connection, group: Group, device: bytes, ids: Sequence[bytes]
) -> dict[tuple[bytes, int], tuple[int, int]]:
    """(index, size) by object id and leaf kind, of what the device may see."""
    found = {}
    for some in log.batches(ids):
        wanted = select(LeafRow.position, LeafRow.leaf_kind, LeafRow.object_id, LeafRow.size).where(
            LeafRow.group == group.number, LeafRow.object_id.in_(some), _may_see(group, device)
        )
        for row in connection.execute(wanted):
            found[row.object_id, row.leaf_kind] = (row.position, row.size)
    return found


def _may_see(group: Group, device: bytes) -> ColumnElement[bool]:
    """As in a pull, but for the order: what a grant opened is its holder's, whenever it came."""
    held = select(HolderRow.key_id).where(HolderRow.group == group.number, HolderRow.device == device)
    return or_(
        LeafRow.author == device,
        LeafRow.kind.in_(feeds.FOR_ALL),
        LeafRow.recipient == device,
        LeafRow.key_id.in_(held),
    )


def _found(connection: Connection, group_id: bytes) -> Group:
    group = log.find(connection, group_id)
    assert group is not None, "the device was found in it"
    return group
