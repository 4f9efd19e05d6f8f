"""What has to be changed in a database that was restored, before anybody works with it (VAULT.md, section 10).

The rest of it is as it was; what a restored vault is to the server says `decisions/restored-device.md`.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

from sqlalchemy import func, select, text, update
from sqlalchemy.orm import Session

from desktop.errors import VaultDamaged
from desktop.store.backups import head, own_salt
from desktop.store.backups.index import State
from desktop.store.backups.kept import BackupStore, KnownBackup
from desktop.store.backups.opened import Backup
from desktop.store.connections import Connections
from desktop.store.facts import CATCH_UP, FactStore
from desktop.store.file_rows import State as FileState
from desktop.store.keyslots import Key, Keyslots, Kind, Opened, database_key
from desktop.store.revisions import batches
from desktop.store.schema import FileRow, ObjectRow, RecordRow, SecretRow
from desktop.store.unit import now
from desktop.store.way_rows import WayRow
from desktop.store.ways import WayStore


@dataclass(frozen=True, slots=True)
class Settled:
    """How much there is. `missing`: files that their rows say are here, and that the backup did not bring."""

    records: int
    files: int
    missing: int


@dataclass(frozen=True, slots=True)
class Unsealed:
    """What was brought, and the slot of the page that it opened."""

    key: Key = field(repr=False)
    page: Keyslots
    opened: Opened


def settle(folder: Path, by: Unsealed, backup: Backup, state: State) -> Settled:
    """`folder`: the vault being made, its files in place. The database is brought to this version.

    Raises VaultDamaged where a page does not verify, VaultTooNew, DiskFull.
    """
    connections = Connections(folder / "store.db", database_key(by.opened.vault_key))
    try:
        with connections.session(writes=False) as session:
            if session.execute(text("PRAGMA cipher_integrity_check")).all():
                raise VaultDamaged("database")
        with connections.session(writes=True) as session:
            missing = _missing(session, folder)
            # The lost laptop may have granted these since, to whoever was a member then.
            session.execute(update(SecretRow).where(SecretRow.open == 1).values(open=False))
            _fetch_again(session, missing)
            _ways(session, by)
            FactStore(session).put_number(CATCH_UP, state.time)
            _note(session, backup, state, folder, complete=not missing)
            records = session.scalar(select(func.count()).where(RecordRow.deleted == 0)) or 0
            whole = session.scalar(select(func.count()).where(FileRow.state == FileState.WHOLE)) or 0
        return Settled(records=records, files=whole, missing=len(missing))
    finally:
        connections.close()


def _ways(session: Session, by: Unsealed) -> None:
    """Rows as the keyslots are now: the passphrase under what was the salt of backups, and no duress passphrase.
    Backups take a new salt; where the passphrase is not at hand, it is asked for at the first of them.
    """
    facts, store = FactStore(session), WayStore(session)
    known = store.all()
    salt = own_salt.kept(facts, known)
    keys = [by.opened.slot_key] if salt is None else [by.opened.slot_key, salt.slot_key]
    for key in keys:
        slot = by.page.opened(key)
        if slot is not None and slot.kind is Kind.PASSPHRASE:
            of_passphrase = WayRow.kind == Kind.PASSPHRASE
            session.execute(update(WayRow).where(of_passphrase).values(key=key, slot=slot.number))
    store.remove([way.id for way in known if way.kind is Kind.DURESS])
    anew = own_salt.derived(by.key, by.page.cost, by.opened.slot_key) if isinstance(by.key, str) else b""
    facts.put(own_salt.FACT, anew)


def _missing(session: Session, folder: Path) -> list[str]:
    there = {path.name for path in (folder / "files").iterdir()}
    return [id for id in session.scalars(select(FileRow.id).where(FileRow.state == FileState.WHOLE)) if id not in there]


def _fetch_again(session: Session, missing: list[str]) -> None:
    """What others wrote the server has, or will have; it comes again as if it had never been here."""
    for some in batches(missing):
        others = (FileRow.id.in_(some), FileRow.own == 0, FileRow.manifest.is_not(None))
        session.execute(update(FileRow).where(*others).values(state=FileState.FETCHED, present=0))


def _note(session: Session, backup: Backup, state: State, folder: Path, *, complete: bool) -> None:
    """It was read back just now, all of it, and goes on where it is."""
    store = BackupStore(session)
    path = backup.parts.path
    store.add(
        KnownBackup(
            token=backup.commit.token.hex(),
            backup=backup.id.hex(),
            generation=backup.commit.generation,
            taken=state.time,
            objects=session.scalar(select(func.max(ObjectRow.seq))) or 0,
            files=session.scalar(select(func.max(FileRow.seq))) or 0,
            size=backup.end + head.SIZE,
            verified=now() if complete and state.generation == backup.commit.generation else None,
            apart=path.parent.stat().st_dev != folder.stat().st_dev,
            place=str(path),
        )
    )
