"""Today tells that somebody else withdrew consent, and who had it. Knows no service."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.services.withdrawing import Withdrawal
from desktop.ui.tones import Tone
from desktop.ui.widgets.button_row import ButtonRow
from desktop.ui.widgets.buttons import PlainButton, QuietButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Muted, Pill, Strong
from desktop.ui.withdrawing.left_words import kind_of, lines_of, who_and_when

_MOST = 3


class WithdrawnCard(Card):
    """`open_asked` and `known` bring the `Withdrawal`."""

    open_asked = Signal(object)
    known = Signal(object)

    def __init__(self, one: Withdrawal) -> None:
        super().__init__()
        self._one = one
        said = self.tr("Consent ended for some uses: %1") if one.in_part else self.tr("Consent was withdrawn: %1")
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Strong(said.replace("%1", kind_of(one.form_id))), 1)
        head.addWidget(Pill(self.tr("Consent"), tone=Tone.WARN), 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addWidget(Muted(who_and_when(one)))
        if not one.in_part:
            self.column.addWidget(
                Muted(self.tr("It is not on this laptop any more. These had it and have to be told:"))
            )
        lines = lines_of(one.left)
        more = len(lines) - _MOST
        self.column.addWidget(Muted("\n".join(lines[:_MOST])))
        if more > 0:
            self.column.addWidget(Muted(self.tr("and %n more", "", more)))
        self.look = PlainButton(self.tr("Look at it"), "show")
        self.seen = QuietButton(self.tr("I know"), "check")
        row = ButtonRow()
        row.addWidget(self.look)
        row.addStretch(1)
        row.addWidget(self.seen)
        self.column.addLayout(row)
        self.look.clicked.connect(self._on_look)
        self.seen.clicked.connect(self._on_seen)

    def _on_look(self) -> None:
        self.open_asked.emit(self._one)

    def _on_seen(self) -> None:
        self.setEnabled(False)
        self.known.emit(self._one)
