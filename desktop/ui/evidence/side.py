"""What stands beside evidence: what is known of it, and what was done with it. Looks up the latter and notes looks."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.answers import FileRef
from desktop.services.capture_facts import CaptureFacts
from desktop.services.collecting import Collecting
from desktop.services.custody import Custody, CustodyView
from desktop.ui import present
from desktop.ui.carrying.removal_button import RemovalButton
from desktop.ui.choosing_files import FileChooser
from desktop.ui.evidence.custody_panel import CustodyPanel
from desktop.ui.evidence.facts_panel import FactsPanel
from desktop.ui.evidence.handing_over import HandOverDialog
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.notices import Notice


class Side(QWidget):
    """`removed` when the original went from this laptop."""

    removed = Signal()

    def __init__(self, collecting: Collecting, jobs: JobRunner, ref: FileRef, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._collecting, self._jobs, self._ref = collecting, jobs, ref
        self.trouble = Notice(Tone.WARN)
        self.facts = FactsPanel(ref)
        self.custody = CustodyPanel()
        self.remove = RemovalButton(collecting.carrying_less, jobs, ref.id)
        column = QVBoxLayout(self)
        column.setContentsMargins(14, 4, 8, 4)
        column.setSpacing(16)
        for part in (self.trouble, self.facts, self.custody, self.remove):
            column.addWidget(part)
        column.addStretch(1)
        self.custody.save_asked.connect(self._on_save)
        self.custody.hand_over_asked.connect(self._on_hand_over)
        self.remove.removed.connect(self.removed)
        self.look_up()

    def show_facts(self, facts: CaptureFacts) -> None:
        self.facts.show_facts(facts)

    def note_look(self, *, played: bool = False) -> None:
        """After what it is about: nobody waits for it. In the lane whose work is done even if the window closes."""
        work = partial(_noted, self._collecting.custody, self._ref.id, played)
        self._jobs.start(self, work, self._on_noted, failed=self._on_not_noted, lane="store")

    def look_up(self) -> None:
        work = partial(_looked_up, self._collecting.custody, self._ref.id)
        self._jobs.start(self, work, self.custody.show_custody, failed=self._on_failed, lane="net")

    def _on_noted(self, _nothing: None) -> None:
        self.look_up()

    def _on_not_noted(self, problem: Exception) -> None:
        words = present.error(problem)
        self.trouble.show_words(
            self.tr("That you looked at this could not be written down."), f"{words.happened} {words.next}"
        )

    def _on_failed(self, problem: Exception) -> None:
        words = present.error(problem)
        self.trouble.show_words(words.happened, f"{words.safe} {words.next}")

    def _on_save(self) -> None:
        FileChooser(self.tr("Save this list out"), self).for_saving("custody.txt").ask(self.save_to)

    def save_to(self, place: str) -> None:
        view = self.custody.view
        if view is not None:
            text = self.custody.words.as_text(view, self._ref.name, self._ref.sha256)
            work = partial(_saved, self._collecting.custody, text, Path(place))
            self._jobs.start(self, work, self._on_saved, failed=self._on_failed, lane="files")

    def _on_saved(self, _nothing: None) -> None:
        self.trouble.show_words(self.tr("The list is saved."), "", Tone.GOOD)

    def _on_hand_over(self) -> None:
        dialog = HandOverDialog(self._collecting.handing_over, self._jobs, self._ref, self)
        dialog.handed_over.connect(self.look_up)
        dialog.open()


def _noted(custody: Custody, file_id: str, played: bool, _job: Job) -> None:
    custody.looked(file_id, played=played)


def _looked_up(custody: Custody, file_id: str, _job: Job) -> CustodyView:
    return custody.of(file_id)


def _saved(custody: Custody, text: str, place: Path, _job: Job) -> None:
    custody.save_list(text, place)
