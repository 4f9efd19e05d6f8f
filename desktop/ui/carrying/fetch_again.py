"""The buttons that have what was removed from this laptop fetched again: evidence, or a whole record. They say what
became of it to whoever shows them.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.carrying_less import CarryingLess
from desktop.services.removing_records import RemovingRecords
from desktop.ui import present
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.widgets.buttons import PrimaryButton


class Wanting(PrimaryButton):
    """`said`: title and text. Hidden once it is wanted. `want` runs on a worker, and holds no widget."""

    said = Signal(str, str)

    def __init__(self, want: Callable[[Job], object], jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__("", "refresh", parent)
        self._want, self._jobs = want, jobs
        self.setText(self.tr("Fetch it again"))
        self.clicked.connect(self._on_fetch)

    def follows(self) -> str:
        """What is said of what comes, and when."""
        raise NotImplementedError

    def tell_failed(self, error: Exception) -> None:
        self.setEnabled(True)
        words = present.error(error)
        self.said.emit(words.happened, f"{words.safe} {words.next}")

    def _on_fetch(self) -> None:
        self.setEnabled(False)
        self._jobs.start(self, self._want, self._on_wanted, failed=self.tell_failed, lane="store")

    def _on_wanted(self, _wanted: object) -> None:
        self.hide()
        self.said.emit(self.tr("It comes with the next sync."), self.follows())


class FetchAgain(Wanting):
    """Of evidence."""

    def __init__(self, carrying: CarryingLess, jobs: JobRunner, file_id: str, parent: QWidget | None = None) -> None:
        super().__init__(partial(_file_wanted, carrying, file_id), jobs, parent)

    def follows(self) -> str:
        return self.tr("Large files come last. Until then it is not here.")


class FetchRecordAgain(Wanting):
    def __init__(self, removing: RemovingRecords, jobs: JobRunner, record: str, parent: QWidget | None = None) -> None:
        super().__init__(partial(_record_wanted, removing, record), jobs, parent)

    def follows(self) -> str:
        return self.tr("Its files come with the one after.")


def _file_wanted(carrying: CarryingLess, file_id: str, _job: Job) -> tuple[str, ...]:
    return carrying.fetch_again([file_id])


def _record_wanted(removing: RemovingRecords, record_id: str, _job: Job) -> tuple[str, ...]:
    return removing.fetch_again([record_id])
