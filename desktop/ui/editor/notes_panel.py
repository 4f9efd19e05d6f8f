"""The conversation about a record: notes that link to it, who wrote them and when, and a place to write another."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.services.casework import Casework, RecordView
from desktop.services.drafts import Draft
from desktop.ui import present
from desktop.ui.editor.conversation import ABOUT, KIND, WORDS, Remark, conversation
from desktop.ui.editor.desk import Desk
from desktop.ui.editor.drafting import DraftKeeper
from desktop.ui.editor.inputs.words import TextInput
from desktop.ui.editor.inputs.wrapping import WrappingCheck
from desktop.ui.editor.keeping import Keeping
from desktop.ui.editor.opening import Opened, form_of
from desktop.ui.editor.remark_card import RemarkCard
from desktop.ui.editor.sitting import Sitting
from desktop.ui.jobs import Job
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PrimaryButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Muted
from desktop.ui.widgets.notices import Notice

_QUESTION, _REMARK = "question", "remark"


class NotesPanel(QWidget):
    """`counted` when it is known how many there are. What is typed and not added yet is kept as a draft."""

    counted = Signal()

    def __init__(self, desk: Desk, record_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk, self._record_id = desk, record_id
        self.cards: list[RemarkCard] = []
        self._count = 0
        self._keeping: Keeping | None = None
        self._build()
        self._connect()
        self._begin(None)
        self.refresh()

    def _build(self) -> None:
        self._cards = QVBoxLayout()
        self._cards.setSpacing(10)
        self.empty = Muted(self.tr("No notes yet. Whoever can read this record can read its notes and answer them."))
        ground = QWidget()
        ground.setProperty("role", "ground")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 6, 0)
        inner.addWidget(self.empty)
        inner.addLayout(self._cards)
        inner.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QScrollArea.Shape.NoFrame)
        self.area.setWidget(ground)
        self.words = TextInput()
        self.words.speak(self.tr("Write a note about this record"), "")
        self.words.text.setPlaceholderText(self.tr("Write a note…"))
        self.question = WrappingCheck(self.tr("I need an answer"))
        self.send = PrimaryButton(self.tr("Add the note"), "note")
        self.send.setDefault(False)
        self.send.setEnabled(False)
        self.trouble = Notice(Tone.BAD, closable=True)
        row = QHBoxLayout()
        row.addWidget(self.question, 1)
        row.addWidget(self.send)
        box = Card()
        for part in (self.words, self.trouble):
            box.column.addWidget(part)
        box.column.addLayout(row)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 8)
        column.setSpacing(10)
        column.addWidget(self.area, 1)
        column.addWidget(box)

    def _connect(self) -> None:
        self.words.answered.connect(self._on_typed)
        self.question.toggled.connect(self._on_question)
        self.send.clicked.connect(self._on_send)

    def tab_words(self) -> str:
        return self.tr("Notes (%1)").replace("%1", str(self._count)) if self._count else self.tr("Notes")

    def refresh(self) -> None:
        work = partial(_fetch, self._desk.casework, self._record_id)
        self._desk.jobs.start(self, work, self._on_fetched)

    def flush(self) -> None:
        if self._keeping is not None:
            self._keeping.flush()

    def _begin(self, draft: Draft | None) -> None:
        """A new note, or the one that was begun."""
        begun = draft or Draft(form_id="note", changes={})
        opened = Opened(form=form_of("note"), view=None, draft=begun, taken_up=draft is not None)
        self._sitting = Sitting(opened.begin, opened.changes, self._desk.language)
        self._sitting.filling.set(ABOUT, self._record_id)
        if self._keeping is not None:
            self._keeping.deleteLater()
        keeper = DraftKeeper(self._desk.casework, begun)
        self._keeping = Keeping(self._desk.casework, self._desk.jobs, self._sitting, keeper, False, self)
        self._keeping.saved.connect(self._on_saved)
        self._keeping.failed.connect(self._on_failed)
        self.words.show_value(self._sitting.filling.value(WORDS))
        self.question.setChecked(self._sitting.filling.value(KIND) == _QUESTION)
        self.send.setEnabled(self._sitting.filling.value(WORDS) is not None)

    def _on_fetched(self, found: tuple[Sequence[Remark], Draft | None]) -> None:
        remarks, draft = found
        for old in self.cards:
            self._cards.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.cards = [RemarkCard(remark) for remark in remarks]
        for card in self.cards:
            self._cards.addWidget(card)
        self.empty.setVisible(not remarks)
        self._count = len(remarks)
        self.counted.emit()
        if draft is not None and self._sitting.filling.value(WORDS) is None:
            self._begin(draft)
        QTimer.singleShot(0, self, self._scroll_down)

    def _scroll_down(self) -> None:
        bar = self.area.verticalScrollBar()
        bar.setValue(bar.maximum())

    def _on_typed(self, words: str | None) -> None:
        self._sitting.answer(WORDS, words)
        self.send.setEnabled(words is not None)

    def _on_question(self, asks: bool) -> None:
        self._sitting.answer(KIND, _QUESTION if asks else _REMARK)

    def _on_send(self) -> None:
        if self._keeping is not None:
            self.send.setEnabled(False)
            self._keeping.save()

    def _on_saved(self, _view: RecordView, _answers: object) -> None:
        self.words.show_value(None)
        self._begin(None)
        self.refresh()

    def _on_failed(self, error: Exception) -> None:
        sentence = present.error(error)
        self.trouble.show_words(sentence.happened, f"{sentence.safe} {sentence.next}")
        self.send.setEnabled(True)


def _fetch(casework: Casework, record_id: str, _job: Job) -> tuple[Sequence[Remark], Draft | None]:
    begun = [draft for draft in casework.drafts() if draft.form_id == "note" and draft.record_id is None]
    mine = next((draft for draft in begun if draft.changes.get(ABOUT) == record_id and draft.changes.get(WORDS)), None)
    return conversation(casework, record_id), mine
