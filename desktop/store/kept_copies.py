"""The sealed copy of a database that a new version is about to change: `store.db.before-N`. Knows no table.

It is there for a step that goes wrong, and no longer: what is destroyed in the vault must not live on in a copy. It
goes when the changed database was read back page by page, and not before.
"""

from __future__ import annotations

import filecmp
import os
import shutil
from pathlib import Path
from typing import Any

from desktop.errors import VaultInUse
from desktop.store import disk

_BLOCK = 1024 * 1024


def keep(connection: Any, database: Path, number: int) -> Path:
    """Copy it, sealed as it is, before step `number`. On the disk when it returns.

    Raises DiskFull, NotWritable; then nothing is left of it. VaultInUse: somebody else has it open.
    """
    # Nothing may stand in the log alone when the file is copied.
    busy, *_ = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    if busy:
        raise VaultInUse
    kept = database.with_name(f"{database.name}.before-{number}")
    if kept.is_file() and filecmp.cmp(database, kept, shallow=False):
        return kept  # made before a crash; a second one beside it would take the room of a third
    aside = kept.with_name(kept.name + ".part")
    try:
        with disk.in_vault():
            with database.open("rb") as source, _new(aside) as copy:
                shutil.copyfileobj(source, copy, _BLOCK)
                disk.sync_file(copy)
            aside.replace(kept)
            disk.sync_folder(kept.parent)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    return kept


def there_are(database: Path) -> bool:
    """Whether there are any, finished or not: after an upgrade, or after one that a crash cut off."""
    return any(_of(database))


def remove(database: Path) -> None:
    """All of them. Only for a database that was verified."""
    with disk.in_vault():
        for copy in _of(database):
            copy.unlink(missing_ok=True)
        disk.sync_folder(database.parent)


def _of(database: Path) -> list[Path]:
    return list(database.parent.glob(f"{database.name}.before-*"))


def _new(path: Path) -> Any:
    """Readable by its owner alone, like what it is a copy of; over what a crash left of an earlier one."""
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0)
    return os.fdopen(os.open(path, flags, 0o600), "wb")
