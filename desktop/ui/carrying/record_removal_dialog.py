"""Removing whole records from this laptop: who has them, what stays, what cannot be undone here; then the removal."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QComboBox, QWidget

from desktop.services.removing_records import Parted, RecordRoom, RemovingRecords
from desktop.ui import present
from desktop.ui.carrying.parting_dialog import Gone, PartingDialog, Remover
from desktop.ui.jobs import Job, JobRunner

DAYS = (30, 90, 365)


class RecordRemovalDialog(PartingDialog):
    """`record_id` None: all that nobody changed for as long as is chosen in it."""

    def __init__(
        self, removing: RemovingRecords, jobs: JobRunner, record_id: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(560, jobs, parent)
        self._removing, self._record = removing, record_id
        self._rooms: Sequence[RecordRoom] = ()
        self._looking: Job | None = None
        self._build()
        self._look()

    def _build(self) -> None:
        self.heading.setText(self.tr("Remove from this laptop"))
        self.days = QComboBox()
        self.days.setMinimumContentsLength(8)
        self.days.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.days.setAccessibleName(self.tr("For how long nobody changed them"))
        for days in DAYS:
            self.days.addItem(self.tr("Received, and not changed for %n day(s)", "", days), days)
        self.days.setVisible(self._record is None)
        self.days.activated.connect(self._on_days)
        self.column.insertWidget(1, self.days)
        self.room.setText(self.tr("Looking…"))
        self.stays.setText(
            self.tr(
                "Words, names, files and the keys that open them are destroyed here. What stays says that there was a "
                "record of this kind and when, what was done with its files and when, and the receipts. What was "
                "removed can be fetched again with any sync, as long as this laptop is in the group."
            )
        )
        self.honest.setText(
            self.tr(
                "Whoever opens this vault and reaches the server can do that, too, until a coordinator revokes this "
                "laptop. Some disks keep old copies for a while, and earlier backups keep theirs."
            )
        )
        for later in (self.who, self.stays, self.honest, self.go):
            later.hide()

    def _look(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        work = partial(_looked_up, self._removing, self._record, self.days.currentData())
        self._looking = self._jobs.start(self, work, self.show_rooms, failed=self._on_failed, lane="net")

    def _on_days(self, _index: int) -> None:
        self._look()

    def show_rooms(self, rooms: tuple[RecordRoom, ...]) -> None:
        """What may go; of one record also why it stays."""
        self._looking = None
        reason = next((room.hindrance for room in rooms if room.hindrance is not None), None)
        self._rooms = () if reason else rooms
        for part in (self.who, self.stays, self.honest, self.go):
            part.setVisible(bool(self._rooms))
        if reason is not None:
            self.heading.setText(self.tr("It stays on this laptop"))
            self.room.setText(present.capital(present.phrase(f"stays.{reason.value}")) + ".")
            self.leave.setText(self.tr("Close"))
        elif not rooms:
            self.room.setText(self.tr("There is none that may go."))
        else:
            self._ask()

    def _ask(self) -> None:
        count = len(self._rooms)
        holders = dict.fromkeys(name for room in self._rooms for name in room.holders)
        self.heading.setText(self.tr("Remove %n record(s) from this laptop?", "", count))
        size = present.size(sum(room.bytes for room in self._rooms))
        files = present.counts().files(sum(room.files for room in self._rooms))
        self.room.setText(self.tr("%1 and %2 go.").replace("%1", files).replace("%2", size))
        self.who.setText(
            self.tr(
                "The server has all of it, and a laptop of the coordination opened all of it (%1). Both were proved; "
                "the receipts are verified once more before anything goes."
            ).replace("%1", ", ".join(holders))
        )

    def _ids(self) -> tuple[str, ...]:
        return tuple(room.id for room in self._rooms)

    def _remover(self) -> Remover:
        return partial(_remove, self._removing)

    def _words(self, made: Gone) -> tuple[str, str]:
        gone = self.tr("%n record(s) removed; %1 is free now.", "", len(made.removed))
        return self.tr("Remove from this laptop"), gone

    def _stayed(self, count: int) -> str:
        return self.tr("%n record(s) stayed.", "", count)

    def _left_over(self) -> str:
        return self.tr("Something unreadable is left on the disk until the vault is opened the next time.")

    def _on_go(self) -> None:
        self.days.setEnabled(False)
        super()._on_go()

    def _on_gone(self, made: Gone) -> None:
        self.days.hide()
        super()._on_gone(made)

    def _on_failed(self, error: Exception) -> None:
        self._looking = None
        self.days.setEnabled(True)
        super()._on_failed(error)


def _looked_up(removing: RemovingRecords, record_id: str | None, days: int, _job: Job) -> tuple[RecordRoom, ...]:
    return removing.untouched(days) if record_id is None else (removing.about(record_id),)


def _remove(removing: RemovingRecords, record_ids: tuple[str, ...], job: Job) -> Parted:
    return removing.remove(record_ids, job.step)
