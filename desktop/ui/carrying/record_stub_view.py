"""In the place of a record that was removed from this laptop: that it was, and the way to fetch it again."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.errors import RecordRemoved
from desktop.services.removing_records import Removed, RemovingRecords
from desktop.ui import present
from desktop.ui.carrying.stub_words import state_of
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.widgets.buttons import PrimaryButton
from desktop.ui.widgets.pages import EmptyState


class RecordStubView(QWidget):
    def __init__(
        self, removing: RemovingRecords, jobs: JobRunner, record_id: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._removing, self._jobs, self._record = removing, jobs, record_id
        words = present.error(RecordRemoved())
        self._column = QVBoxLayout(self)
        self.said = EmptyState("on_server", words.happened, f"{words.safe} {words.next}")
        self.fetch = PrimaryButton(self.tr("Fetch it again"), "refresh")
        self._column.addWidget(self.said, 1)
        self._column.addWidget(self.fetch, 0, Qt.AlignmentFlag.AlignHCenter)
        self._column.addStretch(1)
        self.setFocusProxy(self.fetch)
        self.fetch.clicked.connect(self._on_fetch)
        jobs.start(self, partial(_looked_up, removing, record_id), self._on_looked_up, failed=self._on_failed)

    def _on_looked_up(self, stub: Removed) -> None:
        words = present.error(RecordRemoved())
        when = self.tr("Removed on %1.").replace("%1", present.day(stub.removed))
        more = state_of(stub)
        self._say(words.happened, f"{when} {words.safe} {more or words.next}")
        self.fetch.setVisible(not stub.wanted)

    def _on_fetch(self) -> None:
        self.fetch.setEnabled(False)
        work = partial(_wanted, self._removing, self._record)
        self._jobs.start(self, work, self._on_wanted, failed=self._on_failed, lane="store")

    def _on_wanted(self, _wanted: tuple[str, ...]) -> None:
        self.fetch.hide()
        self._say(self.tr("It comes with the next sync."), self.tr("Its files come with the one after."))

    def _on_failed(self, error: Exception) -> None:
        self.fetch.setEnabled(True)
        words = present.error(error)
        self._say(words.happened, f"{words.safe} {words.next}")

    def _say(self, title: str, text: str) -> None:
        old, self.said = self.said, EmptyState("on_server", title, text)
        self._column.replaceWidget(old, self.said)
        old.hide()
        old.deleteLater()


def _looked_up(removing: RemovingRecords, record_id: str, _job: Job) -> Removed:
    return removing.stub(record_id)


def _wanted(removing: RemovingRecords, record_id: str, _job: Job) -> tuple[str, ...]:
    return removing.fetch_again([record_id])
