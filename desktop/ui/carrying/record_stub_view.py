"""In the place of a record that was removed from this laptop: that it was, and the way to fetch it again."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QWidget

from desktop.errors import RecordRemoved
from desktop.services.removing_records import Removed, RemovingRecords
from desktop.ui import present
from desktop.ui.carrying.fetch_again import FetchRecordAgain
from desktop.ui.carrying.gone_view import GoneView
from desktop.ui.carrying.stub_words import state_of
from desktop.ui.jobs import Job, JobRunner


class RecordStubView(GoneView):
    def __init__(
        self, removing: RemovingRecords, jobs: JobRunner, record_id: str, parent: QWidget | None = None
    ) -> None:
        words = present.error(RecordRemoved())
        text = f"{words.safe} {words.next}"
        super().__init__(words.happened, text, FetchRecordAgain(removing, jobs, record_id), parent)
        work = partial(_looked_up, removing, record_id)
        jobs.start(self, work, self._on_looked_up, failed=self.fetch.tell_failed)

    def _on_looked_up(self, stub: Removed) -> None:
        words = present.error(RecordRemoved())
        when = self.tr("Removed on %1.").replace("%1", present.day(stub.removed))
        more = state_of(stub)
        self.say(words.happened, f"{when} {words.safe} {more or words.next}")
        self.fetch.setVisible(not stub.wanted)


def _looked_up(removing: RemovingRecords, record_id: str, _job: Job) -> Removed:
    return removing.stub(record_id)
