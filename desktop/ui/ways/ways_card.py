"""In the settings: the way to the page that says what opens this vault."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Muted


class WaysCard(Card):
    ways_asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.show_ways = PlainButton(self.tr("Ways to open this vault…"), "key")
        self.column.addWidget(
            Muted(
                self.tr(
                    "The passphrase, a recovery sheet on paper, shares for people you trust, a duress passphrase: "
                    "change, make, prove and remove them."
                )
            )
        )
        self.column.addWidget(self.show_ways, 0, Qt.AlignmentFlag.AlignLeading)
        self.show_ways.clicked.connect(self.ways_asked)
