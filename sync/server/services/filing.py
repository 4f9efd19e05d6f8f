"""Chunks: checked against their manifest, gathered into a segment, found again. Knows no HTTP."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from sqlalchemy import Connection, insert, select, update

from sync.protocol import chunks, merkle
from sync.protocol.objects import Kind
from sync.server.db.schema import FileRow, LeafRow, RunRow
from sync.server.services import log, shelving
from sync.server.services.log import Group, NewLeaf


@dataclass(frozen=True, slots=True)
class Announced:
    """What a manifest says about a file."""

    file: bytes
    manifest_id: bytes
    sealed_size: int
    chunk_hashes: bytes

    def has(self, number: int, sealed: bytes) -> bool:
        """Whether these bytes are the file's chunk of that number."""
        if number >= chunks.chunk_count(self.sealed_size) or len(sealed) != chunks.chunk_size(self.sealed_size, number):
            return False
        return chunks.chunk_hash(sealed) == self.chunk_hashes[number * chunks.HASH : (number + 1) * chunks.HASH]


@dataclass(slots=True)
class Run:
    """Chunks `first` to `end` of the file of a manifest, at `offset` of the segment."""

    file: bytes
    manifest_id: bytes
    first: int
    end: int
    offset: int
    length: int


@dataclass(slots=True)
class Gathered:
    """The chunks of one batch, in the order they came, as one segment."""

    data: bytearray = field(default_factory=bytearray)
    runs: list[Run] = field(default_factory=list)

    def add(self, to: Announced, number: int, sealed: bytes) -> None:
        last = self.runs[-1] if self.runs else None
        if last is not None and last.manifest_id == to.manifest_id and last.end == number:
            last.end, last.length = number + 1, last.length + len(sealed)
        else:
            self.runs.append(Run(to.file, to.manifest_id, number, number + 1, len(self.data), len(sealed)))
        self.data += sealed


def announced(connection: Connection, group: Group, author: bytes, files: Iterable[bytes]) -> Iterator[Announced]:
    """Of these files, those that this device announced."""
    for some in log.batches(sorted(files)):
        wanted = select(FileRow.file, FileRow.manifest_id, FileRow.sealed_size, FileRow.chunk_hashes).where(
            FileRow.group == group.number, FileRow.author == author, FileRow.file.in_(some)
        )
        for row in connection.execute(wanted):
            yield Announced(row.file, row.manifest_id, row.sealed_size, row.chunk_hashes)


def file_runs(connection: Connection, group: Group, segment: str, runs: Sequence[Run]) -> list[NewLeaf]:
    """Enter a segment's runs; a leaf for every file that is complete by them. The group must be locked.

    Left out are runs whose manifest was refused, and those that meet chunks already here: another request of the
    device was faster.
    """
    complete = []
    entered = 0
    for run in runs:
        wanted = select(FileRow.author, FileRow.sealed_size, FileRow.stored, FileRow.key_id).where(
            FileRow.group == group.number, FileRow.file == run.file, FileRow.manifest_id == run.manifest_id
        )
        row = connection.execute(wanted).first()
        if row is None or _meets_another(connection, group, run):
            continue
        connection.execute(insert(RunRow).values(**_row(group, segment, run)))
        entered += run.length
        stored = row.stored + run.end - run.first
        is_complete = stored == chunks.chunk_count(row.sealed_size)
        connection.execute(
            update(FileRow)
            .where(FileRow.group == group.number, FileRow.file == run.file)
            .values(stored=stored, complete=is_complete)
        )
        if is_complete and not _was_complete(connection, group, run.manifest_id):
            leaf = NewLeaf(
                leaf_kind=merkle.FILE_LEAF,
                object_id=run.manifest_id,
                kind=Kind.MANIFEST,
                author=row.author,
                key_id=row.key_id,
            )
            complete.append(leaf)
    _take_into_use(connection, group, segment, entered, sum(run.length for run in runs))
    return complete


def _take_into_use(connection: Connection, group: Group, segment: str, entered: int, size: int) -> None:
    """Of `size` bytes `entered` belong to a file by this segment; what else is in it is nobody's."""
    if entered:
        shelving.use(connection, group.number, segment, size)
    if entered < size:
        shelving.split(connection, segment)


def progress(connection: Connection, group: Group, author: bytes) -> list[tuple[bytes, list[tuple[int, int]]]]:
    """The device's files that are here in part, each with the ranges [first, end) present."""
    wanted = (
        select(FileRow.file)
        .where(FileRow.group == group.number, FileRow.author == author, FileRow.complete.is_(False), FileRow.stored > 0)
        .order_by(FileRow.file)
    )
    files = [row.file for row in connection.execute(wanted)]
    return [(file, present(connection, group, file)) for file in files]


def present(connection: Connection, group: Group, file: bytes) -> list[tuple[int, int]]:
    wanted = (
        select(RunRow.first, RunRow.chunks)
        .where(RunRow.group == group.number, RunRow.file == file)
        .order_by(RunRow.first)
    )
    ranges: list[tuple[int, int]] = []
    for row in connection.execute(wanted):
        if ranges and ranges[-1][1] == row.first:
            ranges[-1] = (ranges[-1][0], row.first + row.chunks)
        else:
            ranges.append((row.first, row.first + row.chunks))
    return ranges


def _was_complete(connection: Connection, group: Group, manifest_id: bytes) -> bool:
    """Once, before some of it was lost here and mended (`mending`)."""
    wanted = select(LeafRow.position).where(
        LeafRow.group == group.number, LeafRow.object_id == manifest_id, LeafRow.leaf_kind == merkle.FILE_LEAF
    )
    return connection.execute(wanted).first() is not None


def _meets_another(connection: Connection, group: Group, run: Run) -> bool:
    # Runs of a file never overlap, so only the last one that starts before the end of this one can meet it.
    wanted = (
        select(RunRow.first, RunRow.chunks)
        .where(RunRow.group == group.number, RunRow.file == run.file, RunRow.first < run.end)
        .order_by(RunRow.first.desc())
        .limit(1)
    )
    before = connection.execute(wanted).first()
    return before is not None and before.first + before.chunks > run.first


def _row(group: Group, segment: str, run: Run) -> dict[str, object]:
    return {
        "group": group.number,
        "file": run.file,
        "first": run.first,
        "chunks": run.end - run.first,
        "segment": segment,
        "offset": run.offset,
        "length": run.length,
    }
