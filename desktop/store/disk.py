"""Writing so that it stays written, and what the system says when it cannot. Knows no format."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from desktop.errors import DiskFull, EnvironmentProblem, NotWritable, OutOfHandles, VaultGone

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""EFBIG too: a stick in FAT32 ends at 4 GiB a file."""

REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}

EXHAUSTED = {errno.EMFILE, errno.ENFILE}

_NOT_THERE = {errno.ENOENT, errno.ENOTDIR, errno.ENODEV, errno.ENXIO, errno.ESTALE, errno.ENOTCONN, errno.EIO}
"""Of a folder that was there: EIO too, which is what a stick says that was pulled out while it was written to."""


@contextmanager
def writing() -> Iterator[None]:
    """What the system says about a full or read-only disk, or when it opens no more files, in our words. Anything else
    goes on as it is.
    """
    try:
        yield
    except OSError as refusal:
        if refusal.errno in FULL:
            raise DiskFull from None
        if refusal.errno in REFUSED:
            raise NotWritable from None
        if refusal.errno in EXHAUSTED:
            raise OutOfHandles from None
        raise


@contextmanager
def in_vault() -> Iterator[None]:
    """The same within the folder of an open vault, where everything is that was there: else the folder is gone."""
    try:
        with writing():
            yield
    except OSError as refusal:
        if refusal.errno in _NOT_THERE:
            raise VaultGone from None
        raise


def unreadable(path: Path, refusal: OSError) -> EnvironmentProblem | None:
    """Why a file within the vault could not be read; None: it is the file itself, which is not there or damaged."""
    if refusal.errno in EXHAUSTED:
        return OutOfHandles()
    if refusal.errno in _NOT_THERE - {errno.ENOENT, errno.EIO} or not path.parent.exists():
        return VaultGone()
    return None


def sync_folder(folder: Path) -> None:
    """Make renames in it durable. Windows has no such call and needs none: NTFS logs them."""
    if sys.platform == "win32":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def sync_file(file: IO[bytes]) -> None:
    file.flush()
    os.fsync(file.fileno())


def write_synced(path: Path, offset: int, data: bytes) -> None:
    """Write in place, or a new file readable by its owner alone; on the disk when it returns."""
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.seek(offset)
        file.write(data)
        sync_file(file)


def forget_cached(file: IO[bytes]) -> None:
    """Ask the system to hold nothing of it in memory: what is read next comes from the disk. Windows is not asked."""
    if sys.platform == "linux":
        os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
