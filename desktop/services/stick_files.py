"""A file on a stick that gets its name when it is whole, on the stick, and was read back. Knows no parcel."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import IO, Final

from desktop.backup_errors import StickGone, StickReadOnly
from desktop.errors import ExportFull, ExportNotKept, FileInTheWay
from desktop.store import disk

_BLOCK: Final = 256 * 1024


class NewFile:
    """A file being written, hashed as it grows."""

    def __init__(self, file: IO[bytes]) -> None:
        self.file = file
        self.size = 0
        self.hash = hashlib.sha256()

    def write(self, data: bytes) -> None:
        with _on_stick(self.size + len(data)):
            self.file.write(data)
        self.hash.update(data)
        self.size += len(data)


@contextmanager
def new_file(path: Path) -> Iterator[NewFile]:
    """It gets its name when it is whole and was read back; else nothing is left."""
    beside = path.with_name(f".{path.name}.{os.urandom(4).hex()}")
    with _on_stick(0):
        try:
            # Taken at once and exclusively: nobody else's file can come between the question and the rename.
            _exclusive(path).close()
        except FileExistsError:
            raise FileInTheWay from None
    try:
        with _on_stick(0):
            file = _exclusive(beside)
        with file:
            out = NewFile(file)
            yield out
            with _on_stick(out.size):
                disk.sync_file(file)
                disk.forget_cached(file)
        with _on_stick(out.size):
            _read_back(beside, out)
            beside.replace(path)
            disk.sync_folder(path.parent)
    except BaseException:
        for left in (beside, path):
            with suppress(OSError):
                left.unlink(missing_ok=True)
        raise


def _read_back(path: Path, out: NewFile) -> None:
    found = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            found.update(block)
    if found.digest() != out.hash.digest():
        raise ExportNotKept


def _exclusive(path: Path) -> IO[bytes]:
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")


@contextmanager
def _on_stick(size: int) -> Iterator[None]:
    """What the system says about a stick, in our words. `size`: bytes that there is no room for."""
    try:
        yield
    except OSError as refusal:
        if refusal.errno in disk.FULL:
            raise ExportFull(size) from None
        raise (StickReadOnly if refusal.errno in disk.REFUSED else StickGone) from None
