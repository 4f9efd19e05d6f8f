"""In the place of evidence that was removed from this laptop: that it was, and the way to fetch it again."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import FileRemoved
from desktop.services.carrying_less import CarryingLess
from desktop.ui import present
from desktop.ui.carrying.fetch_again import FetchAgain
from desktop.ui.jobs import JobRunner
from desktop.ui.widgets.pages import EmptyState


class RemovedView(QWidget):
    def __init__(self, carrying: CarryingLess, jobs: JobRunner, file_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        words = present.error(FileRemoved())
        self._column = QVBoxLayout(self)
        self.said = EmptyState("on_server", words.happened, f"{words.safe} {words.next}")
        self.fetch = FetchAgain(carrying, jobs, file_id)
        self._column.addWidget(self.said, 1)
        self._column.addWidget(self.fetch, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.setFocusProxy(self.fetch)
        self.fetch.said.connect(self._on_said)

    def _on_said(self, title: str, text: str) -> None:
        old, self.said = self.said, EmptyState("on_server", title, text)
        self._column.replaceWidget(old, self.said)
        old.hide()
        old.deleteLater()
