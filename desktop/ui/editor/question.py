"""One question on the page: its words, the widget for its answer, and what is wrong with it. Knows no store."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.answers import Path, Value
from desktop.forms.logic import ProblemKind
from desktop.forms.paths import is_row, parent, repeat_of
from desktop.forms.questions import Question
from desktop.ui.editor.inputs.answer_input import AnswerInput, Offer
from desktop.ui.editor.remarks import problem_words
from desktop.ui.editor.sitting import Sitting
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.labels import IconLabel, Label, Muted, Pill


class QuestionBox(QWidget):
    """`beside`: pixels for the words at the left of the answer; 0 puts them above it."""

    def __init__(
        self, sitting: Sitting, question: Question, path: Path, answer: AnswerInput, beside: int, parent: QWidget | None
    ) -> None:
        super().__init__(parent)
        self.path = path
        self.question = question
        self.answer = answer
        self._sitting = sitting
        self._told = False
        self._beside = 0 if answer.needs_width else beside
        self._build(self._beside)
        self._connect()
        self._fill()

    def _build(self, beside: int) -> None:
        # Each with its parent from the start: what changes it is dressed again, with everything in it.
        head = QWidget(self) if beside else self
        self.label = _Words(self.answer, head)
        self.required = Muted(self.tr("required"), head)
        self.conflict = TwoAnswers(self)
        self.answer.setParent(self)
        self.hint = Muted("", self)
        self.trouble = Trouble(self)
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.label)
        words.addWidget(self.required)
        below = QVBoxLayout()
        below.setSpacing(3)
        outer: QHBoxLayout | QVBoxLayout
        if beside:
            outer = QHBoxLayout(self)
            outer.setSpacing(10)
            head.setFixedWidth(beside)
            head.setLayout(words)
            words.setContentsMargins(0, 7, 0, 0)
            outer.addWidget(head, 0, Qt.AlignmentFlag.AlignTop)
            parts: tuple[QWidget, ...] = (self.conflict, self.answer, self.hint, self.trouble)
        else:
            outer = QVBoxLayout(self)
            outer.setSpacing(3)
            outer.addLayout(words)
            parts = (self.hint, self.conflict, self.answer, self.trouble)
        outer.setContentsMargins(0, 2, 0, 4)
        for part in parts:
            below.addWidget(part)
        outer.addLayout(below, 1)

    def _connect(self) -> None:
        self.answer.answered.connect(self._on_answered)
        self.answer.settled.connect(self._on_settled)
        self.conflict.compare_asked.connect(self._on_compare)

    def _fill(self) -> None:
        self._told = self._sitting.filling.value(self.path) is not None
        self._sitting.watch(self)
        self.refresh()

    def refresh(self) -> None:
        filling = self._sitting.filling
        self.setVisible(filling.shown(self.path))
        self.answer.set_read_only(filling.read_only(self.path))
        self.refresh_words()
        self.answer.show_value(filling.value(self.path))
        self._show_trouble()

    def refresh_words(self) -> None:
        filling, language = self._sitting.filling, self._sitting.language
        label, hint = filling.label(self.path, language), filling.hint(self.path, language)
        needed = filling.required(self.path) and not filling.read_only(self.path)
        self.label.setText(f"{label} ({self.required.text()})" if needed and not self._beside else label)
        self.label.setVisible(bool(label) and not self.answer.says_name and label != self._row_label())
        self.hint.setText(hint)
        self.hint.setVisible(bool(hint))
        self.required.setVisible(needed and self._beside > 0)
        if self.question.kind.is_choice:
            offers = [
                Offer(one.name, filling.words(one.label, self.path, language)) for one in filling.choices(self.path)
            ]
            self.answer.show_offers(offers)
        self.answer.speak(f"{label}, {self.required.text()}" if needed else label, hint)

    def _row_label(self) -> str:
        """The words of the row it stands in: "Photo 1" need not say "Photo" again."""
        around = parent(self.path)
        filling = self._sitting.filling
        return filling.label(repeat_of(around), self._sitting.language) if is_row(around) else ""

    def _show_trouble(self) -> None:
        problem = self._sitting.filling.problem(self.path)
        due = self._told or self._sitting.strict or (problem is not None and problem.kind is ProblemKind.FORM_FAULT)
        shown = problem if due else None
        self.trouble.show_words(problem_words(self._sitting, shown) if shown else "", shown.kind if shown else None)
        self.answer.mark_wrong(shown is not None and shown.kind is not ProblemKind.FORM_FAULT)
        self.conflict.show_count(len(self._sitting.conflict(self.path)))

    def _on_answered(self, value: Value | None) -> None:
        self._sitting.answer(self.path, value)

    def _on_settled(self) -> None:
        if not self._told and self._sitting.filling.value(self.path) is not None:
            self._told = True
            self._show_trouble()

    def _on_compare(self) -> None:
        self._sitting.compare_asked.emit(self.path)


class _Words(Label):
    """A click on the question's words goes to its answer."""

    def __init__(self, answer: AnswerInput, parent: QWidget) -> None:
        super().__init__("", parent)
        self._answer = answer

    def mousePressEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            self._answer.setFocus(Qt.FocusReason.MouseFocusReason)


class Trouble(QFrame):
    """What is wrong, below the answer; hidden while nothing is. Its parts are made when there is something: most
    questions never say anything, and what is not made costs no time when a form opens.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()

    @cached_property
    def icon(self) -> IconLabel:
        return IconLabel("bad", Tone.BAD, 16, self)

    @cached_property
    def words(self) -> Label:
        words = Label("", self, tone=Tone.BAD)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 2)
        row.setSpacing(6)
        row.addWidget(self.icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(words, 1)
        return words

    def show_words(self, words: str, kind: ProblemKind | None) -> None:
        if not words and self.isHidden():
            return
        if words != self.words.text():
            fault = kind is ProblemKind.FORM_FAULT
            self.words.setText(words)
            self.words.set_tone(Tone.WARN if fault else Tone.BAD)
            self.icon.set_icon("warning" if fault else "bad", Tone.WARN if fault else Tone.BAD)
        self.setVisible(bool(words))


class TwoAnswers(QFrame):
    """Says that people answered differently, and leads to where one of them is chosen. Its parts are made when they
    did.
    """

    compare_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.hide()

    @cached_property
    def words(self) -> Pill:
        words = Pill("", self, tone=Tone.WARN)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 2, 0, 4)
        row.addWidget(words)
        row.addWidget(self.button)
        row.addStretch(1)
        return words

    @cached_property
    def button(self) -> PlainButton:
        button = PlainButton(self.tr("Compare and choose…"), "conflict", self)
        button.clicked.connect(self.compare_asked)
        self.setTabOrder(self, button)  # made last, but not the last that the keyboard comes to
        return button

    def show_count(self, count: int) -> None:
        if count > 1:
            self.words.setText(self.tr("Two answers") if count == 2 else self.tr("%n answers", "", count))
        self.setVisible(count > 1)
