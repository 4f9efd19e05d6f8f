"""Sealed files of evidence: taken in, recorded, fetched, read (VAULT.md, section 7). Rows are kept by `file_rows`.

A file has a row, with its key, before its first byte is on the disk: so what a crash leaves is known, and a file
without a row is nobody's to remove.
"""

from __future__ import annotations

import errno
import io
import os
import re
import time
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from desktop.domain.answers import FileRef
from desktop.domain.custody import Deed, derived_details
from desktop.errors import (
    FileNotHere,
    FileRemoved,
    FileUnreadable,
    FileVanished,
    NoSuchFile,
    OutOfHandles,
    VaultDamaged,
)
from desktop.store import disk
from desktop.store.file_rows import KeptFile, Sealed, State
from desktop.store.outside import Begun
from desktop.store.sealing import Sealer
from desktop.store.unsealing import SealedReader, sealed_chunk, sealed_so_far, sealed_whole
from sync.crypto.stream import CHUNK_PLAIN, CHUNK_SEALED

if TYPE_CHECKING:
    from desktop.store.unit import Unit

Step = Callable[[int, int], None]
"""Told (bytes done, bytes in all); what it raises stops the work, and nothing is left of it."""

_ID: Final = re.compile(r"[0-9a-f]{32}")
_BLOCK: Final = 16 * CHUNK_PLAIN
_STEP_BYTES: Final = 4 * 1024 * 1024
_GONE: Final = {errno.ENOENT, errno.ENODEV, errno.ESTALE, errno.EIO, errno.ENXIO, errno.ENOTCONN}


