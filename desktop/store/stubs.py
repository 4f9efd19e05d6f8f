"""What is left of records that were removed from this laptop on purpose (VAULT.md, section 15): nothing that anybody
wrote, but enough to have them again. Verifies nothing and opens nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Final

from sqlalchemy import Index, Select, delete, exists, func, insert, select, update
from sqlalchemy.orm import InstrumentedAttribute, Mapped, Session, mapped_column

from desktop.store.revisions import batches
from desktop.store.schema import Base, ObjectRow, RevisionRow, SetAsideRow
from desktop.store.withdrawals import WithdrawnObjectRow
from sync.client.ports import SetAside
from sync.errors import Unreadable
from sync.protocol.objects import Kind, Revision, parsed, split

CAME_LATER: Final = "removed_record"
"""Why an object is set aside: its record was removed from here. It is kept sealed, and taken in with the rest."""


class StubRow(Base):
    """`created`, `changed`: clocks; `removed` in ms; `size`: sealed bytes that went. `wanted`: the next sync fetches it
    again; `withheld`: how many objects of it the server did not give when it was last asked.
    """

    __tablename__ = "stubs"

    record: Mapped[str] = mapped_column(primary_key=True)
    form: Mapped[str]
    created: Mapped[int]
    changed: Mapped[int]
    created_by: Mapped[str]
    own: Mapped[bool]
    files: Mapped[int]
    size: Mapped[int]
    removed: Mapped[int]
    wanted: Mapped[bool]
    withheld: Mapped[int]

    __table_args__ = (Index("ix_stubs_removed", "removed"),)


class StubObjectRow(Base):
    """A revision or manifest that went with it. `whole`: of a manifest, its file was here."""

    __tablename__ = "stub_objects"

    record: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True, index=True)
    kind: Mapped[int]
    key_id: Mapped[str] = mapped_column(index=True)
    own: Mapped[bool]
    log_index: Mapped[int | None]
    receipt: Mapped[int | None]
    whole: Mapped[bool]


class StubGrantRow(Base):
    """A grant by which this device gave a key id to itself, and that would open what was removed. One row for each key
    id in it. The server has it.
    """

    __tablename__ = "stub_grants"

    key_id: Mapped[str] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(primary_key=True, index=True)
    receipt: Mapped[int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stub:
    """`newer`: something of it came after it was removed, and waits sealed."""

    record: str
    form: str
    created: int
    changed: int
    created_by: str
    own: bool
    files: int
    size: int
    removed: int
    wanted: bool
    withheld: int
    newer: bool = False


class StubStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, record: str) -> Stub | None:
        row = self._session.get(StubRow, record)
        return None if row is None else replace(_stub(row), newer=bool(self._later([record])))

    def all(self, form: str | None = None) -> list[Stub]:
        """Newest first by when they were removed; of one form alone, or of every."""
        wanted = select(StubRow).order_by(StubRow.removed.desc(), StubRow.record)
        if form is not None:
            wanted = wanted.where(StubRow.form == form)
        later = self._later()
        return [replace(_stub(row), newer=row.record in later) for row in self._session.scalars(wanted)]

    def count(self, form: str | None = None) -> int:
        counted = select(func.count()).select_from(StubRow)
        return self._session.scalar(counted if form is None else counted.where(StubRow.form == form)) or 0

    def add(self, stub: Stub, objects: Sequence[Mapping[str, object]]) -> None:
        """`objects`: rows of `stub_objects` without their record."""
        values = {name: getattr(stub, name) for name in _COLUMNS}
        self._session.execute(insert(StubRow).values(values))
        if objects:
            rows = [{"record": stub.record, **row} for row in objects]
            self._session.execute(insert(StubObjectRow), rows)

    def forget(self, record: str) -> None:
        """It is here again."""
        self._session.execute(delete(StubObjectRow).where(StubObjectRow.record == record))
        self._session.execute(delete(StubRow).where(StubRow.record == record))

    def objects_of(self, record: str) -> list[tuple[str, str]]:
        """(id, key id) of what went with it."""
        rows = select(StubObjectRow.id, StubObjectRow.key_id).where(StubObjectRow.record == record)
        return [(id, key_id) for id, key_id in self._session.execute(rows)]

    # Wanted again.

    def want(self, record: str) -> bool:
        """False: it is no stub."""
        found = update(StubRow).where(StubRow.record == record).values(wanted=True).returning(StubRow.record)
        return self._session.scalar(found) is not None

    def wanted(self) -> list[str]:
        return list(self._session.scalars(select(StubRow.record).where(StubRow.wanted == 1)))

    def to_ask_for(self, record: str) -> list[str]:
        """Ids of the objects that are not here again yet, grants first, and of what came later."""
        under = select(StubObjectRow.key_id).where(StubObjectRow.record == record)
        grants = select(StubGrantRow.id).where(StubGrantRow.key_id.in_(under)).distinct()
        asked = select(StubObjectRow.id).where(StubObjectRow.record == record)
        here = exists().where(ObjectRow.id == StubObjectRow.id)
        return [
            *self._session.scalars(grants),
            *self._session.scalars(asked.where(~here).order_by(StubObjectRow.kind, StubObjectRow.id)),
            *self._later([record]).get(record, ()),
        ]

    def lacks(self, record: str) -> int:
        """How many revisions and manifests of it are not here."""
        opened = exists().where(RevisionRow.id == StubObjectRow.id)
        announced = exists().where(ObjectRow.id == StubObjectRow.id)
        missing = select(func.count()).where(
            StubObjectRow.record == record,
            ((StubObjectRow.kind == Kind.REVISION) & ~opened) | ((StubObjectRow.kind == Kind.MANIFEST) & ~announced),
        )
        return (self._session.scalar(missing) or 0) + len(self._later([record]).get(record, ()))

    def withheld(self, record: str, count: int) -> None:
        self._session.execute(update(StubRow).where(StubRow.record == record).values(withheld=count))

    def manifests_of_files(self, record: str) -> list[str]:
        """Of the files that were here when it was removed."""
        were = StubObjectRow.record == record, StubObjectRow.kind == Kind.MANIFEST, StubObjectRow.whole == 1
        return list(self._session.scalars(select(StubObjectRow.id).where(*were)))

    # What others ask before they take something in, or miss it.

    def among(self, records: Iterable[str]) -> set[str]:
        """Those of them that are stubs, wanted or not."""
        return self._found(select(StubRow.record), StubRow.record, records)

    def gone(self, records: Iterable[str]) -> set[str]:
        """Those of them that are stubs which nobody wants again."""
        return self._found(select(StubRow.record).where(StubRow.wanted == 0), StubRow.record, records)

    def given_up(self, objects: Iterable[str]) -> set[str]:
        """Those of these objects that went with a record, wanted again or not, or withdrawn."""
        asked = list(objects)
        went = self._found(select(StubObjectRow.id), StubObjectRow.id, asked)
        went |= self._found(select(WithdrawnObjectRow.id), WithdrawnObjectRow.id, asked)
        return went | self._found(select(StubGrantRow.id), StubGrantRow.id, asked)

    def unwanted(self, objects: Iterable[str]) -> set[str]:
        """Those of these objects that went with a record which nobody wants again, or that was withdrawn."""
        wanted = select(StubRow.record).where(StubRow.wanted == 1)
        gone = select(StubObjectRow.id).where(StubObjectRow.record.not_in(wanted))
        asked = list(objects)
        withdrawn = self._found(select(WithdrawnObjectRow.id), WithdrawnObjectRow.id, asked)
        return withdrawn | self._found(gone, StubObjectRow.id, asked)

    def closed_to(self, key_ids: Iterable[str]) -> dict[str, set[str]]:
        """By key id, of those under which a record was removed or withdrawn, the records whose keys may not be here."""
        found: dict[str, set[str]] = {}
        for some in batches(sorted(key_ids)):
            rows = (
                select(StubObjectRow.key_id, StubObjectRow.record)
                .join(StubRow, StubRow.record == StubObjectRow.record)
                .where(StubObjectRow.key_id.in_(some), StubRow.wanted == 0)
            )
            withdrawn = select(WithdrawnObjectRow.key_id, WithdrawnObjectRow.record)
            withdrawn = withdrawn.where(WithdrawnObjectRow.key_id.in_(some), WithdrawnObjectRow.key_id != "")
            for key_id, record in self._session.execute(rows.union(withdrawn)):
                found.setdefault(key_id, set()).add(record)
        return found

    def set_apart(self, aside: Iterable[SetAside]) -> list[SetAside]:
        """The same, each with the reason why it cannot be used: of a record that is gone from here that is none."""
        found = list(aside)
        records = {one.object_id: record for one in found if (record := record_of(one)) is not None}
        gone = self.gone(set(records.values()))
        return [
            replace(one, reason=CAME_LATER) if records.get(one.object_id) in gone and one.reason in _KEYLESS else one
            for one in found
        ]

    def grants_missed(self) -> set[str]:
        """Grants that went with a record, and without which something else cannot be opened: it was lost here, or was
        still on its way when that record went.
        """
        apart = set(self._session.scalars(select(StubGrantRow.key_id)))
        keyless = self._session.scalars(select(SetAsideRow.raw).where(SetAsideRow.reason == "no_key"))
        waiting = {revision.key_id.hex() for raw in keyless if (revision := _revision(raw)) is not None}
        return set(self._session.scalars(select(StubGrantRow.id).where(StubGrantRow.key_id.in_(waiting & apart))))

    def _later(self, records: Collection[str] | None = None) -> dict[str, list[str]]:
        """By record, ids of what came after it was removed."""
        rows = self._session.scalars(select(SetAsideRow).where(SetAsideRow.reason == CAME_LATER))
        found: dict[str, list[str]] = {}
        for row in rows:
            record = _record_in(row.raw)
            if record is not None and (records is None or record in records):
                found.setdefault(record, []).append(row.id)
        return found

    def _found(self, wanted: Select[str], column: InstrumentedAttribute[str], ids: Iterable[str]) -> set[str]:
        return {id for some in batches(sorted(ids)) for id in self._session.scalars(wanted.where(column.in_(some)))}


def record_of(one: SetAside) -> str | None:
    """Of a revision that cannot be used yet, whose it is; its signature was verified unless its reason says so."""
    return _record_in(one.raw)


def _record_in(raw: bytes) -> str | None:
    revision = _revision(raw)
    return None if revision is None else revision.record.hex()


def _revision(raw: bytes) -> Revision | None:
    try:
        parts = split(raw)
        return parsed(parts.body, Revision) if parts.kind is Kind.REVISION else None
    except Unreadable:
        return None


def _stub(row: StubRow) -> Stub:
    return Stub(**{name: getattr(row, name) for name in _COLUMNS})


_KEYLESS: Final = ("no_key", CAME_LATER)
_COLUMNS: Final = tuple(column.name for column in StubRow.__table__.columns)
