"""Handing evidence over with its proofs: what for, whether narrators agreed to that, then where to."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.answers import FileRef
from desktop.domain.consent import Reason
from desktop.services.handing_over.handing_over import PURPOSES, Choice, HandedOver, HandingOver
from desktop.ui import present
from desktop.ui.choosing_files import FileChooser
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.taking_out.purpose_choice import PurposeChoice
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Code, Heading, Label, Strong
from desktop.ui.widgets.notices import Notice
from desktop.ui.widgets.progress import ProgressBar


class HandOverDialog(FittingDialog):
    """`handed_over` when the folder is there. Closing it while it writes stops that, and nothing is left."""

    handed_over = Signal()

    def __init__(self, service: HandingOver, jobs: JobRunner, ref: FileRef, parent: QWidget | None = None) -> None:
        super().__init__(600, parent)
        self._service, self._jobs, self._ref = service, jobs, ref
        self._choice: Choice | None = None
        self._job: Job | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        self._show_purposes()
        jobs.start(self, partial(_partners, service), self.purposes.show_partners, lane="files")

    def _build(self) -> None:
        self.heading = Heading()
        self.about = Label()
        self.purposes = PurposeChoice(PURPOSES)
        self.outcome = Notice()
        self.keys = Code()
        self.keys_about = Strong(self.tr("Tell whoever receives it these two numbers by another way, to compare:"))
        self.bar = ProgressBar(self.tr("Writing the folder"))
        self.back = PlainButton(self.tr("For something else"), "back")
        self.leave = PlainButton()
        self.look = PrimaryButton(self.tr("See whether it may leave"))
        self.write = DangerButton(self.tr("Choose where to write it…"), "save")
        self._parts = (
            self.outcome,
            self.bar,
            self.purposes,
            self.keys_about,
            self.keys,
            self.back,
            self.look,
            self.write,
        )
        for part in (self.heading, self.about, *self._parts[:5]):
            self.column.addWidget(part)
        for button in (self.back, self.leave, self.look, self.write):
            self.buttons.addWidget(button)

    def _connect(self) -> None:
        self.purposes.changed.connect(self._on_changed)
        self.look.clicked.connect(self._on_look)
        self.back.clicked.connect(self._show_purposes)
        self.leave.clicked.connect(self.close)
        self.write.clicked.connect(self._on_write)

    def reject(self) -> None:
        """Esc, the button, and closing the window all come here."""
        self._stop()
        super().reject()

    def write_to(self, place: str) -> None:
        """Into a new folder there, whose name tells nothing but the day."""
        if self._choice is None:
            return
        self.about.setText(self.tr("Writing, and reading it back…"))
        self.leave.setText(self.tr("Stop and close"))
        self._show(self.bar)
        work = partial(_hand_over, self._service, self._ref.id, self._choice, Path(place))
        self._job = self._jobs.start(
            self, work, self._on_written, failed=self._on_failed, progress=self.bar.show_part, lane="files"
        )

    def _show_purposes(self) -> None:
        self._stop()
        self._choice = None
        self.heading.setText(self.tr("Hand over with proofs: what for?"))
        self.about.setText(
            self.tr(
                "A folder is made with the file as it was taken in, what was done with it and on which device, and "
                "what lets anybody check both. No answer of a record and no name goes along. It is not sealed."
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
        self.about.setText(self.tr("Looking through what narrators agreed to…"))
        self._show(self.back)
        work = partial(_reasons, self._service, self._ref.id, self._choice)
        self._job = self._jobs.start(self, work, self._on_reasons, failed=self._on_failed, lane="files")

    def _on_reasons(self, reasons: tuple[Reason, ...]) -> None:
        self._job = None
        if reasons:
            self.about.setText("")
            why = "\n".join(present.phrase(f"left_out.{reason}") for reason in reasons)
            self.outcome.show_words(self.tr("It stays in the vault."), why, Tone.WARN)
            self._show(self.outcome, self.back)
            return
        self.about.setText(
            self.tr(
                "What narrators agreed to does not stand in its way. No program can tell whom pictures show and whom "
                "voices name, and pictures often hold the place where they were taken: look and listen once more "
                "before you hand it over."
            )
        )
        self._show(self.back, self.write)

    def _on_write(self) -> None:
        FileChooser(self.tr("Where to write it"), self).for_folder().ask(self.write_to)

    def _on_written(self, done: HandedOver) -> None:
        self._job = None
        self.about.setText("")
        self.leave.setText(self.tr("Close"))
        title = self.tr("The folder is there, and was read back: %1").replace("%1", done.folder.name)
        if done.in_the_log:
            text = self.tr("Delete it where it is not needed any more.")
            self.outcome.show_words(title, text, Tone.GOOD)
            self.keys.setText(f"{_grouped(done.group)}\n{_grouped(done.server_key)}")
            self._show(self.outcome, self.keys_about, self.keys)
        else:
            text = self.tr("It holds no receipt of a server yet, and proves less: sync, and hand it over again.")
            self.outcome.show_words(title, text, Tone.WARN)
            self._show(self.outcome)
        self.handed_over.emit()

    def _on_failed(self, problem: Exception) -> None:
        self._job = None
        self.about.setText("")
        self.leave.setText(self.tr("Leave it in the vault"))
        words = present.error(problem)
        self.outcome.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)
        self._show(self.outcome, self.back)

    def _show(self, *shown: QWidget) -> None:
        """Of what changes between the pages, these."""
        for part in self._parts:
            part.setVisible(part in shown)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None


def _partners(service: HandingOver, _job: Job) -> dict[str, int]:
    return service.partners()


def _reasons(service: HandingOver, file_id: str, choice: Choice, _job: Job) -> tuple[Reason, ...]:
    return service.reasons(file_id, choice)


def _hand_over(service: HandingOver, file_id: str, choice: Choice, place: Path, job: Job) -> HandedOver:
    return service.hand_over(file_id, choice, _free(place), job.step)


def _free(place: Path) -> Path:
    """A name that is not taken there. The service asks again, and overwrites nothing."""
    name = f"evidence {date.today().isoformat()}"  # noqa: DTZ011  # the day as people there call it
    number = 1
    while (place / (name if number == 1 else f"{name} ({number})")).exists():
        number += 1
    return place / (name if number == 1 else f"{name} ({number})")


def _grouped(key: str) -> str:
    """In groups of eight, so that two people can compare them aloud."""
    return " ".join(key[place : place + 8] for place in range(0, len(key), 8))
