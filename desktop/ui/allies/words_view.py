"""The words and digits of a card, large enough to be read out to each other. Knows no card."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.labels import Code, Heading, Label, Muted

_IN_LINE = 4


class WordsView(QWidget):
    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = Heading()
        self.digits = Code()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        shown: tuple[Label, ...] = (self.words, self.digits)
        for code in shown:
            # They are read from left to right in every language of the window: both sides read the same order.
            code.setLayoutDirection(Qt.LayoutDirection.LeftToRight)
            code.setTextInteractionFlags(
                Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
            )
        self.words.setAccessibleName(self.tr("Words to compare"))
        self.digits.setAccessibleName(self.tr("Digits to compare"))
        column.addWidget(self.words)
        column.addWidget(Muted(self.tr("Where your two programs speak different languages, compare these digits:")))
        column.addWidget(self.digits)

    def show_words(self, words: Sequence[str], digits: Sequence[str]) -> None:
        lines = [words[at : at + _IN_LINE] for at in range(0, len(words), _IN_LINE)]
        self.words.setText("\n".join("   ".join(line) for line in lines))
        self.digits.setText("  ".join(digits))
