"""Another group's card: pasted, from a file or a picture; then its words, which two people compare. Only then is it one
to share with.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QButtonGroup, QPlainTextEdit, QWidget

from desktop.services.allies import Allies, AllyFacts, CardFacts
from desktop.ui import present, theme
from desktop.ui.allies.words_view import WordsView
from desktop.ui.choosing_files import FileChooser
from desktop.ui.editor.inputs.wrapping import WrappingRadio
from desktop.ui.jobs import Job, JobRunner, Latest
from desktop.ui.reading_pictures import code_in, text_of
from desktop.ui.taking_out.purpose_choice import as_tall_as_its_words
from desktop.ui.tones import Tone
from desktop.ui.widgets.button_row import ButtonRow
from desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from desktop.ui.widgets.fitting import FittingDialog
from desktop.ui.widgets.labels import Heading, Label
from desktop.ui.widgets.notices import Notice

_PAUSE_MS = 250


class AllyDialog(FittingDialog):
    """`ally`: a group that is on the list and whose words are to be compared; None: one is added. `changed` when the
    list did.
    """

    changed = Signal()

    def __init__(self, allies: Allies, jobs: JobRunner, ally: AllyFacts | None, parent: QWidget | None = None) -> None:
        super().__init__(620, parent)
        self._allies, self._jobs = allies, jobs
        self._group = ally.group if ally is not None else ""
        self._latest = Latest(jobs)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._build()
        self._connect()
        if ally is not None:
            self._show_words(ally)

    def _build(self) -> None:
        self.heading = Heading(self.tr("Add a group's card"))
        self.about = Label(self.tr("The other group made it for you: as text, as a file, or as a QR code."))
        self.text = QPlainTextEdit()
        self.text.setAccessibleName(self.tr("Text of the card"))
        self.text.setPlaceholderText(self.tr("Paste the card here"))
        self.text.setTabChangesFocus(True)
        self.text.setFixedHeight(theme.scaled(84))
        self.from_file = PlainButton(self.tr("From a file…"), "open")
        self.from_picture = PlainButton(self.tr("From a picture…"), "qr")
        self.words = WordsView()
        self.how = QButtonGroup(self)
        self.in_person = WrappingRadio(self.tr("We are together, and their screen or paper shows the same words"))
        self.aloud = WrappingRadio(self.tr("They read the words to me on the telephone; I know their voice"))
        for radio in (self.in_person, self.aloud):
            self.how.addButton(as_tall_as_its_words(radio))
        self.trouble = Notice(Tone.BAD)
        self.leave = PlainButton(self.tr("Close"))
        self.add = PrimaryButton(self.tr("Add the group"))
        self.add.setEnabled(False)
        self.same = PrimaryButton(self.tr("The words are the same"), "check")
        self.same.setEnabled(False)
        row = ButtonRow()
        row.addWidget(self.from_file)
        row.addWidget(self.from_picture)
        row.addStretch(1)
        above: tuple[QWidget, ...] = (self.heading, self.about, self.text)
        below: tuple[QWidget, ...] = (self.words, self.in_person, self.aloud, self.trouble)
        for part in above:
            self.column.addWidget(part)
        self.column.addLayout(row)
        for part in below:
            self.column.addWidget(part)
        for button in (self.leave, self.add, self.same):
            self.buttons.addWidget(button)
        self._adding: tuple[QWidget, ...] = (self.text, self.from_file, self.from_picture, self.add, self.trouble)
        self._comparing: tuple[QWidget, ...] = (self.words, self.in_person, self.aloud, self.same)
        for part in self._comparing:
            part.hide()
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE_MS)

    def _connect(self) -> None:
        self.text.textChanged.connect(self._on_text_changed)
        self._pause.timeout.connect(self._on_pause)
        self.from_file.clicked.connect(self._on_from_file)
        self.from_picture.clicked.connect(self._on_from_picture)
        self.how.buttonToggled.connect(self._on_chosen)
        self.add.clicked.connect(self._on_add)
        self.same.clicked.connect(self._on_same)
        self.leave.clicked.connect(self.close)

    def _on_text_changed(self) -> None:
        self.add.setEnabled(False)
        self.trouble.hide()
        self._pause.start()

    def _on_pause(self) -> None:
        text = self.text.toPlainText()
        if text.strip():
            self._latest.start(self, partial(_look, self._allies, text), self._on_looked, failed=self._on_trouble)

    def _on_looked(self, card: CardFacts) -> None:
        until = self.tr("Good until %1. Nothing is shared before the words are compared.")
        self.trouble.show_words(card.name, until.replace("%1", present.day(card.expires)), Tone.GOOD)
        self.add.setEnabled(True)

    def _on_add(self) -> None:
        self.add.setEnabled(False)
        work = partial(_add, self._allies, self.text.toPlainText())
        self._jobs.start(self, work, self._on_added, failed=self._on_trouble)

    def _on_added(self, ally: AllyFacts) -> None:
        self.changed.emit()
        if ally.compared is not None:
            self.close()  # a later card of a laptop whose words were compared
            return
        self._show_words(ally)

    def _show_words(self, ally: AllyFacts) -> None:
        self._group = ally.group
        self.heading.setText(self.tr("Compare the words of %1").replace("%1", ally.name))
        self.about.setText(
            self.tr(
                "Their program shows these words under “Our card”. If they are others, somebody changed the card on "
                "its way: then remove the group, and share nothing."
            )
        )
        self.words.show_words(ally.words, ally.digits)
        for part in self._adding:
            part.hide()
        for part in self._comparing:
            part.show()
        self.leave.setText(self.tr("Later"))
        self.in_person.setFocus()

    def _on_chosen(self) -> None:
        self.same.setEnabled(self.how.checkedButton() is not None)

    def _on_same(self) -> None:
        self.same.setEnabled(False)
        work = partial(_compare, self._allies, self._group, self.aloud.isChecked())
        self._jobs.start(self, work, self._on_compared, failed=self._on_trouble)

    def _on_compared(self, _ally: AllyFacts) -> None:
        self.changed.emit()
        self.close()

    def _on_trouble(self, problem: Exception) -> None:
        words = present.error(problem)
        self.trouble.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)

    def _on_from_file(self) -> None:
        FileChooser(self.tr("The card's file"), self).ask(self.read_text)

    def _on_from_picture(self) -> None:
        filters = self.tr("Pictures") + " (*.png *.jpg *.jpeg *.webp *.bmp *.gif)"
        FileChooser(self.tr("A picture of the QR code"), self, filters=filters).ask(self.read_picture)

    def read_text(self, path: str) -> None:
        self._jobs.start(self, partial(_text_of, Path(path)), self.text.setPlainText, failed=self._on_trouble)

    def read_picture(self, path: str) -> None:
        self._jobs.start(self, partial(_code_in, Path(path)), self.text.setPlainText, failed=self._on_trouble)


def _look(allies: Allies, text: str, _job: Job) -> CardFacts:
    return allies.look(text)


def _add(allies: Allies, text: str, _job: Job) -> AllyFacts:
    return allies.add(text)


def _compare(allies: Allies, group: str, aloud: bool, _job: Job) -> AllyFacts:
    return allies.compare(group, aloud=aloud)


def _text_of(path: Path, _job: Job) -> str:
    return text_of(path)


def _code_in(path: Path, _job: Job) -> str:
    return code_in(path)
