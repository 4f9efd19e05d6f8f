"""Beside one file of evidence: the way to remove its original from this laptop, shown only where that is allowed."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.carrying_less import CarryingLess, Line
from desktop.ui.carrying.removal_dialog import RemovalDialog
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.widgets.buttons import QuietButton


class RemovalButton(QuietButton):
    """`removed` when the original went."""

    removed = Signal()

    def __init__(self, carrying: CarryingLess, jobs: JobRunner, file_id: str, parent: QWidget | None = None) -> None:
        super().__init__("", "delete", parent)
        self._carrying, self._jobs, self._file = carrying, jobs, file_id
        self._line: Line | None = None
        self.setText(self.tr("Remove the original from this laptop…"))
        self.clicked.connect(self._on_clicked)
        self.hide()
        jobs.start(self, partial(_looked_up, carrying, file_id), self._on_looked_up, failed=self._on_failed, lane="net")

    def _on_looked_up(self, line: Line) -> None:
        self._line = line
        self.setVisible(line.hindrance is None)

    def _on_failed(self, _problem: Exception) -> None:
        """What is beside it says what is wrong with the file."""

    def _on_clicked(self) -> None:
        if self._line is not None:
            dialog = RemovalDialog(self._carrying, self._jobs, (self._line,), self.window())
            dialog.removed.connect(self.removed)
            dialog.open()


def _looked_up(carrying: CarryingLess, file_id: str, _job: Job) -> Line:
    return carrying.about(file_id)
