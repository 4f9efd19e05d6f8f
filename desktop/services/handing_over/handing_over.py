"""Handing one file of evidence over, with what lets strangers check it (BUNDLE.md). On purpose, and for a purpose.

Consent decides as for an export: what narrators did not agree to stays, and the reason is told.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Final

from desktop.domain.answers import FileRef
from desktop.domain.consent import Purpose, Reason
from desktop.domain.custody import Deed
from desktop.domain.merging import merge
from desktop.errors import (
    ConsentChanged,
    ConsentMissing,
    FileNotHere,
    FileRemoved,
    InsideTheVault,
    NoSuchFile,
    PartnersUnnamed,
    RecordRemoved,
    VaultDamaged,
)
from desktop.services.bundles import documents
from desktop.services.bundles.endings import ending_of
from desktop.services.exporting.exporting import Exporting
from desktop.services.exporting.folder import Unfinished, writing_folder
from desktop.services.exporting.passing import Choice
from desktop.services.exporting.planning import Plan, planned, read_histories, today
from desktop.services.handing_over.papers import custody_document, proofs_document
from desktop.services.handing_over.readme import readme
from desktop.store.file_rows import KeptFile, State
from desktop.store.outside import known_outside
from desktop.store.proof_material import material
from desktop.store.unit import Unit, now
from desktop.store.vault import Vault
from sync.crypto.sign import sign
from sync.protocol import labels

__all__ = ["PURPOSES", "Choice", "HandedOver", "HandingOver", "Step"]

PURPOSES: Final = (Purpose.INTERNAL, Purpose.PARTNERS, Purpose.MOVEMENTS, Purpose.UN, Purpose.COURT)
"""What evidence is handed over for. Who publishes it, or counts it, needs no proofs with devices and times in them."""
_BLOCK: Final = 1024 * 1024
_PAPERS: Final = 2 * 1024 * 1024
"""What the documents beside the original take, about."""

Step = Callable[[int, int], None]
"""Told (bytes done, bytes in all); what it raises stops the work, and nothing is left of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedOver:
    """`in_the_log`: the server's receipt is among the proofs. `group`, `server_key` in hex; empty without a group."""

    folder: Path
    sha256: str
    in_the_log: bool
    group: str
    server_key: str


