"""A vault: made, opened, closed (VAULT.md, section 1). Everything else in this package hangs off it.

Thread-safe: a unit may be open in several threads; writing ones take turns. Never makes a vault where anything is.
"""

from __future__ import annotations

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.errors import NoVaultHere, VaultDamaged, VaultExists
from desktop.store import disk, facts, keyslots
from desktop.store.calibration import calibrated
from desktop.store.check import Damage, check
from desktop.store.connections import Connections
from desktop.store.describing import Describe, plainly
from desktop.store.files import SealedFiles
from desktop.store.keyslots import Cost, KeyslotFile, Keyslots, Kind
from desktop.store.lock import FolderLock
from desktop.store.sync_store import VaultSyncStore
from desktop.store.unit import Unit
from sync.client.ports import SyncStore
from sync.crypto.keys import DeviceKeys

_PARTS = ("keyslots", "store.db", "files")


class Vault:
    """An open vault. `device_id` (hex) is this vault's device, `files` its sealed evidence. `describe` says of each
    record that is written or arrives what lists and search keep of it.
    """

    def __init__(self, folder: Path, vault_key: bytes, lock: FolderLock) -> None:
        self.folder = folder
        self.describe: Describe = plainly
        self._lock = lock
        self._connections = Connections(folder / "store.db", keyslots.database_key(vault_key))
        try:
            self.keys = self._device()
            self.device_id = self.keys.id.hex()
            self.files = SealedFiles(folder / "files", self.unit, self.reading)
            self.files.clear_leftovers()
        except BaseException:
            self._connections.close()
            raise

    @staticmethod
    def create(folder: Path, passphrase: str, cost: Cost | None = None) -> Vault:
        """A new vault, open. `cost` None: calibrated, which takes a few seconds.

        Raises VaultExists, NotWritable, DiskFull; then nothing is left.
        """
        folder = folder.absolute()
        if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
            raise VaultExists
        with disk.writing():
            folder.parent.mkdir(parents=True, exist_ok=True)
            making = folder.parent / f".{folder.name}.making-{os.urandom(4).hex()}"
            making.mkdir(mode=0o700)
            try:
                vault_key = _furnish(making, passphrase, cost or calibrated())
                _move_into_place(making, folder)
            except BaseException:
                shutil.rmtree(making, ignore_errors=True)
                raise
        lock = FolderLock(folder)
        try:
            return Vault(folder, vault_key, lock)
        except BaseException:
            lock.release()
            raise

    @staticmethod
    def open(folder: Path, passphrase: str) -> Vault:
        """Raises NoVaultHere, VaultInUse, WrongPassphrase, VaultDamaged, VaultTooNew, DiskFull, NotWritable."""
        folder = folder.absolute()  # the program may go elsewhere while it is open
        _expect_whole(folder)
        lock = FolderLock(folder)
        try:
            file = _read_keyslots(folder)
            page, opened = file.opened(passphrase)
            if opened.kind is not Kind.PASSPHRASE:
                raise VaultDamaged("keyslots")
            vault = Vault(folder, opened.vault_key, lock)
            if not file.alike and file.whole:
                _write_keyslots(folder, page)
        except BaseException:
            lock.release()
            raise
        return vault

    def close(self) -> None:
        try:
            self._connections.close()
        finally:
            self._lock.release()

    @contextmanager
    def unit(self) -> Iterator[Unit]:
        """One user action: kept when the block ends, and then on the disk; undone when it raises."""
        with self._connections.session(writes=True) as session:
            unit = Unit(session, self.keys, self.describe)
            yield unit
        for file in unit.forgotten:
            with suppress(OSError):  # without its key it is noise, there or not
                self.files.remove(file)

    @contextmanager
    def reading(self) -> Iterator[Unit]:
        """A snapshot. Does not wait for writers and holds none up."""
        with self._connections.session(writes=False) as session:
            yield Unit(session, self.keys, self.describe)

    @contextmanager
    def session(self) -> Iterator[Session]:
        """For this package alone: a snapshot without the stores."""
        with self._connections.session(writes=False) as session:
            yield session

    def sync_store(self) -> SyncStore:
        return VaultSyncStore(self)

    def change_passphrase(self, old: str, new: str) -> None:
        """Raises WrongPassphrase, VaultDamaged, DiskFull; then `old` still opens it."""
        with disk.writing():
            page, opened = _read_keyslots(self.folder).opened(old)
            page = page.with_slot(opened.number, opened.kind, page.slot_key(new), opened.vault_key, _now())
            _write_keyslots(self.folder, page)

    def _device(self) -> DeviceKeys:
        with self._connections.session(writes=False) as session:
            known = facts.FactStore(session).get(facts.DEVICE_KEYS)
        if known is None:
            raise VaultDamaged("database")
        return DeviceKeys.from_bytes(known)

    def damages(self) -> Iterator[Damage]:
        """Reads everything there is and names what does not verify. Takes as long as reading takes."""
        return check(self)


def is_vault(folder: Path) -> bool:
    """Whether something that calls itself a vault lies there. Opens nothing."""
    return any((folder / part).exists() for part in _PARTS)


def _expect_whole(folder: Path) -> None:
    if not is_vault(folder):
        raise NoVaultHere
    for part, name in (("keyslots", "keyslots"), ("store.db", "database")):
        if not (folder / part).is_file():
            raise VaultDamaged(name)


def _furnish(folder: Path, passphrase: str, cost: Cost) -> bytes:
    vault_key = keyslots.new_vault_key()
    (folder / "files").mkdir(mode=0o700)
    os.close(os.open(folder / "store.db", os.O_CREAT | os.O_EXCL, 0o600))
    connections = Connections(folder / "store.db", keyslots.database_key(vault_key), new=True)
    try:
        with connections.session(writes=True) as session:
            facts.FactStore(session).put(facts.DEVICE_KEYS, DeviceKeys.generate().to_bytes())
    finally:
        connections.close()
    page = Keyslots.made(cost)
    number = int.from_bytes(os.urandom(1)) % keyslots.SLOTS
    _write_keyslots(folder, page.with_slot(number, Kind.PASSPHRASE, page.slot_key(passphrase), vault_key, _now()))
    disk.sync_folder(folder)
    return vault_key


def _move_into_place(making: Path, folder: Path) -> None:
    if folder.exists():
        folder.rmdir()  # it was empty; if it is not any more, this fails and nothing is lost
    making.rename(folder)
    disk.sync_folder(folder.parent)


def _read_keyslots(folder: Path) -> KeyslotFile:
    """Raises VaultDamaged, NotWritable."""
    with disk.writing(), (folder / "keyslots").open("rb") as file:
        return KeyslotFile.parsed(file.read(keyslots.FILE))


def _write_keyslots(folder: Path, page: Keyslots) -> None:
    keyslots.write(page, lambda offset, data: disk.write_synced(folder / "keyslots", offset, data))


def _now() -> int:
    return time.time_ns() // 1_000_000
