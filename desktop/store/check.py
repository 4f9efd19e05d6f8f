"""Reading everything in a vault to say what does not verify. Changes nothing, mends nothing."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from sqlalchemy import exists, select

from desktop.errors import VaultDamaged
from desktop.store import disk, keyslot_file, shared_case
from desktop.store.ally_rows import LetterRow
from desktop.store.content import unpacked
from desktop.store.custody_flaws import flawed_chains
from desktop.store.file_rows import State
from desktop.store.keyslot_file import KeyslotFile
from desktop.store.locating import located
from desktop.store.rescue.reading import DamagedDatabase
from desktop.store.schema import FileRow, ObjectRow, RevisionRow
from desktop.store.unsealing import is_right
from sync.errors import Unreadable
from sync.protocol.letters import What
from sync.protocol.objects import object_id

if TYPE_CHECKING:
    from desktop.store.vault import Vault


@dataclass(frozen=True, slots=True, kw_only=True)
class Damage:
    """`part` as in `VaultDamaged`: `keyslots`, `database`, `record`, `draft`, `file`, `custody` (of a file); `id` in
    hex where it has one. Where pages of the database do not verify, `database` comes first, and then whose they are.
    `flaw`: of a chain of custody, as in `domain.custody.Flaw`.
    """

    part: str
    id: str | None = None
    flaw: str | None = None


_OF_A_FILE: Final = ("state", "id", "key", "size", "sha256")


def check(vault: Vault) -> Iterator[Damage]:
    """Finds as it goes; a database that cannot be read at all ends it."""
    told: set[Damage] = set()
    for damage in _all(vault):
        if damage not in told:
            told.add(damage)
            yield damage


def count(vault: Vault) -> tuple[int, int]:
    """Records without deleted ones, and files that are whole here. Of a damaged database those that can be read."""
    try:
        with vault.reading() as unit:
            return unit.records.count(), len(unit.files.in_state(State.WHOLE))
    except VaultDamaged:
        with closing(vault.as_damaged()) as old:
            records = sum(1 for row in old.rows("records", ["deleted"]) if row == (0,))
            return records, len(_whole_files(old))


def _all(vault: Vault) -> Iterator[Damage]:
    yield from _keyslots(vault)
    try:
        if not vault.verifies():
            yield Damage(part="database")
            with closing(vault.as_damaged()) as old:
                yield from (Damage(part=part, id=id) for part, id in located(old))
    except VaultDamaged as damaged:
        yield Damage(part=damaged.part, id=damaged.id)
        return
    for look in (_records, _letters, _files, _custody):
        try:
            yield from look(vault)
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


def _records(vault: Vault) -> list[Damage]:
    """Not one by one: until the session has ended nobody knows whether what it read was there (`touchstones`)."""
    with vault.session() as session:
        wanted = select(ObjectRow.id, ObjectRow.raw, ObjectRow.record, RevisionRow.content).outerjoin(
            RevisionRow, RevisionRow.id == ObjectRow.id
        )
        rows = session.execute(wanted.execution_options(yield_per=500))
        damaged = [record for id, raw, record, content in rows if object_id(raw).hex() != id or not _reads(content)]
        signed = exists().where(ObjectRow.id == RevisionRow.id)
        # Nobody can tell any more who wrote these, nor can they be sent.
        damaged += session.scalars(select(RevisionRow.record).where(~signed).distinct())
    return [Damage(part="record", id=record) for record in damaged]


def _letters(vault: Vault) -> list[Damage]:
    """What other groups share: as their coordinators signed it, and read."""
    with vault.session() as session:
        wanted = select(LetterRow.id, LetterRow.raw, LetterRow.what, LetterRow.body)
        rows = session.execute(wanted.where(LetterRow.own == 0, LetterRow.void == "")).all()
    return [
        Damage(part="letter", id=id)
        for id, raw, what, body in rows
        if object_id(raw).hex() != id or (what == What.CASE and not _is_case(body))
    ]


def _is_case(body: bytes) -> bool:
    try:
        shared_case.unpacked(body)
    except Unreadable:
        return False
    return True


def _files(vault: Vault) -> Iterator[Damage]:
    try:
        with vault.session() as session:
            wanted = select(*(getattr(FileRow, name) for name in _OF_A_FILE)).where(FileRow.state == State.WHOLE)
            rows = [tuple(row) for row in session.execute(wanted)]
    except VaultDamaged:
        with closing(vault.as_damaged()) as old:
            rows = _whole_files(old)
    for _, id, key, size, sha256 in rows:
        right = key is not None and is_right(vault.files.path(id), id, key, size, sha256)
        if not right and _is_to_be_here(vault, id):  # it may have been removed on purpose meanwhile
            yield Damage(part="file", id=id)


def _whole_files(old: DamagedDatabase) -> list[tuple[Any, ...]]:
    return [row for row in old.rows("files", list(_OF_A_FILE)) if row is not None and row[0] == State.WHOLE]


def _is_to_be_here(vault: Vault, file_id: str) -> bool:
    try:
        with vault.session() as session:
            return session.scalar(select(FileRow.state).where(FileRow.id == file_id)) == State.WHOLE
    except VaultDamaged:
        return True


def _custody(vault: Vault) -> list[Damage]:
    with vault.session() as session:
        flawed = flawed_chains(session, vault.device_id)
    return [Damage(part="custody", id=chain.file or None, flaw=chain.flaw.value) for chain in flawed]


def _reads(content: bytes | None) -> bool:
    if content is None:
        return True
    try:
        unpacked(content)
    except Unreadable:
        return False
    return True
