"""Consent was withdrawn for a whole record: it goes from this vault with everything that opens it, and nothing of it
comes in again (SPEC section 16, VAULT.md section 16). Verifies no signature: whoever hands a withdrawal over did.

hear(unit, session, withdrawals, now)      somebody's, as they arrive
withdraw(unit, session, records, now)      this device's own
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from desktop.store import narrowing
from desktop.store.facts import INDEX_TO_BE_EMPTIED
from desktop.store.parting import forget
from desktop.store.revisions import batches
from desktop.store.schema import (
    AcknowledgementRow,
    AttachmentRow,
    CustodyHeadRow,
    CustodyRow,
    FileRow,
    LinkRow,
    ObjectRow,
    RecordRow,
    RevisionRow,
)
from desktop.store.stubs import record_of
from desktop.store.sync_facts import state
from desktop.store.withdrawals import WithdrawalRow, WithdrawnRow
from sync.client.ports import NOWHERE, ArrivedWithdrawal, Outgoing, Urgency
from sync.crypto.objects import Author
from sync.protocol import limits
from sync.protocol.objects import Kind, Withdrawal, object_id, parsed, split

if TYPE_CHECKING:
    from desktop.store.unit import Unit

NOTE = "note"
Gone = tuple[str, str, str, str, Collection[str]]
"""Object id, record, key id, author; the files that it brings. All in hex."""


@dataclass(slots=True)
class _More:
    """What this device knows of a withdrawn record and no withdrawal names."""

    records: set[str] = field(default_factory=set)
    files: set[str] = field(default_factory=set)
    objects: set[str] = field(default_factory=set)


def hear(unit: Unit, session: Session, withdrawals: Sequence[ArrivedWithdrawal], now: int) -> None:
    """Each that holds takes hold in this transaction; the others are kept, and looked at when their records come."""
    office = unit.device_id in unit.members.coordinators()
    for one in withdrawals:
        own = one.author.hex() == unit.device_id
        if unit.withdrawals.add(one, acknowledged=own or not office):
            known = unit.outbox.known([one.object_id.hex()])
            if not known:
                unit.outbox.keep([(one, Kind.WITHDRAWAL, None, None, False)])
                unit.receipts.recount_heard_of([one.object_id.hex()])
        if one.index != NOWHERE:
            unit.outbox.placed([one])
        settle(unit, session, [id.hex() for id in one.records], now)


def hear_again(unit: Unit, session: Session, now: int) -> None:
    """Out of the objects that are here: what damage took of their rows, or of what they did."""
    office = unit.members.coordinators()
    rows = session.execute(
        select(ObjectRow.id, ObjectRow.author, ObjectRow.raw).where(ObjectRow.kind == Kind.WITHDRAWAL)
    )
    for id, author, raw in rows.all():
        body = parsed(split(raw).body, Withdrawal)
        one = ArrivedWithdrawal(
            index=NOWHERE,
            object_id=bytes.fromhex(id),
            author=bytes.fromhex(author),
            raw=raw,
            records=body.records,
            files=body.files,
            object_ids=body.ids(),
            time=body.time,
            by_office=author in office,
        )
        unit.withdrawals.add(one, acknowledged=True)
        settle(unit, session, [record.hex() for record in body.records], now)


def settle(unit: Unit, session: Session, records: Iterable[str], now: int) -> set[str]:
    """Those of these records for which a withdrawal that is here holds. They are gone from here afterwards."""
    claims = unit.withdrawals.of(records)
    held: dict[str, WithdrawalRow] = {}
    for record, rows in claims.items():
        by = next((row for row in rows if row.by_office or _is_theirs(unit, record, row.author)), None)
        if by is not None:
            held[record] = by
    already = unit.withdrawals.gone(held)
    follow(unit, session, {id: by for id, by in held.items() if id not in already or _is_here(session, id)}, now)
    for record in already:  # a later withdrawal may name files of it, of which a manifest came
        for file in _files_of(unit, session, record):
            unit.to_erase += unit.forget_file(file)
            unit.withdrawals.add_files([file], record)
    return set(held)


def follow(unit: Unit, session: Session, held: Mapping[str, WithdrawalRow], now: int) -> None:
    """By record a withdrawal that holds for it."""
    more = _More()
    for record, by in held.items():
        _add_more(unit, session, record, more)
        take_away(unit, session, record, by.author, by.time, now)
    _say_more(unit, session, more, now)


def may(unit: Unit, record: str) -> bool:
    """Whether this device may withdraw it: others will believe that one that they can check."""
    if unit.members.membership() is None:
        return True
    here = unit.device_id
    return here not in unit.members.revoked() and (
        here in unit.members.coordinators() or _is_theirs(unit, record, here)
    )


def withdraw(unit: Unit, session: Session, records: Collection[str], now: int) -> str | None:
    """By this device, of records that are here. Gives the withdrawal's id; None in a vault that is in no group: then
    there is nobody to tell.
    """
    files, objects = set[str](), set[str]()
    for record in records:
        files |= set(session.scalars(select(FileRow.id).where(FileRow.record == record)))
        objects |= _objects_of(session, record)
    raw = _signed(unit, session, records, files, objects, now)
    for record in records:
        take_away(unit, session, record, unit.device_id, now, now)
    unit.withdrawals.tell(records)
    return None if raw is None else object_id(raw).hex()


def say_again(unit: Unit, session: Session, now: int) -> None:
    """The log begins anew, and nobody can bring into it what somebody else signed: for all that this device may speak
    for it says so itself.
    """
    office = unit.device_id in unit.members.coordinators()
    mine = unit.members.mine()
    silent = {
        one.record
        for one in unit.withdrawals.all()
        if not one.in_part and (office or one.author in mine) and not unit.withdrawals.spoken_for_here(one.record)
    }
    if silent:
        files = set().union(*(unit.withdrawals.files_named(record) for record in silent)) - silent
        named = set().union(*(unit.withdrawals.named(record) for record in silent))
        _signed(unit, session, silent, files, named, now)


def refuse(unit: Unit, session: Session, gone: Iterable[Gone], now: int) -> None:
    """These came for records that are gone. What nobody took away yet is named by whoever may."""
    office, more = unit.device_id in unit.members.coordinators(), _More()
    came = list(gone)
    for id, record, key_id, author, files in came:
        unit.withdrawals.add_objects([(id, record, key_id)])
        unit.withdrawals.add_files(files, record)
        for file in files:
            unit.to_erase += unit.forget_file(file)
            _forget_custody(session, file)
        if (office or author == unit.device_id) and id not in unit.withdrawals.named(record):
            more.records.add(record)
            more.objects.add(id)
            more.files.update(set(files) - unit.withdrawals.files_named(record))
    narrowing.narrow(session, unit.stubs, {key_id for _, _, key_id, _, _ in came}, unit.device_id)
    _say_more(unit, session, more, now)


def take_away(unit: Unit, session: Session, record: str, author: str, said: int, now: int) -> None:
    """The record, with everything that was made of it here. Its files' bytes go after the transaction."""
    row = session.scalar(select(RecordRow).where(RecordRow.id == record))
    stub, known = unit.stubs.get(record), unit.withdrawals.get(record)
    unit.departures.keep(record)
    here = session.execute(select(ObjectRow.id, ObjectRow.key_id).where(ObjectRow.record == record))
    objects = [(id, key_id) for id, key_id in here] + unit.stubs.objects_of(record)
    key_ids = {key_id for _, key_id in objects if key_id}
    files = _files_of(unit, session, record)
    originals = set(files) - unit.small_copies.are_copies(files)
    form = row.form if row is not None else stub.form if stub is not None else known.form if known is not None else ""
    unit.withdrawals.put(
        WithdrawnRow(
            record=record,
            form=form,
            in_part=False,
            author=author,
            said=said,
            applied=now,
            files=len(originals) or (stub.files if stub is not None else 0),
            told=False,
        )
    )
    unit.withdrawals.add_objects([(id, record, key_id or "") for id, key_id in objects])
    unit.withdrawals.add_files(files, record)
    _without_words(unit, session, record, [id for id, _ in objects])
    for file in files:
        _forget_custody(session, file)
        unit.to_erase += unit.forget_file(file)
    unit.stubs.forget(record)
    unit.secrets.forget_of(record)
    narrowing.narrow(session, unit.stubs, key_ids, unit.device_id)
    unit.facts.put(INDEX_TO_BE_EMPTIED, b"")
    unit.forgot_words = True


