"""Asks what something is to leave the vault for, looks whether it may, and asks where to write it. Knows neither what
leaves nor who decides; whoever inherits does the looking and the writing.
"""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.consent import Purpose
from desktop.services.exporting.exporting import PURPOSES, Choice
from desktop.ui import present
from desktop.ui.choosing_files import FileChooser
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.taking_out.purpose_choice import PurposeChoice
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import DangerButton, PlainButton, PrimaryButton
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Label
from desktop.ui.widgets.notices import Notice


class PurposeDialog(FittingDialog):
    """Put what changes between its pages into `_parts`. `_job` is what is under way; closing it stops that."""

    def __init__(
        self, width: int, jobs: JobRunner, offered: Sequence[Purpose] = PURPOSES, parent: QWidget | None = None
    ) -> None:
        super().__init__(width, parent)
        self._jobs = jobs
        self._choice: Choice | None = None
        self._job: Job | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading = Heading()
        self.about = Label()
        self.purposes = PurposeChoice(offered)
        self.outcome = Notice()
        self.back = PlainButton(self.tr("For something else"), "back")
        self.leave = PlainButton()
        self.look = PrimaryButton()
        self.save = DangerButton(self.tr("Choose where to write it…"), "save")
        self._parts: tuple[QWidget, ...] = (self.purposes, self.outcome, self.back, self.look, self.save)
        for button in (self.back, self.leave, self.look, self.save):
            self.buttons.addWidget(button)
        self.purposes.changed.connect(self._on_changed)
        self.look.clicked.connect(self._on_look)
        self.back.clicked.connect(self._on_back)
        self.leave.clicked.connect(self.close)
        self.save.clicked.connect(self._on_save)

    def write_to(self, place: str) -> None:
        """Into a new folder there."""
        raise NotImplementedError

    def _ask(self) -> tuple[str, str]:
        """The heading of the first page, and what it is about."""
        raise NotImplementedError

    def _start_looking(self, choice: Choice) -> tuple[str, Job]:
        """What to say meanwhile, and the job that looks."""
        raise NotImplementedError

    def reject(self) -> None:
        """Esc, the button, and closing the window all come here."""
        self._stop()
        super().reject()

    def _show_purposes(self) -> None:
        self._stop()
        self._choice = None
        heading, about = self._ask()
        self.heading.setText(heading)
        self._say(about)
        self._show_leave()
        self._show(self.purposes, self.look)
        self._on_changed()

    def _on_back(self) -> None:
        self._show_purposes()

    def _on_changed(self) -> None:
        self.look.setEnabled(self.purposes.choice() is not None)

    def _on_look(self) -> None:
        self._choice = self.purposes.choice()
        if self._choice is None:
            return
        self.heading.setText(present.phrase(f"purposes.{self._choice.purpose}"))
        self._show(self.back)
        said, self._job = self._start_looking(self._choice)
        self._say(said)

    def _on_save(self) -> None:
        FileChooser(self.tr("Where to write it"), self).for_folder().ask(self.write_to)

    def _on_failed(self, problem: Exception) -> None:
        self._job = None
        self._say("")
        self._show_leave()
        words = present.error(problem)
        self.outcome.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)
        self._show(self.outcome, self.back)

    def _say(self, words: str) -> None:
        self.about.setText(words)
        self.about.setVisible(bool(words))

    def _show_leave(self, *, writing: bool = False, over: bool = False) -> None:
        """What the button says that closes it."""
        ends = self.tr("Stop and close") if writing else self.tr("Close")
        self.leave.setText(ends if writing or over else self.tr("Leave it in the vault"))

    def _show(self, *shown: QWidget) -> None:
        """Of what changes between the pages, these."""
        for part in self._parts:
            part.setVisible(part in shown)

    def _stop(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None