class SealedFiles:
    def __init__(
        self,
        folder: Path,
        unit: Callable[[], AbstractContextManager[Unit]],
        reading: Callable[[], AbstractContextManager[Unit]],
    ) -> None:
        self._folder = folder
        self._unit = unit
        self._reading = reading
        self._sent = ("", 0)
        """Id and size of the file that chunks were last asked of."""
        self.left_outside: Sequence[Begun] = ()
        """At opening: what may still lie at places outside the vault (`outside`)."""
        self._newest = 0
        """At opening: the newest row. A later file belongs to a sitting that may still be going on."""
        with disk.in_vault():
            folder.mkdir(mode=0o700, exist_ok=True)

    def take_in(self, source: Path, name: str, media_type: str, step: Step | None = None) -> FileRef:
        """Seal a file into the vault, reading it once. It belongs to no record until a save names it.

        Raises FileVanished, FileUnreadable (also: it changed meanwhile), FileTooBig, DiskFull; then nothing is kept.
        """
        with _source(source) as file:
            before = os.fstat(file.fileno())
            sink = self.begin(name, media_type, State.TAKEN_IN)
            try:
                _pump(file, sink, before.st_size, step)
                after = os.fstat(file.fileno())
                if (after.st_size, after.st_mtime_ns) != (before.st_size, before.st_mtime_ns):
                    raise FileUnreadable
                return sink.finish()
            except BaseException:
                sink.abandon()
                raise

    def begin(self, name: str, media_type: str, state: State = State.RECORDED) -> Sink:
        """A file that comes in portions: a recording, unless said otherwise."""
        return Sink(self, *self._begun(name, media_type, state), state)

    def keep_copy(self, original: str, media_type: str, data: bytes) -> FileRef:
        """A small copy of a file that was taken in, and that no record names yet. Raises NoSuchFile, DiskFull."""
        with self._unit() as unit:
            kept = unit.files.get(original)
            if kept is None or not kept.own or kept.record is not None:
                raise NoSuchFile
        sink = Sink(self, *self._begun("", media_type, State.TAKEN_IN), State.TAKEN_IN, copy_of=original)
        try:
            sink.write(data)
            return sink.finish()
        except BaseException:
            sink.abandon()
            raise

    def reader(self, file_id: str) -> SealedReader:
        """Raises NoSuchFile, FileNotHere."""
        kept, key = self._here(file_id)
        return SealedReader(self.path(file_id), file_id, key, kept.ref.size)

    def chunk(self, file_id: str, number: int) -> bytes:
        """A sealed chunk as it travels. Raises NoSuchFile, FileNotHere, VaultDamaged."""
        # A file that is here keeps its size. Asking the database for each chunk was three quarters of an upload's time.
        sent, size = self._sent
        if sent != file_id or not self.path(file_id).exists():
            kept, _ = self._here(file_id)
            size = kept.ref.size
            self._sent = file_id, size
        return sealed_chunk(self.path(file_id), file_id, size, number)

    def destroy(self, file_id: str) -> None:
        """The key first: after that the bytes are noise, whether or not the disk really forgets them."""
        with self._unit() as unit:
            gone = unit.forget_file(file_id)
            unit.custody.forget(file_id)
        with disk.in_vault():
            for one in gone:
                self.remove(one)

    def unfinished(self) -> list[KeptFile]:
        """Recordings that a crash cut off."""
        with self._reading() as unit:
            return unit.files.in_state(State.RECORDED)

    def salvage(self, file_id: str) -> FileRef:
        """A recording out of what was sealed of one that a crash cut off; the unfinished one ends in the transaction in
        which the new one is whole.
        """
        with self._reading() as unit:
            kept = unit.files.get(file_id)
        if kept is not None and kept.is_here and kept.record is None:
            return kept.ref  # whole, and not yet named
        if kept is None or kept.state is not State.RECORDED or kept.key is None:
            raise NoSuchFile
        here = self.of_recording(file_id)
        sealed = sealed_whole(here, file_id, kept.key)
        if sealed is not None:
            # It was finished, and only its row was not written any more. Its padding counts as its end.
            self.settle(file_id)
            self.keep(file_id, sealed, Deed.RECORDED)
            return self.ref(file_id)
        # Not as a recording: what a crash left of it would be a second unfinished one beside the first.
        begun = self._begun(kept.ref.name, kept.ref.media_type, State.TAKEN_IN)
        sink = Sink(self, *begun, State.TAKEN_IN, of_recording=file_id)
        try:
            for plain in sealed_so_far(here, file_id, kept.key):
                sink.write(plain)
            ref = sink.finish()
        except BaseException:
            sink.abandon()
            raise
        with disk.in_vault():
            self.remove(file_id)
        return ref

    def clear_leftovers(self) -> None:
        """What a crash left, at opening, when no other process is at work: nothing that could still be wanted."""
        with self._unit() as unit, disk.in_vault():
            self._newest = unit.files.newest()
            for kept in unit.files.in_state(State.TAKEN_IN):
                unit.files.forget(kept.ref.id)
                self.remove(kept.ref.id)
            for kept in unit.files.in_state(State.RECORDED):
                if not self._holds_any(kept):
                    unit.files.forget(kept.ref.id)
                    self.remove(kept.ref.id)
            for copy in unit.small_copies.orphans():
                unit.forget_file(copy)
                self.remove(copy)
            for kept in unit.files.in_state(State.REMOVED):
                with suppress(OSError):  # no reason not to open
                    self.remove(kept.ref.id)
            for kept in unit.files.in_state(State.FETCHED):
                part = self.part(kept.ref.id)
                if _size(part) > kept.present * CHUNK_SEALED:
                    os.truncate(part, kept.present * CHUNK_SEALED)
            for kept in unit.files.damaged():
                if kept.manifest is not None and _size(self.path(kept.ref.id)) == kept.sealed_size:
                    unit.outbox.retry_refused(kept.manifest)  # somebody put it back
        with suppress(VaultDamaged):  # no reason not to open
            self._clear_known()

    def _clear_known(self) -> None:
        """Bytes whose key went and that a crash left. One that came back since has a row again, and stays."""
        with self._unit() as unit, disk.in_vault():
            self.left_outside = unit.outside.left()
            doomed = unit.outside.doomed()
            back = unit.files.known(doomed)
            for file in doomed:
                if file not in back:
                    self.remove(file)
            if doomed:
                unit.outside.are_gone()

    def loose(self) -> list[KeptFile]:
        """Whole files that were brought in before this opening, and that no record and no draft names: the program
        ended between the file and the words that it was for. Not removed: somebody brought them in.
        """
        with self._reading() as unit:
            found = unit.files.unattached(up_to=self._newest)
            named = unit.drafts.files() if found else set()
        return [kept for kept in found if kept.ref.id not in named]

    def nameless(self) -> int:
        """How many sealed files lie there that no row names: those of another copy of the database, perhaps."""
        there = {path.name.removesuffix(".part") for path in self._folder.iterdir()}
        ids = [name for name in there if _ID.fullmatch(name)]
        with self._reading() as unit:
            return len(ids) - len(unit.files.known(ids)) - len(set(unit.outside.doomed()).intersection(ids))

    def _holds_any(self, recording: KeptFile) -> bool:
        """Whether there is anything in it; one that cannot be read is not empty for that."""
        here = self.of_recording(recording.ref.id)
        try:
            return _size(here) >= CHUNK_SEALED or sealed_whole(here, recording.ref.id, recording.key or b"") is not None
        except VaultDamaged:
            return True

    def path(self, file_id: str) -> Path:
        return self._folder / file_id

    def part(self, file_id: str) -> Path:
        return self._folder / f"{file_id}.part"

    def settle(self, file_id: str) -> None:
        """The part is whole and synced: from now on it is the file. It may be so already."""
        with disk.in_vault():
            with suppress(FileNotFoundError):
                self.part(file_id).replace(self.path(file_id))
            disk.sync_folder(self._folder)

    def is_copy_of(self, copy: str, original: str, sealed: Sealed) -> None:
        """A small copy is whole: the original's custody says so. Raises NoSuchFile: that one is gone meanwhile."""
        with self._unit() as unit:
            unit.files.is_whole(copy, sealed)
            unit.small_copies.add(copy, original)
            unit.custody.note(original, Deed.DERIVED_TO, _now(), derived_details(copy, sealed.sha256))

    def keep(self, file_id: str, sealed: Sealed, deed: Deed, instead_of: str = "") -> None:
        """It is whole, and its row says so from now on; the one that it stands for has none any more."""
        with self._unit() as unit:
            unit.files.is_whole(file_id, sealed)
            unit.custody.note(file_id, deed, _now())
            if instead_of:
                unit.files.forget(instead_of)
                unit.custody.forget(instead_of)

    def ref(self, file_id: str) -> FileRef:
        """Raises NoSuchFile."""
        with self._reading() as unit:
            kept = unit.files.get(file_id)
        if kept is None:
            raise NoSuchFile
        return kept.ref

    def remove(self, file_id: str) -> None:
        """Its bytes, under either name; its row stays."""
        self.part(file_id).unlink(missing_ok=True)
        self.path(file_id).unlink(missing_ok=True)

    def of_recording(self, file_id: str) -> Path:
        """Where its bytes are: it may have been finished without its row saying so."""
        return self.path(file_id) if self.path(file_id).exists() else self.part(file_id)

    def _begun(self, name: str, media_type: str, state: State) -> tuple[str, bytes]:
        """Its id and key, in a row of their own."""
        file, key = os.urandom(16).hex(), os.urandom(32)
        with self._unit() as unit:
            unit.files.begin(file, key, name, media_type, state, unit.device_id, _now())
        return file, key

    def _here(self, file_id: str) -> tuple[KeptFile, bytes]:
        with self._reading() as unit:
            kept = unit.files.get(file_id)
        if kept is None:
            raise NoSuchFile
        if kept.state is State.REMOVED:
            raise FileRemoved
        if not kept.is_here or kept.key is None:
            raise FileNotHere
        return kept, kept.key