def _files_of(unit: Unit, session: Session, record: str) -> list[str]:
    """Those that it brought; and those that a withdrawal names, of which nothing but their manifests came."""
    named = sorted(unit.withdrawals.files_named(record))
    found = list(session.scalars(select(FileRow.id).where(FileRow.record == record)))
    for some in batches(named):
        bare = FileRow.record.is_(None), FileRow.own == 0, FileRow.id.in_(some)
        found += session.scalars(select(FileRow.id).where(*bare)).all()
    return found


def _without_words(unit: Unit, session: Session, record: str, objects: Sequence[str]) -> None:
    for draft in unit.drafts.newest_first():
        if draft.record == record or record in draft.changes.values():
            unit.drafts.remove(draft.id)
    told = select(CustodyRow.object).where(CustodyRow.record == record, CustodyRow.object.is_not(None))
    carried = set(session.scalars(told)) - set(objects)
    session.execute(delete(ObjectRow).where(ObjectRow.id.in_(carried)).execution_options(synchronize_session=False))
    unit.withdrawals.add_objects([(id, record, "") for id in carried if id is not None])
    for id in objects:
        session.execute(delete(AcknowledgementRow).where(AcknowledgementRow.object == id))
    for aside in unit.inbox.set_aside():
        if record_of(aside) == record:
            unit.inbox.took([aside.object_id])
    if session.scalar(select(RecordRow.seq).where(RecordRow.id == record)) is not None:
        forget(session, record)
    for doomed in (
        delete(RevisionRow).where(RevisionRow.record == record),
        delete(ObjectRow).where(ObjectRow.record == record),
        delete(LinkRow).where(LinkRow.record == record),
        delete(AttachmentRow).where(AttachmentRow.record == record),
    ):
        session.execute(doomed.execution_options(synchronize_session=False))
    session.expire_all()


