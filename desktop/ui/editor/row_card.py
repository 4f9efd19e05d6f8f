"""One row of a repeat: its number, moving it, taking it away, and its questions. Knows no form."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.domain.answers import Path
from desktop.ui.editor.question import QuestionBox
from desktop.ui.widgets.buttons import IconButton
from desktop.ui.widgets.labels import Muted


class RowCard(QFrame):
    remove_asked = Signal(str)
    move_asked = Signal(str, int)

    def __init__(self, row: Path, *, fixed: bool, parent: QWidget | None) -> None:
        super().__init__(parent)
        self.row = row
        self.setProperty("role", "card")
        self.number = Muted("", self)
        self.up = IconButton("up", self.tr("Move up"), self)
        self.down = IconButton("down", self.tr("Move down"), self)
        self.remove = IconButton("delete", self.tr("Remove"), self)
        head = QHBoxLayout()
        head.setSpacing(2)
        head.addWidget(self.number, 1)
        for button in (self.up, self.down, self.remove):
            button.setVisible(not fixed)
            head.addWidget(button)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(14, 6, 10, 12)
        self.column.setSpacing(6)
        self.column.addLayout(head)
        self.up.clicked.connect(self._on_up)
        self.down.clicked.connect(self._on_down)
        self.remove.clicked.connect(self._on_remove)

    def show_number(self, number: int, count: int, label: str) -> None:
        self.number.setText(f"{label} {number}".strip())
        self.up.setEnabled(number > 1)
        self.down.setEnabled(number < count)
        self.remove.set_name(self.tr("Remove: %1").replace("%1", self.number.text()))

    def focus_first(self) -> None:
        box = next((box for box in self.findChildren(QuestionBox) if box.isVisibleTo(self)), None)
        if box is not None:
            box.answer.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_up(self) -> None:
        self.move_asked.emit(self.row, -1)

    def _on_down(self) -> None:
        self.move_asked.emit(self.row, 1)

    def _on_remove(self) -> None:
        self.remove_asked.emit(self.row)
