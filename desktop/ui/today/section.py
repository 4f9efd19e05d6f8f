"""A heading of Today with cards below it."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.ui.widgets.cards import PressableCard
from desktop.ui.widgets.labels import Heading, Muted


class Section(QWidget):
    """A heading with cards below; `chosen` brings what the pressed card stands for."""

    chosen = Signal(object)

    def __init__(self, title: str, nothing: str) -> None:
        super().__init__()
        self._meant: dict[QObject, object] = {}
        self.cards = QVBoxLayout()
        self.cards.setSpacing(10)
        self._nothing = Muted(nothing)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 6)
        column.setSpacing(10)
        column.addWidget(Heading(title))
        column.addWidget(self._nothing)
        column.addLayout(self.cards)

    def clear(self) -> None:
        self._meant.clear()
        while (item := self.cards.takeAt(0)) is not None:
            old = item.widget()
            if old is not None:
                old.hide()
                old.deleteLater()

    def add(self, widget: QWidget, what: object) -> None:
        self.cards.addWidget(widget)
        if isinstance(widget, PressableCard) and what is not None:
            self._meant[widget] = what
            widget.pressed.connect(self._on_pressed)

    def settle(self) -> None:
        self._nothing.setVisible(self.cards.count() == 0)

    def _on_pressed(self) -> None:
        what = self._meant.get(self.sender())
        if what is not None:
            self.chosen.emit(what)
