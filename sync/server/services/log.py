"""A group's log: leaves are appended, checkpoints and proofs are read from the table of nodes (SPEC section 10)."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Final, TypeVar

from sqlalchemy import Connection, insert, select, update

from sync.protocol import checkpoints, merkle, messages
from sync.server.db.schema import GroupRow, LeafRow, NodeRow
from sync.server.signatures import SigningKey

BATCH: Final = 500
"""Values in one `IN (…)`; databases limit them."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Group:
    """The group as a transaction found it: its row number, id and the size of its log."""

    number: int
    id: bytes
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class NewLeaf:
    leaf_kind: int
    object_id: bytes
    kind: int
    author: bytes
    recipient: bytes = b""
    key_id: bytes = b""
    raw: bytes | None = None
    record: bytes = b""


def find(connection: Connection, group_id: bytes, *, locked: bool = False) -> Group | None:
    """`locked`: nobody else changes the group until the transaction ends. SQLite has only one writer anyway."""
    wanted = select(GroupRow.number, GroupRow.size).where(GroupRow.id == group_id)
    row = connection.execute(wanted.with_for_update() if locked else wanted).first()
    return Group(row.number, group_id, row.size) if row else None


def append(connection: Connection, group: Group, leaves: Sequence[NewLeaf]) -> Group:
    """Give the leaves the next indices and grow the tree. The group must be locked."""
    if not leaves:
        return group
    nodes: dict[tuple[int, int], bytes] = {}
    edge = Nodes(connection, group.number)
    edge.fetch(_right_edge(group.size))

    def subtree(level: int, place: int) -> bytes:
        return nodes[level, place] if (level, place) in nodes else edge.hash(level, place)

    for index, leaf in enumerate(leaves, group.size):
        leaf_hash = merkle.leaf_hash(leaf.leaf_kind, leaf.object_id)
        for level, place, node in merkle.nodes_completed(index, leaf_hash, subtree):
            nodes[level, place] = node
    connection.execute(insert(LeafRow), [_row(group, index, leaf) for index, leaf in enumerate(leaves, group.size)])
    connection.execute(
        insert(NodeRow),
        [{"group": group.number, "level": at[0], "place": at[1], "hash": node} for at, node in nodes.items()],
    )
    size = group.size + len(leaves)
    connection.execute(update(GroupRow).where(GroupRow.number == group.number).values(size=size))
    return Group(group.number, group.id, size)


def root(connection: Connection, group: Group) -> bytes:
    return _with_nodes(connection, group, lambda subtree: merkle.root(group.size, subtree))


def checkpoint(connection: Connection, group: Group, key: SigningKey, known_size: int = 0) -> messages.Checkpoint:
    """Signed, with the proof that the tree only grew since `known_size`; without one when it did not."""
    text = checkpoints.text(group.id, group.size, root(connection, group))
    proof = _with_nodes(connection, group, lambda nodes: merkle.prove_consistency(known_size, group.size, nodes))
    return messages.Checkpoint(checkpoints.compose(text, key.public, key.sign(text.encode())), tuple(proof), known_size)


def proof(connection: Connection, group: Group, indices: Iterable[int]) -> messages.Proof:
    """That the leaves at `indices` are in the tree. Of no leaves there is nothing to prove."""
    named = sorted(set(indices))
    hashes = (
        _with_nodes(connection, group, lambda nodes: merkle.prove_leaves(group.size, named, nodes)) if named else []
    )
    return messages.Proof(group.size, tuple(named), tuple(hashes))


def known_leaves(
    connection: Connection, group: Group, author: bytes, object_ids: Iterable[bytes]
) -> dict[tuple[bytes, int], int]:
    """Index by object id and leaf kind, of those objects of this author that are in the log."""
    found: dict[tuple[bytes, int], int] = {}
    for some in batches(list(object_ids)):
        wanted = select(LeafRow.object_id, LeafRow.leaf_kind, LeafRow.position).where(
            LeafRow.group == group.number, LeafRow.author == author, LeafRow.object_id.in_(some)
        )
        found.update({(row.object_id, row.leaf_kind): row.position for row in connection.execute(wanted)})
    return found


def own_files(connection: Connection, group: Group, author: bytes, first: int) -> list[tuple[int, int, bytes]]:
    """(index, leaf kind, manifest id) of this author's files that are complete since an index."""
    wanted = select(LeafRow.position, LeafRow.leaf_kind, LeafRow.object_id).where(
        LeafRow.group == group.number,
        LeafRow.position >= first,
        LeafRow.author == author,
        LeafRow.leaf_kind == merkle.FILE_LEAF,
    )
    return [(row.position, row.leaf_kind, row.object_id) for row in connection.execute(wanted)]


def batches(values: Sequence[T]) -> Iterable[Sequence[T]]:
    for at in range(0, len(values), BATCH):
        yield values[at : at + BATCH]


class Nodes:
    """Nodes of a group's tree, fetched in few queries before they are asked for."""

    def __init__(self, connection: Connection, group: int) -> None:
        self._connection = connection
        self._group = group
        self._held: dict[tuple[int, int], bytes] = {}

    def fetch(self, wanted: Iterable[tuple[int, int]]) -> None:
        """(level, place) each."""
        for level, nodes in groupby(sorted(set(wanted)), key=lambda node: node[0]):
            for places in batches([place for _, place in nodes]):
                query = select(NodeRow.place, NodeRow.hash).where(
                    NodeRow.group == self._group, NodeRow.level == level, NodeRow.place.in_(places)
                )
                self._held.update({(level, row.place): row.hash for row in self._connection.execute(query)})

    def hash(self, level: int, place: int) -> bytes:
        """Raises KeyError for one that was not fetched or is not there."""
        return self._held[level, place]

    def find(self, level: int, place: int) -> bytes | None:
        return self._held.get((level, place))


def _with_nodes(connection: Connection, group: Group, make: Callable[[merkle.Subtree], T]) -> T:
    """Run `make` twice: once to learn which nodes it asks for, once with them, so that they come in few queries."""
    wanted: list[tuple[int, int]] = []

    def ask(level: int, place: int) -> bytes:
        wanted.append((level, place))
        return b""

    make(ask)
    nodes = Nodes(connection, group.number)
    nodes.fetch(wanted)
    return make(nodes.hash)


def _right_edge(size: int) -> list[tuple[int, int]]:
    """The full subtrees that a tree of this size falls into: all that new leaves can be joined to."""
    return [(level, (size >> level) - 1) for level in range(size.bit_length()) if size >> level & 1]


def _row(group: Group, index: int, leaf: NewLeaf) -> dict[str, object]:
    return {
        "group": group.number,
        "position": index,
        "leaf_kind": leaf.leaf_kind,
        "object_id": leaf.object_id,
        "kind": leaf.kind,
        "author": leaf.author,
        "recipient": leaf.recipient,
        "key_id": leaf.key_id,
        "size": len(leaf.raw or b""),
        "raw": leaf.raw,
        "record": leaf.record,
    }
