"""Taking out what consent covers: what for, then what would leave and what stays and why, then where to."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.services.exporting.exporting import Choice, Exporting, Overview, Progress
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.taking_out.overview_view import OverviewView
from desktop.ui.taking_out.purpose_dialog import PurposeDialog
from desktop.ui.taking_out.writing_out import WritingOut


class TakeOutDialog(PurposeDialog):
    """Closing it while it writes stops that, and nothing is left."""

    def __init__(self, exporting: Exporting, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(640, jobs, parent=parent)
        self._exporting = exporting
        self._build()
        self._show_purposes()
        jobs.start(self, partial(_partners, exporting), self.purposes.show_partners, lane="files")

    def _build(self) -> None:
        self.look.setText(self.tr("See what would leave"))
        self.overview = OverviewView()
        self.writing = WritingOut(self._exporting, self._jobs)
        self._parts = (*self._parts, self.overview, self.writing)
        for part in (self.heading, self.about, self.outcome, self.writing, self.purposes, self.overview):
            self.column.addWidget(part)
        self.writing.finished.connect(self._on_finished)

    def reject(self) -> None:
        self.writing.cancel()
        super().reject()

    def write_to(self, place: str) -> None:
        if self._choice is not None:
            self._show_leave(writing=True)
            self._show(self.writing)
            self.writing.start(self._choice, Path(place))

    def _ask(self) -> tuple[str, str]:
        return (
            self.tr("What is it for?"),
            self.tr(
                "Only what narrators agreed to for this leaves the vault. What leaves is not sealed: whoever has the "
                "disk or stick can read it."
            ),
        )

    def _start_looking(self, choice: Choice) -> tuple[str, Job]:
        work = partial(_overview, self._exporting, choice)
        looking = self._jobs.start(
            self, work, self._on_overview, failed=self._on_failed, progress=self._on_step, lane="files"
        )
        return self.tr("Looking through the vault…"), looking

    def _on_step(self, progress: Progress) -> None:
        share = f"{100 * progress.done // max(1, progress.total)} %"
        self._say(self.tr("Looking through the vault… %1").replace("%1", share))

    def _on_overview(self, found: Overview) -> None:
        self._job = None
        self._say(
            self.tr(
                "No program can tell whom words name and whom pictures show: look through it before you pass it on. It "
                "is not sealed, and deleting it may leave traces."
            )
        )
        self.overview.show_overview(found)
        self.save.setEnabled(bool(found.records))
        self._show(self.overview, self.back, self.save)

    def _on_finished(self, written: bool) -> None:
        """What came of it stands above what would leave: nobody has to scroll for it."""
        self._show_leave(over=written)
        self._show(self.writing, *(() if written else (self.overview, self.back, self.save)))


def _partners(exporting: Exporting, _job: Job) -> dict[str, int]:
    return exporting.partners()


def _overview(exporting: Exporting, choice: Choice, job: Job) -> Overview:
    return exporting.overview(choice, job.tell)
