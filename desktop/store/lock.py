"""One process at a time: the system's lock on the file `lock`. It ends with the process, however that ends."""

from __future__ import annotations

import errno
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.errors import VaultInUse
from desktop.store import disk

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

_HELD = {errno.EACCES, errno.EAGAIN, errno.EDEADLK}


class FolderLock:
    """Held from construction to `release`. Raises VaultInUse if anybody holds it, this process included."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "lock"
        with disk.in_vault():
            self._file = os.open(self._path, os.O_RDWR | os.O_CREAT | getattr(os, "O_CLOEXEC", 0), 0o600)
        try:
            _lock(self._file)
        except OSError as refusal:
            os.close(self._file)
            if refusal.errno in _HELD:
                raise VaultInUse from None
            raise

    def renew(self) -> None:
        """After the folder was away: it is held again, where it is another file now. Raises VaultInUse, VaultGone."""
        with disk.in_vault():
            is_held = self._path.exists() and os.path.samestat(self._path.stat(), os.fstat(self._file))
        if not is_held:
            again = FolderLock(self._path.parent)
            self.release()
            self._file = again._file

    def release(self) -> None:
        """Closing the file ends the lock. A second time does nothing."""
        if self._file >= 0:
            os.close(self._file)
            self._file = -1


@contextmanager
def held_for_reading(folder: Path) -> Iterator[None]:
    """Where nobody may write: against a process that holds it in spite of that. Raises VaultInUse.

    Without the file `lock` nobody has it open, or could from there.
    """
    try:
        file = os.open(folder / "lock", os.O_RDONLY | getattr(os, "O_CLOEXEC", 0))
    except OSError:
        yield
        return
    try:
        try:
            _lock(file)
        except OSError as refusal:
            if refusal.errno in _HELD:
                raise VaultInUse from None
            # A file system without locks: nobody else has one there either.
        yield
    finally:
        os.close(file)


def _lock(file: int) -> None:
    if sys.platform == "win32":
        msvcrt.locking(file, msvcrt.LK_NBLCK, 1)
    else:
        # Not lockf: that one belongs to the process, and a second vault object in it would get the lock too.
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
