"""Today asks to prove that a sheet or shares still open the vault, or to make a sheet. Knows no service."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.services.ways import Way, WayIn
from desktop.ui import present
from desktop.ui.tones import Tone
from desktop.ui.widgets.button_row import ButtonRow
from desktop.ui.widgets.buttons import PlainButton, QuietButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Muted, Pill, Strong


class _AskingCard(Card):
    """What is asked, why, a button to do it and one to put it off."""

    asked = Signal()
    put_off_asked = Signal()

    def fill(self, words: str, remark: str, do: str, later: str) -> None:
        self.words = Strong(words)
        self.do = PlainButton(do, "key")
        self.later = QuietButton(later)
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(self.words, 1)
        head.addWidget(Pill(self.tr("Ways in"), tone=Tone.WARN), 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addWidget(Muted(remark))
        row = ButtonRow()
        row.addWidget(self.do)
        row.addStretch(1)
        row.addWidget(self.later)
        self.column.addLayout(row)
        self.do.clicked.connect(self._on_do)
        self.later.clicked.connect(self._on_later)

    def _on_do(self) -> None:
        self.asked.emit()

    def _on_later(self) -> None:
        self.setEnabled(False)
        self.put_off_asked.emit()


class ProofCard(_AskingCard):
    """`prove_asked` brings the `WayIn`."""

    prove_asked = Signal(object)

    def __init__(self, way: WayIn) -> None:
        super().__init__()
        self._way = way
        if way.way is Way.SHEET:
            words, do = self.tr("Prove that your recovery sheet still opens this vault"), self.tr("Prove it…")
        else:
            words, do = self.tr("Prove that the shares still open this vault"), self.tr("Prove a share…")
        self.fill(words, self._remark(way), do, self.tr("Ask again in three days"))

    def _on_do(self) -> None:
        self.prove_asked.emit(self._way)

    def _remark(self, way: WayIn) -> str:
        if way.proved is None:
            return self.tr("It was made on %1 and never tried since.").replace("%1", present.day(way.made))
        return self.tr("Last proved: %1.").replace("%1", present.day(way.proved))


class SheetOfferCard(_AskingCard):
    def __init__(self) -> None:
        super().__init__()
        self.fill(
            self.tr("Nothing but your passphrase opens this vault"),
            self.tr("If it is forgotten, nobody can open what is here. A recovery sheet on paper is a way back."),
            self.tr("Make a recovery sheet…"),
            self.tr("Ask again in a month"),
        )
