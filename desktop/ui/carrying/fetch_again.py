"""The button that has evidence that was removed from this laptop fetched again. Says what became of it to whoever shows
it.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.services.carrying_less import CarryingLess
from desktop.ui import present
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.widgets.buttons import PrimaryButton


class FetchAgain(PrimaryButton):
    """`said`: title and text. Hidden once it is wanted."""

    said = Signal(str, str)

    def __init__(self, carrying: CarryingLess, jobs: JobRunner, file_id: str, parent: QWidget | None = None) -> None:
        super().__init__("", "refresh", parent)
        self._carrying, self._jobs, self._file = carrying, jobs, file_id
        self.setText(self.tr("Fetch it again"))
        self.clicked.connect(self._on_fetch)

    def _on_fetch(self) -> None:
        self.setEnabled(False)
        work = partial(_wanted, self._carrying, self._file)
        self._jobs.start(self, work, self._on_wanted, failed=self._on_failed, lane="store")

    def _on_wanted(self, _wanted: tuple[str, ...]) -> None:
        self.hide()
        self.said.emit(
            self.tr("It comes with the next sync."), self.tr("Large files come last. Until then it is not here.")
        )

    def _on_failed(self, error: Exception) -> None:
        self.setEnabled(True)
        words = present.error(error)
        self.said.emit(words.happened, f"{words.safe} {words.next}")


def _wanted(carrying: CarryingLess, file_id: str, _job: Job) -> tuple[str, ...]:
    return carrying.fetch_again([file_id])