class HandingOver:
    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def partners(self) -> dict[str, int]:
        """The words by which testimonies name partners, and in how many."""
        return Exporting(self._vault).partners()

    def reasons(self, file_id: str, choice: Choice) -> tuple[Reason, ...]:
        """Why it stays; nothing: it may leave. Reads every testimony there is. Raises NoSuchFile, PartnersUnnamed."""
        _expect_partners(choice)
        with self._vault.reading() as unit:
            return _held(unit, _plan(unit, choice), file_id)

    def hand_over(self, file_id: str, choice: Choice, out: Path, step: Step | None = None) -> HandedOver:
        """Write it to `out`, which must not be there yet, or be an empty folder. It is read back before it gets one.

        Raises ConsentMissing, ConsentChanged, NoSuchFile, FileNotHere, FileRemoved, RecordRemoved (of a stub's file),
        PartnersUnnamed, FolderInTheWay, InsideTheVault, ExportFull, NotWritable, ExportPlaceGone, ExportNotKept,
        VaultDamaged; then nothing of it is left there.
        """
        if choice.purpose not in PURPOSES:
            raise ValueError("evidence is handed over for one of PURPOSES")
        out = out.absolute()
        vault = self._vault.folder.resolve()
        if vault in (out.resolve(), *out.resolve().parents):
            raise InsideTheVault
        _expect_partners(choice)
        with self._vault.reading() as unit:
            kept = _kept(unit, file_id)
            plan = _plan(unit, choice)
            reasons = _held(unit, plan, file_id)
        if reasons:
            raise ConsentMissing(reasons)
        known = partial(known_outside, self._vault.unit, now=now())
        with writing_folder(out, kept.ref.size, _PAPERS, known) as folder:
            original = f"original.{ending_of(kept.ref.media_type)}"
            self._copy(folder, original, kept.ref, step)
            with self._vault.unit() as unit:
                # Before it has its name: a custody with an entry too many is honest, one with an entry too few is not.
                unit.custody.note(file_id, Deed.HANDED_OVER, now(), choice.purpose.encode())
            done = self._papers(folder, kept, original, out)
            folder.finish(lambda _count: None)
            self._sign(folder)
            with self._vault.reading() as unit:
                changed = (unit.inventory.newest(), today(unit)) != plan.state
                if changed and _held(unit, _plan(unit, choice), file_id):
                    raise ConsentChanged
        return done

    def _copy(self, folder: Unfinished, name: str, ref: FileRef, step: Step | None) -> None:
        reader = self._vault.files.reader(ref.id)
        with folder.new(name) as file:
            while file.size < ref.size:
                block = reader.read(file.size, _BLOCK)
                if not block:
                    raise VaultDamaged("file", ref.id)
                file.write(block)
                if step is not None:
                    step(file.size, ref.size)
            if file.sha256() != ref.sha256:
                raise VaultDamaged("file", ref.id)

    def _papers(self, folder: Unfinished, kept: KeptFile, original: str, out: Path) -> HandedOver:
        store = self._vault.sync_store()
        with self._vault.session() as session:
            found = material(session, kept.ref.id)
        with self._vault.reading() as unit:
            noted = unit.custody.of(kept.ref.id, kept.record)
        told = custody_document(kept.ref, noted, found)
        proofs = proofs_document(
            found, noted, kept.key or bytes(32), store.membership(), store.statements(), self._vault.keys.id
        )
        folder.put(documents.CUSTODY, documents.written(told))
        folder.put(documents.PROOFS, documents.written(proofs))
        for language, name in documents.README.items():
            folder.put(name, readme(told, proofs, original, language))
        return HandedOver(
            folder=out,
            sha256=kept.ref.sha256,
            in_the_log=bool(proofs.receipts),
            group=proofs.group or "",
            server_key=proofs.log_key or "",
        )

    def _sign(self, folder: Unfinished) -> None:
        sums = folder.place(documents.SUMS).read_bytes()
        keys = self._vault.keys
        signed = sign(keys.signing, labels.BUNDLE + sums)
        folder.put(documents.SIGNATURE, documents.signature(keys.id, keys.signing_public, signed))


def _plan(unit: Unit, choice: Choice) -> Plan:
    return planned(unit, choice, lambda _done, _total: None)


def _held(unit: Unit, plan: Plan, file_id: str) -> tuple[Reason, ...]:
    """As an export holds back files: it leaves if all records that name it leave, with it."""
    _kept(unit, file_id)
    naming = unit.inventory.naming_files([file_id]).get(file_id, [])
    if not naming:
        raise NoSuchFile
    found = {plan.passing.held[record] for record in naming if record in plan.passing.held}
    for history in read_histories(unit, [record for record in naming if plan.leaves(record)]).values():
        if isinstance(history, Reason):
            found.add(history)
        elif file_id not in plan.passing.passed(merge(history)).files():
            found.add(Reason.PART)
    return tuple(sorted(found))


def _kept(unit: Unit, file_id: str) -> KeptFile:
    kept = unit.files.get(file_id)
    if kept is None:
        raise NoSuchFile
    if kept.state is State.REMOVED:
        # Without its key the whole record went, and with it comes again.
        raise RecordRemoved if kept.key is None else FileRemoved
    if not kept.is_here or kept.key is None:
        raise FileNotHere
    return kept


def _expect_partners(choice: Choice) -> None:
    if choice.purpose is Purpose.PARTNERS and not any(words.strip() for words in choice.partners):
        raise PartnersUnnamed
