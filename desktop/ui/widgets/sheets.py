"""A card in the middle of an empty screen: unlocking, steps of the first start. Scrolls where it does not fit."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.widgets.cards import Card


class Sheet(QWidget):
    """Fill `column`. `width` in pixels of the ordinary text size."""

    def __init__(self, width: int = 440, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        card = Card()
        card.setFixedWidth(min(theme.scaled(width), 900))
        self.column = card.column
        self.column.setContentsMargins(32, 32, 32, 30)
        self.column.setSpacing(11)
        ground = QWidget()
        ground.setProperty("role", "ground")
        middle = QVBoxLayout(ground)
        middle.addStretch(1)
        row = QHBoxLayout()  # an alignment would hide from the layout that the words need more lines when it is narrow
        row.addStretch(1)
        row.addWidget(card)
        row.addStretch(1)
        middle.addLayout(row)
        middle.addStretch(1)
        self._area = area = QScrollArea()
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        area.setWidget(ground)
        outer = QHBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(area)

    def scroll_to_top(self) -> None:
        """Where it says what went wrong."""
        self._area.verticalScrollBar().setValue(0)
