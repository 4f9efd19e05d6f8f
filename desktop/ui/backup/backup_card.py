"""In the settings: when the last backup was made, and the way to the next."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.services.backing_up import BackupFacts
from desktop.ui.backup.wording import last_words
from desktop.ui.jobs import JobRunner
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Label, Muted
from desktop.unlocked import Unlocked


class BackupCard(Card):
    backup_asked = Signal()

    def __init__(self, unlocked: Unlocked, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unlocked = unlocked
        self._jobs = jobs
        self.last = Label()
        self.back_up = PlainButton(self.tr("Back up to a stick…"), "stick")
        self.column.addWidget(self.last)
        self.column.addWidget(
            Muted(
                self.tr(
                    "After changing the passphrase, back up again to every stick: until then they open with the old "
                    "one. What you remove from this laptop stays in earlier backups."
                )
            )
        )
        self.column.addWidget(self.back_up, 0, Qt.AlignmentFlag.AlignLeading)
        self.back_up.clicked.connect(self.backup_asked)
        self.refresh()

    def refresh(self) -> None:
        newest = self._unlocked.backing_up.newest
        self._jobs.start(self, lambda job: newest(), self._on_newest)

    def _on_newest(self, newest: BackupFacts | None) -> None:
        self.last.setText(last_words(newest))
