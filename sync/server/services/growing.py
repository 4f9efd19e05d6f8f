"""How a group's log grew between two sizes (SPEC section 15). Signs nothing: its roots show whether it is right."""

from __future__ import annotations

import msgspec
from sqlalchemy import Connection, select

from sync.protocol import frames, growth
from sync.protocol.frames import FrameType
from sync.protocol.growth import Growth
from sync.server.db.schema import NodeRow
from sync.server.services.log import Group, Nodes


def grown(connection: Connection, group: Group, old_size: int, size: int) -> bytes:
    """A frame; nothing where it did not grow. Where it grew by more than fits, of the newest leaves."""
    if old_size >= size:
        return b""
    start = max(old_size, size - growth.LEAVES)
    places = growth.edge(start)
    nodes = Nodes(connection, group.number)
    nodes.fetch(places)
    leaves = select(NodeRow.hash).where(
        NodeRow.group == group.number, NodeRow.level == 0, NodeRow.place >= start, NodeRow.place < size
    )
    joined = b"".join(connection.scalars(leaves.order_by(NodeRow.place)))
    told = Growth(start, tuple(nodes.hash(*place) for place in places), joined)
    return frames.encode(FrameType.GROWTH, msgspec.msgpack.encode(told))