class Sink:
    """A file under way. Ends by `finish` or `abandon`. `of_recording`: the unfinished one that ends with its finish;
    `copy_of`: the original that it is a small copy of.
    """

    def __init__(
        self,
        files: SealedFiles,
        file: str,
        key: bytes,
        state: State,
        of_recording: str = "",
        *,
        copy_of: str = "",
    ) -> None:
        self.id = file
        self._files = files
        self._of_recording = of_recording
        self._copy_of = copy_of
        self._deed = Deed.RECORDED if state is State.RECORDED or of_recording else Deed.IMPORTED
        self._done = False
        try:
            self._sealer = Sealer(files.part(file), file, key, sync_often=state is State.RECORDED)
        except BaseException:
            files.destroy(file)
            raise

    def write(self, data: bytes | memoryview) -> None:
        """Raises FileTooBig, DiskFull; what was written before stays until `abandon`."""
        self._sealer.write(data)

    def finish(self) -> FileRef:
        """On the disk and known to the vault when it returns. Raises DiskFull; it can be tried again then."""
        sealed = self._sealer.finish()
        if not self._done:
            self._files.settle(self.id)
            if self._copy_of:
                self._files.is_copy_of(self.id, self._copy_of, sealed)
            else:
                self._files.keep(self.id, sealed, self._deed, self._of_recording)
            self._done = True
        return self._files.ref(self.id)

    def abandon(self) -> None:
        """Destroys what was written. After `finish` it does nothing."""
        if self._done:
            return
        self._done = True
        try:
            self._sealer.close()
        finally:
            self._files.destroy(self.id)


def _source(path: Path) -> io.FileIO:
    try:
        if not path.is_file():
            raise FileUnreadable if path.exists() else FileVanished
        return path.open("rb", buffering=0)
    except OSError as refusal:
        raise _cannot_read(refusal) from None


def _pump(file: io.FileIO, sink: Sink, size: int, step: Step | None) -> None:
    block = memoryview(bytearray(_BLOCK))
    done = told = 0
    while True:
        try:
            count = file.readinto(block)
        except OSError as refusal:
            raise _cannot_read(refusal) from None
        if not count:
            break
        sink.write(block[:count])
        done += count
        if step is not None and done - told >= _STEP_BYTES:
            told = done
            step(done, max(done, size))
    if done != size:
        raise FileUnreadable
    if step is not None:
        step(done, size)


def _cannot_read(refusal: OSError) -> Exception:
    if refusal.errno in disk.EXHAUSTED:
        return OutOfHandles()
    return FileVanished() if refusal.errno in _GONE else FileUnreadable()


def _size(path: Path) -> int:
    return path.stat().st_size if path.exists() else 0


def _now() -> int:
    return time.time_ns() // 1_000_000
