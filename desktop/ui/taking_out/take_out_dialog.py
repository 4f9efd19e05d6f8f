"""Taking out what consent covers: what for, then what would leave and what stays and why, then where to."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.services.exporting.exporting import Choice, Exporting, Overview, Progress
from desktop.ui import present
from desktop.ui.choosing_files import FileChooser
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.taking_out.overview_view import OverviewView
from desktop.ui.taking_out.purpose_choice import PurposeChoice
from desktop.ui.taking_out.writing_out import WritingOut
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Label
from desktop.ui.widgets.notices import Notice


class TakeOutDialog(FittingDialog):
    """Closing it while it writes stops that, and nothing is left."""

    def __init__(self, exporting: Exporting, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(640, parent)
        self._exporting, self._jobs = exporting, jobs
        self._looking: Job | None = None
        self._choice: Choice | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self._show_purposes()
        jobs.start(self, partial(_partners, exporting), self.purposes.show_partners, lane="files")

    def _build(self) -> None:
        self.heading = Heading()
        self.about = Label()
        self.purposes = PurposeChoice()
        self.overview = OverviewView()
        self.trouble = Notice(Tone.BAD)
        self.writing = WritingOut(self._exporting, self._jobs)
        self.back = PlainButton(self.tr("For something else"), "back")
        self.leave = PlainButton()
        self.look = PrimaryButton(self.tr("See what would leave"))
        self.save = DangerButton(self.tr("Choose where to write it…"), "save")
        for part in (self.heading, self.about, self.trouble, self.writing, self.purposes, self.overview):
            self.column.addWidget(part)
        for button in (self.back, self.leave, self.look, self.save):
            self.buttons.addWidget(button)

    def _connect(self) -> None:
        self.purposes.changed.connect(self._on_changed)
        self.look.clicked.connect(self._on_look)
        self.back.clicked.connect(self._show_purposes)
        self.leave.clicked.connect(self.close)
        self.save.clicked.connect(self._on_save)
        self.writing.finished.connect(self._on_finished)

    def reject(self) -> None:
        """Esc, the button, and closing the window all come here."""
        self._stop_looking()
        self.writing.cancel()
        super().reject()

    def write_to(self, place: str) -> None:
        if self._choice is not None:
            self.leave.setText(self.tr("Stop and close"))
            self._show(self.writing)
            self.writing.start(self._choice, Path(place))

    def _show_purposes(self) -> None:
        self._stop_looking()
        self._choice = None
        self.heading.setText(self.tr("What is it for?"))
        self.about.setText(
            self.tr(
                "Only what narrators agreed to for this leaves the vault. What leaves is not sealed: whoever has the "
                "disk or stick can read it."
            )
        )
        self.leave.setText(self.tr("Leave it in the vault"))
        self._show(self.purposes, self.look)
        self._on_changed()

    def _on_changed(self) -> None:
        self.look.setEnabled(self.purposes.choice() is not None)

    def _on_look(self) -> None:
        self._choice = self.purposes.choice()
        if self._choice is None:
            return
        self.heading.setText(present.phrase(f"purposes.{self._choice.purpose}"))
        self.about.setText(self.tr("Looking through the vault…"))
        self._show(self.back)
        work = partial(_overview, self._exporting, self._choice)
        self._looking = self._jobs.start(
            self, work, self._on_overview, failed=self._on_failed, progress=self._on_step, lane="files"
        )

    def _on_step(self, progress: Progress) -> None:
        share = f"{100 * progress.done // max(1, progress.total)} %"
        self.about.setText(self.tr("Looking through the vault… %1").replace("%1", share))

    def _on_overview(self, found: Overview) -> None:
        self._looking = None
        self.about.setText(
            self.tr(
                "No program can tell whom words name and whom pictures show: look through it before you pass it on. It "
                "is not sealed, and deleting it may leave traces."
            )
        )
        self.overview.show_overview(found)
        self.save.setEnabled(bool(found.records))
        self._show(self.overview, self.back, self.save)

    def _on_failed(self, problem: Exception) -> None:
        self._looking = None
        self.about.setText("")
        words = present.error(problem)
        self.trouble.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)
        self._show(self.trouble, self.back)

    def _on_save(self) -> None:
        FileChooser(self.tr("Where to write it"), self).for_folder().ask(self.write_to)

    def _on_finished(self, written: bool) -> None:
        """What came of it stands above what would leave: nobody has to scroll for it."""
        self.leave.setText(self.tr("Close") if written else self.tr("Leave it in the vault"))
        self._show(self.writing, *(() if written else (self.overview, self.back, self.save)))

    def _show(self, *shown: QWidget) -> None:
        """Of what changes between the pages, these."""
        for part in (self.purposes, self.overview, self.trouble, self.look, self.back, self.save, self.writing):
            part.setVisible(part in shown)

    def _stop_looking(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
            self._looking = None


def _partners(exporting: Exporting, _job: Job) -> dict[str, int]:
    return exporting.partners()


def _overview(exporting: Exporting, choice: Choice, job: Job) -> Overview:
    return exporting.overview(choice, job.tell)
