"""Writing so that it stays written, and what the system says when it cannot. Knows no format."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from desktop.errors import DiskFull, NotWritable

FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
"""EFBIG too: a stick in FAT32 ends at 4 GiB a file."""

REFUSED = {errno.EACCES, errno.EPERM, errno.EROFS}


@contextmanager
def writing() -> Iterator[None]:
    """What the system says about a full or read-only disk, in our words. Anything else goes on as it is."""
    try:
        yield
    except OSError as refusal:
        if refusal.errno in FULL:
            raise DiskFull from None
        if refusal.errno in REFUSED:
            raise NotWritable from None
        raise


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
