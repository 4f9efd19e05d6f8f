"""Two (or more) answers side by side, with who wrote them and when; one is chosen, or a third is written."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPlainTextEdit, QScrollArea, QVBoxLayout, QWidget

from desktop.domain.answers import Value
from desktop.services.casework import Side
from desktop.ui import present, theme
from desktop.ui.conflicts.showing import Conflict
from desktop.ui.editor.desk import Desk
from desktop.ui.editor.inputs.answer_input import Offer
from desktop.ui.editor.inputs.making import input_for
from desktop.ui.editor.sitting import Sitting
from desktop.ui.main_window import NAME
from desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Heading, Label, Muted, Strong

_LONG = 200
"""Longer answers are read in a field that scrolls."""


class ConflictDialog(QDialog):
    """`chosen(path, value)`; closing it leaves both as they are."""

    chosen = Signal(str, object)

    def __init__(self, desk: Desk, sitting: Sitting, conflict: Conflict, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._conflict = conflict
        self._third: Value | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build(desk, sitting)
        self._connect()

    def _build(self, desk: Desk, sitting: Sitting) -> None:
        self.setWindowTitle(NAME)
        self.resize(min(theme.scaled(860), 1240), min(theme.scaled(520), 680))
        conflict = self._conflict
        self.sides = [SideCard(side, words) for side, words in zip(conflict.sides, conflict.words, strict=True)]
        row = QHBoxLayout()
        row.setSpacing(14)
        for card in self.sides:
            row.addWidget(card, 1)
        ground = QWidget()
        ground.setProperty("role", "ground")
        inner = QVBoxLayout(ground)
        inner.setContentsMargins(0, 0, 6, 0)
        inner.setSpacing(12)
        inner.addLayout(row, 1)
        self.write = self._third_card(desk, sitting)
        if self.write is not None:
            inner.addWidget(self.write)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(ground)
        self.leave = PlainButton(self.tr("Leave both for now"))
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(self.leave)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 20, 24, 18)
        column.setSpacing(10)
        column.addWidget(Heading(conflict.title))
        column.addWidget(Muted(self._explanation()))
        column.addWidget(area, 1)
        column.addLayout(buttons)

    def _explanation(self) -> str:
        if self._conflict.narrative:
            return self.tr(
                "These are a narrator's own words: the program never mixes them. Choose which of them stands; "
                "the other stays in the history, and nothing of it is lost."
            )
        return self.tr("Both were written without knowing of the other. What is not chosen stays in the history.")

    def _third_card(self, desk: Desk, sitting: Sitting) -> Card | None:
        question = self._conflict.question
        if question is None or self._conflict.narrative or question.kind.holds_file:
            return None
        card = Card()
        self.answer = input_for(sitting, desk, question, self._conflict.path)
        if question.kind.is_choice:
            choices = sitting.filling.choices(self._conflict.path)
            self.answer.show_offers([Offer(one.name, one.label.in_language(sitting.language)) for one in choices])
        self.answer.speak(self.tr("Another answer"), self._conflict.title)
        self.answer.answered.connect(self._on_written)
        self.take_third = PlainButton(self.tr("Take this one"), "check")
        self.take_third.setEnabled(False)
        self.take_third.clicked.connect(self._on_third)
        card.column.addWidget(Strong(self.tr("Neither: write the right answer")))
        card.column.addWidget(self.answer)
        card.column.addWidget(self.take_third, 0, Qt.AlignmentFlag.AlignLeading)
        return card

    def _connect(self) -> None:
        self.leave.clicked.connect(self.reject)
        for card in self.sides:
            card.taken.connect(self._on_taken)

    def _on_taken(self, value: Value | None) -> None:
        self.chosen.emit(self._conflict.path, value)
        self.accept()

    def _on_written(self, value: Value | None) -> None:
        self._third = value
        self.take_third.setEnabled(value is not None)

    def _on_third(self) -> None:
        self.chosen.emit(self._conflict.path, self._third)
        self.accept()


class SideCard(Card):
    taken = Signal(object)

    def __init__(self, side: Side, words: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._value = side.value
        self.words = words
        who = self.tr("You") if side.own else side.author_name or self.tr("Somebody whose name has not come yet")
        when = present.day_and_hour(side.written)
        self.take = PrimaryButton(self.tr("Take this one"), "check")
        self.take.setDefault(False)
        self.take.setAccessibleName(self.tr("Take the answer of %1").replace("%1", who))
        self.column.addWidget(Strong(who))
        self.column.addWidget(Muted(when))
        self.column.addWidget(_reading(words), 1)
        self.column.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeading)
        self.take.clicked.connect(self._on_take)

    def _on_take(self) -> None:
        self.taken.emit(self._value)


def _reading(words: str) -> QWidget:
    if len(words) <= _LONG:
        label = Label(words)
        label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        label.setAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignTop)
        return label
    field = QPlainTextEdit(words)
    field.setReadOnly(True)
    field.setMinimumHeight(theme.scaled(180))
    return field
