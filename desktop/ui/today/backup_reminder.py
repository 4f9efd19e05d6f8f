"""Today asks for a backup: how much would be lost with the laptop, and two buttons. Knows no service."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout

from desktop.services.backing_up import Reminder
from desktop.ui import present
from desktop.ui.tones import Tone
from desktop.ui.widgets.button_row import ButtonRow
from desktop.ui.widgets.buttons import PlainButton, QuietButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Muted, Pill, Strong


class BackupReminderCard(Card):
    backup_asked = Signal()
    put_off_asked = Signal()

    def __init__(self, reminder: Reminder) -> None:
        super().__init__()
        self.back_up = PlainButton(self.tr("Back up to a stick…"), "stick")
        self.later = QuietButton(self.tr("Ask again in a week"))
        head = QHBoxLayout()
        head.setSpacing(10)
        head.addWidget(Strong(self._words(reminder)), 1)
        head.addWidget(Pill(self.tr("Backup"), tone=Tone.WARN), 0, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(head)
        self.column.addWidget(Muted(self._remark(reminder)))
        row = ButtonRow()
        row.addWidget(self.back_up)
        row.addStretch(1)
        row.addWidget(self.later)
        self.column.addLayout(row)
        self.back_up.clicked.connect(self.backup_asked)
        self.later.clicked.connect(self._on_later)

    def _words(self, reminder: Reminder) -> str:
        counts = present.counts()
        what = counts.records(reminder.records) if reminder.records else counts.files(reminder.files)
        return self.tr("Only on this laptop, and in no backup: %1").replace("%1", what)

    def _remark(self, reminder: Reminder) -> str:
        if reminder.last is None:
            return self.tr("They are lost with the laptop. Sync when you can, or make a backup now.")
        words = self.tr("They are lost with the laptop. Sync when you can, or back up again. Last backup: %1.")
        return words.replace("%1", present.ago(reminder.last))

    def _on_later(self) -> None:
        self.setEnabled(False)
        self.put_off_asked.emit()
