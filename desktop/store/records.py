"""Records as they are now: one, a page of a list, what names it. Reading alone; `sittings` writes."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session
from sqlalchemy.sql import ColumnElement

from desktop.domain.answers import Answers
from desktop.domain.merging import merge
from desktop.domain.records import MergedRecord, Whereabouts
from desktop.store.describing import unpacked
from desktop.store.revisions import RevisionStore, batches
from desktop.store.schema import LinkRow, RecordRow, TallyRow


class Order(Enum):
    """Newest first, each of them; `URGENT`: urgent ones before the rest."""

    CHANGED = "changed"
    CREATED = "created"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A record in a list. `own`: this device wrote it first; `files`: how many it names."""

    record: MergedRecord
    whereabouts: Whereabouts
    own: bool
    files: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A record in a list as its row has it: nothing is merged for it. `shown` and `version` as in `Described`."""

    id: str
    form: str
    changed: int
    created_by: str
    whereabouts: Whereabouts
    conflicts: int
    urgent: bool
    own: bool
    files: int
    version: str
    shown: Answers = field(repr=False)


class RecordStore:
    def __init__(self, session: Session, revisions: RevisionStore) -> None:
        self._session = session
        self._revisions = revisions

    def get(self, record_id: str) -> Line | None:
        """Deleted ones too."""
        return self.lines([record_id]).get(record_id)

    def lines(self, record_ids: Sequence[str]) -> Mapping[str, Line]:
        """By id, in the order asked for; those that are not here are left out."""
        rows = {
            row.id: row
            for some in batches(record_ids)
            for row in self._session.scalars(select(RecordRow).where(RecordRow.id.in_(some)))
        }
        kept = self._revisions.kept([id for id in record_ids if id in rows])
        return {id: _line(rows[id], merge([one.revision for one in kept[id]])) for id in record_ids if id in rows}

    def page(
        self,
        form: str | None = None,
        *,
        without: Collection[str] = (),
        order: Order = Order.CHANGED,
        offset: int = 0,
        limit: int = 100,
    ) -> list[Listed]:
        """A page of those that are not deleted. `form` None: every form but those in `without`."""
        listed = select(RecordRow.id).where(RecordRow.deleted == 0)
        if form is not None:
            listed = listed.where(RecordRow.form == form)
        elif without:
            listed = listed.where(RecordRow.form.not_in(list(without)))
        # The ids come from an index alone; whole rows are read for the page only.
        ids = self._session.scalars(listed.order_by(*_sorted_by(order)).offset(offset).limit(limit)).all()
        rows = {row.id: _listed(row) for row in self._session.execute(_LISTED.where(RecordRow.id.in_(ids)))}
        return [rows[id] for id in ids]

    def count(self, form: str | None = None, *, without: Collection[str] = ()) -> int:
        counted = select(func.sum(TallyRow.records))
        if form is not None:
            counted = counted.where(TallyRow.form == form)
        elif without:
            counted = counted.where(TallyRow.form.not_in(list(without)))
        return self._session.scalar(counted) or 0

    def counts(self, *, own: bool) -> dict[Whereabouts, int]:
        """Own records, or others', by where they are."""
        counted = select(TallyRow.whereabouts, func.sum(TallyRow.records)).where(TallyRow.own == own)
        found = dict.fromkeys(Whereabouts, 0)
        for whereabouts, records in self._session.execute(counted.group_by(TallyRow.whereabouts)):
            found[Whereabouts(whereabouts)] = records
        return found

    def linked(self, record_id: str, form: str | None = None, limit: int = 1000) -> list[Line]:
        """Those that name it in an answer, newest first."""
        naming = (
            select(RecordRow.id)
            .join(LinkRow, LinkRow.record == RecordRow.id)
            .where(LinkRow.target == record_id, RecordRow.deleted == 0)
            .order_by(RecordRow.changed.desc())
            .limit(limit)
        )
        if form is not None:
            naming = naming.where(RecordRow.form == form)
        return list(self.lines(self._session.scalars(naming).all()).values())

    def begun_by(self, devices: Collection[str]) -> list[str]:
        """Their records, deleted ones too."""
        if not devices:
            return []
        return list(self._session.scalars(select(RecordRow.id).where(RecordRow.created_by.in_(list(devices)))))

    def in_conflict(self, limit: int = 100) -> list[Line]:
        """Newest first."""
        torn = self._session.scalars(_TORN, {"limit": limit}).all()
        return list(self.lines(torn).values())


_TORN = text("""
    SELECT id FROM records INDEXED BY ix_records_conflicts
    WHERE conflicts > 0 AND deleted = 0 ORDER BY changed DESC LIMIT :limit
""")
"""Named, for by itself SQLite takes the index over all by the time of change, and then looks at every record."""


def _sorted_by(order: Order) -> list[ColumnElement[Any]]:
    first: dict[Order, list[ColumnElement[Any]]] = {
        Order.CHANGED: [RecordRow.changed.desc()],
        Order.CREATED: [RecordRow.created.desc()],
        Order.URGENT: [RecordRow.urgent.desc(), RecordRow.changed.desc()],
    }
    return [*first[order], RecordRow.seq.desc()]


_LISTED = select(
    RecordRow.id,
    RecordRow.form,
    RecordRow.changed,
    RecordRow.created_by,
    RecordRow.whereabouts,
    RecordRow.conflicts,
    RecordRow.urgent,
    RecordRow.own,
    RecordRow.files,
    RecordRow.shown,
)


def _listed(row: Any) -> Listed:
    version, shown = unpacked(row.shown)
    return Listed(
        id=row.id,
        form=row.form,
        changed=row.changed,
        created_by=row.created_by,
        whereabouts=Whereabouts(row.whereabouts),
        conflicts=row.conflicts,
        urgent=row.urgent,
        own=row.own,
        files=row.files,
        version=version,
        shown=shown,
    )


def _line(row: RecordRow, record: MergedRecord) -> Line:
    return Line(record=record, whereabouts=Whereabouts(row.whereabouts), own=row.own, files=row.files)
