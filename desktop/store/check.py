"""Reading everything in a vault to say what does not verify. Changes nothing, mends nothing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import exists, select, text

from desktop.errors import VaultDamaged
from desktop.store import disk, keyslot_file
from desktop.store.content import unpacked
from desktop.store.custody_flaws import flawed_chains
from desktop.store.file_rows import State
from desktop.store.keyslot_file import KeyslotFile
from desktop.store.schema import FileRow, ObjectRow, RevisionRow
from desktop.store.unsealing import is_right
from sync.errors import Unreadable
from sync.protocol.objects import object_id

if TYPE_CHECKING:
    from desktop.store.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """`part` as in `VaultDamaged`: `keyslots`, `database`, `record`, `file`, `custody` (of a file); `id` in hex where
    it has one. `flaw`: of a chain of custody, as in `domain.custody.Flaw`.
    """

    part: str
    id: str | None = None
    flaw: str | None = None


def check(vault: Vault) -> Iterator[Damage]:
    """Finds as it goes; a database that cannot be read at all ends it."""
    told: set[Damage] = set()
    for damage in _all(vault):
        if damage not in told:
            told.add(damage)
            yield damage


def _all(vault: Vault) -> Iterator[Damage]:
    yield from _keyslots(vault)
    try:
        yield from _database(vault)
        yield from _records(vault)
        yield from _files(vault)
        yield from _custody(vault)
    except VaultDamaged as damaged:
        yield Damage(part=damaged.part, id=damaged.id)


def _keyslots(vault: Vault) -> Iterator[Damage]:
    try:
        with (vault.folder / keyslot_file.NAME).open("rb") as file:
            data = file.read(keyslot_file.FILE + 1)
        if len(data) != keyslot_file.FILE or not KeyslotFile.parsed(data).alike:
            yield Damage(part="keyslots")
    except OSError as refusal:
        if problem := disk.unreadable(vault.folder / keyslot_file.NAME, refusal):
            raise problem from None
        yield Damage(part="keyslots")
    except VaultDamaged:
        yield Damage(part="keyslots")


def _database(vault: Vault) -> Iterator[Damage]:
    with vault.session() as session:
        # Every page against its MAC, then the trees against each other.
        pages = session.execute(text("PRAGMA cipher_integrity_check")).all()
        trees = session.execute(text("PRAGMA integrity_check(1)")).scalars().all()
    if pages or trees != ["ok"]:
        yield Damage(part="database")


def _records(vault: Vault) -> Iterator[Damage]:
    with vault.session() as session:
        wanted = select(ObjectRow.id, ObjectRow.raw, ObjectRow.record, RevisionRow.content).outerjoin(
            RevisionRow, RevisionRow.id == ObjectRow.id
        )
        for id, raw, record, content in session.execute(wanted.execution_options(yield_per=500)):
            if object_id(raw).hex() != id or not _reads(content):
                yield Damage(part="record", id=record)
        signed = exists().where(ObjectRow.id == RevisionRow.id)
        for record in session.scalars(select(RevisionRow.record).where(~signed).distinct()):
            yield Damage(part="record", id=record)  # nobody can tell any more who wrote it, nor can it be sent


def _files(vault: Vault) -> Iterator[Damage]:
    with vault.session() as session:
        rows = session.scalars(select(FileRow).where(FileRow.state == State.WHOLE)).all()
    for row in rows:
        right = row.key is not None and is_right(vault.files.path(row.id), row.id, row.key, row.size, row.sha256)
        if not right and _is_to_be_here(vault, row.id):  # it may have been removed on purpose meanwhile
            yield Damage(part="file", id=row.id)


def _is_to_be_here(vault: Vault, file_id: str) -> bool:
    with vault.session() as session:
        return session.scalar(select(FileRow.state).where(FileRow.id == file_id)) == State.WHOLE


def _custody(vault: Vault) -> Iterator[Damage]:
    with vault.session() as session:
        flawed = flawed_chains(session, vault.device_id)
    for chain in flawed:
        yield Damage(part="custody", id=chain.file or None, flaw=chain.flaw.value)


def _reads(content: bytes | None) -> bool:
    if content is None:
        return True
    try:
        unpacked(content)
    except Unreadable:
        return False
    return True
