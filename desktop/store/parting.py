"""A whole record goes from this laptop, and comes back: what stands in its way as far as rows tell, the removal, and
the end of its stub (VAULT.md, section 15). Verifies no receipt: whoever removes does, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, exists, select, update
from sqlalchemy.orm import Session

from desktop.domain.custody import Deed
from desktop.domain.records import Whereabouts
from desktop.store import carrying, narrowing
from desktop.store.facts import INDEX_TO_BE_EMPTIED
from desktop.store.file_rows import State
from desktop.store.kept_receipts import KeptReceipt, receipt_of
from desktop.store.removing import Hindrance
from desktop.store.schema import (
    AttachmentRow,
    DraftRow,
    FileRow,
    LinkRow,
    ObjectRow,
    RecordRow,
    RevisionRow,
    SecretRow,
)
from desktop.store.stubs import Stub, StubGrantRow
from sync.protocol import merkle

if TYPE_CHECKING:
    from desktop.store.unit import Unit

Leaf = tuple[int, bytes]
"""Kind of a leaf of the log, and the object id in it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaving:
    """A record that is here. `size`: its sealed bytes here; `holders`: devices of the coordination that opened all of
    it. `hindrance` None: rows have nothing against removing it.
    """

    record: str
    form: str
    created: int
    changed: int
    files: int
    size: int
    holders: tuple[str, ...]
    hindrance: Hindrance | None


def leaving(unit: Unit, session: Session, record: str) -> Leaving | None:
    """None: there is no such record here, or it is deleted."""
    row = session.scalar(select(RecordRow).where(RecordRow.id == record, RecordRow.deleted == 0))
    if row is None:
        return None
    files = session.scalars(select(FileRow).where(FileRow.record == record)).all()
    objects = session.scalars(select(ObjectRow.size).where(ObjectRow.record == record)).all()
    parts = unit.receipts.parts([record])[record]
    holders = set.intersection(*(set(part.received_by) for part in parts)) if parts else set()
    return Leaving(
        record=record,
        form=row.form,
        created=row.created,
        changed=row.changed,
        files=len(files) - len(unit.small_copies.are_copies([file.id for file in files])),
        size=sum(objects) + sum(file.sealed_size for file in files if file.state == State.WHOLE),
        holders=tuple(sorted(holders)),
        hindrance=_hindrance(unit, session, row, files),
    )


def untouched(session: Session, before: int, limit: int) -> list[str]:
    """Received records whose newest clock is before this one, the oldest first."""
    rows = select(RecordRow.id).where(RecordRow.deleted == 0, RecordRow.whereabouts == Whereabouts.RECEIVED)
    return list(session.scalars(rows.where(RecordRow.changed < before).order_by(RecordRow.changed).limit(limit)))


def _hindrance(unit: Unit, session: Session, row: RecordRow, files: Sequence[FileRow]) -> Hindrance | None:
    members = unit.members
    if members.membership() is None or members.here in members.revoked():
        return Hindrance.NO_GROUP
    if members.here in members.coordinators():
        return Hindrance.COORDINATION
    drafts = session.scalars(select(DraftRow.record).where(DraftRow.record == row.id)).all()
    if drafts:
        return Hindrance.DRAFT
    parts = unit.receipts.parts([row.id])[row.id]
    received = all(part.on_server and part.whereabouts is Whereabouts.RECEIVED for part in parts)
    if row.whereabouts != Whereabouts.RECEIVED or not received:
        return Hindrance.NOT_RECEIVED
    if any(file.state not in (State.WHOLE, State.REMOVED) for file in files):
        return Hindrance.NOT_HERE
    kept = [one for file in files if (one := unit.files.get(file.id)) is not None]
    if any(not original.holders for original in unit.removing.originals(kept)):
        return Hindrance.NO_OTHER
    elsewhere = AttachmentRow.file.in_([file.id for file in files]), AttachmentRow.record != row.id
    if files and session.scalar(select(exists().where(*elsewhere))):
        return Hindrance.SHARED
    if not unit.drafts.files().isdisjoint(file.id for file in files):
        return Hindrance.SHARED
    return None


# What has to be proved once more, in the transaction that removes.


def leaves(session: Session, record: str) -> set[Leaf]:
    """That receipts of this vault must prove: its own objects, and that each of its files is complete. What others
    wrote came out of the log.
    """
    own = select(ObjectRow.id).where(ObjectRow.record == record, ObjectRow.own == 1)
    found = {(merkle.OBJECT_LEAF, bytes.fromhex(id)) for id in session.scalars(own)}
    files = session.scalars(select(FileRow.manifest).where(FileRow.record == record))
    return found | {(merkle.FILE_LEAF, bytes.fromhex(manifest or "")) for manifest in files}


