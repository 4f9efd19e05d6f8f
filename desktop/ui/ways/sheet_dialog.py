"""Making a recovery sheet: what it is, the passphrase once more, then the words on paper. A sheet that nobody took down
is taken back when the dialog closes, so that nobody counts on it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.errors import WrongPassphrase
from desktop.services.recovering import Recovering
from desktop.services.ways import Sheet
from desktop.ui import present
from desktop.ui.jobs import Job, JobRunner
from desktop.ui.tones import Tone
from desktop.ui.ways.giving_out import GivingOut
from desktop.ui.ways.paper_words import sheet_paper
from desktop.ui.ways.way_dialog import WayDialog
from desktop.ui.ways.words_view import WordsView
from desktop.ui.widgets.labels import Label

CODE_PIXELS = 800


@dataclass(frozen=True, slots=True)
class MadeSheet:
    sheet: Sheet
    code: bytes


class SheetDialog(WayDialog):
    """`prove_asked` by somebody who goes on to prove the sheet."""

    prove_asked = Signal()

    def __init__(self, recovering: Recovering, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(self.tr("Make a recovery sheet"), jobs, parent)
        self._recovering = recovering
        self._made: int | None = None
        self._taken_down = False
        self._build()
        self._connect()

    def _build(self) -> None:
        self.explained = self.say(
            self.tr("24 words on paper that open this vault when the passphrase is lost."),
            self.tr(
                "Whoever has the sheet and this laptop, or a backup, opens the vault too: it belongs somewhere else "
                "than the laptop, where nobody looks for it."
            ),
        )
        self.passphrase = self.ask(self.tr("Your passphrase, once more"))
        self.next = Label(
            self.tr("Put the words on paper now: they are shown only this once. Then prove it from the paper.")
        )
        self.giving = GivingOut(self._jobs)
        self.view = WordsView()
        for part in (self.next, self.giving, self.view):
            part.hide()
            self.column.addWidget(part)
        self.go.setText(self.tr("Make the sheet"))
        self.finish()

    def _connect(self) -> None:
        self.go.clicked.connect(self._on_go)
        self.giving.given.connect(self._on_taken_down)
        self.view.shown.connect(self._on_taken_down)

    def reject(self) -> None:
        if self.is_busy():
            return
        if self._made is None or self._taken_down:
            super().reject()
        else:
            made, self._made = self._made, None
            self.do(partial(_take_back, self._recovering, made), self._on_taken_back)

    def _on_go(self) -> None:
        if self._made is not None:
            self.close()
            self.prove_asked.emit()
        elif self.passphrase.text():
            work = partial(_make, self._recovering, self.passphrase.text(), present.language())
            self.passphrase.clear()
            self.do(work, self._on_made)

    def _on_made(self, made: MadeSheet) -> None:
        self.at_rest()
        self._made = made.sheet.id
        self.giving.set_papers((sheet_paper(made.sheet, made.code, today()),))
        self.view.set_words(made.sheet.words)
        self.hide_question(self.passphrase)
        for label in self.explained:
            label.hide()
        for part in (self.next, self.giving, self.view):
            part.show()
        self.go.setText(self.tr("Prove it now…"))
        self.go.setEnabled(False)
        self.tell(
            self.tr("The sheet is made."),
            self.tr("It opens the vault from now on. If you close this without printing or showing it, it is removed."),
            Tone.GOOD,
        )
        self.giving.setFocus()
        self.changed.emit()

    def _on_taken_down(self) -> None:
        self._taken_down = True
        self.go.setEnabled(True)

    def _on_taken_back(self, _nothing: None) -> None:
        self.at_rest()
        self.changed.emit()
        self.close()


def today() -> date:
    """By this laptop's clock and place."""
    return datetime.now().astimezone().date()


def confirmed(recovering: Recovering, passphrase: str) -> None:
    """Raises WrongPassphrase unless this is the everyday one. About a second."""
    if not recovering.is_passphrase(passphrase):
        raise WrongPassphrase


def _make(recovering: Recovering, passphrase: str, language: str, _job: Job) -> MadeSheet:
    from desktop.services.showing_codes import qr_png

    confirmed(recovering, passphrase)
    sheet = recovering.make_sheet(language)
    return MadeSheet(sheet, qr_png(sheet.qr_text, CODE_PIXELS))


def _take_back(recovering: Recovering, id: int, _job: Job) -> None:
    recovering.remove(id)
