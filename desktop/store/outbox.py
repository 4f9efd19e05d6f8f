"""Signed objects, own ones and others': kept raw; what has no receipt waits to be sent. Opens none of them."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import case, delete, exists, func, insert, select, tuple_, update
from sqlalchemy.dialects.sqlite import insert as upsert
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from desktop.store.revisions import batches
from desktop.store.schema import ByHandRow, FileRow, ObjectRow, RetoldRow
from desktop.store.small_copies import IS_COPY
from sync.client.ports import NOWHERE, Arrived, Outgoing, Urgency
from sync.protocol import objects
from sync.protocol.objects import Kind

SEEN_IN_THE_LOG = 0
"""As `receipt` of an own statement: it came back out of the verified log, which is proof enough."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Waiting:
    """What has still to go up. `bytes`: objects as they are, files without what the server has. `refused`: by code."""

    records: int
    files: int
    bytes: int
    refused: Mapping[str, int]
    words: int = 0
    """Of the bytes, those of objects."""


_ADD = upsert(ObjectRow.__table__).on_conflict_do_nothing()  # type: ignore[arg-type]  # declared as FromClause


class Outbox:
    def __init__(self, session: Session, here: str) -> None:
        self._session = session
        self._here = here

    def add(self, outgoing: Outgoing, kind: Kind, *, record: str | None = None, key_id: str | None = None) -> None:
        """Queue an object of this device. Adding it again changes nothing."""
        row = _row(outgoing.object_id.hex(), kind, self._here, outgoing.raw, record, key_id)
        row |= {"own": True, "urgency": int(outgoing.urgency), "acknowledged": True}
        self._session.execute(_ADD, row)

    def keep(self, arrived: Sequence[tuple[Arrived, Kind, str | None, str | None, bool]]) -> None:
        """Out of the log: (object, kind, record, key id, whether a coordinator's other device wrote it).

        An own one came back; it waits to be sent until its receipt is taken in.
        """
        rows = [
            _row(one.object_id.hex(), kind, one.author.hex(), one.raw, record, key_id)
            | {"log_index": None if one.index == NOWHERE else one.index, "received": received}
            | ({"own": True, "acknowledged": True} if one.author.hex() == self._here else {})
            for one, kind, record, key_id, received in arrived
        ]
        if rows:
            self._session.execute(insert(ObjectRow), rows)

    def placed(self, arrived: Iterable[Arrived]) -> set[str]:
        """They are in the log, and some had come from another laptop before. Gives the records concerned."""
        places = {one.object_id.hex(): one.index for one in arrived}
        touched: set[str | None] = set()
        for some in batches(list(places)):
            nowhere = select(ObjectRow.id).where(
                ObjectRow.id.in_(some), ObjectRow.own == 0, ObjectRow.log_index.is_(None)
            )
            if found := self._session.scalars(nowhere).all():
                place = case({id: places[id] for id in found}, value=ObjectRow.id)
                there = update(ObjectRow).where(ObjectRow.id.in_(found)).values(log_index=place)
                touched |= set(self._session.execute(there.returning(ObjectRow.record)).scalars())
        return {record for record in touched if record is not None}

    def keep_statements(self, arrived: Iterable[Arrived]) -> list[bytes]:
        """Statements of anybody; gives the raw ones that were not here before."""
        new = []
        for one in arrived:
            row = _row(one.object_id.hex(), Kind.STATEMENT, one.author.hex(), one.raw, None, None)
            row |= {"log_index": one.index, "receipt": SEEN_IN_THE_LOG, "own": one.author.hex() == self._here}
            known = select(ObjectRow.log_index).where(ObjectRow.id == one.object_id.hex())
            if self._session.scalar(known) is None:
                new.append(one.raw)
            placed = {"log_index": one.index, "receipt": SEEN_IN_THE_LOG}
            writes = upsert(ObjectRow).values(row)
            self._session.execute(writes.on_conflict_do_update(index_elements=["id"], set_=placed))
        return new

    def place_statements(self, arrived: Sequence[Arrived]) -> None:
        """The whole roster in a log that begins anew: what stood in the one before has no place any more."""
        statements = update(ObjectRow).where(ObjectRow.kind == Kind.STATEMENT)
        self._session.execute(statements.values(log_index=None))
        self.keep_statements(arrived)

    def statements(self) -> list[Arrived]:
        """In the order of the log."""
        wanted = select(ObjectRow.log_index, ObjectRow.id, ObjectRow.author, ObjectRow.raw).where(
            ObjectRow.kind == Kind.STATEMENT, ObjectRow.log_index.is_not(None)
        )
        return [
            Arrived(index=index, object_id=bytes.fromhex(id), author=bytes.fromhex(author), raw=raw)
            for index, id, author, raw in self._session.execute(wanted.order_by(ObjectRow.log_index))
            if index is not None
        ]

    def forget_to(self, devices: Collection[str]) -> None:
        """Grants that wait for somebody who is not in the group any more: the server takes none of them."""
        if not devices:
            return
        waiting = select(ObjectRow.id, ObjectRow.raw).where(
            ObjectRow.own == 1, ObjectRow.receipt.is_(None), ObjectRow.kind == Kind.GRANT
        )
        gone = [id for id, raw in self._session.execute(waiting) if _recipient(raw) in devices]
        for some in batches(gone):
            self._session.execute(delete(ObjectRow).where(ObjectRow.id.in_(some)))

    def take_out(self, ids: Iterable[str]) -> list[bytes]:
        """Of objects that are spoiled, the rows; gives the ids of those that were acknowledged."""
        found: list[bytes] = []
        for some in batches(list(ids)):
            gone = delete(ObjectRow).where(ObjectRow.id.in_(some)).returning(ObjectRow.id, ObjectRow.acknowledged)
            found += [bytes.fromhex(id) for id, acknowledged in self._session.execute(gone).all() if acknowledged]
        return found

    def records_of(self, ids: Iterable[str]) -> set[str]:
        wanted = select(ObjectRow.record).where(ObjectRow.record.is_not(None))
        return {
            record
            for some in batches(list(ids))
            for record in self._session.scalars(wanted.where(ObjectRow.id.in_(some)))
            if record is not None
        }

    def known(self, ids: Iterable[str]) -> set[str]:
        return {
            id
            for some in batches(list(ids))
            for id in self._session.scalars(select(ObjectRow.id).where(ObjectRow.id.in_(some)))
        }

    def outgoing(self, after: tuple[int, int] | None, limit: int) -> list[tuple[tuple[int, int], Outgoing]]:
        held_back = exists().where(ByHandRow.key_id == ObjectRow.key_id)
        wanted = (
            select(ObjectRow.urgency, ObjectRow.seq, ObjectRow.id, ObjectRow.raw)
            .where(ObjectRow.own == 1, ObjectRow.receipt.is_(None), ObjectRow.refused.is_(None), ~held_back)
            .order_by(ObjectRow.urgency, ObjectRow.seq)
            .limit(limit)
        )
        if after is not None:
            wanted = wanted.where(tuple_(ObjectRow.urgency, ObjectRow.seq) > after)
        return [
            ((urgency, seq), Outgoing(object_id=bytes.fromhex(id), raw=raw, urgency=Urgency(urgency)))
            for urgency, seq, id, raw in self._session.execute(wanted)
        ]

    def refuse(self, object_id: str, code: str) -> None:
        self._session.execute(update(ObjectRow).where(ObjectRow.id == object_id).values(refused=code))

    def retry_refused(self, object_id: str | None = None) -> None:
        """What stood in the way of this one, or of any, may be gone: it is sent again."""
        refused = update(ObjectRow).where(ObjectRow.refused.is_not(None))
        if object_id is not None:
            refused = refused.where(ObjectRow.id == object_id)
        self._session.execute(refused.values(refused=None))

    def unacknowledged(self) -> list[tuple[bytes, bytes]]:
        """(author, object id) of others' revisions, and of manifests whose file is, or was, whole here."""
        whole = select(FileRow.manifest).where(FileRow.state.in_((2, 5)))
        wanted = (
            select(ObjectRow.author, ObjectRow.id)
            .where(ObjectRow.own == 0, ObjectRow.acknowledged == 0, ObjectRow.kind.in_((3, 5)))
            .where((ObjectRow.kind == Kind.REVISION) | ObjectRow.id.in_(whole))
            .order_by(ObjectRow.seq)
        )
        return [(bytes.fromhex(author), bytes.fromhex(id)) for author, id in self._session.execute(wanted)]

    def untold(self, device: str, earlier: Collection[str]) -> list[bytes]:
        """Objects of the earlier devices of somebody that were acknowledged to them, and not to this later one."""
        told = exists().where(RetoldRow.object == ObjectRow.id, RetoldRow.device == device)
        wanted = select(ObjectRow.id).where(
            ObjectRow.author.in_(list(earlier)),
            ObjectRow.acknowledged == 1,
            ObjectRow.own == 0,
            ObjectRow.kind.in_((Kind.REVISION, Kind.MANIFEST)),
            ~told,
        )
        return [bytes.fromhex(id) for id in self._session.scalars(wanted.order_by(ObjectRow.seq))]

    def belongs(self, object_id: str, record_id: str) -> None:
        """A manifest came before the revision that says whose file it is."""
        self._session.execute(update(ObjectRow).where(ObjectRow.id == object_id).values(record=record_id))

    def acknowledge(self, ids: Iterable[bytes]) -> None:
        for some in batches([id.hex() for id in ids]):
            self._session.execute(update(ObjectRow).where(ObjectRow.id.in_(some)).values(acknowledged=True))

    def waiting(self) -> Waiting:
        unsent = (ObjectRow.own == 1, ObjectRow.receipt.is_(None))
        records, size = self._session.execute(
            select(func.count(ObjectRow.record.distinct()), func.sum(ObjectRow.size)).where(
                *unsent, ObjectRow.refused.is_(None)
            )
        ).one()
        files, file_bytes = self._session.execute(
            select(func.count().filter(~IS_COPY), func.sum(FileRow.sealed_size)).where(
                FileRow.own == 1, FileRow.receipt.is_(None), FileRow.record.is_not(None)
            )
        ).one()
        return Waiting(
            records=records,
            files=files,
            bytes=(size or 0) + (file_bytes or 0),
            refused=self._refused(unsent),
            words=size or 0,
        )

    def _refused(self, unsent: tuple[ColumnElement[bool], ...]) -> dict[str, int]:
        """By code: objects that were not taken, and manifests that were, of files that are not complete there."""
        objects = select(ObjectRow.refused).where(*unsent, ObjectRow.refused.is_not(None))
        files = (
            select(ObjectRow.refused)
            .join(FileRow, FileRow.manifest == ObjectRow.id)
            .where(FileRow.own == 1, FileRow.receipt.is_(None))
            .where(ObjectRow.receipt.is_not(None), ObjectRow.refused.is_not(None))
        )
        codes = [*self._session.scalars(objects), *self._session.scalars(files)]
        return dict(Counter(code for code in codes if code is not None))


def _recipient(raw: bytes) -> str:
    """Of a grant of ours."""
    return objects.parsed(objects.split(raw).body, objects.Grant).recipient.hex()


def _row(id: str, kind: Kind, author: str, raw: bytes, record: str | None, key_id: str | None) -> dict[str, object]:
    return {
        "id": id,
        "kind": int(kind),
        "author": author,
        "own": False,
        "record": record,
        "key_id": key_id,
        "urgency": 0,
        "log_index": None,
        "receipt": None,
        "received": False,
        "acknowledged": False,
        "refused": None,
        "size": len(raw),
        "raw": raw,
    }
