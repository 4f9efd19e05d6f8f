"""A new vault out of what verifies of a damaged one. The damaged one is read and stays as it is."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager, nullcontext
from functools import partial
from pathlib import Path

from desktop.errors import VaultExists
from desktop.store import disk
from desktop.store.calibration import calibrated
from desktop.store.connections import Connections
from desktop.store.keyslots import Cost, Key, database_key
from desktop.store.lock import FolderLock
from desktop.store.making import furnish, move_into_place
from desktop.store.outside import known_outside
from desktop.store.rescue import source
from desktop.store.rescue.copying import Copied, Step, copy_rows
from desktop.store.rescue.copying_files import copy_files
from desktop.store.rescue.older import of_this_version
from desktop.store.rescue.source import Source
from desktop.store.unit import now
from desktop.store.vault import Vault


def save_what_verifies(
    damaged: Path, key: Key, folder: Path, passphrase: str, step: Step, cost: Cost | None = None
) -> Copied:
    """`key`: of the damaged vault. `passphrase`: of the new one, whose folder must not exist or be empty.

    Raises VaultExists, NoVaultHere, VaultInUse, WrongPassphrase, VaultDamaged (keyslots, or a database
    that cannot be read at all), DiskFull, NotWritable; then nothing is left in `folder`. The new vault is closed. The
    damaged one may lie where nobody can write.
    """
    _expect_free(folder, damaged)
    with source.opened(damaged.absolute(), key, folder.absolute()) as found:
        return _saved(found, damaged / "files", folder, passphrase, step, cost)


def save_out_of(vault: Vault, folder: Path, passphrase: str, step: Step, cost: Cost | None = None) -> Copied:
    """The same of one that is open. Raises VaultExists, VaultDamaged, DiskFull, NotWritable."""
    _expect_free(folder, vault.folder)
    known = partial(known_outside, vault.unit, now=now())
    with closing(vault.as_damaged()) as old:
        return _saved(Source(old), vault.folder / "files", folder, passphrase, step, cost, known)


def _saved(
    old: Source,
    files: Path,
    folder: Path,
    passphrase: str,
    step: Step,
    cost: Cost | None,
    known: Callable[[Path], AbstractContextManager[None]] = lambda _place: nullcontext(),
) -> Copied:
    """`known`: around the work in the folder that is renamed or removed."""
    folder = folder.absolute()
    with disk.writing():
        folder.parent.mkdir(parents=True, exist_ok=True)
        making = folder.parent / f".{folder.name}.making-{os.urandom(4).hex()}"
        with known(making):
            making.mkdir(mode=0o700)
            try:
                with _held(making):
                    copied = _filled(making, furnish(making, passphrase, cost or calibrated()), old, files, step)
                move_into_place(making, folder)
            except BaseException:
                shutil.rmtree(making, ignore_errors=True)
                raise
    return copied


@contextmanager
def _held(making: Path) -> Iterator[None]:
    """So that others see that somebody is writing there. Not while it is renamed: some systems forbid that."""
    lock = FolderLock(making)
    try:
        yield
    finally:
        lock.release()


def _expect_free(folder: Path, damaged: Path) -> None:
    """Into the damaged one nothing is written."""
    if damaged.resolve() in (folder.resolve(), *folder.resolve().parents):
        raise VaultExists  # what is there is the damaged one
    if folder.exists() and (not folder.is_dir() or any(folder.iterdir())):
        raise VaultExists


def _filled(making: Path, vault_key: bytes, old: Source, files: Path, step: Step) -> Copied:
    copied, key = Copied(gaps={"log"} if old.log_is_cut else set()), database_key(vault_key)
    with (
        of_this_version(old.database, making / ".older.db", key, copied, step) as known,
        closing(Connections(making / "store.db", key)) as connections,
        connections.session(writes=True) as session,
    ):
        copy_rows(known, session, copied, step)
        copy_files(session, files, making / "files", copied, step)
    disk.sync_folder(making)
    return copied
