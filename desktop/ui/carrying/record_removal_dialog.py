"""Removing whole records from this laptop: who has them, what stays, what cannot be undone here; then the removal.
Decides nothing: the service asks for every proof again.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.services.removing_records import Parted, RecordRoom, RemovingRecords
from desktop.ui import present
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import DangerButton, PlainButton
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Label, Muted
from desktop.ui.widgets.notices import Notice
from desktop.ui.widgets.progress import ProgressBar

DAYS = (30, 90, 365)


class RecordRemovalDialog(FittingDialog):
    """`record_id` None: all that nobody changed for as long as is chosen in it. `removed` when something of it went.
    Closing it stops it between two records.
    """

    removed = Signal()

    def __init__(
        self, removing: RemovingRecords, jobs: JobRunner, record_id: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__(560, parent)
        self._removing, self._jobs, self._record = removing, jobs, record_id
        self._rooms: Sequence[RecordRoom] = ()
        self._looking: Job | None = None
        self._job: Job | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self._look()

    def _build(self) -> None:
        self.heading = Heading(self.tr("Remove from this laptop"))
        self.days = QComboBox()
        self.days.setMinimumContentsLength(8)
        self.days.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.days.setAccessibleName(self.tr("For how long nobody changed them"))
        for days in DAYS:
            self.days.addItem(self.tr("Received, and not changed for %n day(s)", "", days), days)
        self.days.setVisible(self._record is None)
        self.room = Label(self.tr("Looking…"))
        self.who = Label()
        self.stays = Label(
            self.tr(
                "Words, names, files and the keys that open them are destroyed here. What stays says that there was a "
                "record of this kind and when, what was done with its files and when, and the receipts. What was "
                "removed can be fetched again with any sync, as long as this laptop is in the group."
            )
        )
        self.honest = Muted(
            self.tr(
                "Whoever opens this vault and reaches the server can do that, too, until a coordinator revokes this "
                "laptop. Some disks keep old copies for a while, and earlier backups keep theirs."
            )
        )
        self.bar = ProgressBar(self.tr("Removing"))
        self.outcome = Notice()
        self.leave = PlainButton(self.tr("Keep it here"))
        self.leave.setDefault(True)
        self.go = DangerButton(self.tr("Remove from this laptop"), "delete")
        self._question = (self.room, self.who, self.stays, self.honest)
        for part in (self.heading, self.days, *self._question, self.bar, self.outcome):
            self.column.addWidget(part)
        for later in (self.who, self.stays, self.honest, self.bar, self.go):
            later.hide()
        self.buttons.addWidget(self.leave)
        self.buttons.addWidget(self.go)

    def _connect(self) -> None:
        self.leave.clicked.connect(self.close)
        self.go.clicked.connect(self._on_go)
        self.days.activated.connect(self._on_days)

    def reject(self) -> None:
        """Esc, the button, and closing the window all come here."""
        if self._job is not None:
            self._job.cancel()
            self.removed.emit()
        super().reject()

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

    def _on_go(self) -> None:
        self.go.setEnabled(False)
        self.days.setEnabled(False)
        self.outcome.hide()
        self.bar.show()
        work = partial(_remove, self._removing, tuple(room.id for room in self._rooms))
        self._job = self._jobs.start(
            self, work, self._on_parted, failed=self._on_failed, progress=self._on_step, lane="files"
        )

    def _on_step(self, done: int, total: int) -> None:
        self.bar.show_part(done, total)

    def _on_parted(self, made: Parted) -> None:
        self._job = None
        for part in (self.bar, self.go, self.days, *self._question):
            part.hide()
        self.leave.setText(self.tr("Close"))
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(made)
        if made.removed:
            self.removed.emit()

    def _tell(self, made: Parted) -> None:
        reasons = [reason.value for _, reason in made.stayed]
        said = []
        for reason in dict.fromkeys(reasons):
            stayed = self.tr("%n record(s) stayed.", "", reasons.count(reason))
            said.append(f"{stayed} {present.capital(present.phrase(f'stays.{reason}'))}.")
        if made.later:
            said.append(self.tr("Something unreadable is left on the disk until the vault is opened the next time."))
        happened = self.tr("Nothing was removed.")
        if made.removed:
            happened = self.tr("%n record(s) removed; %1 is free now.", "", len(made.removed))
            happened = happened.replace("%1", present.size(made.bytes))
        self.heading.setText(self.tr("Remove from this laptop"))
        self.outcome.show_words(happened, " ".join(said), Tone.WARN if said else Tone.GOOD)

    def _on_failed(self, error: Exception) -> None:
        self._looking = self._job = None
        self.bar.hide()
        self.go.setEnabled(True)
        self.days.setEnabled(True)
        words = present.error(error)
        self.outcome.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)
        self.removed.emit()  # some may have gone before it failed


def _looked_up(removing: RemovingRecords, record_id: str | None, days: int, _job: Job) -> tuple[RecordRoom, ...]:
    return removing.untouched(days) if record_id is None else (removing.about(record_id),)


def _remove(removing: RemovingRecords, record_ids: tuple[str, ...], job: Job) -> Parted:
    return removing.remove(record_ids, job.step)
