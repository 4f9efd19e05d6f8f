"""What a form only says, and what it asks that this program cannot ask for."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.domain.answers import Value
from desktop.ui.editor.inputs.answer_input import AnswerInput
from desktop.ui.widgets.labels import Muted


class NoteInput(AnswerInput):
    """Words to read; there is nothing to answer."""

    needs_width = True
    says_name = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Muted()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)

    def show_value(self, value: Value | None) -> None:
        """A note has none."""

    def set_read_only(self, on: bool) -> None:
        """It always is."""

    def speak(self, name: str, description: str) -> None:
        self.words.setText(name)


class UnsupportedInput(AnswerInput):
    """Shows that an answer is there and is kept."""

    needs_width = True

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Muted()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        self.show_value(None)

    def show_value(self, value: Value | None) -> None:
        if value is None:
            self.words.setText(self.tr("This program cannot ask this kind of question yet."))
        else:
            self.words.setText(
                self.tr("This program cannot show this kind of answer yet. It is kept as it came: %1").replace(
                    "%1", str(value)
                )
            )
