"""The damaged vault that is saved out of: held, opened, and read where it lies; or, where nobody may write to it, in a
sealed copy of its database beside the new vault. Knows no table.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

from sqlcipher3 import dbapi2

from desktop.errors import DiskFull, NotWritable, VaultDamaged, VaultGone, WrongPassphrase
from desktop.store import disk, keyslot_file, write_ahead
from desktop.store.keyslots import Key, Kind, database_key
from desktop.store.lock import FolderLock, held_for_reading
from desktop.store.rescue.reading import DamagedDatabase
from desktop.store.upgrade import expect_known
from desktop.store.vault import Vault

_DATABASE: Final = "store.db"
_LOG: Final = "store.db-wal"
_PAGE: Final = 4096
_BLOCK: Final = 256 * _PAGE


@dataclass(frozen=True, slots=True)
class Source:
    """`log_is_cut`: something was written to the log of the database and did not stay."""

    database: DamagedDatabase
    log_is_cut: bool = False


@contextmanager
def opened(folder: Path, key: Key, beside: Path) -> Iterator[Source]:
    """Held against others meanwhile. `beside`: where a folder may be made and goes again.

    Raises NoVaultHere, VaultInUse, WrongPassphrase, VaultDamaged, DiskFull, NotWritable (of `beside`).
    """
    with ExitStack() as held:
        try:
            database = held.enter_context(_where_it_lies(folder, key))
        except (NotWritable, DiskFull, VaultGone):
            if not folder.is_dir():
                raise
            # It is there, and does not take what is written: read-only, full, or failing.
            source = held.enter_context(_in_a_copy(folder, key, beside))
        else:
            source = Source(database)
        yield source


@contextmanager
def _where_it_lies(folder: Path, key: Key) -> Iterator[DamagedDatabase]:
    """Opened as ever first: that counts a wrong passphrase, brings an older version's tables to this one where they
    verify, and keeps what the passphrase is for.
    """
    try:
        vault = Vault.open(folder, key)
    except VaultDamaged as damage:
        if damage.part != "database":
            raise
    else:
        vault.close()
    _expect_database(folder)
    lock = FolderLock(folder)
    try:
        _, found = keyslot_file.read(folder).opened(key)
        if found.kind is Kind.DURESS:
            raise VaultDamaged("keyslots")
        with closing(DamagedDatabase(folder / _DATABASE, database_key(found.vault_key))) as old:
            expect_known(old.version)
            yield old
    finally:
        lock.release()


@contextmanager
def _in_a_copy(folder: Path, key: Key, beside: Path) -> Iterator[Source]:
    """SQLite would write the log into the database; so both are copied, sealed as they are, and nothing is written to
    the place they come from. A duress passphrase cannot do there what it is for: it is a wrong one.
    """
    _expect_database(folder)
    with ExitStack() as held:
        held.enter_context(held_for_reading(folder))
        _, found = keyslot_file.read(folder).opened(key)
        if found.kind is Kind.DURESS:
            raise WrongPassphrase
        aside = beside.parent / f".{beside.name}.reading-{os.urandom(4).hex()}"
        with disk.writing():
            aside.parent.mkdir(parents=True, exist_ok=True)
            aside.mkdir(mode=0o700)
            held.callback(shutil.rmtree, aside, ignore_errors=True)
            for name in (_DATABASE, _LOG):
                _copy(folder / name, aside / name)
        key_of_pages = database_key(found.vault_key)
        is_cut = _log_is_cut(aside, key_of_pages)
        old = held.enter_context(closing(DamagedDatabase(aside / _DATABASE, key_of_pages)))
        expect_known(old.version)
        yield Source(old, is_cut)


def _expect_database(folder: Path) -> None:
    if not (folder / _DATABASE).is_file():
        raise VaultDamaged("database")


def _log_is_cut(folder: Path, key: bytes) -> bool:
    """As an opening finds it out. What cannot be told at all is told by whoever reads the tables."""
    with suppress(dbapi2.Error), closing(dbapi2.connect(str(folder / _DATABASE), isolation_level=None)) as line:
        # Hex digits only: nothing in it could end the literal.
        line.execute(f"""PRAGMA key = "x'{key.hex()}'" """)
        line.execute("PRAGMA cipher_log_level = NONE")
        _, frames, _ = line.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
        return write_ahead.is_cut(folder / _LOG, max(0, frames))
    return False


def _copy(source: Path, target: Path) -> None:
    """A place that the disk does not give any more is left empty: its page does not verify, and the rest does."""
    try:
        old = source.open("rb", buffering=0)
    except FileNotFoundError:
        return
    with old, target.open("xb") as copy:
        size = os.fstat(old.fileno()).st_size
        for at in range(0, size, _BLOCK):
            block = _read(old, at, min(_BLOCK, size - at))
            if block is None:
                pages = (_read(old, page, _PAGE) for page in range(at, min(at + _BLOCK, size), _PAGE))
                block = b"".join(page or bytes(_PAGE) for page in pages)[: size - at]
            copy.write(block)
        disk.sync_file(copy)


def _read(source: IO[bytes], at: int, size: int) -> bytes | None:
    try:
        source.seek(at)
        return source.read(size)
    except OSError:
        return None
