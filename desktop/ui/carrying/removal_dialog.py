"""Removing originals from this laptop: who has them, what stays, what that does not do; then the removal.

Decides nothing: the service asks for every proof again.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.carrying_less import CarryingLess, Line, Made
from desktop.ui import present
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import DangerButton, PlainButton
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Label, Muted
from desktop.ui.widgets.notices import Notice
from desktop.ui.widgets.progress import ProgressBar


class RemovalDialog(FittingDialog):
    """`lines`: what is to go. `removed` when something of it went. Closing it stops it between two files."""

    removed = Signal()

    def __init__(
        self, carrying: CarryingLess, jobs: JobRunner, lines: Sequence[Line], parent: QWidget | None = None
    ) -> None:
        super().__init__(540, parent)
        self._carrying, self._jobs, self._lines = carrying, jobs, tuple(lines)
        self._job: Job | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()

    def _build(self) -> None:
        count = len(self._lines)
        size = present.size(sum(line.bytes for line in self._lines))
        holders = dict.fromkeys(name for line in self._lines for name in line.holders)
        self.heading = Heading(self.tr("Remove %n original(s) from this laptop?", "", count))
        self.room = Label(self.tr("This makes room: %1.").replace("%1", size))
        self.who = Label(
            self.tr(
                "The server has all of it, and each original was opened whole on a laptop of the coordination (%1). "
                "Both were proved; the receipts are verified once more before anything goes."
            ).replace("%1", ", ".join(holders))
        )
        self.stays = Label(
            self.tr(
                "Words, names, custody and receipts stay here. You can fetch it again with any sync, as long as this "
                "laptop is in the group."
            )
        )
        self.honest = Muted(
            self.tr(
                "This is for room, and not a way to hide: whoever opens this vault can fetch it again, too. Some disks "
                "keep old copies for a while, and earlier backups keep theirs."
            )
        )
        self.bar = ProgressBar(self.tr("Removing"))
        self.bar.hide()
        self.outcome = Notice()
        self.leave = PlainButton(self.tr("Keep it here"))
        self.leave.setDefault(True)
        self.go = DangerButton(self.tr("Remove from this laptop"), "delete")
        for part in (self.heading, self.room, self.who, self.stays, self.honest, self.bar, self.outcome):
            self.column.addWidget(part)
        self.buttons.addWidget(self.leave)
        self.buttons.addWidget(self.go)

    def _connect(self) -> None:
        self.leave.clicked.connect(self.close)
        self.go.clicked.connect(self._on_go)

    def reject(self) -> None:
        """Esc, the button, and closing the window all come here."""
        if self._job is not None:
            self._job.cancel()
            self.removed.emit()
        super().reject()

    def _on_go(self) -> None:
        self.go.setEnabled(False)
        self.outcome.hide()
        self.bar.show()
        work = partial(_remove, self._carrying.remove, tuple(line.ref.id for line in self._lines))
        self._job = self._jobs.start(
            self, work, self._on_made, failed=self._on_failed, progress=self._on_step, lane="files"
        )

    def _on_step(self, done: int, total: int) -> None:
        self.bar.show_part(done, total)

    def _on_made(self, made: Made) -> None:
        self._job = None
        self.bar.hide()
        self.go.hide()
        for part in (self.room, self.who, self.stays, self.honest):
            part.hide()
        self.leave.setText(self.tr("Close"))
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(made)
        if made.removed:
            self.removed.emit()

    def _tell(self, made: Made) -> None:
        said = []
        for reason, count in _counted(made):
            stayed = self.tr("%n original(s) stayed.", "", count)
            said.append(f"{stayed} {present.capital(present.phrase(f'stays.{reason}'))}.")
        if made.later:
            said.append(self.tr("Something of it is left on the disk until the vault is opened the next time."))
        if made.removed:
            happened = self.tr("%n original(s) removed; %1 is free now.", "", len(made.removed))
            happened = happened.replace("%1", present.size(made.bytes))
        else:
            happened = self.tr("Nothing was removed.")
        self.heading.setText(self.tr("Make room"))
        self.outcome.show_words(happened, " ".join(said), Tone.WARN if said else Tone.GOOD)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.bar.hide()
        self.go.setEnabled(True)
        words = present.error(error)
        self.outcome.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)
        self.removed.emit()  # some may have gone before it failed


def _counted(made: Made) -> list[tuple[str, int]]:
    reasons = [reason.value for _, reason in made.stayed]
    return [(reason, reasons.count(reason)) for reason in dict.fromkeys(reasons)]


def _remove(
    remove: Callable[[Collection[str], Callable[[int, int], None]], Made], file_ids: tuple[str, ...], job: Job
) -> Made:
    return remove(file_ids, job.step)
