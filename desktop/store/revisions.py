"""Revisions in the vault: what was opened of each, by record. Knows no merging and no network."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import bindparam, delete, func, insert, select
from sqlalchemy.orm import Session

from desktop.domain.records import Revision
from desktop.store.content import unpacked
from desktop.store.schema import RevisionRow

MANY = 500
"""How many ids go into one statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptRevision:
    revision: Revision
    key_id: str


_ADD = insert(RevisionRow.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
_OF_RECORDS = select(
    RevisionRow.id, RevisionRow.record, RevisionRow.author, RevisionRow.key_id, RevisionRow.content
).where(RevisionRow.record.in_(bindparam("records", expanding=True)))


class RevisionStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def of(self, record_id: str) -> list[Revision]:
        """Oldest first, by clock; empty for a record that is not here."""
        return [kept.revision for kept in self.kept([record_id]).get(record_id, ())]

    def kept(self, record_ids: Sequence[str]) -> Mapping[str, Sequence[KeptRevision]]:
        """By record, oldest first; records that are not here are left out."""
        found: dict[str, list[KeptRevision]] = defaultdict(list)
        for some in batches(record_ids):
            for id, record, author, key_id, content in self._session.execute(_OF_RECORDS, {"records": some}):
                revision = unpacked(content).as_revision(id, record, author)
                found[record].append(KeptRevision(revision=revision, key_id=key_id))
        for kept in found.values():
            kept.sort(key=lambda one: (one.revision.clock, one.revision.id))
        return found

    def authors(self, record_id: str) -> set[str]:
        return set(self._session.scalars(select(RevisionRow.author).where(RevisionRow.record == record_id)))

    def written_by(self, devices: Collection[str]) -> int:
        """In how many records one of these devices wrote."""
        wanted = select(func.count(RevisionRow.record.distinct())).where(RevisionRow.author.in_(list(devices)))
        return self._session.scalar(wanted) or 0

    def known(self, ids: Iterable[str]) -> set[str]:
        """Those of them that are here."""
        return {
            id
            for some in batches(list(ids))
            for id in self._session.scalars(select(RevisionRow.id).where(RevisionRow.id.in_(some)))
        }

    def newest_key_id(self, record_id: str) -> str:
        """The key id of the newest of its revisions: later ones are sealed under it too."""
        return self.kept([record_id])[record_id][-1].key_id

    def remove(self, ids: Iterable[str]) -> None:
        """What was opened of these, for it is opened anew."""
        for some in batches(list(ids)):
            self._session.execute(delete(RevisionRow).where(RevisionRow.id.in_(some)))

    def add(self, rows: Sequence[Mapping[str, object]]) -> None:
        """Rows of `revisions`: id, record, author, key_id, content (packed)."""
        if rows:
            self._session.execute(_ADD, rows)


def batches(ids: Sequence[str]) -> Iterable[Sequence[str]]:
    return (ids[at : at + MANY] for at in range(0, len(ids), MANY))
