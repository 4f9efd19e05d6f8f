"""A vault: made, opened, closed (VAULT.md, section 1). Everything else in this package hangs off it.

Thread-safe: a unit may be open in several threads; writing ones take turns. Never makes a vault where anything is.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from sqlalchemy.orm import Session

from desktop.errors import NoVaultHere, VaultDamaged, VaultExists, WrongPassphrase
from desktop.store import disk, duress, facts, keyslot_file, rekeying, tries
from desktop.store.backups import own_salt
from desktop.store.backups.keys import backup_key
from desktop.store.calibration import calibrated
from desktop.store.check import Damage, check
from desktop.store.connections import Connections
from desktop.store.describing import Describe, plainly
from desktop.store.files import SealedFiles
from desktop.store.keyring import Keyring
from desktop.store.keyslots import Cost, Key, Kind, database_key
from desktop.store.lock import FolderLock
from desktop.store.making import furnish, move_into_place
from desktop.store.reindexing import empty_of_removed
from desktop.store.removing import erase
from desktop.store.rescue.reading import DamagedDatabase
from desktop.store.sync_store import VaultSyncStore
from desktop.store.unit import Unit
from sync.client.ports import SyncStore
from sync.crypto.keys import DeviceKeys

_PARTS = ("keyslots", "store.db", "files")


class Vault:
    """An open vault. `device_id` (hex) is this vault's device, `files` its sealed evidence. `describe` says of each
    record that is written or arrives what lists and search keep of it. `opened_by`: the kind of key it was opened with,
    `wrong_tries` those that failed before, `keyring` the ways in.
    """

    opened_by = Kind.PASSPHRASE
    wrong_tries: tries.Tries | None = None

    def __init__(self, folder: Path, vault_key: bytes, lock: FolderLock) -> None:
        self.folder = folder
        self.describe: Describe = plainly
        self._lock = lock
        self.backup_key = backup_key(vault_key)
        self._connections = Connections(folder / "store.db", database_key(vault_key))
        self._connections.when_it_comes_back(lock.renew)
        self.keyring = Keyring(folder, self.unit, self.reading)
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
                vault_key = furnish(making, passphrase, cost or calibrated())
                move_into_place(making, folder)
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
    def open(folder: Path, key: Key, preferences: Mapping[str, str] | None = None) -> Vault:
        """`key`: a passphrase, or the secret of a sheet or of shares. A duress passphrase destroys what is there and
        opens an empty vault with these `preferences` in its place.

        Raises NoVaultHere, VaultInUse, WrongPassphrase, VaultDamaged, VaultTooNew, DiskFull, NotWritable.
        """
        folder = folder.absolute()  # the program may go elsewhere while it is open
        _expect_whole(folder)
        lock = FolderLock(folder)
        try:
            failed = tries.read(folder)
            file = keyslot_file.read(folder)
            try:
                page, opened = file.opened(key)
            except WrongPassphrase:
                tries.note(folder)
                raise
            if opened.kind is Kind.DURESS:
                file, page, opened = duress.begin_again(folder, page, opened, preferences or {})
            vault = Vault(folder, opened.vault_key, lock)
        except BaseException:
            lock.release()
            raise
        vault.opened_by, vault.wrong_tries = opened.kind, failed
        try:
            vault.keyring.settle(file, page, opened)
        except BaseException:
            vault.close()
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
        for file in unit.to_erase:
            erase(self.files, file)
        if unit.forgot_words:
            empty_of_removed(self)

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

    @contextmanager
    def frozen(self, wait: Callable[[], None]) -> Iterator[Session]:
        """For this package alone: a snapshot in which `store.db` stays byte for byte as it is."""
        with self._connections.frozen(wait) as session:
            yield session

    def empty_log(self) -> bool:
        """What the write-ahead log held stands in the database, and not in the log any more. False: a reader is in the
        way; closing empties it.
        """
        return self._connections.empty_log()

    def verifies(self) -> bool:
        """For this package alone: whether every page of the database does, and its trees agree."""
        return self._connections.verifies()

    def as_damaged(self) -> DamagedDatabase:
        """For this package alone: what still verifies, row by row. Raises VaultDamaged where nothing does."""
        return self._connections.as_damaged()

    def sync_store(self) -> SyncStore:
        return VaultSyncStore(self)

    def change_passphrase(self, old: str, new: str, duress: str = "") -> bool:
        """With a new salt, and a cost found anew, unless there is a duress passphrase and it is not given. True: anew.

        Raises WrongPassphrase, PassphraseTaken, VaultDamaged, DiskFull, NotWritable; then `old` still opens it.
        """
        rekeying.expect_passphrase(self.keyring, old)
        anew = rekeying.put_passphrase(self.keyring, new, duress, calibrated)
        own_salt.prepare_again(self, new)
        return anew

    def put_passphrase(self, new: str) -> None:
        """In the place of a forgotten one. Raises WrongPassphrase unless the vault was opened by a sheet or shares."""
        if self.opened_by is Kind.PASSPHRASE:
            raise WrongPassphrase
        rekeying.put_passphrase(self.keyring, new, "", calibrated)
        own_salt.prepare_again(self, new)

    def forget_wrong_tries(self) -> None:
        tries.forget(self.folder)
        self.wrong_tries = None

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
