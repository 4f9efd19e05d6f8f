"""Saving a plain copy of evidence out of the vault: on purpose, after saying what that means."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.domain.answers import FileRef
from desktop.services.collecting import Collecting
from desktop.ui import present
from desktop.ui.choosing_files import FileChooser
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import DangerButton, PlainButton
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Label
from desktop.ui.widgets.notices import Notice
from desktop.ui.widgets.progress import ProgressBar


class SaveOutDialog(FittingDialog):
    """Warns, asks where, writes, and says what was written. Closing it while it writes stops it; no copy is left."""

    def __init__(self, collecting: Collecting, jobs: JobRunner, ref: FileRef, parent: QWidget | None = None) -> None:
        super().__init__(520, parent)
        self._collecting, self._jobs, self._ref = collecting, jobs, ref
        self._job: Job | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()

    def _build(self) -> None:
        self.words = Label(
            self.tr(
                "The copy is not protected: whoever gets the disk or stick can open it, and it may leave traces there "
                "even when it is deleted. The original stays sealed in the vault."
            )
        )
        self.outcome = Notice()
        self.bar = ProgressBar(self.tr("Saving the copy"))
        self.bar.hide()
        self.save = DangerButton(self.tr("Choose where to save it…"), "save")
        self.leave = PlainButton(self.tr("Leave it in the vault"))
        self.leave.setDefault(True)
        self.column.addWidget(Heading(self.tr("This leaves the vault")))
        for part in (self.words, self.bar, self.outcome):
            self.column.addWidget(part)
        self.buttons.addWidget(self.leave)
        self.buttons.addWidget(self.save)

    def _connect(self) -> None:
        self.save.clicked.connect(self._on_save)
        self.leave.clicked.connect(self.close)

    def save_to(self, destination: str) -> None:
        self.save.setEnabled(False)
        self.outcome.hide()
        self.bar.show()
        work = partial(_save_out, self._collecting.save_out, self._ref.id, Path(destination))
        self._job = self._jobs.start(
            self, work, self._on_saved, failed=self._on_failed, progress=self._on_step, lane="files"
        )

    def reject(self) -> None:
        """Esc, the button, and closing the window all come here."""
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _on_save(self) -> None:
        FileChooser(self.tr("Save a copy out"), self).for_saving(self._ref.name).ask(self.save_to)

    def _on_step(self, done: int, total: int) -> None:
        self.bar.show_part(done, total)

    def _on_saved(self, _nothing: None) -> None:
        self._job = None
        self.bar.hide()
        self.save.hide()
        self.leave.setText(self.tr("Close"))
        self.outcome.show_words(
            self.tr("The copy is saved, and checked against the original."),
            self.tr("%1. Delete it where it is not needed any more.").replace("%1", present.size(self._ref.size)),
            Tone.GOOD,
        )

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.bar.hide()
        self.save.setEnabled(True)
        sentence = present.error(error)
        self.outcome.show_words(sentence.happened, f"{sentence.safe} {sentence.next}", Tone.BAD)


def _save_out(save: Callable[[str, Path, Callable[[int, int], None]], None], file_id: str, to: Path, job: Job) -> None:
    save(file_id, to, job.step)
