"""Recording and reading cases, testimonies, threats and the rest. Knows no window and no network.

Record, revision and device ids are hex strings. Times are aware datetimes in UTC. Every method that changes something
is one transaction: when it returns, it is in the vault; when it raises, nothing of it is.
Any method may raise VaultDamaged; any method that writes DiskFull.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from functools import cached_property
from typing import Final

from desktop.domain.answers import Changes, FileRef, Path, Value
from desktop.domain.records import DELETION
from desktop.errors import DraftGone, NoSuchForm
from desktop.services.audience import readers_of
from desktop.services.custody import note_sitting
from desktop.services.describing import describe_by_forms
from desktop.services.drafts import Draft, as_draft, as_kept
from desktop.services.lines import RecordLine, form_of
from desktop.services.reading import Reading
from desktop.services.removing_records import RemovingRecords
from desktop.services.views import ChangeLine, Delivery, HistoryEntry, Order, RecordView, Side
from desktop.store import records
from desktop.store.sittings import Sitting
from desktop.store.unit import Unit
from desktop.store.vault import Vault

__all__ = ["Casework", "ChangeLine", "Delivery", "HistoryEntry", "Order", "RecordView", "Side"]

NOTE: Final = "note"


class Casework:
    """`language` (a code such as "es") puts titles and summaries in words; it may be changed at any time."""

    def __init__(self, vault: Vault, language: str = "en") -> None:
        describe_by_forms(vault)
        self._vault = vault
        self.language = language

    @cached_property
    def removing(self) -> RemovingRecords:
        """One for all: removing and wanting again take turns in it."""
        return RemovingRecords(self._vault)

    # Reading.

    def open(self, record_id: str) -> RecordView:
        """Raises RecordGone. A deleted record can be opened: `deleted` says so."""
        with self._reading() as (reading, _):
            return reading.view(record_id)

    def lines(
        self, form_id: str | None = None, offset: int = 0, limit: int = 100, order: Order = Order.CHANGED
    ) -> list[RecordLine]:
        """A page of the list; form None: records of every form except notes."""
        with self._reading() as (reading, unit):
            page = unit.records.page(
                form_id, without=(NOTE,), order=records.Order(order.value), offset=offset, limit=limit
            )
            return reading.listed(page)

    def count(self, form_id: str | None = None) -> int:
        """How many lines `lines` has."""
        with self._vault.reading() as unit:
            return unit.records.count(form_id, without=(NOTE,))

    def lines_of(self, record_ids: list[str]) -> dict[str, RecordLine]:
        """The lines of these records by id; ids this vault does not have are left out."""
        with self._reading() as (reading, unit):
            return {id: reading.line(kept) for id, kept in unit.records.lines(record_ids).items()}

    def linked(self, record_id: str, form_id: str | None = None) -> list[RecordLine]:
        """Records that name this one in a link (its notes, evidence, events …), newest first."""
        with self._reading() as (reading, unit):
            return reading.lines(unit.records.linked(record_id, form_id))

    def history(self, record_id: str) -> list[HistoryEntry]:
        """Every sitting, newest first. Raises RecordGone."""
        with self._reading() as (reading, _):
            return reading.history(record_id)

    def delivery(self, record_id: str) -> Delivery:
        """Raises RecordGone."""
        with self._reading() as (reading, _):
            return reading.delivery(record_id)

    def in_conflict(self, limit: int = 100) -> list[RecordLine]:
        """Records with an answer that somebody has to choose."""
        with self._reading() as (reading, unit):
            return reading.lines(unit.records.in_conflict(limit))

    # Writing.

    def save(
        self,
        record_id: str | None,
        form_id: str,
        changes: Changes,
        parents: tuple[str, ...] = (),
        *,
        urgent: bool = False,
        draft_id: str | None = None,
        let_go: Collection[str] = (),
    ) -> str:
        """Keep one sitting and return the record's id (a new one for None). The draft, if named, ends with it, and of
        the files in `let_go` those that nothing names then.

        `parents` are the `heads` of the view that was edited (none given: the heads there are); somebody else's
        sitting that came meanwhile is merged, never overwritten. An existing record without changes stays as it is.
        Raises RecordGone, NoSuchForm, NoSuchFile (a FileRef that was not taken in here), FileNotHere.
        """
        form = form_of(form_id)
        if form is None:
            raise NoSuchForm
        with self._writing() as (reading, unit):
            kept = None if record_id is None else reading.kept(record_id)
            if kept is not None and not changes and (kept.record.urgent or not urgent):
                if draft_id is not None:
                    unit.drafts.remove(draft_id)
                unit.let_go(let_go)
                return kept.record.id
            sitting = Sitting(
                form=form_id,
                form_digest=form.digest,
                changes=changes,
                record=record_id,
                parents=parents or (kept.record.heads if kept else ()),
                urgent=urgent,
                readers=readers_of(unit, form, changes),
                draft=draft_id,
            )
            saved = unit.save(sitting).record
            note_sitting(unit, form_id, saved, changes)
            unit.let_go(let_go)
            return saved

    def resolve(self, record_id: str, path: Path, value: Value | None) -> None:
        """Choose the value of an answer in conflict: one of its sides, or another. Raises RecordGone.

        A deletion beside an edit is a conflict at `DELETION`: None deletes, anything else keeps the record.
        """
        if path == DELETION:
            self._sit(record_id, {}, deleted=value is None)
        else:
            self._sit(record_id, {path: value})

    def delete(self, record_id: str) -> None:
        """Deleted for everybody who has it; its history stays. Raises RecordGone."""
        self._sit(record_id, {}, deleted=True)

    def _sit(self, record_id: str, changes: Changes, *, deleted: bool = False) -> None:
        with self._writing() as (reading, unit):
            record = reading.kept(record_id).record
            unit.save(
                Sitting(
                    form=record.form,
                    form_digest=record.form_digest,
                    changes=changes,
                    record=record_id,
                    parents=record.heads,
                    deleted=deleted,
                )
            )
            note_sitting(unit, record.form, record_id, changes)

    # Drafts.

    def save_draft(self, draft: Draft) -> str:
        """Keep it (again) and return its id."""
        kept = as_kept(draft)
        with self._vault.unit() as unit:
            unit.drafts.put(kept)
        return kept.id

    def drafts(self) -> list[Draft]:
        """Newest first."""
        with self._vault.reading() as unit:
            return [as_draft(kept) for kept in unit.drafts.newest_first()]

    def draft(self, draft_id: str) -> Draft:
        """Raises DraftGone."""
        with self._vault.reading() as unit:
            kept = unit.drafts.get(draft_id)
        if kept is None:
            raise DraftGone
        return as_draft(kept)

    def discard_draft(self, draft_id: str, *, keep_files: bool = False) -> None:
        """Not an error when it is gone already. Files taken in for it that nothing else names are destroyed with it,
        unless `keep_files`: its sitting goes on and may name them again.
        """
        with self._vault.unit() as unit:
            kept = unit.drafts.get(draft_id)
            unit.drafts.remove(draft_id)
            if kept is not None and not keep_files:
                unit.let_go([value.id for value in kept.changes.values() if isinstance(value, FileRef)])

    def let_go(self, file_ids: Collection[str]) -> None:
        """Destroys those of them that were taken in here and that no record and no draft names."""
        with self._vault.unit() as unit:
            unit.let_go(file_ids)

    @contextmanager
    def _reading(self) -> Iterator[tuple[Reading, Unit]]:
        with self._vault.reading() as unit:
            yield Reading(unit, self._vault.device_id, self.language), unit

    @contextmanager
    def _writing(self) -> Iterator[tuple[Reading, Unit]]:
        with self._vault.unit() as unit:
            yield Reading(unit, self._vault.device_id, self.language), unit
