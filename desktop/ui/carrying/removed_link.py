"""Below a list: how many records of it were removed from this laptop, and the way to them. Hidden where none was."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.removing_records import RemovingRecords
from desktop.ui.carrying.removed_dialog import RemovedDialog
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.widgets.buttons import QuietButton


class RemovedLink(QuietButton):
    """`form_id` None: of every kind. `wanted` when something is to be fetched again."""

    wanted = Signal()

    def __init__(
        self, removing: RemovingRecords, jobs: JobRunner, form_id: str | None = None, parent: QWidget | None = None
    ) -> None:
        super().__init__("", "on_server", parent)
        self._removing, self._jobs, self._form = removing, jobs, form_id
        self.clicked.connect(self._on_clicked)
        self.hide()

    def refresh(self) -> None:
        work = partial(_counted, self._removing, self._form)
        self._jobs.start(self, work, self.show_count, lane="net")

    def show_count(self, count: int) -> None:
        self.setText(self.tr("%n record(s) removed from this laptop…", "", count))
        self.setVisible(count > 0)

    def _on_clicked(self) -> None:
        dialog = RemovedDialog(self._removing, self._jobs, self._form, self.window())
        dialog.wanted.connect(self.wanted)
        dialog.open()


def _counted(removing: RemovingRecords, form_id: str | None, _job: Job) -> int:
    return removing.count(form_id)
