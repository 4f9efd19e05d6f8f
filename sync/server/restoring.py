"""A server from a backup: in a folder, or in PostgreSQL and an S3 store, with the keys that it had.

The backup is read and stays as it is. What was laid out is checked before it is called a server; until then the new
folder has no settings, and nothing opens it.
"""

from __future__ import annotations

import shutil
from dataclasses import asdict
from pathlib import Path

import msgspec

from sync.server import opening
from sync.server.blobs.segments import LocalSegments
from sync.server.config import Folder, Settings, Stores
from sync.server.copying import copy_tables
from sync.server.db.engine import Database
from sync.server.db.upgrade import upgrade
from sync.server.errors import AlreadyThere, Damaged


def restore(backup: Path, path: Path, *, stores: Stores, addresses: tuple[str, ...] = ()) -> Settings:
    """`addresses`: where laptops find it now, if that changed. Raises NoServerHere, BadSettings, Damaged when a key is
    gone, AlreadyThere for a folder, database or store that holds anything, StoreAway.
    """
    source, target = Folder(backup), Folder(path)
    settings = source.settings()
    keys = (source.log_key, source.tls_key, source.certificate)
    missing = [key.name for key in keys if not key.is_file()]
    if missing:
        raise Damaged(missing)
    found = msgspec.structs.replace(settings, **asdict(stores))
    if addresses:
        found = msgspec.structs.replace(found, addresses=tuple(opening.url(one, found.port) for one in addresses))
    target.make()
    for key in keys:
        shutil.copy2(key, target.path / key.name)
    _files(source, target, found)
    _tables(source, target, found)
    target.write(found)
    return found


def _files(source: Folder, target: Folder, settings: Settings) -> None:
    store = opening.segments(target, settings)
    if next(iter(store.sizes()), None) is not None:
        raise AlreadyThere
    before = LocalSegments(source.files)
    for name, size in before.sizes():
        store.put(name, before.get(name, 0, size))


def _tables(source: Folder, target: Folder, settings: Settings) -> None:
    """The backup may be of an earlier version: a copy of its tables is brought to this one first."""
    Database(f"sqlite:///{source.database.resolve()}").copy(target.database)
    copied = Database(f"sqlite:///{target.database.resolve()}")
    try:
        upgrade(copied)
        if not settings.database:
            return
        new = Database(settings.database)
        try:
            upgrade(new)
            with copied.reading() as reading:
                copy_tables(reading, new)
        finally:
            new.close()
    finally:
        copied.close()
    for suffix in ("", "-wal", "-shm"):
        target.database.with_name(target.database.name + suffix).unlink(missing_ok=True)
