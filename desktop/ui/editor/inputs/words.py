"""Asks for words: one line, or several."""

from __future__ import annotations

from PySide6.QtCore import QSizeF, Qt, Signal
from PySide6.QtGui import QFocusEvent, QFontMetrics
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.domain.answers import Value
from desktop.ui.editor.inputs.answer_input import AnswerInput

_PRIVATE = Qt.InputMethodHint.ImhSensitiveData
"""Keyboards and input methods must not learn names from what is typed here."""
_LEAST_LINES = 3
_MOST_LINES = 18


class LineInput(AnswerInput):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.line = QLineEdit()
        self.line.setInputMethodHints(_PRIVATE)
        self.setFocusProxy(self.line)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.line)

    def _connect(self) -> None:
        self.line.textEdited.connect(self._on_edited)
        self.line.editingFinished.connect(self.settled)

    def show_value(self, value: Value | None) -> None:
        text = "" if value is None else str(value)
        if text != self.line.text().strip():
            self.line.setText(text)

    def set_read_only(self, on: bool) -> None:
        self.line.setReadOnly(on)

    def _on_edited(self, text: str) -> None:
        self.answered.emit(text.strip() or None)


class TextInput(AnswerInput):
    """Several lines; grows with what is written, up to a screenful. Tab goes on to the next question."""

    needs_width = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._showing = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.text = _Paper()
        self.text.setTabChangesFocus(True)
        self.text.setInputMethodHints(_PRIVATE | Qt.InputMethodHint.ImhMultiLine)
        self.setFocusProxy(self.text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.text)
        self._fit(QSizeF())

    def _connect(self) -> None:
        self.text.textChanged.connect(self._on_changed)
        self.text.left.connect(self.settled)
        self.text.document().documentLayout().documentSizeChanged.connect(self._fit)

    def show_value(self, value: Value | None) -> None:
        text = "" if value is None else str(value)
        if text != self.text.toPlainText().strip():
            self._showing = True
            self.text.setPlainText(text)
            self._showing = False

    def set_read_only(self, on: bool) -> None:
        self.text.setReadOnly(on)

    def _on_changed(self) -> None:
        if not self._showing:
            self.answered.emit(self.text.toPlainText().strip() or None)

    def _fit(self, size: QSizeF) -> None:
        """`size` of a plain text document is counted in lines."""
        lines = min(max(round(size.height()) + 1, _LEAST_LINES), _MOST_LINES)
        height = QFontMetrics(self.text.font()).lineSpacing() * lines + 22
        if height != self.text.height():
            self.text.setFixedHeight(height)


class _Paper(QPlainTextEdit):
    left = Signal()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.left.emit()