def _forget_custody(session: Session, file: str) -> None:
    session.execute(delete(CustodyRow).where(CustodyRow.file == file))
    session.execute(delete(CustodyHeadRow).where(CustodyHeadRow.file == file))


def _is_theirs(unit: Unit, record: str, author: str) -> bool:
    """Whether every revision that begins it was written by whoever holds this device."""
    begun = {one.author for one in unit.revisions.of(record) if not one.parents}
    if not begun:
        stub = unit.stubs.get(record)
        begun = set() if stub is None else {stub.created_by}
    known = unit.withdrawals.get(record)
    if not begun and known is not None and not known.in_part:
        return True  # it held before
    return bool(begun) and begun <= {author, *unit.members.persons.before(author)}


def _is_here(session: Session, record: str) -> bool:
    return session.scalar(select(RevisionRow.seq).where(RevisionRow.record == record).limit(1)) is not None


def _objects_of(session: Session, record: str) -> set[str]:
    told = select(CustodyRow.object).where(CustodyRow.record == record, CustodyRow.object.is_not(None))
    own = select(ObjectRow.id).where((ObjectRow.record == record) | ObjectRow.id.in_(told))
    return set(session.scalars(own))


def _add_more(unit: Unit, session: Session, record: str, more: _More) -> None:
    """Own notes about it go with it, whoever withdrew it. Files and objects are named by who attached or wrote them, or
    by the coordination.
    """
    here = unit.device_id
    office = here in unit.members.coordinators()
    about = select(RecordRow.id).join(LinkRow, LinkRow.record == RecordRow.id)
    mine = sorted(unit.members.mine() | {here})
    notes = about.where(LinkRow.target == record, RecordRow.form == NOTE, RecordRow.created_by.in_(mine))
    own_notes = set(session.scalars(notes)) - unit.withdrawals.of([record]).keys()
    files = select(FileRow.id).where(FileRow.record == record)
    objects = select(ObjectRow.id).where(ObjectRow.record == record)
    if not office:
        files, objects = files.where(FileRow.author == here), objects.where(ObjectRow.author == here)
    lacking = set(session.scalars(files)) - unit.withdrawals.files_named(record)
    unnamed = set(session.scalars(objects)) - unit.withdrawals.named(record)
    for note in own_notes:
        unnamed |= _objects_of(session, note)
        lacking |= set(session.scalars(select(FileRow.id).where(FileRow.record == note)))
    if lacking or unnamed:
        more.records |= {record, *own_notes}
        more.files |= lacking
        more.objects |= unnamed


def _say_more(unit: Unit, session: Session, more: _More, now: int) -> None:
    if more.records:
        _signed(unit, session, more.records, more.files, more.objects, now)
        for record in sorted(more.records - unit.withdrawals.gone(more.records)):
            if _is_theirs(unit, record, unit.device_id):
                take_away(unit, session, record, unit.device_id, now, now)
                unit.withdrawals.tell([record])


def _signed(
    unit: Unit, session: Session, records: Iterable[str], files: Iterable[str], objects: Iterable[str], now: int
) -> bytes | None:
    """Signed and queued. Objects and files beyond what one can name are found by the server through their records."""
    membership = unit.members.membership()
    if membership is None:
        return None
    body = (
        [bytes.fromhex(one) for one in sorted(records)][: limits.WITHDRAWN_RECORDS],
        [bytes.fromhex(one) for one in sorted(files)][: limits.WITHDRAWN_FILES],
        [bytes.fromhex(one) for one in sorted(objects)][: limits.WITHDRAWN_OBJECTS],
    )
    time = max(0, now + state(unit.facts).clock_offset)
    raw = Author(unit.keys).withdrawal(*body, group=membership.group, time_ms=time)
    id = object_id(raw)
    unit.outbox.add(Outgoing(object_id=id, raw=raw, urgency=Urgency.MEMBERSHIP), Kind.WITHDRAWAL)
    office = unit.device_id in unit.members.coordinators()
    own = ArrivedWithdrawal(
        index=NOWHERE,
        object_id=id,
        author=unit.keys.id,
        raw=raw,
        records=tuple(body[0]),
        files=tuple(body[1]),
        object_ids=tuple(body[2]),
        time=time,
        by_office=office,
    )
    unit.withdrawals.add(own, acknowledged=True)
    return raw
