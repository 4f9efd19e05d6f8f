"""Numbered words on the screen, to be copied by hand: hidden until somebody asks for them. Knows not what they open."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Muted, Strong


class WordsView(QWidget):
    """`shown` the first time that the words are on the screen."""

    shown = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.toggle = PlainButton("", "show")
        self.card = Card()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(10)
        self._grid.setVerticalSpacing(7)
        self.card.column.addLayout(self._grid)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.toggle, 0, Qt.AlignmentFlag.AlignLeading)
        column.addWidget(self.card)
        self.toggle.clicked.connect(self._on_toggle)
        self._show(False)

    def set_words(self, words: Sequence[str]) -> None:
        columns = 2 if theme.worn().percent > 150 else 3
        rows = -(-len(words) // columns)
        while (item := self._grid.takeAt(0)) is not None:
            if (old := item.widget()) is not None:
                old.hide()
                old.deleteLater()
        for number, word in enumerate(words):
            column, row = divmod(number, rows)
            place = Muted(str(number + 1))
            place.setAlignment(Qt.AlignmentFlag.AlignTrailing | Qt.AlignmentFlag.AlignVCenter)
            label = Strong(word)
            label.setAccessibleName(f"{number + 1}: {word}")
            self._grid.addWidget(place, row, 2 * column)
            self._grid.addWidget(label, row, 2 * column + 1)
            self._grid.setColumnStretch(2 * column + 1, 1)
        self._show(False)

    def _on_toggle(self) -> None:
        self._show(self.card.isHidden())

    def _show(self, on: bool) -> None:
        self.card.setVisible(on)
        self.toggle.set_icon("hide" if on else "show")
        self.toggle.setText(self.tr("Hide the words") if on else self.tr("Show the words, to copy them by hand"))
        if on:
            self.shown.emit()