def ways_back(unit: Unit, session: Session, record: str) -> list[list[KeptReceipt]]:
    """For each key id of its own that it is sealed under, the receipts of this device's grants to itself: one of each
    must hold. A key id of somebody else's was granted out of the log.
    """
    key_ids = _key_ids(session, record)
    own = set(session.scalars(select(SecretRow.key_id).where(SecretRow.key_id.in_(key_ids), SecretRow.own == 1)))
    went = session.execute(
        select(StubGrantRow.key_id, StubGrantRow.id, StubGrantRow.receipt).where(StubGrantRow.key_id.in_(own))
    ).all()
    receipts = {key_id: [(id, number) for of, id, number in went if of == key_id] for key_id in own}
    missing = [key_id for key_id, known in receipts.items() if not known]
    for grant in narrowing.self_grants(session, unit.device_id, missing) if missing else ():
        for key_id in set(grant.key_ids) & set(missing):
            receipts[key_id].append((grant.id, grant.receipt))
    return [
        [receipt_of(session, id, number) for id, number in known if number is not None] for known in receipts.values()
    ]


def _key_ids(session: Session, record: str) -> set[str]:
    under = session.scalars(select(ObjectRow.key_id).where(ObjectRow.record == record).distinct())
    return {key_id for key_id in under if key_id is not None}


# The removal itself.


def part_with(unit: Unit, session: Session, going: Leaving, now: int) -> list[str]:
    """From this transaction on a stub alone is here. Gives the files whose bytes are to be erased after it."""
    record = going.record
    files = session.scalars(select(FileRow).where(FileRow.record == record)).all()
    here = [file.id for file in files if file.state == State.WHOLE]
    copies = unit.small_copies.are_copies(here)
    unit.custody.note_all((file for file in here if file not in copies), Deed.REMOVED, now)
    _tell_custody(unit, session, record)
    key_ids = _key_ids(session, record)
    _leave_stub(unit, session, going, {file.manifest for file in files if file.id in here}, now)
    forget(session, record)
    unit.facts.put(INDEX_TO_BE_EMPTIED, b"")
    narrowing.narrow(session, unit.stubs, key_ids, unit.device_id)
    gone = {"state": State.REMOVED, "present": 0, "key": None, "name": "", "media_type": "", "size": 0, "facts": None}
    session.execute(update(FileRow).where(FileRow.record == record).values(gone | {"progress": None}))
    return here


def _tell_custody(unit: Unit, session: Session, record: str) -> None:
    """As long as its key is here. Under a key that nobody has yet nothing is told of what is gone: then it waits."""
    if unit.secrets.key_of(record, unit.revisions.newest_key_id(record)) is not None:
        carrying.tell(unit, record, session)


def _leave_stub(unit: Unit, session: Session, going: Leaving, here: Collection[str | None], now: int) -> None:
    row = session.scalars(select(RecordRow).where(RecordRow.id == going.record)).one()
    objects = session.scalars(select(ObjectRow).where(ObjectRow.record == going.record)).all()
    stub = Stub(
        record=row.id,
        form=row.form,
        created=row.created,
        changed=row.changed,
        created_by=row.created_by,
        own=row.own,
        files=going.files,
        size=going.size,
        removed=now,
        wanted=False,
        withheld=0,
    )
    rows = [
        {
            "id": one.id,
            "kind": one.kind,
            "key_id": one.key_id or "",
            "own": one.own,
            "log_index": one.log_index,
            "receipt": one.receipt,
            "whole": one.id in here,
        }
        for one in objects
    ]
    unit.stubs.add(stub, rows)


def forget(session: Session, record: str) -> None:
    """What was written, and what was made of it. `secure_delete` writes zeros over all of it."""
    seq = session.scalars(select(RecordRow.seq).where(RecordRow.id == record)).one()
    for index in ("words", "grams"):
        session.connection().exec_driver_sql(f"DELETE FROM {index} WHERE rowid = ?", (seq,))  # noqa: S608 - from above
    for doomed in (
        delete(LinkRow).where(LinkRow.record == record),
        delete(AttachmentRow).where(AttachmentRow.record == record),
        delete(RevisionRow).where(RevisionRow.record == record),
        delete(ObjectRow).where(ObjectRow.record == record),
        delete(RecordRow).where(RecordRow.id == record),
    ):
        session.execute(doomed.execution_options(synchronize_session=False))
    session.expire_all()


# And back.


def settle(unit: Unit, session: Session, record: str, withheld: int) -> bool:
    """After it was fetched: whether all of it is here again. Then the stub ends, and its files come with the next sync;
    else it stays one.
    """
    if unit.stubs.lacks(record):
        unit.stubs.withheld(record, withheld)
        return False
    manifests = unit.stubs.manifests_of_files(record)
    key_ids = _key_ids(session, record)
    unit.stubs.forget(record)
    narrowing.narrow(session, unit.stubs, key_ids, unit.device_id)
    came = update(FileRow).where(FileRow.manifest.in_(manifests), FileRow.state == State.REMOVED)
    session.execute(came.values(state=State.FETCHED, present=0).execution_options(synchronize_session=False))
    unit.listing.refresh([record])
    return True
