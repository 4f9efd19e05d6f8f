"""In the place of evidence that was removed from this laptop: that it was, and the way to fetch it again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import FileRemoved
from desktop.services.carrying_less import CarryingLess
from desktop.ui import present
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.widgets.buttons import PrimaryButton
from desktop.ui.widgets.pages import EmptyState


class RemovedView(QWidget):
    def __init__(self, carrying: CarryingLess, jobs: JobRunner, file_id: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._carrying, self._jobs, self._file = carrying, jobs, file_id
        words = present.error(FileRemoved())
        self._column = QVBoxLayout(self)
        self.said = EmptyState("on_server", words.happened, f"{words.safe} {words.next}")
        self.fetch = PrimaryButton(self.tr("Fetch it again"), "refresh")
        self._column.addWidget(self.said, 1)
        self._column.addWidget(self.fetch, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.setFocusProxy(self.fetch)
        self.fetch.clicked.connect(self._on_fetch)

    def _on_fetch(self) -> None:
        self.fetch.setEnabled(False)
        work = partial(_wanted, self._carrying, self._file)
        self._jobs.start(self, work, self._on_wanted, failed=self._on_failed, lane="store")

    def _on_wanted(self, _wanted: tuple[str, ...]) -> None:
        self.fetch.hide()
        self._say(self.tr("It comes with the next sync."), self.tr("Large files come last. Until then it is not here."))

    def _on_failed(self, error: Exception) -> None:
        self.fetch.setEnabled(True)
        words = present.error(error)
        self._say(words.happened, f"{words.safe} {words.next}")

    def _say(self, title: str, text: str) -> None:
        old, self.said = self.said, EmptyState("on_server", title, text)
        self._column.replaceWidget(old, self.said)
        old.hide()
        old.deleteLater()


def _wanted(carrying: CarryingLess, file_id: str, _job: Job) -> tuple[str, ...]:
    return carrying.fetch_again([file_id])
