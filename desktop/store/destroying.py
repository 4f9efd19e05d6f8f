"""The end of a vault: what opens it is overwritten first, then the head of its database (VAULT.md, section 9).

Knows no key and no passphrase, asks nobody, and does not stop at what fails: each part is tried whatever became of the
one before. Overwriting reaches the file as the system shows it; a disk that keeps old blocks (flash memory, snapshots
of the file system) may keep them, and nobody can promise otherwise.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from desktop.store import disk

_KEYSLOT_PAGE: Final = 4096
_HEAD: Final = 64 * 1024
"""Of a database: the salt of its pages' MACs and the list of its tables stand at its beginning."""
_DATABASES: Final = ("store.db", "store.db-wal", "store.db.before-*")
_LEFT: Final = ("files/*", "store.db?*", ".store.db*", "tries")


@dataclass(frozen=True, slots=True)
class Destroyed:
    """What was overwritten, on the disk as far as the system says. A part that was not there counts as destroyed.

    `keyslots`: nothing opens the vault any more, whatever else is left of it. `databases`: their heads.
    """

    keyslots: bool
    databases: bool


def destroy(folder: Path) -> Destroyed:
    """Both pages of the keyslots become random bytes, each synced; then the first 64 KiB of the database, its log and
    its copies. Raises nothing. A few milliseconds; no file becomes longer or shorter, none is removed.

    Where the vault is open in this process, the process has to end without closing it: closing writes what stands in
    the log into the database. Nothing of that can be read without the keyslots, but in the memory the key is still
    there.
    """
    keyslots = destroy_keyslots(folder)
    return Destroyed(keyslots, destroy_databases(folder))


def destroy_keyslots(folder: Path) -> bool:
    path = folder / "keyslots"
    pages = [_overwritten(path, offset, _KEYSLOT_PAGE) for offset in (0, _KEYSLOT_PAGE)]
    return all(pages)


def destroy_databases(folder: Path) -> bool:
    heads = [_overwritten(path, 0, _HEAD) for path in _found(folder, _DATABASES)]
    return all(heads)


def clear(folder: Path) -> bool:
    """Remove the sealed files, the count of wrong tries, and of the database everything but its file. `keyslots`,
    `store.db`, `lock` and the folders stay, and so does whatever is not the vault's. Raises nothing; False where
    something is left.
    """
    left = False
    for path in _found(folder, _LEFT):
        try:
            path.unlink(missing_ok=True)
        except OSError:
            left = True
    for place in (folder / "files", folder):
        with suppress(OSError):
            disk.sync_folder(place)
    return not left


def _found(folder: Path, patterns: tuple[str, ...]) -> Iterator[Path]:
    for pattern in patterns:
        with suppress(OSError):
            yield from (path for path in list(folder.glob(pattern)) if path.is_file())


def _overwritten(path: Path, offset: int, length: int) -> bool:
    """In place, synced, never past the end of the file. True: done, or there is nothing to do."""
    try:
        handle = os.open(path, os.O_WRONLY | getattr(os, "O_BINARY", 0))
    except FileNotFoundError:
        return True
    except OSError:
        return False
    try:
        with os.fdopen(handle, "wb") as file:
            length = min(length, os.fstat(file.fileno()).st_size - offset)
            if length > 0:
                file.seek(offset)
                file.write(os.urandom(length))
                disk.sync_file(file)
    except OSError:
        return False
    return True
