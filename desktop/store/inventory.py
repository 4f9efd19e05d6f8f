"""Everything in the vault, piece by piece, for whoever has to go through all of it. Reads alone; merges nothing.

Nothing here is read as a whole but ids: what it takes in memory does not grow with what people wrote.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from desktop.domain.records import MergedRecord, Revision, Whereabouts
from desktop.errors import VaultDamaged
from desktop.store import texts
from desktop.store.complaints import complaints
from desktop.store.file_rows import FileStore, KeptFile
from desktop.store.revisions import RevisionStore, batches
from desktop.store.schema import AttachmentRow, FileRow, LinkRow, RecordRow, RevisionRow
from desktop.store.withdrawals import WithdrawnRow
from sync.errors import Unreadable

_STREAMED = 2000
_REVISIONS = 40
"""Bits that count them, below what counts withdrawals."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A record as its row has it. `place` grows in the order in which records came here; `changed` is a clock."""

    place: int
    id: str
    form: str
    deleted: bool
    own: bool
    changed: int
    whereabouts: Whereabouts


class Inventory:
    def __init__(self, session: Session, revisions: RevisionStore, files: FileStore) -> None:
        self._session = session
        self._revisions = revisions
        self._files = files

    def newest(self) -> int:
        """Grows with every revision that is written or arrives, and with every record that is withdrawn."""
        withdrawn = self._session.scalar(select(func.count()).select_from(WithdrawnRow)) or 0
        # The newest revision may be among those that went.
        return (self._session.scalar(select(func.max(RevisionRow.seq))) or 0) + (withdrawn << _REVISIONS)

    def forms(self) -> dict[str, str]:
        """The form of every record, deleted ones too."""
        known: dict[str, str] = {}
        rows = self._session.execute(select(RecordRow.id, RecordRow.form).execution_options(yield_per=_STREAMED))
        return {id: known.setdefault(form, form) for id, form in rows}

    def deleted(self) -> list[Entry]:
        rows = self._session.execute(_ENTRIES.where(RecordRow.deleted == 1).order_by(RecordRow.seq))
        return [_entry(row) for row in rows]

    def entries(self, form: str, after: int = 0, limit: int = 200) -> list[Entry]:
        """Of one form, deleted ones too, from behind this place on."""
        wanted = _ENTRIES.where(RecordRow.form == form, RecordRow.seq > after).order_by(RecordRow.seq).limit(limit)
        return [_entry(row) for row in self._session.execute(wanted)]

    def histories(self, record_ids: Sequence[str]) -> Mapping[str, Sequence[Revision]]:
        """Oldest first, by record. Raises VaultDamaged where one of them does not read."""
        try:
            with complaints():
                kept = self._revisions.kept(record_ids)
        except Unreadable:
            raise VaultDamaged("record") from None
        return {id: [one.revision for one in found] for id, found in kept.items()}

    def links(self, without: str) -> Iterator[tuple[str, str]]:
        """(the record that names, the one that it names) of all that are not deleted and not of the form `without`."""
        naming = select(LinkRow.record, LinkRow.target).join(RecordRow, RecordRow.id == LinkRow.record)
        rows = self._session.execute(naming.where(RecordRow.form != without).execution_options(yield_per=_STREAMED))
        return ((record, target) for record, target in rows)

    def named_by(self, record_id: str) -> set[str]:
        """Records that a record which is not deleted names, as far as that is known without reading it."""
        return set(self._session.scalars(select(LinkRow.target).where(LinkRow.record == record_id)))

    def naming(self, record_id: str) -> set[str]:
        """Records that are not deleted and name this one."""
        return set(self._session.scalars(select(LinkRow.record).where(LinkRow.target == record_id)))

    def named_in(self, record: MergedRecord) -> set[str]:
        """Records that it names, in any side of a conflict too; of deleted ones as well."""
        return texts.links(record)

    def files(self, after: int = 0, limit: int = 200) -> list[tuple[int, KeptFile]]:
        """(place, file) of every file that the vault knows of, from behind this place on."""
        wanted = select(FileRow.seq, FileRow.id).where(FileRow.seq > after).order_by(FileRow.seq).limit(limit)
        rows = self._session.execute(wanted).all()
        found = [(place, self._files.get(id)) for place, id in rows]
        return [(place, kept) for place, kept in found if kept is not None]

    def naming_files(self, file_ids: Collection[str]) -> dict[str, list[str]]:
        """By file, the records that name it now."""
        found: dict[str, list[str]] = {}
        for some in batches(list(file_ids)):
            wanted = select(AttachmentRow.file, AttachmentRow.record).where(AttachmentRow.file.in_(some))
            for file, record in self._session.execute(wanted.order_by(AttachmentRow.record)):
                found.setdefault(file, []).append(record)
        return found


_ENTRIES = select(
    RecordRow.seq,
    RecordRow.id,
    RecordRow.form,
    RecordRow.deleted,
    RecordRow.own,
    RecordRow.changed,
    RecordRow.whereabouts,
)


def _entry(row: tuple[int, str, str, bool, bool, int, int]) -> Entry:
    place, id, form, deleted, own, changed, whereabouts = row
    return Entry(
        place=place,
        id=id,
        form=form,
        deleted=deleted,
        own=own,
        changed=changed,
        whereabouts=Whereabouts(whereabouts),
    )
