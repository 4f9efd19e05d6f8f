"""One way into the vault: what it is, since when, when it was proved; buttons to prove and to remove it."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.ways import Way, WayIn
from desktop.ui.ways import way_words
from desktop.ui.widgets.buttons import PlainButton, QuietButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Muted, Pill, Strong


class WayCard(Card):
    """Both bring the `WayIn`."""

    prove_asked = Signal(object)
    remove_asked = Signal(object)

    def __init__(self, way: WayIn, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.way = way
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Strong(way_words.name(way)), 1)
        words, tone = way_words.state(way)
        if words:
            head.addWidget(Pill(words, tone=tone), 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addWidget(Muted(way_words.since(way)))
        for line in way_words.holders(way):
            self.column.addWidget(Muted(line))
        self.prove = PlainButton(self.tr("Prove a share…") if way.way is Way.SHARES else self.tr("Prove it…"), "check")
        self.remove = QuietButton(self.tr("Remove…"), "delete")
        row = QHBoxLayout()
        row.setSpacing(10)
        if way.way in (Way.SHEET, Way.SHARES):
            self.column.addWidget(Muted(way_words.proof(way)))
            row.addWidget(self.prove)
        if way.replaced:
            self.column.addWidget(Muted(self.tr("A newer one was proved: this one can be removed.")))
        row.addStretch(1)
        row.addWidget(self.remove)
        self.column.addLayout(row)
        self.prove.clicked.connect(self._on_prove)
        self.remove.clicked.connect(self._on_remove)

    def _on_prove(self) -> None:
        self.prove_asked.emit(self.way)

    def _on_remove(self) -> None:
        self.remove_asked.emit(self.way)
