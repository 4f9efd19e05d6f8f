"""The log as tiles that never change (SPEC section 10). Whoever reads them can recompute every root there ever was."""

from __future__ import annotations

from sqlalchemy import Connection, select

from sync.protocol import codes, tiles
from sync.protocol.tiles import Tile
from sync.server.db.engine import Database
from sync.server.db.schema import LeafRow, NodeRow
from sync.server.services import log
from sync.server.services.log import Group
from sync.server.services.refusals import Refusal
from sync.server.signatures import SigningKey


def checkpoint(database: Database, key: SigningKey, group_id: bytes) -> str | Refusal:
    """The newest note."""
    with database.reading() as connection:
        group = log.find(connection, group_id)
        return Refusal(codes.UNKNOWN_GROUP) if group is None else log.checkpoint(connection, group, key).note


def tile(database: Database, group_id: bytes, wanted: Tile) -> bytes | Refusal:
    """Refused while the log has not grown as far."""
    with database.reading() as connection:
        group = log.find(connection, group_id)
        if group is None:
            return Refusal(codes.UNKNOWN_GROUP)
        first = wanted.number * tiles.WIDTH
        if first + wanted.width > group.size >> wanted.tree_level:
            return Refusal(codes.NOT_FOUND)
        if wanted.level is None:
            return _entries(connection, group, first, wanted.width)
        return _hashes(connection, group, wanted.tree_level, first, wanted.width)


def _hashes(connection: Connection, group: Group, level: int, first: int, width: int) -> bytes:
    query = (
        select(NodeRow.hash)
        .where(NodeRow.group == group.number, NodeRow.level == level)
        .where(NodeRow.place >= first, NodeRow.place < first + width)
        .order_by(NodeRow.place)
    )
    return b"".join(connection.execute(query).scalars())


def _entries(connection: Connection, group: Group, first: int, width: int) -> bytes:
    query = (
        select(LeafRow.leaf_kind, LeafRow.object_id)
        .where(LeafRow.group == group.number, LeafRow.position >= first, LeafRow.position < first + width)
        .order_by(LeafRow.position)
    )
    return b"".join(tiles.entry(row.leaf_kind, row.object_id) for row in connection.execute(query))
