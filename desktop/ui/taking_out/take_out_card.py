"""In the settings: taking out what consent covers, and, apart from it, a whole backup of one's own."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.services.exporting.exporting import Exporting
from desktop.ui import present
from desktop.ui.jobs import JobRunner
from desktop.ui.taking_out.take_out_dialog import TakeOutDialog
from desktop.ui.taking_out.whole_backup_dialog import WholeBackupDialog
from desktop.ui.widgets.buttons import DangerButton, PlainButton
from desktop.ui.widgets.cards import Card, Separator
from desktop.ui.widgets.labels import Muted
from desktop.unlocked import Unlocked


class TakeOutCard(Card):
    def __init__(self, unlocked: Unlocked, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unlocked = unlocked
        self._jobs = jobs
        self._build()
        self._connect()

    def _build(self) -> None:
        self.column.setSpacing(9)
        self.take_out = PlainButton(self.tr("Take out for a purpose…"), "save")
        self.whole = DangerButton(self.tr("My own whole backup…"), "save")
        self.column.addWidget(
            Muted(
                self.tr(
                    "Records as tables, and files as they are, in a folder that any program can read. What narrators "
                    "did not agree to stays, and you see what and why before anything is written."
                )
            )
        )
        self.column.addWidget(self.take_out, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(Separator())
        self.column.addWidget(Muted(self.tr("Everything, whatever anybody agreed to, for you alone, and not sealed.")))
        self.column.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignLeading)

    def _connect(self) -> None:
        self.take_out.clicked.connect(self._on_take_out)
        self.whole.clicked.connect(self._on_whole)

    def _on_take_out(self) -> None:
        TakeOutDialog(self._exporting(), self._jobs, self.window()).open()

    def _on_whole(self) -> None:
        WholeBackupDialog(self._exporting(), self._jobs, self.window()).open()

    def _exporting(self) -> Exporting:
        return Exporting(self._unlocked.vault, present.language())
