"""Where records are, from proofs alone (VAULT.md, section 8). Verifies nothing: only verified proofs come here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

import msgspec
from sqlalchemy import and_, bindparam, case, delete, exists, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from desktop.domain.records import Whereabouts
from desktop.store.facts import DOUBT
from desktop.store.file_rows import State
from desktop.store.members import MemberStore
from desktop.store.parts import Part, parts
from desktop.store.revisions import MANY, batches
from desktop.store.schema import (
    AcknowledgementRow,
    FactRow,
    FileRow,
    MemberRow,
    ObjectRow,
    ProvedEarlyRow,
    ReceiptRow,
    RecordRow,
    RevisionRow,
)
from desktop.store.stubs import StubObjectRow
from sync.client.ports import ArrivedAcknowledgement, Receipts
from sync.protocol.statements import Role

_OBJECT_LEAF = 1
_FILE_LEAF = 2


_OF_RECORD = ObjectRow.record == RecordRow.id
_UNSENT = exists().where(_OF_RECORD, ObjectRow.own == 1, ObjectRow.receipt.is_(None))
# What damage took with its object cannot be sent and was proved to nobody: nothing is not a proof.
_UNSIGNED = exists().where(RevisionRow.record == RecordRow.id, ~exists().where(ObjectRow.id == RevisionRow.id))
_UNANNOUNCED = exists().where(
    FileRow.record == RecordRow.id, FileRow.manifest.is_not(None), ~exists().where(ObjectRow.id == FileRow.manifest)
)
_INCOMPLETE = (FileRow.record == RecordRow.id, FileRow.receipt.is_(None))
# What was removed from this laptop is not only here, whatever became of it on the server.
_IS_REMOVED = FileRow.state == State.REMOVED
_OWN_INCOMPLETE = exists().where(*_INCOMPLETE, FileRow.own == 1, ~_IS_REMOVED)
_OTHERS_INCOMPLETE = exists().where(*_INCOMPLETE, or_(FileRow.own == 0, _IS_REMOVED))
_DOUBTED = exists().where(FactRow.name == DOUBT)
# Another laptop brought it: its author's receipt is not ours to see, and the log has not shown it.
_NOT_IN_LOG = exists().where(_OF_RECORD, ObjectRow.own == 0, ObjectRow.log_index.is_(None))
_UNREAD = exists().where(_OF_RECORD, ObjectRow.received == 0)
_UNREAD_FILE = exists().where(
    FileRow.record == RecordRow.id,
    ~exists().where(ObjectRow.id == FileRow.manifest, ObjectRow.received == 1),
)
# The word of the coordination's device is a proof, whichever way it came and wherever else the record is not yet.
_HANDED_OVER = and_(exists().where(_OF_RECORD), ~_UNSIGNED, ~_UNREAD, ~_UNREAD_FILE)
_PLACE = (
    update(RecordRow)
    .execution_options(synchronize_session=False)
    .values(
        whereabouts=case(
            (and_(or_(_UNSENT, _OWN_INCOMPLETE), ~_DOUBTED, _HANDED_OVER), int(Whereabouts.RECEIVED)),
            (or_(_UNSENT, _UNSIGNED, _OWN_INCOMPLETE, _DOUBTED), int(Whereabouts.ONLY_HERE)),
            (or_(_OTHERS_INCOMPLETE, _NOT_IN_LOG), int(Whereabouts.ON_ITS_WAY)),
            (or_(_UNREAD, _UNANNOUNCED), int(Whereabouts.ON_SERVER)),
            else_=int(Whereabouts.RECEIVED),
        )
    )
)
_PLACE_SOME = _PLACE.where(RecordRow.id.in_(bindparam("records", expanding=True)))


class ReceiptStore:
    def __init__(self, session: Session, members: MemberStore) -> None:
        self._session = session
        self._members = members

    def keep(self, receipts: Receipts, others: Collection[str] = ()) -> set[str]:
        """Gives the records it says something new about. `others`: objects of others whose place in the log somebody
        may want to show to strangers.
        """
        if not receipts.leaves and not others:
            return set()
        number = self._kept(receipts)
        for some in batches(list(others)):
            shown = update(ObjectRow).where(ObjectRow.id.in_(some), ObjectRow.own == 0, ObjectRow.receipt.is_(None))
            self._session.execute(shown.values(receipt=number))
        objects = {id.hex(): index for index, kind, id in receipts.leaves if kind == _OBJECT_LEAF}
        files = [id.hex() for _, kind, id in receipts.leaves if kind == _FILE_LEAF]
        touched: set[str | None] = set()
        for some in batches(list(objects)):
            proved = update(ObjectRow).where(ObjectRow.id.in_(some), ObjectRow.own == 1, ObjectRow.receipt.is_(None))
            places = case({id: objects[id] for id in some}, value=ObjectRow.id)
            found = self._session.execute(
                proved.values(receipt=number, refused=None, log_index=places).returning(ObjectRow.record)
            )
            touched |= set(found.scalars())
        for some in batches(files):
            complete = update(FileRow).where(FileRow.manifest.in_(some), FileRow.receipt.is_(None))
            found = self._session.execute(complete.values(receipt=number, progress=None).returning(FileRow.record))
            touched |= set(found.scalars())
            self._keep_early(some, number)
        return {record for record in touched if record is not None}

    def proved_early(self, manifests: Collection[str]) -> dict[str, int]:
        """Receipts of completeness that came before these manifests, which take them over now."""
        found: dict[str, int] = {}
        for some in batches(list(manifests)):
            taken = delete(ProvedEarlyRow).where(ProvedEarlyRow.manifest.in_(some))
            found |= dict(self._session.execute(taken.returning(ProvedEarlyRow.manifest, ProvedEarlyRow.receipt)).all())
        return found

    def acknowledged(self, arrived: Iterable[ArrivedAcknowledgement]) -> set[str]:
        """What others say they opened. Gives the records concerned."""
        ids: list[str] = []
        for one in arrived:
            named = [id.hex() for id in one.object_ids]
            rows = [{"object": id, "device": one.author.hex()} for id in named]
            if rows:
                self._session.execute(upsert(AcknowledgementRow).on_conflict_do_nothing(), rows)
            ids += named
        touched: set[str | None] = set()
        for some in batches(ids):
            said = update(ObjectRow).where(ObjectRow.id.in_(some)).values(received=self._is_received())
            touched |= set(self._session.execute(said.returning(ObjectRow.record)).scalars())
        return {record for record in touched if record is not None}

    def drop(self, numbers: Collection[int]) -> None:
        """These prove nothing: nobody says any more that what they were kept for is on the server."""
        records: set[str | None] = set()
        ordered = sorted(numbers)
        for some in (ordered[at : at + MANY] for at in range(0, len(ordered), MANY)):
            for table in (ObjectRow, FileRow):
                unproved = update(table).where(table.receipt.in_(some)).values(receipt=None).returning(table.record)
                records |= set(self._session.execute(unproved).scalars())
            removed = update(StubObjectRow).where(StubObjectRow.receipt.in_(some)).values(receipt=None)
            self._session.execute(removed)
            self._session.execute(delete(ReceiptRow).where(ReceiptRow.seq.in_(some)))
        self.place([record for record in records if record is not None])

    def recount_received(self, ids: Collection[str] | None = None) -> None:
        """Anew for these; None, for everything: somebody's word counts no more."""
        if ids is None:
            self._session.execute(update(ObjectRow).values(received=self._is_received()))
            return
        for some in batches(list(ids)):
            anew = update(ObjectRow).where(ObjectRow.id.in_(some)).values(received=self._is_received())
            self._session.execute(anew)

    def recount_heard_of(self, ids: Collection[str]) -> None:
        """Of these objects, which came a moment ago, those that somebody acknowledged before."""
        for some in batches(list(ids)):
            heard = select(AcknowledgementRow.object).where(AcknowledgementRow.object.in_(some)).distinct()
            self.recount_received(self._session.scalars(heard).all())

    def place(self, record_ids: Collection[str] | None) -> None:
        """Say anew where these records are; None: all of them."""
        if record_ids is None:
            self._session.execute(_PLACE)
            return
        for some in batches(list(record_ids)):
            self._session.execute(_PLACE_SOME, {"records": some})

    def parts(self, record_ids: Sequence[str]) -> Mapping[str, Sequence[Part]]:
        """By record: its revisions and files, in the order they came."""
        return parts(self._session, record_ids, self._members.coordinators().keys() - {self._members.here})

    def _keep_early(self, manifests: Sequence[str], receipt: int) -> None:
        """The log tells of each complete file once: whose manifest was set aside must find it later."""
        known = set(self._session.scalars(select(FileRow.manifest).where(FileRow.manifest.in_(manifests))))
        rows = [{"manifest": manifest, "receipt": receipt} for manifest in manifests if manifest not in known]
        if rows:
            self._session.execute(upsert(ProvedEarlyRow).on_conflict_do_nothing(), rows)

    def _kept(self, receipts: Receipts) -> int:
        proof = msgspec.msgpack.encode((receipts.indices, receipts.hashes, receipts.leaf_hashes))
        row = insert(ReceiptRow).values(checkpoint=receipts.checkpoint, proof=proof)
        return self._session.scalars(row.returning(ReceiptRow.seq)).one()

    def _is_received(self) -> object:
        in_office = (
            MemberRow.role == Role.COORDINATOR,
            MemberRow.revoked.is_(None),
            MemberRow.device != self._members.here,
        )
        named = exists().where(
            AcknowledgementRow.object == ObjectRow.id, MemberRow.device == AcknowledgementRow.device, *in_office
        )
        written = exists().where(MemberRow.device == ObjectRow.author, *in_office)
        return or_(named, written)
