"""A backup whose key is known: its newest commit, its states, what is in their segments. Writes nothing."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.backup_errors import BackupDamaged, BackupPartMissing, OthersBackup
from desktop.store.backups import head, index
from desktop.store.backups.commit import Segment
from desktop.store.backups.head import Head
from desktop.store.backups.index import PAGE, SavedFile, State
from desktop.store.backups.parts import Parts
from desktop.store.backups.segments import ChunkBad, SegmentReader, end_of
from sync.errors import Unreadable

_BLOCK = 1024 * 1024


class Backup:
    """`commit`: the newest. `end`: where what it counts ends in the stream; `unfinished`: something else than the
    foot stands behind that.
    """

    def __init__(self, parts: Parts, found: Head, key: bytes) -> None:
        """Raises OthersBackup, BackupPartMissing."""
        opened = [(one.backup, commit) for one in found.commits if (commit := one.opened(key)) is not None]
        if not opened:
            raise OthersBackup
        self.id = opened[0][0]  # the head's, where it opens: a foot of another backup does not count
        self.commit = max((commit for id, commit in opened if id == self.id), key=lambda one: one.generation)
        self.parts = parts
        self.key = key
        self.whole_head = found.whole
        newest = self.commit.newest
        self.end = head.SIZE if newest is None else end_of(newest)
        length = parts.length()
        if length < self.end:
            raise BackupPartMissing(1 + length // parts.size)
        self.unfinished = length != self.end + head.SIZE

    def state(self, segment: Segment | None = None) -> State:
        """The newest, or the one whose index is in this segment. Raises BackupDamaged("state")."""
        wanted = segment or self.commit.newest
        assert wanted is not None, "a backup that was only begun has no state"
        try:
            packed = self.reader(wanted).read(wanted.index, wanted.size - wanted.index)
            return index.decoded(packed, wanted)
        except (ChunkBad, Unreadable):
            raise BackupDamaged("state") from None

    def reader(self, segment: Segment) -> SegmentReader:
        return SegmentReader(self.parts, segment, key=self.key, backup=self.id)

    def database(self, state: State) -> Iterator[bytes]:
        """Its pages in order, some at a time. Raises ChunkBad."""
        for run in state.runs:
            reader = self.reader(state.segments[run.segment])
            yield from _blocks(reader, run.offset, run.count * PAGE)

    def file(self, state: State, saved: SavedFile) -> Iterator[bytes]:
        """Raises ChunkBad."""
        yield from _blocks(self.reader(state.segments[saved.segment]), saved.offset, saved.size)


def opened(path: Path, key: bytes) -> Backup:
    """Raises NotABackup, OthersBackup, BackupTooNew, BackupPartMissing, BackupDamaged, StickGone."""
    parts = Parts(path)
    try:
        return Backup(parts, head.read(parts), key)
    except BaseException:
        parts.close()
        raise


def _blocks(reader: SegmentReader, offset: int, size: int) -> Iterator[bytes]:
    end = offset + size
    while offset < end:
        taken = min(_BLOCK, end - offset)
        yield reader.read(offset, taken)
        offset += taken
