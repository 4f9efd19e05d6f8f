"""A new vault out of what verifies of a damaged one. The damaged one is read and stays as it is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from desktop.errors import VaultDamaged, VaultExists
from desktop.store import disk, keyslot_file
from desktop.store.calibration import calibrated
from desktop.store.connections import Connections
from desktop.store.keyslots import Cost, Key, Kind, database_key
from desktop.store.lock import FolderLock
from desktop.store.making import furnish, move_into_place
from desktop.store.rescue.copying import Copied, Step, copy_rows
from desktop.store.rescue.copying_files import copy_files
from desktop.store.rescue.older import of_this_version
from desktop.store.rescue.reading import DamagedDatabase
from desktop.store.upgrade import expect_known
from desktop.store.vault import Vault


def save_what_verifies(
    damaged: Path, key: Key, folder: Path, passphrase: str, step: Step, cost: Cost | None = None
) -> Copied:
    """`key`: of the damaged vault. `passphrase`: of the new one, whose folder must not exist or be empty.

    Raises VaultExists, NoVaultHere, VaultInUse, WrongPassphrase, VaultDamaged (keyslots, or a database
    that cannot be read at all), DiskFull, NotWritable; then nothing is left in `folder`. The new vault is closed.
    """
    _expect_free(folder, damaged)
    with _opened(damaged.absolute(), key) as old:
        return _saved(old, damaged / "files", folder, passphrase, step, cost)


def save_out_of(vault: Vault, folder: Path, passphrase: str, step: Step, cost: Cost | None = None) -> Copied:
    """The same of one that is open. Raises VaultExists, VaultDamaged, DiskFull, NotWritable."""
    _expect_free(folder, vault.folder)
    with closing(vault.as_damaged()) as old:
        return _saved(old, vault.folder / "files", folder, passphrase, step, cost)


def _saved(old: DamagedDatabase, files: Path, folder: Path, passphrase: str, step: Step, cost: Cost | None) -> Copied:
    folder = folder.absolute()
    with disk.writing():
        folder.parent.mkdir(parents=True, exist_ok=True)
        making = folder.parent / f".{folder.name}.making-{os.urandom(4).hex()}"
        making.mkdir(mode=0o700)
        try:
            copied = _filled(making, furnish(making, passphrase, cost or calibrated()), old, files, step)
            move_into_place(making, folder)
        except BaseException:
            shutil.rmtree(making, ignore_errors=True)
            raise
    return copied


def _expect_free(folder: Path, damaged: Path) -> None:
    """Into the damaged one nothing is written."""
    if damaged.resolve() in (folder.resolve(), *folder.resolve().parents):
        raise VaultExists  # what is there is the damaged one
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise VaultExists


def _filled(making: Path, vault_key: bytes, old: DamagedDatabase, files: Path, step: Step) -> Copied:
    copied, key = Copied(), database_key(vault_key)
    with (
        of_this_version(old, making / ".older.db", key, copied, step) as known,
        closing(Connections(making / "store.db", key)) as connections,
        connections.session(writes=True) as session,
    ):
        copy_rows(known, session, copied, step)
        copy_files(session, files, making / "files", copied, step)
    disk.sync_folder(making)
    return copied


@contextmanager
def _opened(folder: Path, key: Key) -> Iterator[DamagedDatabase]:
    """Held against others meanwhile. Opened as ever first: that counts a wrong passphrase, brings an older version's
    tables to this one where they verify, and keeps what the passphrase is for.
    """
    try:
        vault = Vault.open(folder, key)
    except VaultDamaged as damage:
        if damage.part != "database":
            raise
    else:
        vault.close()
    if not (folder / "store.db").is_file():
        raise VaultDamaged("database")
    lock = FolderLock(folder)
    try:
        _, opened = keyslot_file.read(folder).opened(key)
        if opened.kind is Kind.DURESS:
            raise VaultDamaged("keyslots")
        with closing(DamagedDatabase(folder / "store.db", database_key(opened.vault_key))) as old:
            expect_known(old.version)
            yield old
    finally:
        lock.release()
