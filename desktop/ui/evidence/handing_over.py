"""Handing evidence over with its proofs: what for, whether narrators agreed to that, then where to."""

from __future__ import annotations

from datetime import date
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.domain.answers import FileRef
from desktop.domain.consent import Reason
from desktop.services.handing_over.handing_over import PURPOSES, Choice, HandedOver, HandingOver
from desktop.ui import present
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.taking_out.purpose_dialog import PurposeDialog
from desktop.ui.tones import Tone
from desktop.ui.widgets.labels import Code, Strong
from desktop.ui.widgets.progress import ProgressBar


class HandOverDialog(PurposeDialog):
    """`handed_over` when the folder is there. Closing it while it writes stops that, and nothing is left."""

    handed_over = Signal()

    def __init__(self, service: HandingOver, jobs: JobRunner, ref: FileRef, parent: QWidget | None = None) -> None:
        super().__init__(600, jobs, PURPOSES, parent)
        self._service, self._ref = service, ref
        self._build()
        self._show_purposes()
        jobs.start(self, partial(_partners, service), self.purposes.show_partners, lane="files")

    def _build(self) -> None:
        self.look.setText(self.tr("See whether it may leave"))
        self.keys = Code()
        self.keys_about = Strong(self.tr("Tell whoever receives it these two numbers by another way, to compare:"))
        self.bar = ProgressBar(self.tr("Writing the folder"))
        self._parts = (*self._parts, self.bar, self.keys_about, self.keys)
        for part in (self.heading, self.about, self.outcome, self.bar, self.purposes, self.keys_about, self.keys):
            self.column.addWidget(part)

    def write_to(self, place: str) -> None:
        """Its name tells nothing but the day."""
        if self._choice is None:
            return
        self._say(self.tr("Writing, and reading it back…"))
        self._show_leave(writing=True)
        self._show(self.bar)
        work = partial(_hand_over, self._service, self._ref.id, self._choice, Path(place))
        self._job = self._jobs.start(
            self, work, self._on_written, failed=self._on_failed, progress=self.bar.show_part, lane="files"
        )

    def _ask(self) -> tuple[str, str]:
        return (
            self.tr("Hand over with proofs: what for?"),
            self.tr(
                "A folder is made with the file as it was taken in, what was done with it and on which device, and "
                "what lets anybody check both. No answer of a record and no name goes along. It is not sealed."
            ),
        )

    def _start_looking(self, choice: Choice) -> tuple[str, Job]:
        work = partial(_reasons, self._service, self._ref.id, choice)
        looking = self._jobs.start(self, work, self._on_reasons, failed=self._on_failed, lane="files")
        return self.tr("Looking through what narrators agreed to…"), looking

    def _on_reasons(self, reasons: tuple[Reason, ...]) -> None:
        self._job = None
        if reasons:
            self._say("")
            why = "\n".join(present.phrase(f"left_out.{reason}") for reason in reasons)
            self.outcome.show_words(self.tr("It stays in the vault."), why, Tone.WARN)
            self._show(self.outcome, self.back)
            return
        self._say(
            self.tr(
                "What narrators agreed to does not stand in its way. No program can tell whom pictures show and whom "
                "voices name, and pictures often hold the place where they were taken: look and listen once more "
                "before you hand it over."
            )
        )
        self._show(self.back, self.save)

    def _on_written(self, done: HandedOver) -> None:
        self._job = None
        self._say("")
        self._show_leave(over=True)
        title = self.tr("The folder is there, and was read back: %1").replace("%1", done.folder.name)
        if done.in_the_log:
            text = self.tr("Delete it where it is not needed any more.")
            self.outcome.show_words(title, text, Tone.GOOD)
            self.keys.setText(f"{_grouped(done.group)}\n{_grouped(done.server_key)}")
            self._show(self.outcome, self.keys_about, self.keys)
        else:
            text = self.tr("It holds no receipt of a server yet, and proves less: sync, and hand it over again.")
            self.outcome.show_words(title, text, Tone.WARN)
            self._show(self.outcome)
        self.handed_over.emit()


def _partners(service: HandingOver, _job: Job) -> dict[str, int]:
    return service.partners()


def _reasons(service: HandingOver, file_id: str, choice: Choice, _job: Job) -> tuple[Reason, ...]:
    return service.reasons(file_id, choice)


def _hand_over(service: HandingOver, file_id: str, choice: Choice, place: Path, job: Job) -> HandedOver:
    return service.hand_over(file_id, choice, _free(place), job.step)


def _free(place: Path) -> Path:
    """A name that is not taken there. The service asks again, and overwrites nothing."""
    name = f"evidence {date.today().isoformat()}"  # noqa: DTZ011  # the day as people there call it
    number = 1
    while (place / (name if number == 1 else f"{name} ({number})")).exists():
        number += 1
    return place / (name if number == 1 else f"{name} ({number})")


def _grouped(key: str) -> str:
    """In groups of eight, so that two people can compare them aloud."""
    return " ".join(key[place : place + 8] for place in range(0, len(key), 8))
