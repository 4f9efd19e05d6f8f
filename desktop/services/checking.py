"""Reading the whole vault to find out what verifies. Nothing is repaired here, and nothing changed but the custody of
files, which says that they were checked.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass

from desktop.errors import VaultDamaged
from desktop.services.custody import note_checks
from desktop.store.check import count
from desktop.store.kept_receipts import KeptReceipt, kept_receipts
from desktop.store.vault import Vault
from sync.client.ports import Membership
from sync.client.receipts import confirmed
from sync.errors import Unreadable


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What does not verify. `part`: `keyslots`, `database`, `record`, `draft`, `file`, `custody`, `receipt`; `id` in
    hex where it has one, for custody that of the file, for a receipt that of the record it was kept for. `flaw`: of
    custody, as in `domain.custody.Flaw`.
    """

    part: str
    id: str | None = None
    flaw: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """How much there is, and what of it is damaged. `records` without deleted ones, `files` that are whole here,
    `receipts` proofs of the server that were verified once more. `nameless`: sealed files in the folder that no row
    names, so that nobody here can open them; `loose`: files that belong to no record and no draft; `removed`: records
    of which a stub alone is here.
    """

    records: int
    files: int
    damaged: tuple[Found, ...]
    receipts: int = 0
    removed: int = 0
    nameless: int = 0
    loose: int = 0


def check(vault: Vault) -> Checked:
    """Reads everything; takes as long as reading takes. Raises VaultDamaged where nothing can be counted any more."""
    damaged = tuple(Found(part=damage.part, id=damage.id, flaw=damage.flaw) for damage in vault.damages())
    if any(found.part == "database" for found in damaged):
        return _of_a_damaged_database(vault, damaged)
    records, files = count(vault)
    receipts, unproved = _receipts(vault)
    note_checks(vault, [found.id for found in damaged if found.part == "file"])
    with vault.reading() as unit:
        removed = unit.stubs.count()
    return Checked(
        removed=removed,
        records=records,
        files=files,
        damaged=(*damaged, *unproved),
        receipts=receipts,
        nameless=vault.files.nameless(),
        loose=len(vault.files.loose()),
    )


def _of_a_damaged_database(vault: Vault, damaged: tuple[Found, ...]) -> Checked:
    """What can be counted and proved is; into it nothing is written."""
    records, files = count(vault)
    receipts, unproved, removed, nameless, loose = 0, list[Found](), 0, 0, 0
    with suppress(VaultDamaged):
        receipts, unproved = _receipts(vault)
    with suppress(VaultDamaged), vault.reading() as unit:
        removed = unit.stubs.count()
    with suppress(VaultDamaged):
        nameless, loose = vault.files.nameless(), len(vault.files.loose())
    return Checked(
        removed=removed,
        records=records,
        files=files,
        damaged=(*damaged, *unproved),
        receipts=receipts,
        nameless=nameless,
        loose=loose,
    )


def unproved_receipts(vault: Vault) -> frozenset[int]:
    """Numbers of the receipts that something is said to be on the server by, and that prove nothing."""
    membership = vault.sync_store().membership()
    if membership is None:
        return frozenset()
    with vault.session() as session:
        return frozenset(kept.number for kept in kept_receipts(session) if not _holds(kept, membership))


def _receipts(vault: Vault) -> tuple[int, list[Found]]:
    """How many there are, and the records of those that prove nothing."""
    membership = vault.sync_store().membership()
    if membership is None:
        return 0, []
    with vault.session() as session:
        kept = list(kept_receipts(session))
    unproved = {record for one in kept if not _holds(one, membership) for record in one.records or (None,)}
    return len(kept), [Found(part="receipt", id=record) for record in sorted(unproved, key=str)]


def _holds(kept: KeptReceipt, membership: Membership) -> bool:
    if kept.receipts is None:
        return False
    try:
        return bool(confirmed(kept.receipts, group=membership.group, log_key=membership.log_key))
    except Unreadable:
        return False
