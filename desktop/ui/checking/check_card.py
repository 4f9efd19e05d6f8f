"""In the settings: checking that everything in the vault still verifies."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui.checking.check_dialog import CheckDialog
from desktop.ui.jobs import JobRunner
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Muted
from desktop.unlocked import Unlocked


class CheckCard(Card):
    def __init__(self, unlocked: Unlocked, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unlocked = unlocked
        self._jobs = jobs
        self.check = PlainButton(self.tr("Check everything…"), "check")
        self.column.addWidget(
            Muted(
                self.tr(
                    "Reads every record, file and receipt and says what does not verify, as after a fall, a power cut "
                    "or with an old disk. It may take a while; you can go on working."
                )
            )
        )
        self.column.addWidget(self.check, 0, Qt.AlignmentFlag.AlignLeading)
        self.check.clicked.connect(self._on_check)

    def _on_check(self) -> None:
        CheckDialog(self._unlocked, self._jobs, self.window()).open()
