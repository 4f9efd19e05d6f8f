"""A disk with little room: a real one where we may mount it, elsewhere the system's limit on the size of a file.

The limit refuses like a full disk, but SQLite takes it for another failure: `is_real` says which of the two it is.
"""

from __future__ import annotations

import os
import resource
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtWidgets import QPlainTextEdit

ROOM = 12 * 1024 * 1024


@dataclass
class SmallDisk:
    folder: Path
    is_real: bool

    def fill(self) -> None:
        """Not a byte more fits."""
        if not self.is_real:
            _limit(64 * 1024)
            return
        with (self.folder / "filler").open("ab", buffering=0) as filler:
            free = os.statvfs(self.folder)
            os.posix_fallocate(filler.fileno(), 0, max(1, free.f_bavail * free.f_frsize))

    def make_room(self) -> None:
        if self.is_real:
            (self.folder / "filler").unlink(missing_ok=True)
        else:
            _limit(resource.RLIM_INFINITY)


@contextmanager
def small_disk(folder: Path) -> Iterator[SmallDisk]:
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={ROOM}", "tmpfs", str(folder)]
    mounted = os.geteuid() == 0 and subprocess.run(mount, capture_output=True, check=False).returncode == 0
    disk = SmallDisk(folder, mounted)
    try:
        yield disk
    finally:
        disk.make_room()
        if mounted:
            subprocess.run(["umount", str(folder)], check=True)


def _limit(size: int) -> None:
    """Of this process; Python ignores the signal, so that a write fails with EFBIG."""
    _, most = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size if size != resource.RLIM_INFINITY else most, most))


def long_words():
    """So many that they fit nowhere that was made before."""
    return " ".join(os.urandom(8).hex() for _ in range(20_000))


def write(editor, words):
    """Pasted, as nobody types so much."""
    text = max(editor.findChildren(QPlainTextEdit), key=lambda one: one.isVisible())
    text.insertPlainText(words)
