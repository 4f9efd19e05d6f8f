"""Removing something from this laptop: the question with what it means, the removal, and what came of it. Knows neither
what goes nor why something stays; the service asks for every proof again.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import partial
from typing import TYPE_CHECKING, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QWidget

from desktop.ui import present
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import DangerButton, PlainButton
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Label, Muted
from desktop.ui.widgets.notices import Notice
from desktop.ui.widgets.progress import ProgressBar

if TYPE_CHECKING:
    from desktop.services.carrying_less import Hindrance


class Gone(Protocol):
    """What a service says that it did. `later`: left on the disk until the next opening."""

    @property
    def removed(self) -> Collection[str]: ...
    @property
    def bytes(self) -> int: ...
    @property
    def stayed(self) -> Sequence[tuple[str, Hindrance]]: ...
    @property
    def later(self) -> Collection[str]: ...


class Remover(Protocol):
    def __call__(self, ids: tuple[str, ...], job: Job, /) -> Gone: ...


class PartingDialog(FittingDialog):
    """`removed` when something of it went. Closing it stops it between two of them. Whoever inherits fills the words of
    the question and says them again of what happened.
    """

    removed = Signal()

    def __init__(self, width: int, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(width, parent)
        self._jobs = jobs
        self._job: Job | None = None
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.heading = Heading()
        self.room, self.who, self.stays, self.honest = Label(), Label(), Label(), Muted()
        self._question: tuple[QWidget, ...] = (self.room, self.who, self.stays, self.honest)
        self.bar = ProgressBar(self.tr("Removing"))
        self.bar.hide()
        self.outcome = Notice()
        self.leave = PlainButton(self.tr("Keep it here"))
        self.leave.setDefault(True)
        self.go = DangerButton(self.tr("Remove from this laptop"), "delete")
        for part in (self.heading, *self._question, self.bar, self.outcome):
            self.column.addWidget(part)
        self.buttons.addWidget(self.leave)
        self.buttons.addWidget(self.go)
        self.leave.clicked.connect(self.close)
        self.go.clicked.connect(self._on_go)

    def reject(self) -> None:
        """Esc, the button, and closing the window all come here."""
        if self._job is not None:
            self._job.cancel()
            self.removed.emit()
        super().reject()

    def _ids(self) -> tuple[str, ...]:
        raise NotImplementedError

    def _remover(self) -> Remover:
        """Runs on a worker, and holds no widget."""
        raise NotImplementedError

    def _words(self, made: Gone) -> tuple[str, str]:
        """The heading of what came of it, and how much is free now, without saying how much that is (%1)."""
        raise NotImplementedError

    def _stayed(self, count: int) -> str:
        raise NotImplementedError

    def _left_over(self) -> str:
        """What is to be said of what is left on the disk."""
        raise NotImplementedError

    def _on_go(self) -> None:
        self.go.setEnabled(False)
        self.outcome.hide()
        self.bar.show()
        work = partial(self._remover(), self._ids())
        self._job = self._jobs.start(
            self, work, self._on_gone, failed=self._on_failed, progress=self._on_step, lane="files"
        )

    def _on_step(self, done: int, total: int) -> None:
        self.bar.show_part(done, total)

    def _on_gone(self, made: Gone) -> None:
        self._job = None
        for part in (self.bar, self.go, *self._question):
            part.hide()
        self.leave.setText(self.tr("Close"))
        self.leave.setFocus(Qt.FocusReason.OtherFocusReason)
        self._tell(made)
        if made.removed:
            self.removed.emit()

    def _tell(self, made: Gone) -> None:
        reasons = [reason.value for _, reason in made.stayed]
        said = [
            f"{self._stayed(reasons.count(reason))} {present.capital(present.phrase(f'stays.{reason}'))}."
            for reason in dict.fromkeys(reasons)
        ]
        if made.later:
            said.append(self._left_over())
        heading, happened = self._words(made)
        happened = happened.replace("%1", present.size(made.bytes)) if made.removed else self.tr("Nothing was removed.")
        self.heading.setText(heading)
        self.outcome.show_words(happened, " ".join(said), Tone.WARN if said else Tone.GOOD)

    def _on_failed(self, error: Exception) -> None:
        self._job = None
        self.bar.hide()
        self.go.setEnabled(True)
        words = present.error(error)
        self.outcome.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)
        self.removed.emit()  # some may have gone before it failed
