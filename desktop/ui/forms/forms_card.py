"""Bringing a form from a file to look at it: read off the window's thread, shown in a dialog, or why it cannot be."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop import sentences
from desktop.services import reading_forms
from desktop.services.reading_forms import FormRead
from desktop.ui import present
from desktop.ui.choosing_files import FileChooser
from desktop.ui.forms.form_look import FormLook
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Muted
from desktop.ui.widgets.notices import Notice
from desktop.unlocked import Unlocked

MOST_SHOWN = 1000
"""Questions: a page of more would keep the window busy for longer than people wait."""


class FormsCard(Card):
    """Keeps nothing of a form, neither here nor in the vault."""

    def __init__(self, unlocked: Unlocked, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._unlocked = unlocked
        self._jobs = jobs
        self._build()
        self.look.clicked.connect(self._on_look)

    def _build(self) -> None:
        self.about = Muted(
            self.tr(
                "See how a form of your own would look here, and whether anything in it is wrong. "
                "It is only looked at: records are not made with it yet."
            )
        )
        self.look = PlainButton(self.tr("Look at a form from a file…"), "open")
        self.trouble = Notice(Tone.BAD, closable=True)
        self.column.addWidget(self.about)
        self.column.addWidget(self.look, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(self.trouble)

    def look_at(self, path: str) -> None:
        self.look.setEnabled(False)
        self.trouble.hide()
        self._jobs.start(self, partial(_read, Path(path)), self._on_read, failed=self._on_failed, lane="files")

    def _on_look(self) -> None:
        kinds = " ".join(f"*.{kind}" for kind in reading_forms.KINDS)
        filters = self.tr("Forms (%1)").replace("%1", kinds)
        FileChooser(self.tr("Look at a form"), self, filters=filters).ask(self.look_at)

    def _on_read(self, found: FormRead) -> None:
        self.look.setEnabled(True)
        count = sum(1 for _ in found.form.questions())
        if count > MOST_SHOWN:
            words = self.tr("The form was read; it has %n question(s), too many to show here.", "", count)
            self.trouble.show_words(words, self.tr("Nothing was kept."), Tone.WARN)
        else:
            FormLook(self._unlocked, self._jobs, found, self.window()).open()

    def _on_failed(self, problem: Exception) -> None:
        self.look.setEnabled(True)
        said = present.error(problem)
        place = present.capital(sentences.place_in_form(problem, present.language()))
        lines = [place, f"{said.safe} {said.next}"] if place else [f"{said.safe} {said.next}"]
        self.trouble.show_words(said.happened, "\n".join(lines), Tone.BAD)


def _read(file: Path, _job: Job) -> FormRead:
    return reading_forms.read(file)
