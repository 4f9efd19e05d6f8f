"""Where records are, from proofs alone (VAULT.md, section 8). Verifies nothing: only verified proofs come here."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec
from sqlalchemy import bindparam, case, exists, insert, or_, select, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session

from desktop.domain.records import Whereabouts
from desktop.store.members import MemberStore
from desktop.store.revisions import batches
from desktop.store.schema import AcknowledgementRow, FileRow, MemberRow, ObjectRow, ReceiptRow, RecordRow
from sync.client.ports import ArrivedAcknowledgement, Receipts
from sync.protocol.objects import Kind
from sync.protocol.statements import Role

_OBJECT_LEAF = 1
_FILE_LEAF = 2


_OF_RECORD = ObjectRow.record == RecordRow.id
_UNSENT = exists().where(_OF_RECORD, ObjectRow.own == 1, ObjectRow.receipt.is_(None))
_INCOMPLETE = exists().where(FileRow.record == RecordRow.id, FileRow.own == 1, FileRow.receipt.is_(None))
_UNREAD = exists().where(_OF_RECORD, ObjectRow.received == 0)
_PLACE = (
    update(RecordRow)
    .execution_options(synchronize_session=False)
    .values(
        whereabouts=case(
            (or_(_UNSENT, _INCOMPLETE), int(Whereabouts.ONLY_HERE)),
            (_UNREAD, int(Whereabouts.ON_SERVER)),
            else_=int(Whereabouts.RECEIVED),
        )
    )
)
_PLACE_SOME = _PLACE.where(RecordRow.id.in_(bindparam("records", expanding=True)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A revision or a file of a record, and what is proved of it. `bytes`: sealed; `received_by`: device ids."""

    id: str
    is_file: bool
    own: bool
    on_server: bool
    bytes: int
    received_by: tuple[str, ...]
    refused: str | None

    @property
    def whereabouts(self) -> Whereabouts:
        if not self.on_server:
            return Whereabouts.ONLY_HERE
        return Whereabouts.RECEIVED if self.received_by else Whereabouts.ON_SERVER


class ReceiptStore:
    def __init__(self, session: Session, members: MemberStore) -> None:
        self._session = session
        self._members = members

    def keep(self, receipts: Receipts) -> set[str]:
        """Gives the records it says something new about."""
        if not receipts.leaves:
            return set()
        number = self._kept(receipts)
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
        return {record for record in touched if record is not None}

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

    def recount_received(self) -> None:
        """Anew for everything: somebody's word counts no more."""
        self._session.execute(update(ObjectRow).values(received=self._is_received()))

    def place(self, record_ids: Collection[str] | None) -> None:
        """Say anew where these records are; None: all of them."""
        if record_ids is None:
            self._session.execute(_PLACE)
            return
        for some in batches(list(record_ids)):
            self._session.execute(_PLACE_SOME, {"records": some})

    def parts(self, record_ids: Sequence[str]) -> Mapping[str, Sequence[Part]]:
        """By record: its revisions and files, in the order they came."""
        found: dict[str, list[Part]] = {record: [] for record in record_ids}
        in_office = self._members.coordinators().keys() - {self._members.here}
        for some in batches(record_ids):
            files = self._files(some)
            acknowledgements = self._acknowledgements(some)
            for row in self._session.execute(
                select(
                    ObjectRow.id,
                    ObjectRow.kind,
                    ObjectRow.record,
                    ObjectRow.own,
                    ObjectRow.author,
                    ObjectRow.receipt,
                    ObjectRow.refused,
                    ObjectRow.size,
                )
                .where(ObjectRow.record.in_(some), ObjectRow.kind.in_((Kind.REVISION, Kind.MANIFEST)))
                .order_by(ObjectRow.seq)
            ):
                id, kind, record, own, author, receipt, refused, size = row
                file = files.get(id) if kind == Kind.MANIFEST else None
                said = acknowledgements.get(id, set()) | {author}
                on_server = not own or (receipt is not None and (file is None or file[1] is not None))
                part = Part(
                    id=file[0] if file else id,
                    is_file=kind == Kind.MANIFEST,
                    own=own,
                    on_server=on_server,
                    bytes=file[2] if file else size,
                    received_by=tuple(sorted(said & in_office)),
                    refused=refused,
                )
                if record is not None:
                    found[record].append(part)
        return found

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

    def _files(self, record_ids: Sequence[str]) -> dict[str, tuple[str, int | None, int]]:
        """By manifest: file id, receipt of completeness, sealed size."""
        wanted = select(FileRow.manifest, FileRow.id, FileRow.receipt, FileRow.sealed_size).where(
            FileRow.record.in_(record_ids), FileRow.manifest.is_not(None)
        )
        rows = self._session.execute(wanted)
        return {manifest: (id, receipt, size) for manifest, id, receipt, size in rows if manifest is not None}

    def _acknowledgements(self, record_ids: Sequence[str]) -> dict[str, set[str]]:
        wanted = select(AcknowledgementRow.object, AcknowledgementRow.device).join(
            ObjectRow, ObjectRow.id == AcknowledgementRow.object
        )
        found: dict[str, set[str]] = {}
        for object_id, device in self._session.execute(wanted.where(ObjectRow.record.in_(record_ids))):
            found.setdefault(object_id, set()).add(device)
        return found
