"""Asks for something short in one line, that takes no more room than it needs. Whoever inherits reads and writes it."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.ui import theme
from desktop.ui.editor.inputs.answer_input import AnswerInput


class LineInput(AnswerInput):
    """`width` in pixels of ordinary text: no wider than that."""

    def __init__(self, width: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setMaximumWidth(theme.scaled(width))
        self.setFocusProxy(self.line)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.line)
        row.addStretch(1)

    def set_read_only(self, on: bool) -> None:
        self.line.setReadOnly(on)
