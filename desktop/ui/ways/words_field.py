"""The words of a sheet or of a share, as somebody holds them: typed, pasted, or from a picture of the QR code. Says
while they are typed how many are there and which is in no list; opens nothing.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QBoxLayout, QVBoxLayout, QWidget

from desktop.services.reading_words import SoFar, so_far, vocabulary
from desktop.services.ways import Way
from desktop.ui import present, theme
from desktop.ui.choosing_files import FileChooser
from desktop.ui.jobs import Job, JobRunner, Latest
from desktop.ui.reading_pictures import code_in
from desktop.ui.tones import Tone
from desktop.ui.ways.words_edit import WordsEdit
from desktop.ui.widgets.buttons import PlainButton
from desktop.ui.widgets.labels import Label, Muted
from desktop.ui.widgets.notices import Notice


class WordsField(QWidget):
    """`changed` whenever `complete` may have. `way`: SHEET or SHARES."""

    changed = Signal()

    def __init__(self, jobs: JobRunner, way: Way, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._jobs, self._way = jobs, way
        self._latest = Latest(jobs)
        self._complete = False
        self._build()
        self._connect()
        jobs.start(self, partial(_vocabulary, way), self.edit.offer, lane="files")

    def _build(self) -> None:
        is_sheet = self._way is Way.SHEET
        self.edit = WordsEdit(
            self.tr("The 24 words of the sheet") if is_sheet else self.tr("The 20 words of the share")
        )
        self.edit.setPlaceholderText(self.tr("The words in their order, with spaces between them"))
        self.count = Muted(self.tr("Four letters of each word are enough."))
        self.unknown = Label(tone=Tone.BAD)
        self.unknown.hide()
        self.from_picture = PlainButton(self.tr("From a picture of the QR code…"), "qr")
        self.trouble = Notice(Tone.WARN)
        row = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        if theme.worn().percent > 150:
            row.setDirection(QBoxLayout.Direction.TopToBottom)
        row.addWidget(self.count, 1)
        row.addWidget(self.from_picture)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.edit)
        column.addLayout(row)
        column.addWidget(self.unknown)
        column.addWidget(self.trouble)
        self.setFocusProxy(self.edit)

    def _connect(self) -> None:
        self.edit.textChanged.connect(self._on_text_changed)
        self.from_picture.clicked.connect(self._on_from_picture)

    def words(self) -> str:
        return self.edit.toPlainText()

    def complete(self) -> bool:
        """As many words as there have to be, each of them in a list."""
        return self._complete

    def forget(self) -> None:
        self.edit.clear()

    def read_picture(self, path: str) -> None:
        self.trouble.hide()
        self._jobs.start(self, partial(_code_in, Path(path)), self.edit.setPlainText, failed=self._on_unreadable)

    def _on_text_changed(self) -> None:
        self._complete = False
        self.trouble.hide()
        self._latest.start(self, partial(_so_far, self.words(), self._way), self._on_read, lane="files")
        self.changed.emit()

    def _on_read(self, found: SoFar) -> None:
        words = self.tr("%1 of %2 words").replace("%1", str(found.count)).replace("%2", str(found.wanted))
        hint = self.tr("Four letters of each word are enough.")
        self.count.setText(words if found.count else hint)
        wrong = ""
        if found.unknown:
            wrong = self.tr("Word %1, “%2”, is in no list. Compare it with the paper.")
            wrong = wrong.replace("%1", str(found.unknown)).replace("%2", found.word)
        elif found.count > found.wanted:
            wrong = self.tr("These are too many words: look for one that stands there twice.")
        self.unknown.setText(wrong)
        self.unknown.setVisible(bool(wrong))
        self._complete = found.complete
        self.changed.emit()

    def _on_from_picture(self) -> None:
        filters = self.tr("Pictures") + " (*.png *.jpg *.jpeg *.webp *.bmp *.gif)"
        FileChooser(self.tr("A picture of the QR code"), self, filters=filters).ask(self.read_picture)

    def _on_unreadable(self, problem: Exception) -> None:
        words = present.error(problem)
        self.trouble.show_words(words.happened, f"{words.safe} {words.next}", Tone.WARN)


def _so_far(text: str, way: Way, _job: Job) -> SoFar:
    return so_far(text, way)


def _vocabulary(way: Way, _job: Job) -> tuple[str, ...]:
    return vocabulary(way)


def _code_in(path: Path, _job: Job) -> str:
    return code_in(path)
