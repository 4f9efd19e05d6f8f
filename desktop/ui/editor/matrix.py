"""A group of questions with the same choices, as a table: one line for each question, one column for each choice.

A group is one by its appearance `matrix`, or by XLSForm's `table-list`. Knows no store.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QWidget

from desktop.domain.answers import Path
from desktop.forms.paths import in_row
from desktop.forms.questions import Choice, Form, Group, Question, QuestionKind
from desktop.ui import theme
from desktop.ui.editor.inputs.wrapping import WrappingRadio
from desktop.ui.editor.question import Trouble, TwoAnswers
from desktop.ui.editor.remarks import problem_words
from desktop.ui.editor.sitting import Sitting
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.labels import Label, Muted

_TABLES = frozenset({"matrix", "table-list"})
_HEAD_ONLY = "label"
"""The line that `table-list` makes to carry the column heads."""
_HEAD_MOST = 110
"""Pixels of a column's head, before its words wrap."""
_CLEARING = (Qt.Key.Key_Delete, Qt.Key.Key_Backspace)


def is_matrix(group: Group, form: Form) -> bool:
    """Whether it is asked for, and possible: selects of one alone, all with the same list (notes may stand above)."""
    if not group.appearance & _TABLES:
        return False
    lists = set()
    for item in group.items:
        if not isinstance(item, Question):
            return False
        if item.kind is QuestionKind.SELECT_ONE:
            lists.add(item.list_name)
        elif item.kind not in (QuestionKind.NOTE, QuestionKind.CALCULATE):
            return False
    return len(lists) == 1 and bool(form.choices.get(next(iter(lists))))


