"""Cards in one column, or in two where there is room. Knows no form."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.ui import theme

_TWO_FROM = 820


class Columns(QWidget):
    """Reading goes down the first column, then down the second; Tab goes the same way."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._cards: list[QWidget] = []
        self._split = 0
        self._two = False
        self._columns = (QVBoxLayout(), QVBoxLayout())
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(16)
        for column in self._columns:
            column.setSpacing(14)
            column.addStretch(1)
            row.addLayout(column, 1)

    def set_cards(self, cards: Sequence[QWidget], weights: Sequence[int]) -> None:
        """To be called once, with cards that were made for this parent: those are not dressed a second time."""
        self._cards = list(cards)
        self._split = _halfway(weights)
        self._lay()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        two = len(self._cards) > 1 and event.size().width() >= theme.scaled(_TWO_FROM)
        if two != self._two:
            self._two = two
            self._lay()

    def _lay(self) -> None:
        split = self._split if self._two else len(self._cards)
        for place, card in enumerate(self._cards):
            # Not `takeAt`: the item it hands to Python lives on, and the card's size would be remembered for ever.
            for column in self._columns:
                column.removeWidget(card)
            column = self._columns[0 if place < split else 1]
            column.insertWidget(column.count() - 1, card)
        row = self.layout()
        if isinstance(row, QHBoxLayout):
            row.setStretch(1, 1 if self._two else 0)
            row.setSpacing(16 if self._two else 0)


def _halfway(weights: Sequence[int]) -> int:
    """After how many cards the second column begins, so that the longer of the two is as short as can be."""
    if len(weights) < 2:
        return len(weights)
    return min(range(1, len(weights)), key=lambda place: max(sum(weights[:place]), sum(weights[place:])))
