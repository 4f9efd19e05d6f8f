"""Sync by stick, on the sync page: the way to write a parcel and to read what came back."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.services.parcelling import Parcelling
from desktop.ui.jobs import JobRunner
from desktop.ui.parcels.reading_dialog import ReadingDialog
from desktop.ui.parcels.writing_dialog import WritingDialog
from desktop.ui.sync.state import Line
from desktop.ui.sync.sync_runner import SyncRunner
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Label, Strong


class ParcelCard(Card):
    """Hidden while there is no group to write to."""

    def __init__(
        self, parcelling: Parcelling, runner: SyncRunner, jobs: JobRunner, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parcelling, self._runner, self._jobs = parcelling, runner, jobs
        self.write = PlainButton(self.tr("Write a parcel…"), "stick")
        self.read = PlainButton(self.tr("Read parcels and answers…"), "open")
        row = QHBoxLayout()
        row.setSpacing(10)
        row.addWidget(self.write)
        row.addWidget(self.read)
        row.addStretch(1)
        self.column.addWidget(Strong(self.tr("Where no network comes")))
        self.column.addWidget(
            Label(
                self.tr(
                    "What waits goes sealed onto a stick, and what the server or another member answers comes back."
                )
            )
        )
        self.column.addLayout(row)
        self.write.clicked.connect(self._on_write)
        self.read.clicked.connect(self._on_read)
        runner.changed.connect(self._on_changed)
        self._on_changed()

    def _on_write(self) -> None:
        dialog = WritingDialog(self._parcelling, self._jobs, self.window())
        dialog.written.connect(self._runner.refresh)
        dialog.open()

    def _on_read(self) -> None:
        dialog = ReadingDialog(self._parcelling, self._jobs, self.window())
        dialog.came.connect(self._on_came)
        dialog.open()

    def _on_came(self) -> None:
        self._runner.refresh()
        self._runner.arrived.emit()

    def _on_changed(self) -> None:
        state = self._runner.state
        self.setVisible(state.line is not Line.NO_GROUP and state.membership is not None)