class MatrixTable(QWidget):
    def __init__(self, sitting: Sitting, group: Group, row: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._sitting = sitting
        self.path = in_row(group.path, row)
        asked = [item for item in group.items if isinstance(item, Question)]
        self._choices = sitting.filling.form.choices[next(q.list_name for q in asked if q.list_name)]
        self._build([question for question in asked if _HEAD_ONLY not in question.appearance], row)
        sitting.watch(self)
        self.refresh_words()

    def _build(self, questions: list[Question], row: Path) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(theme.scaled(10))
        grid.setVerticalSpacing(3)
        grid.setColumnStretch(0, 1)
        self.notes = [question for question in questions if question.kind is QuestionKind.NOTE]
        self.notes_words = [Muted("", self) for _ in self.notes]
        for place, words in enumerate(self.notes_words):
            grid.addWidget(words, place, 0, 1, len(self._choices) + 2)
        start = len(self.notes)
        self.heads = [Muted("", self) for _ in self._choices]
        for column, head in enumerate(self.heads, start=1):
            head.setAlignment(Qt.AlignmentFlag.AlignCenter)
            head.setMinimumWidth(theme.scaled(44))
            grid.addWidget(head, start, column)
        asked = [question for question in questions if question.kind is QuestionKind.SELECT_ONE]
        self.lines = [
            MatrixLine(self._sitting, question, in_row(question.path, row), self._choices, grid, start + 1 + 2 * number)
            for number, question in enumerate(asked)
        ]
        for asked_line in self.lines:
            asked_line.setParent(self)

    def refresh(self) -> None:
        self.refresh_words()

    def refresh_words(self) -> None:
        filling, language = self._sitting.filling, self._sitting.language
        for head, choice in zip(self.heads, self._choices, strict=True):
            head.setText(filling.words(choice.label, self.path, language))
            wide = head.fontMetrics().horizontalAdvance(head.text()) + 4
            head.setMinimumWidth(min(wide, theme.scaled(_HEAD_MOST)))
        for words, note in zip(self.notes_words, self.notes, strict=True):
            words.setText(filling.label(note.path, language))


class MatrixLine(QObject):
    """One question: its words and one button for each choice, in the grid's lines `line` and the next (for remarks)."""

    def __init__(
        self,
        sitting: Sitting,
        question: Question,
        path: Path,
        choices: tuple[Choice, ...],
        grid: QGridLayout,
        line: int,
    ) -> None:
        super().__init__()
        self.path = path
        self.question = question
        self._sitting = sitting
        self._choices = choices
        table = grid.parentWidget()
        assert table is not None
        self._build(grid, line, table)
        self._connect()
        sitting.watch(self)
        self.refresh()

    def _build(self, grid: QGridLayout, line: int, table: QWidget) -> None:
        self.label = Label("", table)
        grid.addWidget(self.label, line, 0, Qt.AlignmentFlag.AlignVCenter)
        self.group = QButtonGroup(self)
        self.buttons = {choice.name: WrappingRadio("", table) for choice in self._choices}
        for column, button in enumerate(self.buttons.values(), start=1):
            button.installEventFilter(self)
            self.group.addButton(button)
            grid.addWidget(button, line, column, Qt.AlignmentFlag.AlignCenter)
        self.clear = IconButton("close", self.tr("Clear this answer"), table)
        policy = self.clear.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        self.clear.setSizePolicy(policy)
        self.clear.setFocusPolicy(Qt.FocusPolicy.ClickFocus)  # Delete does the same from the keyboard
        grid.addWidget(self.clear, line, len(self.buttons) + 1, Qt.AlignmentFlag.AlignCenter)
        self.trouble = Trouble(table)
        self.conflict = TwoAnswers(table)
        below = QGridLayout()
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self.conflict, 0, 0)
        below.addWidget(self.trouble, 1, 0)
        grid.addLayout(below, line + 1, 0, 1, len(self.buttons) + 2)

    def _connect(self) -> None:
        self.group.buttonToggled.connect(self._on_toggled)
        self.clear.clicked.connect(self._on_clear)
        self.conflict.compare_asked.connect(self._on_compare)

    def refresh(self) -> None:
        filling = self._sitting.filling
        shown, locked = filling.shown(self.path), filling.read_only(self.path)
        value = filling.value(self.path)
        offered = {choice.name for choice in filling.choices(self.path)}
        self.group.blockSignals(True)
        self.group.setExclusive(False)
        for name, button in self.buttons.items():
            button.setVisible(shown)
            button.setEnabled(not locked and name in offered)
            button.setChecked(name == value)
        self.group.setExclusive(True)
        self.group.blockSignals(False)
        self.label.setVisible(shown)
        self.clear.setVisible(shown and not locked and value is not None)
        self.refresh_words()
        problem = filling.problem(self.path) if shown else None
        due = self._sitting.strict or (problem is not None and value is not None)
        self.trouble.show_words(
            problem_words(self._sitting, problem) if problem and due else "", problem.kind if problem else None
        )
        self.conflict.show_count(len(self._sitting.conflict(self.path)) if shown else 0)

    def refresh_words(self) -> None:
        filling, language = self._sitting.filling, self._sitting.language
        label = filling.label(self.path, language)
        needed = filling.required(self.path)
        self.label.setText(f"{label} ({self.tr('required')})" if needed else label)
        for choice in self._choices:
            words = filling.words(choice.label, self.path, language)
            self.buttons[choice.name].setAccessibleName(f"{words}, {self.label.text()}")
            self.buttons[choice.name].setToolTip(words)
        self.clear.set_name(self.tr("Clear this answer") + f": {label}")

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() in _CLEARING:
            self._on_clear()
            return True
        return super().eventFilter(watched, event)

    def focus(self) -> None:
        checked = self.group.checkedButton()
        (checked or next(iter(self.buttons.values()))).setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_toggled(self, button: WrappingRadio, checked: bool) -> None:
        if checked:
            self._sitting.answer(self.path, next(name for name, own in self.buttons.items() if own is button))

    def _on_clear(self) -> None:
        if self._sitting.filling.value(self.path) is not None and not self._sitting.filling.read_only(self.path):
            self._sitting.answer(self.path, None)
            self.focus()

    def _on_compare(self) -> None:
        self._sitting.compare_asked.emit(self.path)
