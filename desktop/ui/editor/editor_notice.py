"""What an editor says at its top, and the one thing that can be done about it. Knows no record."""

from __future__ import annotations

from enum import Enum

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.ui import present
from desktop.ui.tones import Tone
from desktop.ui.widgets.notices import Notice


class Act(Enum):
    NOTHING = "nothing"
    SHOW_WRONG = "show_wrong"
    LEAVE = "leave"
    RETRY = "retry"
    DELETE = "delete"
    COMPARE = "compare"


class EditorNotice(Notice):
    """`asked(Act)` when its button was pressed."""

    asked = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(closable=True, parent=parent)
        self._act = Act.NOTHING
        self.acted.connect(self._on_acted)

    def tell_wrong(self, count: int, *, leads: bool = True) -> None:
        self._act = Act.SHOW_WRONG
        title = (
            self.tr("One question needs a look before this can be saved.")
            if count == 1
            else self.tr("%n questions need a look before this can be saved.", "", count)
        )
        text = self.tr("Everything you wrote is kept as a draft meanwhile.")
        self.show_words(title, text, Tone.WARN, self.tr("Show me") if leads else "")

    def tell_busy(self, *, leaving: bool) -> None:
        self._act = Act.LEAVE
        self.show_words(
            self.tr("A file or recording is still on its way into the vault."),
            self.tr("Wait until it is there, or stop it at its question. Everything else you wrote is kept."),
            Tone.WARN,
            self.tr("Stop it and leave") if leaving else "",
        )

    def tell_error(self, error: Exception) -> None:
        self._act = Act.RETRY
        sentence = present.error(error)
        self.show_words(sentence.happened, f"{sentence.safe} {sentence.next}", Tone.BAD, self.tr("Try again"))

    def ask_delete(self) -> None:
        self._act = Act.DELETE
        self.show_words(
            self.tr("Delete this record for everybody who has it?"),
            self.tr("It leaves every list, here and with the coordination. Its history stays."),
            Tone.BAD,
            self.tr("Delete it"),
        )

    def tell_deletion(self) -> None:
        self._act = Act.COMPARE
        self.show_words(
            self.tr("One person deleted this record, another went on working on it."),
            self.tr("Both are kept until somebody chooses."),
            Tone.WARN,
            self.tr("Compare and choose…"),
        )

    def _on_acted(self) -> None:
        self.hide()
        self.asked.emit(self._act)
