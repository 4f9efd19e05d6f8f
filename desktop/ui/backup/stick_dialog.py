"""A dialog that writes onto a stick: one job at a time, stopped by closing it, and what came of it. Knows neither what
is written nor where to.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.ui import present
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.notices import Notice


class StickDialog(FittingDialog):
    """Whoever inherits puts `outcome` on it, keeps the job under way in `_job`, and says in `_ended` what is shown when
    it is over.
    """

    def __init__(self, width: int, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(width, parent)
        self._jobs = jobs
        self._job: Job | None = None
        self.outcome = Notice()
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)

    def listening(self) -> bool:
        """Nobody presses a key while it writes, and locking would cut it off."""
        return self._job is not None

    def reject(self) -> None:
        """Esc, the button, and closing the window all come here."""
        self._cancel()
        super().reject()

    def _cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()

    def _stopped(self, title: str, text: str) -> None:
        self._cancel()
        self._ended()
        self.outcome.show_words(title, text, Tone.WARN)

    def _on_failed(self, problem: Exception) -> None:
        self._ended()
        said = present.error(problem)
        self.outcome.show_words(said.happened, f"{said.safe} {said.next}", Tone.BAD)

    def _ended(self) -> None:
        self._job = None
