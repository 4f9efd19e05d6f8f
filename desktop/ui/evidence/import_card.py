"""A file on its way into the vault: how far it is, and stopping it. Knows no question."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.collecting import Collected, Collecting
from desktop.ui import present
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.labels import Label, Muted
from desktop.ui.widgets.progress import ProgressBar


class ImportCard(QFrame):
    """Starts at once. `taken_in(Collected)`, `failed(error)` or `stopped`, one of them, once."""

    taken_in = Signal(object)
    failed = Signal(object)
    stopped = Signal()

    def __init__(self, collecting: Collecting, jobs: JobRunner, file: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = file.name
        self._build(file.name)
        self.stop.clicked.connect(self._on_stop)
        work = partial(_take_in, collecting, file)
        self._job = jobs.start(
            self, work, self._on_taken_in, failed=self._on_failed, progress=self._on_step, lane="files"
        )

    def _build(self, name: str) -> None:
        self.setProperty("role", "notice")
        self.bar = ProgressBar(self.tr("Bringing it in"))
        self.about = Muted(self.tr("Bringing it in: sealed into the vault, with its hash…"))
        self.stop = PlainButton(self.tr("Stop"), "close")
        words = QVBoxLayout()
        words.addWidget(Label(name))
        words.addWidget(self.bar)
        words.addWidget(self.about)
        row = QHBoxLayout(self)
        row.setContentsMargins(12, 8, 8, 8)
        row.addLayout(words, 1)
        row.addWidget(self.stop)

    def cancel(self) -> None:
        self._job.cancel()

    def _on_step(self, done: int, total: int) -> None:
        self.bar.show_part(done, total)
        self.about.setText(self.tr("%1 of %2").replace("%1", present.size(done)).replace("%2", present.size(total)))

    def _on_taken_in(self, collected: Collected) -> None:
        self.taken_in.emit(collected)

    def _on_failed(self, error: Exception) -> None:
        self.failed.emit(error)

    def _on_stop(self) -> None:
        self._job.cancel()
        self.stopped.emit()


def _take_in(collecting: Collecting, file: Path, job: Job) -> Collected:
    collected = collecting.take_in(file, None, job.step)
    if job.stopped():  # after the last step: nobody hears of it any more
        collecting.give_up(collected.ref.id)
    return collected
