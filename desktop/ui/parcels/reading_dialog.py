"""Reading what came on a stick: answers to parcels, and parcels of other members. Several at once, in any order."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from desktop.errors import DesktopError, NotAMember
from desktop.services.parcelling import Parcelling, ReadAnswer, ReadParcel
from desktop.ui import present
from desktop.ui.choosing_files import FileChooser
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.parcels import wording
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Label, Muted
from desktop.ui.widgets.notices import Notice
from sync.errors import HistoryBroken, RosterBroken, SyncError


@dataclass(frozen=True, slots=True)
class Outcome:
    """Of one file; `problem` where it could not be read."""

    file: str
    found: ReadAnswer | ReadParcel | None = None
    problem: Exception | None = None


class ReadingDialog(FittingDialog):
    """`came` when something was taken in."""

    came = Signal()

    def __init__(self, parcelling: Parcelling, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(600, parent)
        self._parcelling, self._jobs = parcelling, jobs
        self._job: Job | None = None
        self.outcomes: list[Notice] = []
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self.choose.clicked.connect(self._on_choose)
        self.leave.clicked.connect(self.close)

    def _build(self) -> None:
        self.busy = Label(self.tr("Reading, and checking every proof…"))
        self.busy.hide()
        self._lines = QVBoxLayout()
        self._lines.setSpacing(8)
        self.choose = PrimaryButton(self.tr("Choose files…"), "open")
        self.leave = PlainButton(self.tr("Close"))
        self.column.addWidget(Heading(self.tr("Read parcels and answers")))
        self.column.addWidget(
            Muted(
                self.tr(
                    "Answers that the server gave for your parcels, and parcels of other members for this laptop. "
                    "Choose one or several, in any order; reading one again changes nothing."
                )
            )
        )
        self.column.addWidget(self.busy)
        self.column.addLayout(self._lines)
        self.buttons.addWidget(self.leave)
        self.buttons.addWidget(self.choose)

    def listening(self) -> bool:
        """Locking would cut it off."""
        return self._job is not None

    def read(self, files: Sequence[str]) -> None:
        self.busy.show()
        self.choose.setEnabled(False)
        work = partial(_read, self._parcelling, [Path(file) for file in files])
        self._job = self._jobs.start(self, work, self._on_read, failed=self._on_failed, lane="files")

    def reject(self) -> None:
        if self._job is not None:
            self._job.cancel()
        super().reject()

    def _on_choose(self) -> None:
        chooser = FileChooser(self.tr("Parcels and answers"), self)
        chooser.setFileMode(QFileDialog.FileMode.ExistingFiles)
        chooser.filesSelected.connect(self.read)
        chooser.open()

    def _on_read(self, read: tuple[Sequence[Outcome], Mapping[str, str]]) -> None:
        self._ended()
        outcomes, names = read
        for outcome in outcomes:
            if outcome.found is not None:
                title, text, tone = wording.read(outcome.found, names)
            else:
                assert outcome.problem is not None
                said = present.error(outcome.problem)
                title, text, tone = said.happened, f"{said.safe} {said.next}", Tone.BAD
            self._say(f"{outcome.file}: {title}" if len(outcomes) > 1 else title, text, tone)
        if any(outcome.found for outcome in outcomes):
            self.came.emit()

    def _on_failed(self, problem: Exception) -> None:
        self._ended()
        said = present.error(problem)
        self._say(said.happened, f"{said.safe} {said.next}", Tone.BAD)
        self.came.emit()  # what was read before it is kept

    def _say(self, title: str, text: str, tone: Tone) -> None:
        notice = Notice(tone)
        notice.show_words(title, text, tone)
        self.outcomes.append(notice)
        self._lines.addWidget(notice)

    def _ended(self) -> None:
        self._job = None
        self.busy.hide()
        self.choose.setEnabled(True)
        for notice in self.outcomes:
            notice.hide()
            notice.deleteLater()
        self.outcomes.clear()
        self.leave.setFocus()


def _read(parcelling: Parcelling, files: Sequence[Path], job: Job) -> tuple[Sequence[Outcome], Mapping[str, str]]:
    """One that cannot be read stands in no other one's way. What follows on a part that came later is read again."""
    outcomes = {path: _one(parcelling, path) for path in files if not job.stopped()}
    for path, outcome in list(outcomes.items()):
        if isinstance(outcome.found, ReadParcel) and outcome.found.gaps and len(files) > 1:
            outcomes[path] = _one(parcelling, path)
    return list(outcomes.values()), parcelling.names()


def _one(parcelling: Parcelling, path: Path) -> Outcome:
    try:
        return Outcome(path.name, parcelling.read(path))
    except (NotAMember, HistoryBroken, RosterBroken):
        raise
    except (DesktopError, SyncError) as problem:
        return Outcome(path.name, problem=problem)
