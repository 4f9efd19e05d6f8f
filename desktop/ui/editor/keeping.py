"""When the draft of a sitting is kept, and saving it: timers and jobs around a `DraftKeeper`. Knows no widget."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from desktop.domain.answers import Answers, Changes
from desktop.errors import DesktopError
from desktop.services.casework import Casework, RecordView
from desktop.ui.editor.drafting import DraftKeeper
from desktop.ui.editor.sitting import Sitting
from desktop.ui.jobs import Job, JobRunner

PAUSE_MS = 700
"""After the last key, the draft is kept; and while somebody types without a pause, at least every `LONGEST_MS`."""
LONGEST_MS = 2000


class Keeping(QObject):
    """`kept` when the draft is in the vault; `saved(RecordView, Answers)` with the answers as saving began;
    `failed(error)` after either: nothing that was kept before is lost, and the next change tries again."""

    waiting = Signal()
    kept = Signal()
    saved = Signal(object, object)
    failed = Signal(object)

    def __init__(
        self, casework: Casework, jobs: JobRunner, sitting: Sitting, keeper: DraftKeeper, urgent: bool, parent: QObject
    ) -> None:
        super().__init__(parent)
        self._casework, self._jobs, self._sitting = casework, jobs, sitting
        self.keeper = keeper
        self.urgent = urgent
        self._dirty = False
        self._under_way = 0
        self._pause = self._timer(PAUSE_MS)
        self._longest = self._timer(LONGEST_MS)
        sitting.answered.connect(self.changed)

    def _timer(self, interval: int) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval)
        timer.timeout.connect(self._on_due)
        return timer

    @property
    def dirty(self) -> bool:
        """Whether something was typed that is not in the vault yet."""
        return self._dirty

    def changed(self) -> None:
        self._dirty = True
        self._pause.start()
        if not self._longest.isActive():
            self._longest.start()
        self.waiting.emit()

    def flush(self) -> None:
        """Keep the draft now, and return when it is kept. For locking and closing; a few milliseconds.

        What is on its way already is kept once more: should that fail, nobody would hear of it any more.
        """
        if self._dirty or self._under_way:
            self._rest()
            try:
                self.keeper.keep(self.keeper.number(), self._changes(), self.urgent)
            except DesktopError:
                self._dirty = True
                raise

    def save(self) -> None:
        """The sitting becomes part of the record."""
        self._rest()
        changes, answers = self._changes(), self._sitting.filling.answers()
        work = partial(_save, self._casework, self.keeper, changes, self.urgent, frozenset(self._sitting.files))
        self._jobs.start(self, work, partial(self._on_saved, answers), failed=self._on_failed)

    def leave(self) -> None:
        """The page goes, and the draft stays. After `flush`: what could not be kept holds on to its files."""
        if not self._dirty:
            self.keeper.leave(self._changes(), frozenset(self._sitting.files))

    def discard(self) -> None:
        self._rest()
        self.keeper.discard(frozenset(self._sitting.files))

    def end(self) -> None:
        """Another sitting takes its place."""
        self._rest()
        self._sitting.answered.disconnect(self.changed)
        self.deleteLater()

    def _rest(self) -> None:
        self._dirty = False
        self._pause.stop()
        self._longest.stop()

    def _changes(self) -> Changes:
        return dict(self._sitting.filling.changes())

    def _on_due(self) -> None:
        self._rest()
        work = partial(_keep, self.keeper, self.keeper.number(), self._changes(), self.urgent)
        self._under_way += 1
        self._jobs.start(self, work, self._on_kept, failed=self._on_not_kept)

    def _on_kept(self, _nothing: None) -> None:
        self._under_way -= 1
        self.kept.emit()

    def _on_not_kept(self, error: Exception) -> None:
        self._under_way -= 1
        self._on_failed(error)

    def _on_saved(self, answers: Answers, view: RecordView) -> None:
        self.saved.emit(view, answers)

    def _on_failed(self, error: Exception) -> None:
        self._dirty = True
        self.failed.emit(error)


def _keep(keeper: DraftKeeper, number: int, changes: Changes, urgent: bool, _job: Job) -> None:
    keeper.keep(number, changes, urgent)


def _save(
    casework: Casework, keeper: DraftKeeper, changes: Changes, urgent: bool, files: frozenset[str], _job: Job
) -> RecordView:
    return casework.open(keeper.save(changes, urgent, files))
