"""Groups of a form as cards and headed parts of a card, filled with their questions. Knows no store."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from desktop.domain.answers import Path
from desktop.forms.paths import in_row
from desktop.forms.questions import Group, Item, Question, QuestionKind, Repeat
from desktop.ui import theme
from desktop.ui.editor.desk import Desk
from desktop.ui.editor.inputs.making import input_for
from desktop.ui.editor.matrix import MatrixTable, is_matrix
from desktop.ui.editor.question import QuestionBox
from desktop.ui.editor.repeats import RepeatRows
from desktop.ui.editor.sitting import Sitting
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Heading, Label, Muted, Strong

_BESIDE_MOST = 150
_UNSEEN = frozenset({QuestionKind.CALCULATE})
_BESIDE = frozenset(
    {
        *(QuestionKind.TEXT, QuestionKind.INTEGER, QuestionKind.DECIMAL, QuestionKind.SELECT_ONE, QuestionKind.LINK),
        *(QuestionKind.DATE, QuestionKind.TIME, QuestionKind.DATETIME, QuestionKind.EDTF, QuestionKind.RANGE),
    }
)
"""Kinds whose words may stand beside the answer, where they are short."""
_TALL = frozenset(
    {QuestionKind.MULTILINE, QuestionKind.IMAGE, QuestionKind.AUDIO, QuestionKind.VIDEO, QuestionKind.FILE}
)


class SectionCard(Card):
    """One group (or, with `path` empty, loose questions) on a white ground. Hidden while nothing in it is shown."""

    def __init__(
        self,
        sitting: Sitting,
        desk: Desk,
        group: Group | None,
        items: tuple[Item, ...],
        row: Path,
        parent: QWidget | None,
    ) -> None:
        super().__init__(parent)
        self._sitting = sitting
        self._items = items
        self._row = row
        self.path = in_row(group.path, row) if group else ""
        self.heading = Heading("", self)
        self.hint = Muted("", self)
        self.column.setSpacing(8)
        self.column.addWidget(self.heading)
        self.column.addWidget(self.hint)
        if group is not None and is_matrix(group, sitting.filling.form):
            self.column.addWidget(MatrixTable(sitting, group, row, self))
        else:
            fill(self.column, sitting, desk, items, row, self)
        self.column.addStretch(1)
        sitting.watch(self)
        self.refresh()

    def refresh(self) -> None:
        filling = self._sitting.filling
        around = not self.path or filling.shown(self.path)
        self.setVisible(around and any(filling.shown(in_row(item.path, self._row)) for item in self._items))
        self.refresh_words()

    def refresh_words(self) -> None:
        show_group_words(self._sitting, self.path, self.heading, self.hint)


class Part(QWidget):
    """A group within a card: a heading and its questions."""

    def __init__(self, sitting: Sitting, desk: Desk, group: Group, row: Path, parent: QWidget | None) -> None:
        super().__init__(parent)
        self._sitting = sitting
        self.path = in_row(group.path, row)
        self.heading = Strong("", self)
        self.hint = Muted("", self)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.addWidget(self.heading)
        column.addWidget(self.hint)
        if is_matrix(group, sitting.filling.form):
            column.addWidget(MatrixTable(sitting, group, row, self))
        else:
            fill(column, sitting, desk, group.items, row, self)
        sitting.watch(self)
        self.refresh()

    def refresh(self) -> None:
        self.setVisible(self._sitting.filling.shown(self.path))
        self.refresh_words()

    def refresh_words(self) -> None:
        show_group_words(self._sitting, self.path, self.heading, self.hint)


def fill(column: QVBoxLayout, sitting: Sitting, desk: Desk, items: Iterable[Item], row: Path, parent: QWidget) -> None:
    """Put questions, groups and repeats below each other. `row`: the row of a repeat they stand in; empty for none."""
    shown = tuple(item for item in items if not (isinstance(item, Question) and item.kind in _UNSEEN))
    beside = _beside(sitting, shown)
    for item in shown:
        widget: QWidget
        if isinstance(item, Question):
            path = in_row(item.path, row)
            widget = QuestionBox(sitting, item, path, input_for(sitting, desk, item, path), beside, parent)
        elif isinstance(item, Repeat):
            widget = RepeatRows(sitting, desk, item, row, fill, parent)
        else:
            widget = Part(sitting, desk, item, row, parent)
        column.addWidget(widget)


def show_group_words(sitting: Sitting, path: Path, heading: Label, hint: Label) -> None:
    for label, words in (
        (heading, sitting.filling.label(path, sitting.language) if path else ""),
        (hint, sitting.filling.hint(path, sitting.language) if path else ""),
    ):
        label.setText(words)
        label.setVisible(bool(words))


def weight_of(items: Iterable[Item]) -> int:
    """About how tall questions are together, in lines; for balancing columns."""
    total = 0
    for item in items:
        if isinstance(item, Question):
            total += 4 if item.kind in _TALL else 0 if item.kind in _UNSEEN else 2
        else:
            total += 2 + weight_of(item.items)
    return total


def _beside(sitting: Sitting, items: tuple[Item, ...]) -> int:
    """How wide the words beside the answers are; 0 where they are too long for that and stand above."""
    if theme.worn().percent > 150:
        return 0
    metrics = QFontMetrics(QApplication.font())
    widths = [
        metrics.horizontalAdvance(item.label.in_language(sitting.language))
        for item in items
        if isinstance(item, Question) and item.kind in _BESIDE
    ]
    widest = max(widths, default=0)
    return widest + 12 if 0 < widest <= theme.scaled(_BESIDE_MOST) else 0
