"""Our group's card for another group: what it is to call us; then the card as QR code, text and file, and its words."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QLabel, QLineEdit, QPlainTextEdit, QWidget

from desktop.errors import NotWritable
from desktop.services.allies import LONGEST_NAME, Allies, CardFacts
from desktop.ui import clipboard, present, theme
from desktop.ui.allies.words_view import WordsView
from desktop.ui.choosing_files import FileChooser
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.widgets.button_row import ButtonRow
from desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Label, Muted
from desktop.ui.widgets.notices import Notice

_QR_PIXELS = 460


@dataclass(frozen=True, slots=True)
class _Made:
    card: CardFacts
    png: bytes


class OurCardDialog(FittingDialog):
    def __init__(self, allies: Allies, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(620, parent)
        self._allies = allies
        self._jobs = jobs
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        jobs.start(self, partial(_name, allies), self._on_name, failed=self._on_failed)

    def _build(self) -> None:
        self.heading = Heading(self.tr("A card of our group"))
        self.about = Label(
            self.tr(
                "The other group needs it to know us. It opens nothing; but whoever has it knows that our group is "
                "here."
            )
        )
        self.named = Label(self.tr("What the other group is to call us"))
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setAccessibleName(self.named.text())
        self.code = QLabel()
        self.code.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.code.setAccessibleName(self.tr("QR code of the card; the text below says the same"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.tr("Text of the card"))
        self.text.setFixedHeight(theme.scaled(70))
        self.text.setTabChangesFocus(True)
        self.compare = Label(self.tr("Then read these words to each other, in person or on the telephone:"))
        self.words = WordsView()
        self.copy = PlainButton(self.tr("Copy the text"), "copy")
        self.save = PlainButton(self.tr("Save as a file…"), "save")
        self.said = Muted()
        self.trouble = Notice(Tone.BAD)
        self.leave = PlainButton(self.tr("Close"))
        self.make = PrimaryButton(self.tr("Make the card"), "qr")
        self.make.setEnabled(False)
        parts: tuple[QWidget, ...] = (self.heading, self.about, self.named, self.name)
        for part in (*parts, self.compare, self.words, self.code, self.text):
            self.column.addWidget(part)
        row = ButtonRow()
        row.addWidget(self.copy)
        row.addWidget(self.save)
        row.addStretch(1)
        self.column.addLayout(row)
        self.column.addWidget(self.said)
        self.column.addWidget(self.trouble)
        self.buttons.addWidget(self.leave)
        self.buttons.addWidget(self.make)
        self._made: tuple[QWidget, ...] = (
            self.code,
            self.text,
            self.compare,
            self.words,
            self.copy,
            self.save,
            self.said,
        )
        for part in self._made:
            part.hide()

    def _connect(self) -> None:
        self.name.textChanged.connect(self._on_typed)
        self.make.clicked.connect(self._on_make)
        self.leave.clicked.connect(self.close)
        self.copy.clicked.connect(self._on_copy)
        self.save.clicked.connect(self._on_save)

    def _on_name(self, name: str) -> None:
        if not self.name.text():
            self.name.setText(name)
        self.name.setFocus()

    def _on_typed(self, text: str) -> None:
        self.make.setEnabled(bool(text.strip()))

    def _on_make(self) -> None:
        self.make.setEnabled(False)
        work = partial(_make, self._allies, self.name.text().strip())
        self._jobs.start(self, work, self._on_made, failed=self._on_failed)

    def _on_made(self, made: _Made) -> None:
        picture = QPixmap()
        picture.loadFromData(made.png, "PNG")
        self.code.setPixmap(picture)
        self.text.setPlainText(made.card.text)
        self.words.show_words(made.card.words, made.card.digits)
        until = self.tr("Give it to the other group: they add it. It is good until %1.")
        self.about.setText(until.replace("%1", present.day(made.card.expires)))
        asking: tuple[QWidget, ...] = (self.named, self.name, self.make, self.trouble)
        for part in asking:
            part.hide()
        for part in self._made:
            part.show()
        self.copy.setFocus()

    def _on_copy(self) -> None:
        clipboard.shared().copy(self.text.toPlainText())
        self.said.setText(self.tr("Copied. The clipboard forgets it in a minute."))

    def _on_save(self) -> None:
        FileChooser(self.tr("Save the card"), self).for_saving("group.amparo").ask(self.save_to)

    def save_to(self, path: str) -> None:
        work = partial(_write, Path(path), self.text.toPlainText())
        self._jobs.start(self, work, self._on_saved, failed=self._on_failed)

    def _on_saved(self, _nothing: None) -> None:
        self.said.setText(self.tr("Saved."))

    def _on_failed(self, problem: Exception) -> None:
        self.make.setEnabled(True)
        words = present.error(problem)
        self.trouble.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)


def _name(allies: Allies, _job: Job) -> str:
    return allies.group_name()


def _make(allies: Allies, name: str, _job: Job) -> _Made:
    from desktop.services.showing_codes import qr_png

    card = allies.my_card(name)
    return _Made(card, qr_png(card.text, _QR_PIXELS))


def _write(path: Path, text: str, _job: Job) -> None:
    try:
        path.write_text(text + "\n", encoding="utf-8")
    except OSError:
        raise NotWritable from None
