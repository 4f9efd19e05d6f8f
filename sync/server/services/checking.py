"""Does everything here still agree: objects with their ids, trees with their leaves, files with their manifests.

It reads every byte and changes nothing. It cannot tell whether a sealed object opens; only members can.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from sqlalchemy import Connection, select

from sync.errors import RosterBroken
from sync.protocol import chunks, limits, merkle, objects
from sync.protocol.objects import Kind
from sync.protocol.roster import Roster
from sync.server.db.engine import Database
from sync.server.db.schema import FileRow, GroupRow, LeafRow, RunRow
from sync.server.services import letters, log, rosters
from sync.server.services.agreeing import agreement
from sync.server.services.log import Group
from sync.server.services.shelving import Shelf
from sync.server.services.withdrawing import is_withdrawn
from sync.server.signatures import verify


@dataclass(slots=True)
class Findings:
    """`damage`: what is wrong, as codes with places. `spare_segments`: in the store, and nothing knows of them;
    harmless. `waiting_segments`: about to be used or to go.
    """

    groups: int = 0
    objects: int = 0
    withdrawn: int = 0
    chunks: int = 0
    spare_segments: int = 0
    waiting_segments: int = 0
    damage: list[str] = field(default_factory=list)


def check(database: Database, segments: Shelf) -> Findings:
    findings = Findings(damage=[f"database: {line}" for line in database.damage()])
    with database.reading() as connection:
        for row in connection.execute(select(GroupRow.number, GroupRow.id, GroupRow.size)).all():
            group = Group(row.number, row.id, row.size)
            findings.groups += 1
            findings.damage.extend(_log(connection, group, findings))
            findings.damage.extend(_roster(connection, group))
            findings.damage.extend(_files(connection, group, segments, findings))
    agreed = agreement(database, segments)
    findings.damage += [f"store: segment {name} is not there, or not whole" for name in agreed.missing]
    findings.spare_segments, findings.waiting_segments = len(agreed.spare), agreed.waiting
    return findings


def _log(connection: Connection, group: Group, findings: Findings) -> Iterator[str]:
    wanted = (
        select(LeafRow.position, LeafRow.leaf_kind, LeafRow.object_id, LeafRow.kind, LeafRow.record, LeafRow.raw)
        .where(LeafRow.group == group.number)
        .order_by(LeafRow.position)
        .execution_options(yield_per=100)
    )
    tree = _Tree(connection, group)
    for row in connection.execute(wanted):
        if row.position != tree.size:
            yield f"log: leaf {tree.size} is missing"
            return
        is_object = row.leaf_kind == merkle.OBJECT_LEAF
        if is_object and row.raw is None and _is_withdrawn(connection, group, row.kind, row.record, row.position):
            findings.withdrawn += 1
        elif is_object and (row.raw is None or objects.object_id(row.raw) != row.object_id):
            yield f"log: object {row.position} is not what it was"
        findings.objects += is_object
        yield from tree.grow(merkle.leaf_hash(row.leaf_kind, row.object_id))
    yield from tree.compare()
    if tree.size != group.size:
        yield f"log: has {tree.size} leaves and should have {group.size}"


def _is_withdrawn(connection: Connection, group: Group, kind: int, record: bytes, position: int) -> bool:
    """Of a manifest nothing is left that says which file it was about. A letter goes when another took its place."""
    if kind == Kind.LETTER:
        return letters.is_replaced(connection, group, position)
    return kind == Kind.MANIFEST or (kind == Kind.REVISION and is_withdrawn(connection, group, record))


class _Tree:
    """The tree computed again from the leaves, and compared with the stored one a few hundred nodes at a time."""

    def __init__(self, connection: Connection, group: Group) -> None:
        self.size = 0
        self._connection = connection
        self._group = group
        self._edge: dict[tuple[int, int], bytes] = {}
        self._new: dict[tuple[int, int], bytes] = {}

    def grow(self, leaf: bytes) -> Iterator[str]:
        for level, place, node in merkle.nodes_completed(self.size, leaf, lambda *at: self._edge[at]):
            self._edge[level, place] = self._new[level, place] = node
            # Of the subtrees below this one none is asked for again.
            self._edge.pop((level - 1, place << 1), None)
            self._edge.pop((level - 1, place << 1 | 1), None)
        self.size += 1
        if len(self._new) >= log.BATCH:
            yield from self.compare()

    def compare(self) -> Iterator[str]:
        stored = log.Nodes(self._connection, self._group.number)
        stored.fetch(self._new)
        for (level, place), node in self._new.items():
            if stored.find(level, place) != node:
                yield f"log: node {place} of level {level} is not what it was"
        self._new.clear()


def _roster(connection: Connection, group: Group) -> Iterator[str]:
    roster = Roster(group.id)
    try:
        for _, raw in rosters.statements(connection, group):
            roster = roster.extended(raw, verify)
    except RosterBroken as broken:
        yield f"roster: statement {broken.number} breaks {broken.rule}"


def _files(connection: Connection, group: Group, segments: Shelf, findings: Findings) -> Iterator[str]:
    wanted = select(FileRow.file, FileRow.sealed_size, FileRow.chunk_hashes, FileRow.stored, FileRow.complete)
    for number, row in enumerate(connection.execute(wanted.where(FileRow.group == group.number)).all()):
        found = 0
        for place, sealed in _chunks(connection, group, row.file, segments):
            found += 1
            if chunks.chunk_hash(sealed) != row.chunk_hashes[place * chunks.HASH : (place + 1) * chunks.HASH]:
                yield f"files: chunk {place} of file {number} is not what it was"
        findings.chunks += found
        if found != row.stored or row.complete != (found == chunks.chunk_count(row.sealed_size)):
            yield f"files: file {number} lacks chunks"


def _chunks(connection: Connection, group: Group, file: bytes, segments: Shelf) -> Iterator[tuple[int, bytes]]:
    """Chunks of a segment that is gone or too short come out empty."""
    wanted = select(RunRow.first, RunRow.chunks, RunRow.segment, RunRow.offset, RunRow.length)
    for run in connection.execute(wanted.where(RunRow.group == group.number, RunRow.file == file)).all():
        try:
            data = segments.get(run.segment, run.offset, run.length)
        except (FileNotFoundError, ValueError):
            data = b""
        for place in range(run.chunks):
            yield run.first + place, data[place * limits.CHUNK : (place + 1) * limits.CHUNK]
