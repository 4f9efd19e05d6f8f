"""A case that another group shares with ours, to be read: a copy of theirs, in which nobody works here."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.answers import FileRef
from desktop.services.collecting import Collecting
from desktop.services.receiving_cases import ReceivedAnswer, ReceivedCase, ReceivedRecord, ReceivingCases
from desktop.ui import present
from desktop.ui.allies.lent_file_dialog import LentFileDialog
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Label, Muted, Strong
from desktop.ui.widgets.notices import Notice


class FileButton(PlainButton):
    """`asked` with its file."""

    asked = Signal(object)

    def __init__(self, words: str, ref: FileRef, parent: QWidget | None = None) -> None:
        super().__init__(words, "open", parent)
        self._ref = ref
        self.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        self.asked.emit(self._ref)


class ReceivedDialog(FittingDialog):
    def __init__(
        self,
        receiving: ReceivingCases,
        collecting: Collecting,
        jobs: JobRunner,
        id: str,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(760, parent)
        self._collecting, self._jobs = collecting, jobs
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading = Heading()
        self.about = Notice(Tone.ACCENT)
        self.trouble = Notice(Tone.BAD)
        self.leave = PlainButton(self.tr("Close"))
        self.leave.clicked.connect(self.close)
        for part in (self.heading, self.about, self.trouble):
            self.column.addWidget(part)
        self.buttons.addWidget(self.leave)
        jobs.start(self, partial(_open, receiving, id), self.show_case, failed=self._on_failed)

    def show_case(self, case: ReceivedCase) -> None:
        about = case.about
        self.trouble.hide()
        self.heading.setText(about.title or self.tr("Without a name"))
        shared = self.tr("Shared by %1 on %2")
        self.about.show_words(
            shared.replace("%1", about.group_name).replace("%2", present.day(about.shared)),
            self.tr(
                "A copy of theirs: read it, and pass nothing on. When they take it back it goes from here; destroy "
                "then what you wrote down."
            ),
        )
        for record in case.records:
            self.column.addWidget(self._card(record))
        self.leave.setFocus()

    def _card(self, record: ReceivedRecord) -> Card:
        card = Card()
        card.column.addWidget(Muted(present.phrase(f"forms.{record.form}")))
        card.column.addWidget(Strong(record.title or self.tr("Without a name")))
        for answer in record.answers:
            card.column.addWidget(Muted(answer.label))
            words = Label(self._words(answer))
            words.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
            words.setAccessibleName(answer.label)
            card.column.addWidget(words)
            if answer.file is not None and answer.here:
                card.column.addWidget(self._look_at(answer.file), 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _look_at(self, ref: FileRef) -> FileButton:
        button = FileButton(self.tr("Look at it"), ref)
        button.setAccessibleName(self.tr("Look at %1").replace("%1", ref.name))
        button.asked.connect(self._on_look)
        return button

    def _on_look(self, ref: FileRef) -> None:
        LentFileDialog(self._collecting, self._jobs, ref, self).open()

    def _words(self, answer: ReceivedAnswer) -> str:
        if answer.file is not None:
            size = present.size(answer.file.size)
            here = self.tr("%1 (%2, here)") if answer.here else self.tr("%1 (%2, comes with a sync)")
            return here.replace("%1", answer.words).replace("%2", size)
        return self.tr("%1 (one of several answers)").replace("%1", answer.words) if answer.disputed else answer.words

    def _on_failed(self, problem: Exception) -> None:
        words = present.error(problem)
        self.trouble.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)


def _open(receiving: ReceivingCases, id: str, _job: Job) -> ReceivedCase:
    return receiving.open(id)
