"""Unlocking with the duress passphrase: nothing of the vault is left, and an empty one opens (VAULT.md, section 9).

The one place where a vault is made where one was: `decisions/duress.md`. Says nothing to any log.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path

from desktop.store import disk, keyslot_file
from desktop.store.destroying import clear, destroy_databases
from desktop.store.keyslot_file import KeyslotFile
from desktop.store.keyslots import PAGE, Keyslots, Kind, Opened
from desktop.store.making import new_database
from desktop.store.ways import NewWay

_NEW = ".store.db.new"


def begin_again(
    folder: Path, page: Keyslots, opened: Opened, preferences: Mapping[str, str]
) -> tuple[KeyslotFile, Keyslots, Opened]:
    """From the first lines on the old keys are gone. What is returned is that of the new vault.

    After a crash the same passphrase begins from the beginning; until it is through, nothing else opens anything.
    Raises DiskFull, NotWritable.
    """
    changed = [_changed(folder / name) for name in ("lock", keyslot_file.NAME, "store.db")]
    # What the folder showed all along: when the vault was made, as its oldest part tells, and when it was last used.
    born, used = min(*changed, time.time_ns()), changed[-1]
    with disk.writing():
        _put(folder, page.only(opened.number))
        destroy_databases(folder)
        clear(folder)
        way = NewWay(Kind.PASSPHRASE, opened.slot_key, born // 1_000_000)
        new_database(folder / _NEW, opened.vault_key, way, opened.number, preferences)
        os.utime(folder / _NEW, ns=(used, used))
        (folder / _NEW).replace(folder / "store.db")
        disk.sync_folder(folder)
        page = page.blank().with_slot(opened.number, way.kind, way.slot_key, opened.vault_key, way.made)
        _put(folder, page)
    for path in (folder / keyslot_file.NAME, folder / "files"):
        with suppress(OSError):
            os.utime(path, ns=(born, born))
    found = Opened(opened.number, way.kind, way.made, opened.vault_key, opened.slot_key)
    return keyslot_file.read(folder), page, found


def _put(folder: Path, page: Keyslots) -> None:
    """Over both copies, each synced; never put back. Where the file may not be written, another takes its place."""
    path = folder / keyslot_file.NAME
    try:
        for offset in (0, PAGE):
            disk.write_synced(path, offset, page.page())
    except OSError:
        beside = path.with_name(f".{path.name}.new")
        disk.write_synced(beside, 0, page.page() * 2)
        beside.replace(path)
        disk.sync_folder(folder)


def _changed(path: Path) -> int:
    return path.stat().st_mtime_ns
