"""Records as the store keeps them, made ready to be shown: in words, with names and times. Writes nothing."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence

from desktop.domain.answers import Path, Value
from desktop.domain.merging import merge
from desktop.domain.records import Alternative, Revision, Whereabouts
from desktop.errors import RecordGone, RecordRemoved, RecordWithdrawn
from desktop.services import describing
from desktop.services.lines import RecordLine, summary_of, title_of
from desktop.services.views import ChangeLine, Delivery, HistoryEntry, RecordView, Side, time_of
from desktop.store.records import Line, Listed
from desktop.store.unit import Unit


class Reading:
    """Within one unit: names of members are looked up once. `here`: this vault's device."""

    def __init__(self, unit: Unit, here: str, language: str) -> None:
        self._unit = unit
        self._here = here
        self._language = language
        self._names: Mapping[str, str] | None = None
        self._mine: Collection[str] | None = None

    def lines(self, kept: Iterable[Line]) -> list[RecordLine]:
        return [self.line(one) for one in kept]

    def listed(self, rows: Sequence[Listed]) -> list[RecordLine]:
        """Merges no record whose row was written by the form of today."""
        old = [row.id for row in rows if row.version != describing.version_of(row.form)]
        anew = self._unit.records.lines(old) if old else {}
        return [self.line(anew[row.id]) if row.id in anew else self._listed(row) for row in rows]

    def _listed(self, row: Listed) -> RecordLine:
        return RecordLine(
            id=row.id,
            form_id=row.form,
            title=title_of(row.form, row.shown, self._language),
            summary=summary_of(row.form, row.shown, self._language),
            changed=time_of(row.changed),
            author_name=self.name(row.created_by),
            whereabouts=row.whereabouts,
            conflicts=row.conflicts,
            urgent=row.urgent,
            own=row.own,
            files=row.files,
        )

    def line(self, kept: Line) -> RecordLine:
        record = kept.record
        return RecordLine(
            id=record.id,
            form_id=record.form,
            title=title_of(record.form, record.answers, self._language),
            summary=summary_of(record.form, record.answers, self._language),
            changed=time_of(record.changed),
            author_name=self.name(record.created_by),
            whereabouts=kept.whereabouts,
            conflicts=len(record.conflicts),
            urgent=record.urgent,
            own=kept.own,
            files=kept.files,
        )

    def view(self, record_id: str) -> RecordView:
        kept = self.kept(record_id)
        record = kept.record
        return RecordView(
            line=self.line(kept),
            form_digest=record.form_digest,
            answers=record.answers,
            conflicts={path: tuple(map(self._side, sides)) for path, sides in record.conflicts.items()},
            heads=record.heads,
            created=time_of(record.created),
            deleted=record.deleted,
        )

    def kept(self, record_id: str) -> Line:
        """Raises RecordGone, RecordRemoved."""
        kept = self._unit.records.get(record_id)
        if kept is None:
            raise self._why_gone(record_id)
        return kept

    def _why_gone(self, record_id: str) -> RecordGone:
        if self._unit.withdrawals.gone([record_id]):
            return RecordWithdrawn()
        return RecordGone() if self._unit.stubs.get(record_id) is None else RecordRemoved()

    def history(self, record_id: str) -> list[HistoryEntry]:
        """Newest first. Raises RecordGone, RecordRemoved."""
        revisions = self._unit.revisions.of(record_id)
        if not revisions or self._unit.stubs.get(record_id) is not None:
            raise self._why_gone(record_id)
        places = {part.id: part.whereabouts for part in self._unit.receipts.parts([record_id])[record_id]}
        known = {revision.id: revision for revision in revisions}
        entries = [self._entry(revision, known, _place(revision, places)) for revision in revisions]
        return entries[::-1]

    def delivery(self, record_id: str) -> Delivery:
        kept = self.kept(record_id)
        parts = self._unit.receipts.parts([record_id])[record_id]
        everybody = [set(part.received_by) for part in parts]
        whole = set.intersection(*everybody) if everybody else set()
        return Delivery(
            state=kept.whereabouts,
            parts=len(parts),
            parts_on_server=sum(part.on_server for part in parts),
            parts_received=sum(bool(part.received_by) for part in parts),
            waiting_bytes=sum(part.bytes for part in parts if part.own and not part.on_server),
            received_by=tuple(sorted(self.name(device) for device in whole)),
            refused=tuple(sorted({part.refused for part in parts if part.refused})),
        )

    def name(self, device: str) -> str:
        """What members call whoever holds this device; empty where no card says it."""
        if self._names is None:
            self._names = self._unit.members.names()
        return self._names.get(device, "")

    def _is_mine(self, device: str) -> bool:
        """Written by this person, on this laptop or an earlier one."""
        if self._mine is None:
            self._mine = self._unit.members.mine()
        return device == self._here or device in self._mine

    def _entry(self, revision: Revision, known: Mapping[str, Revision], place: Whereabouts) -> HistoryEntry:
        before = _answers_before(revision, known)
        changes = [
            ChangeLine(path=path, before=before.get(path), after=value)
            for path, value in sorted(revision.changes.items())
        ]
        return HistoryEntry(
            revision=revision.id,
            written=time_of(revision.clock),
            author_name=self.name(revision.author),
            own=self._is_mine(revision.author),
            changes=tuple(changes),
            whereabouts=place,
            deleted=revision.deleted,
            urgent=revision.urgent,
        )

    def _side(self, alternative: Alternative) -> Side:
        return Side(
            value=alternative.value,
            author_name=self.name(alternative.author),
            own=self._is_mine(alternative.author),
            written=time_of(alternative.clock),
            revision=alternative.revision,
        )


def _place(revision: Revision, places: Mapping[str, Whereabouts]) -> Whereabouts:
    """Where a sitting is: its words and the files that it brought, whichever is the least safe."""
    files = [places[file] for file in revision.files if file in places]
    return min([places.get(revision.id, Whereabouts.ONLY_HERE), *files])


def _answers_before(revision: Revision, known: Mapping[str, Revision]) -> Mapping[Path, Value]:
    """What the one who wrote it had before them: the merge of everything it was written on."""
    below: dict[str, Revision] = {}
    waiting = list(revision.parents)
    while waiting:
        id = waiting.pop()
        if id in known and id not in below:
            below[id] = known[id]
            waiting += known[id].parents
    return merge(below.values()).answers if below else {}
