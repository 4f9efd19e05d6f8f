"""The folder of an export while it is written: beside the wanted one, hashed, synced, read back, then renamed.

Knows nothing of what is in it. Paths in it are relative, with `/`, and of names that every system takes.
"""

from __future__ import annotations

import errno
import hashlib
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import IO, Final, Self

from desktop.errors import DiskFull, ExportFull, ExportNotKept, ExportPlaceGone, FolderInTheWay, NotWritable
from desktop.store import disk

SUMS: Final = "SHA256SUMS"
_BLOCK: Final = 1024 * 1024
_LARGE: Final = 1024 * 1024
_LONGEST_NAME: Final = 80
_GONE: Final = {errno.ENOENT, errno.ENODEV, errno.ESTALE, errno.EIO, errno.ENXIO, errno.ENOTCONN}
_FILLED: Final = {errno.EEXIST, errno.ENOTEMPTY, errno.ENOTDIR, errno.EISDIR}

Known = Callable[[Path], AbstractContextManager[None]]
Bytes = Callable[[int], None]
"""Told how many bytes were read; what it raises stops the work."""


class Written:
    """A new file of the folder. What it is given is hashed as it goes; `size` in bytes."""

    def __init__(self, folder: Unfinished, path: str, file: IO[bytes]) -> None:
        self.path = path
        self.size = 0
        self._folder = folder
        self._file = file
        self._found = hashlib.sha256()

    def write(self, data: bytes) -> None:
        self._found.update(data)
        self._file.write(data)
        self.size += len(data)

    def sha256(self) -> str:
        """In hex, of what it was given so far."""
        return self._found.hexdigest()

    def close(self) -> None:
        """A large one is on the disk when it returns, so that nobody waits for all of it at the end."""
        with self._file:
            if self.size >= _LARGE:
                disk.sync_file(self._file)
        self._folder.keep(self)

    def abandon(self) -> None:
        """Not half a file is kept, but it is not removed here. After `close` it does nothing."""
        with suppress(OSError):
            self._file.close()

    def remove(self) -> None:
        """One whose block raised: it is gone, as if it had never been begun."""
        self._folder.forget(self)
        self._folder.place(self.path).unlink()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, _error: BaseException | None, _at: TracebackType | None
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abandon()


class Unfinished:
    """`size`: bytes of all files that are written. Made by `writing_folder`."""

    def __init__(self, folder: Path) -> None:
        self.size = 0
        self._folder = folder
        self._kept: list[tuple[str, str]] = []
        self._begun: list[Written] = []

    def new(self, path: str) -> Written:
        place = self.place(path)
        # Never the folder itself: where a stick was pulled out there is another disk under its name, the laptop's own.
        for folder in reversed(place.relative_to(self._folder).parents[:-1]):
            self._folder.joinpath(folder).mkdir(mode=0o700, exist_ok=True)
        flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
        written = Written(self, path, os.fdopen(os.open(place, flags, 0o600), "wb"))
        self._begun.append(written)
        return written

    def put(self, path: str, content: bytes) -> None:
        with self.new(path) as file:
            file.write(content)

    def place(self, path: str) -> Path:
        return self._folder.joinpath(*path.split("/"))

    def keep(self, written: Written) -> None:
        self._begun.remove(written)
        self._kept.append((written.path, written.sha256()))
        self.size += written.size

    def forget(self, written: Written) -> None:
        self._begun.remove(written)

    def abandon(self) -> None:
        """Nothing of it is open any more: some systems remove no file that is."""
        for written in self._begun:
            written.abandon()

    def finish(self, step: Bytes) -> None:
        """Write down all hashes, and see whether the disk gives what it was given. Raises ExportNotKept."""
        with self.new(SUMS) as file:
            for path, sha256 in sorted(self._kept):
                file.write(f"{sha256}  {path}\n".encode())
        for path, _ in self._kept:
            _sync(self.place(path))
        for path, sha256 in self._kept:
            if _read(self.place(path), step) != sha256:
                raise ExportNotKept
        for folder, _, _ in os.walk(self._folder):
            _sync_folder(Path(folder))


@contextmanager
def writing_folder(wanted: Path, least: int, more: int, known: Known) -> Iterator[Unfinished]:
    """A folder that gets its name when the block ends, and is gone when it raises. `least`: bytes that it takes at
    least; `more`: what comes to that, about. `known`: around the work in the folder that is renamed or removed.

    Raises FolderInTheWay, ExportFull, NotWritable, ExportPlaceGone.
    """
    with writing_out(least + more):
        _expect_free(wanted)
        if shutil.disk_usage(wanted.parent).free < least:
            raise DiskFull
        making = wanted.with_name(f"{wanted.name[:_LONGEST_NAME]}.unfinished-{os.urandom(4).hex()}")
        with known(making):
            making.mkdir(mode=0o700)
            unfinished = Unfinished(making)
            try:
                yield unfinished
                _move_into_place(making, wanted)
            except BaseException:
                unfinished.abandon()
                shutil.rmtree(making, ignore_errors=True)
                if making.exists():
                    raise ExportPlaceGone from None  # what its words say of a folder that is left is true then
                raise


@contextmanager
def writing_out(needed: int) -> Iterator[None]:
    """What the system says about a disk or stick that is not ours, in our words."""
    try:
        with disk.writing():
            yield
    except DiskFull:
        raise ExportFull(needed) from None
    except OSError as refusal:
        raise (ExportPlaceGone if refusal.errno in _GONE else NotWritable) from None


def _expect_free(wanted: Path) -> None:
    if wanted.is_symlink() or (wanted.exists() and (not wanted.is_dir() or any(wanted.iterdir()))):
        raise FolderInTheWay


def _move_into_place(making: Path, wanted: Path) -> None:
    try:
        if wanted.exists():
            wanted.rmdir()  # it was empty; if it is not any more, this fails and nothing of it is lost
        making.rename(wanted)
    except OSError as refusal:
        raise FolderInTheWay if refusal.errno in _FILLED else refusal from None
    _sync_folder(wanted.parent)


def _sync(place: Path) -> None:
    """The small ones all at once: each on its own took most of the time of a small export."""
    handle = os.open(place, os.O_RDWR | getattr(os, "O_BINARY", 0))
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _sync_folder(folder: Path) -> None:
    """Some file systems of sticks and networks know no such thing; their files are on the disk all the same."""
    with suppress(OSError):
        disk.sync_folder(folder)


def _read(place: Path, step: Bytes) -> str:
    found = hashlib.sha256()
    with place.open("rb", buffering=0) as file:
        _forget_cached(file.fileno())
        while block := file.read(_BLOCK):
            found.update(block)
            step(len(block))
    return found.hexdigest()


def _forget_cached(descriptor: int) -> None:
    """What is read next comes from the disk and not from memory, where the system can do that."""
    if hasattr(os, "posix_fadvise"):
        os.posix_fadvise(descriptor, 0, 0, os.POSIX_FADV_DONTNEED)
