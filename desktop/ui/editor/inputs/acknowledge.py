"""Asks to confirm that something was read or done."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.answers import Value
from desktop.ui.editor.inputs.answer_input import AnswerInput
from desktop.ui.editor.inputs.wrapping import WrappingCheck

_OK = "OK"


class AcknowledgeInput(AnswerInput):
    """The answer is "OK", or none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.box = WrappingCheck(self.tr("Yes, this is so"))
        self.setFocusProxy(self.box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.box)
        self.box.toggled.connect(self._on_toggled)

    def show_value(self, value: Value | None) -> None:
        self.box.blockSignals(True)
        self.box.setChecked(value == _OK)
        self.box.blockSignals(False)

    def speak(self, name: str, description: str) -> None:
        self.box.setAccessibleName(f"{self.box.words()}, {name}")
        self.box.setAccessibleDescription(description)

    def _on_toggled(self, checked: bool) -> None:
        self.answered.emit(_OK if checked else None)
        self.settled.emit()
