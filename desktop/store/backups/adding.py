"""Adding a state to a backup: segments, then the commits that make them count, in an order that survives a power cut
at every moment (VAULT.md, section 10). Asks the vault what there is; reads nothing back.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from blake3 import blake3

from desktop.backup_errors import StickFull
from desktop.errors import DesktopError
from desktop.store import disk
from desktop.store.backups import head, index
from desktop.store.backups.checking import Bad
from desktop.store.backups.committing import Committing
from desktop.store.backups.comparing import Differences, compare
from desktop.store.backups.index import PAGE, SavedFile, State
from desktop.store.backups.opened import Backup
from desktop.store.backups.own_salt import OwnSalt
from desktop.store.backups.progress import Stage, Step
from desktop.store.backups.segments import SegmentWriter
from desktop.store.backups.snapshot import Snapshot, Wanted, snapshot
from desktop.store.backups.stick import stick
from desktop.store.unit import now
from sync.crypto.stream import sealed_size
from sync.protocol import limits
from sync.protocol.chunks import HASH, chunk_hash

if TYPE_CHECKING:
    from desktop.store.vault import Vault

_BATCH: Final = 512 * 1024 * 1024
"""Of files in one segment: what a power cut can make us write again."""
_TOLD: Final = 1024 * 1024


class Adding:
    """One backup being written to. `left_out`: ids of files that do not verify in the vault, and are not in it."""

    def __init__(self, vault: Vault, backup: Backup, salt: OwnSalt, step: Step) -> None:
        self._vault = vault
        self._backup = backup
        self._committing = Committing(vault, backup, salt)
        self.apart = self._committing.apart
        self._step = step
        self._done = self._total = 0
        self._torn = False
        self.written = 0
        self.left_out: set[str] = set()

    def add(self, base: State | None, bad: Bad = frozenset()) -> State:
        """The vault as it is now. `base`: the state that is added to. Every page and file that stands in `bad` chunks
        of it is brought again.

        Raises VaultDamaged, StickFull, StickReadOnly, StickGone; what was committed before counts then.
        """
        try:
            return self._add(base, bad)
        except BaseException:
            self._undo()
            raise

    def _add(self, base: State | None, bad: Bad) -> State:
        self._make_ready()
        with snapshot(self._vault, self._wait) as found:
            differences = compare(found, base, bad, self._reading)
            self._expect_room(differences, base)
            writer = self._segment()
            state = self._pages(found, differences, base, writer)
        waiting = list(differences.missing)
        while True:
            state = self._files(state, waiting, writer)
            segment = writer.finish(index.encoded(state, writer.number))
            state = replace(state, segments={**state.segments, segment.number: segment})
            self._committing.commit(state, segment, found, self.left_out)
            self._torn = False
            if not waiting:
                return state
            writer = self._segment()
            state = replace(state, generation=writer.number, before=segment)

    def _make_ready(self) -> None:
        """Head whole before its copy, the foot, is written over; what a power cut left behind the last state gone."""
        backup = self._backup
        if not backup.whole_head and backup.commit.newest is not None:
            self._committing.put_head(self._committing.region(backup.commit))
        if backup.unfinished and backup.commit.newest is not None:
            backup.parts.cut(backup.end)

    def _segment(self) -> SegmentWriter:
        self._torn = True
        backup = self._backup
        number = backup.commit.generation + 1
        return SegmentWriter(backup.parts, backup.end, key=backup.key, backup=backup.id, number=number)

    def _pages(self, found: Snapshot, differences: Differences, base: State | None, writer: SegmentWriter) -> State:
        """Those that changed, written; the state with all of them, and the files that were there before."""
        lying = list(index.places(base.runs))[: found.pages] if base is not None else []
        lying += [(0, 0)] * (found.pages - len(lying))
        for page, block in _chosen(found, differences.changed):
            lying[page] = (writer.number, writer.size)
            self._write(writer, block)
        return State(
            generation=writer.number,
            time=now(),
            tables=found.tables,
            pages=found.pages,
            runs=index.as_runs(lying),
            hashes=differences.hashes,
            digest=differences.digest,
            files={file.name: file for file in differences.kept},
            segments={} if base is None else base.segments,
            before=self._backup.commit.newest,
        )

    def _files(self, state: State, waiting: list[Wanted], writer: SegmentWriter) -> State:
        """As many as a segment takes, off the list; the state with them."""
        files, begun = dict(state.files), writer.size
        while waiting and (writer.size == begun or writer.size - begun + waiting[0].size <= _BATCH):
            wanted = waiting.pop(0)
            saved = self._file(wanted, writer)
            if saved is None:
                self.left_out.add(wanted.id)
            else:
                files[wanted.name] = saved
        return replace(state, files=files)

    def _file(self, wanted: Wanted, writer: SegmentWriter) -> SavedFile | None:
        """None: it is not what its row says. What was written of it before that was seen is noise to everybody."""
        begin, digest = writer.size, blake3()
        for number, sealed in enumerate(_sealed_chunks(self._vault, wanted)):
            if wanted.hashes and chunk_hash(sealed) != wanted.hashes[number * HASH : (number + 1) * HASH]:
                return None
            digest.update(sealed)
            self._write(writer, sealed)
        if writer.size - begin != wanted.size:
            return None
        return SavedFile(wanted.name, wanted.size, writer.number, begin, digest.digest())

    def _undo(self) -> None:
        """A segment that nobody will finish goes, and the foot stands where it stood; as far as the stick lets us."""
        backup = self._backup
        if self._torn and backup.commit.newest is not None:
            with suppress(DesktopError):
                backup.parts.cut(backup.end)
                backup.parts.write(backup.end, self._committing.region(backup.commit))
                backup.parts.sync()

    def _expect_room(self, differences: Differences, base: State | None) -> None:
        parts = self._backup.parts
        files = len(differences.kept) + len(differences.missing)
        listed = len(differences.hashes) + 64 * len(differences.changed) + 100 * files + PAGE
        parts.needed = sealed_size(differences.size() + listed) + 2 * head.SIZE
        with stick():
            free = shutil.disk_usage(parts.path.parent).free
        if parts.needed > free:
            raise StickFull(parts.needed)
        self._done, self._total = 0, differences.size()

    def _write(self, writer: SegmentWriter, plain: bytes) -> None:
        writer.write(plain)
        self.written += len(plain)
        before, self._done = self._done, self._done + len(plain)
        if before // _TOLD != self._done // _TOLD or self._done == self._total:
            self._step(Stage.WRITING, self._done, max(self._done, self._total))

    def _reading(self, done: int, total: int) -> None:
        self._step(Stage.READING, done, total)

    def _wait(self) -> None:
        self._step(Stage.READING, 0, 0)


def _chosen(found: Snapshot, pages: Sequence[int]) -> Iterator[tuple[int, bytes]]:
    """These pages, in order, with what is in them."""
    wanted, first = iter(pages), 0
    page = next(wanted, None)
    for block in found.read():
        last = first + len(block) // PAGE
        while page is not None and page < last:
            yield page, block[(page - first) * PAGE : (page - first + 1) * PAGE]
            page = next(wanted, None)
        first = last


def _sealed_chunks(vault: Vault, wanted: Wanted) -> Iterator[bytes]:
    """Of a file in the vault; nothing more where it is gone or cannot be read. Raises VaultGone, OutOfHandles."""
    place = vault.files.path(wanted.id) if wanted.hashes else vault.files.of_recording(wanted.id)
    left = wanted.size
    try:
        with place.open("rb") as file:
            while left > 0 and (sealed := file.read(min(limits.CHUNK, left))):
                left -= len(sealed)
                yield sealed
    except OSError as refusal:
        problem = disk.unreadable(place, refusal)
        if problem is not None:
            raise problem from None
