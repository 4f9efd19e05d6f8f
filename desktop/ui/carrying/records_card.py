"""Whole records: what it means to remove them from this laptop, the way to it, and to those that were. Hidden where
none may ever go from here.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.services.removing_records import RemovingRecords
from desktop.ui.carrying.record_removal_dialog import RecordRemovalDialog
from desktop.ui.carrying.removed_link import RemovedLink
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Label, Strong


class RecordsCard(Card):
    def __init__(self, removing: RemovingRecords, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._removing, self._jobs = removing, jobs
        self.choose = PlainButton(self.tr("Remove whole records…"), "delete")
        self.link = RemovedLink(removing, jobs)
        self.column.addWidget(Strong(self.tr("Less on this laptop")))
        words = self.tr("Records that the coordination has can go from this laptop, with the keys that open them here.")
        self.column.addWidget(Label(words))
        self.column.addWidget(self.choose, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self.link, 0, Qt.AlignmentFlag.AlignLeading)
        self.choose.clicked.connect(self._on_choose)
        self.link.wanted.connect(self.refresh)
        self.hide()

    def refresh(self) -> None:
        self.link.refresh()
        self._jobs.start(self, partial(_may, self._removing), self.setVisible, lane="net")

    def _on_choose(self) -> None:
        dialog = RecordRemovalDialog(self._removing, self._jobs, None, self.window())
        dialog.removed.connect(self.refresh)
        dialog.open()


def _may(removing: RemovingRecords, _job: Job) -> bool:
    return removing.may_ever()
