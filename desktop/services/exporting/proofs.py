"""What proves things in an export: custody, receipts, members (EXPORT.md, section 4). Knows no record's content."""

from __future__ import annotations

import base64
from collections.abc import Iterable, Iterator, Mapping

import msgspec

from desktop.domain.consent import Purpose
from desktop.domain.custody import Deed
from desktop.errors import VaultDamaged
from desktop.services.bundles.documents import CustodyDocument, ProofsDocument
from desktop.services.exporting.evidence_files import Leaving
from desktop.services.exporting.folder import Unfinished
from desktop.services.exporting.planning import Plan
from desktop.services.exporting.record_lines import line, rfc3339
from desktop.services.exporting.writing import write_lines
from desktop.services.handing_over.papers import custody_document, proofs_document
from desktop.store.custody import Noted
from desktop.store.departures import Way
from desktop.store.kept_receipts import KeptReceipt, kept_receipts
from desktop.store.proof_material import material
from desktop.store.vault import Vault
from sync.client.ports import Receipts
from sync.protocol.statements import Role

_TOLD = frozenset({"testimony", "evidence"})
"""Forms of what people told or gave."""
WHOLE_BACKUP = b"whole backup"
"""What custody says of an export that has no purpose."""


def note_export(vault: Vault, plan: Plan, files: Iterable[Leaving], now: int) -> None:
    """Each file that is in the export says so from now on: before it has its name, for a custody with an entry too many
    is honest, and one with an entry too few is not. So do the records that somebody may take back.
    """
    purpose = plan.passing.choice.purpose
    details = WHOLE_BACKUP if purpose is None else purpose.encode()
    written = [one.ref.id for one in files if one.path is not None]
    with vault.unit() as unit:
        unit.custody.note_all(written, Deed.EXPORTED, now, details)
        leaving = [id for id, form in plan.forms.items() if form in _TOLD and plan.leaves(id)]
        whom = ", ".join(sorted(plan.passing.choice.partners)) if purpose is Purpose.PARTNERS else ""
        unit.departures.note(leaving, Way.EXPORTED, now, purpose=details.decode(), whom=whom)


def write_custody(vault: Vault, folder: Unfinished, files: Iterable[Leaving]) -> None:
    with vault.reading() as unit:
        entries = (one for file in files for one in unit.custody.of(file.ref.id, file.kept.record))
        write_lines(folder, "proofs/custody.jsonl", (line(_custody(one)) for one in entries))


def write_evidence(vault: Vault, folder: Unfinished, files: Iterable[Leaving]) -> list[str]:
    """For each file that is there what lets strangers check it, as it is handed over alone (BUNDLE.md), but for the
    roster, which is the same for all. Ids of those whose custody the disk spoiled.
    """
    spoiled: list[str] = []
    write_lines(folder, "proofs/evidence.jsonl", map(line, _evidence(vault, files, spoiled)))
    statements = vault.sync_store().statements()
    roster = ({"object": one.object_id.hex(), "raw": _base64(one.raw)} for one in statements)
    write_lines(folder, "proofs/roster.jsonl", map(line, roster))
    return spoiled


def write_receipts(vault: Vault, folder: Unfinished, plan: Plan) -> None:
    with vault.session() as session:
        kept = (one for one in kept_receipts(session) if any(plan.leaves(record) for record in one.records))
        wrote = write_lines(folder, "proofs/receipts.jsonl", map(line, _receipts(kept)))
    membership = vault.sync_store().membership()
    if membership is not None and wrote:
        document = {"group": membership.group.hex(), "log_key": membership.log_key.hex()}
        folder.put("proofs/group.json", line(document))


def write_members(vault: Vault, folder: Unfinished) -> None:
    store = vault.sync_store()
    membership = store.membership()
    with vault.reading() as unit:
        members = [
            {
                "device": one.device,
                "here": one.device == vault.device_id,
                "name": one.name,
                "person": one.person,
                "role": Role(one.role).name.lower(),
                "enrolled": _time(one.enrolled),
                "revoked": None if one.revoked is None else _time(one.revoked),
            }
            for one in unit.members.all()
        ]
    group = None if membership is None else {"id": membership.group.hex(), "name": membership.group_name}
    folder.put("members/members.json", line({"group": group, "here": vault.device_id, "members": members}))


def _evidence(vault: Vault, files: Iterable[Leaving], spoiled: list[str]) -> Iterator[Mapping[str, object]]:
    store = vault.sync_store()
    membership, statements = store.membership(), store.statements()
    for file in files:
        if file.path is None:
            continue
        with vault.session() as session:
            found = material(session, file.ref.id)
        with vault.reading() as unit:
            noted = unit.custody.of(file.ref.id, file.kept.record)
        try:
            custody = custody_document(file.ref, noted, found)
        except VaultDamaged:
            spoiled.append(file.ref.id)
            continue
        key = file.kept.key or bytes(32)
        proofs = proofs_document(found, noted, key, membership, statements, vault.keys.id)
        said = {name: value for name, value in _builtins(proofs).items() if name != "roster"}
        yield {"custody": _builtins(custody), "proofs": said, "statements": len(proofs.roster)}


def _builtins(document: CustodyDocument | ProofsDocument) -> dict[str, object]:
    found: dict[str, object] = msgspec.to_builtins(document)
    return found


def _custody(one: Noted) -> Mapping[str, object]:
    return {
        "file": one.file,
        "device": one.device or None,
        "number": one.number,
        "deed": one.code,
        "time": _time(one.time),
        "clock": one.clock,
        "source": None if one.source is None else one.source.name.lower(),
        "offset": one.offset,
        "details": one.details.hex(),
        "entry": None if one.entry is None else one.entry.hex(),
        "digest": one.digest.hex(),
        "previous": None if one.previous is None else one.previous.hex(),
        "revision": one.object,
        "record": one.record,
    }


def _receipts(kept: Iterable[KeptReceipt]) -> Iterator[Mapping[str, object]]:
    """What the vault itself cannot read proves nothing to anybody."""
    found: Iterator[Receipts] = (one.receipts for one in kept if one.receipts is not None)
    for receipts in found:
        yield {
            "checkpoint": receipts.checkpoint,
            "indices": receipts.indices,
            "hashes": [one.hex() for one in receipts.hashes],
            "leaf_hashes": [one.hex() for one in receipts.leaf_hashes],
            "leaves": [{"index": index, "kind": kind, "object": id.hex()} for index, kind, id in receipts.leaves],
        }


def _time(milliseconds: int) -> str:
    return rfc3339(milliseconds << 16)


def _base64(data: bytes) -> str:
    return base64.b64encode(data).decode()
