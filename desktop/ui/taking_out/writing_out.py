"""Writing an export: how far it is, stopping it, and what came of it. Knows no purpose and asks for no place."""

from __future__ import annotations

from datetime import datetime
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.services.exporting.exporting import Choice, Exporting, Progress, Report, Stage
from desktop.ui import present
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.labels import Label, Muted
from desktop.ui.widgets.notices import Notice
from desktop.ui.widgets.progress import ProgressBar


class WritingOut(QWidget):
    """Hidden until `start`. `finished(bool)` when it is over: whether the export is there."""

    finished = Signal(bool)

    def __init__(self, exporting: Exporting, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._exporting, self._jobs = exporting, jobs
        self._job: Job | None = None
        self._build()
        self.stop.clicked.connect(self._on_stop)

    def _build(self) -> None:
        self.words = Label()
        self.bar = ProgressBar(self.tr("Taking it out"))
        self.stop = PlainButton(self.tr("Stop"), "stop")
        self.stay = Muted(self.tr("Leave the stick in, and the program open and unlocked, until it is done."))
        self.outcome = Notice()
        row = QHBoxLayout()
        row.addWidget(self.stay, 1)
        row.addWidget(self.stop)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 6, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.bar)
        column.addLayout(row)
        column.addWidget(self.outcome)
        self.hide()

    @property
    def is_writing(self) -> bool:
        return self._job is not None

    def start(self, choice: Choice, place: Path) -> None:
        """Into a new folder in this one."""
        self.outcome.hide()
        self._show_writing(True)
        self.words.setText(self.tr("Looking through the vault…"))
        self.bar.show_part(0, 1)
        self.show()
        work = partial(_export, self._exporting, choice, place)
        self._job = self._jobs.start(
            self, work, self._on_written, failed=self._on_failed, progress=self._on_step, lane="files"
        )

    def cancel(self) -> None:
        if self._job is not None:
            self._job.cancel()
            self._job = None

    def _on_stop(self) -> None:
        self.cancel()
        self._end(written=False)
        self.outcome.show_words(
            self.tr("Stopped"),
            self.tr("What was written so far is being deleted. Wait a moment before you pull out a stick."),
            Tone.WARN,
        )

    def _on_step(self, progress: Progress) -> None:
        self.words.setText(self._stage(progress.stage))
        self.bar.show_part(progress.done, progress.total)

    def _stage(self, stage: Stage) -> str:
        return {
            Stage.LOOKING: self.tr("Looking through the vault…"),
            Stage.FILES: self.tr("Writing photographs, recordings and papers…"),
            Stage.RECORDS: self.tr("Writing records and tables…"),
            Stage.CHECKING: self.tr("Reading it back, to see that it is right…"),
        }[stage]

    def _on_written(self, report: Report) -> None:
        self._end(written=True)
        records, files = sum(report.records.values()), report.files
        said = [self.tr("It is in the folder “%1”.").replace("%1", report.folder.name)]
        counts = present.counts()
        said.append(f"{counts.records(records)}, {counts.files(files)}, {present.size(report.bytes)}.")
        if report.missing:
            said.append(self.tr("%n file(s) could not be in it: they are not on this laptop.", "", report.missing))
        if report.removed:
            said.append(self.tr("%n record(s) that were removed from this laptop are not in it.", "", report.removed))
        if report.damaged:
            count = len(report.damaged)
            said.append(self.tr("%n record(s) or file(s) could not be read; the README names them.", "", count))
        said.append(self.tr("It is not sealed: whoever has it can read it."))
        title = self.tr("It is taken out, and was read back")
        self.outcome.show_words(title, "\n".join(said), Tone.WARN if report.damaged else Tone.GOOD)

    def _on_failed(self, problem: Exception) -> None:
        self._end(written=False)
        words = present.error(problem)
        self.outcome.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)

    def _end(self, *, written: bool) -> None:
        self._job = None
        self._show_writing(False)
        self.finished.emit(written)

    def _show_writing(self, writing: bool) -> None:
        for widget in (self.words, self.bar, self.stay, self.stop):
            widget.setVisible(writing)


def _export(exporting: Exporting, choice: Choice, place: Path, job: Job) -> Report:
    return exporting.export(choice, exporting.new_folder(place, datetime.now().astimezone().date()), job.tell)
