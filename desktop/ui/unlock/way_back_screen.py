"""The way back when the passphrase is forgotten: a recovery sheet or shares, then a new passphrase. It asks, opens
nothing itself, and keeps what it was told only as long as it is on the screen.
"""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.sentences import Sentence
from desktop.services.way_back import Key
from desktop.services.ways import Way
from desktop.ui.editor.inputs.wrapping import WrappingRadio
from desktop.ui.jobs import JobRunner
from desktop.ui.tones import Tone
from desktop.ui.ways.held_shares import HeldShares
from desktop.ui.ways.words_field import WordsField
from desktop.ui.widgets.buttons import PlainButton, PrimaryButton
from desktop.ui.widgets.labels import Muted, Title
from desktop.ui.widgets.new_passphrase import NewPassphrase
from desktop.ui.widgets.notices import Notice
from desktop.ui.widgets.sheets import Sheet


class WayBackScreen(Sheet):
    """`check_asked` brings a `Key`; `show_opens` when it opens the vault. Then `anew_asked` brings it again with the
    new passphrase. `show_trouble` when either failed; `back_asked` to the unlock screen.
    """

    check_asked = Signal(object)
    anew_asked = Signal(object, str)
    back_asked = Signal()

    def __init__(self, language: str, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(620, parent)
        self._opens = False
        self._build(language, jobs)
        self._connect()
        self._show_step()

    def _build(self, language: str, jobs: JobRunner) -> None:
        self.remark = Muted()
        self.by_sheet = WrappingRadio(self.tr("I have the recovery sheet: 24 words on paper"))
        self.by_shares = WrappingRadio(self.tr("People I trust hold shares"))
        self.by_sheet.setChecked(True)
        self.words = WordsField(jobs, Way.SHEET)
        self.shares = HeldShares(jobs)
        self.opens = Notice(Tone.GOOD)
        self.new = NewPassphrase(jobs, language, self.tr("The new passphrase"))
        self.trouble = Notice(Tone.BAD)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(4)
        self.busy.setAccessibleName(self.tr("Working"))
        self.busy.hide()
        self.back = PlainButton(self.tr("Back"), "back")
        self.next = PrimaryButton()
        self.column.addWidget(Title(self.tr("Forgot the passphrase?")))
        for part in (
            self.remark,
            self.trouble,
            self.by_sheet,
            self.words,
            self.by_shares,
            self.shares,
            self.opens,
            self.new,
            self.busy,
        ):
            self.column.addWidget(part)
        below = QHBoxLayout()
        below.addWidget(self.back)
        below.addStretch(1)
        below.addWidget(self.next)
        self.column.addSpacing(8)
        self.column.addLayout(below)
        self.setFocusProxy(self.words)

    def _connect(self) -> None:
        self.by_sheet.toggled.connect(self._on_toggled)
        for part in (self.words, self.shares, self.new):
            part.changed.connect(self._on_changed)
        self.new.entered.connect(self.next.click)
        self.next.clicked.connect(self._on_next)
        self.back.clicked.connect(self.back_asked)

    def key(self) -> Key | None:
        """None: not all of it is there."""
        if self.by_sheet.isChecked():
            return self.words.words() if self.words.complete() else None
        return self.shares.held() or None

    def show_busy(self, busy: bool) -> None:
        for part in (self.by_sheet, self.by_shares, self.words, self.shares, self.new, self.back):
            part.setEnabled(not busy)
        self.busy.setVisible(busy)
        if busy:
            self.trouble.hide()
        self._on_changed()

    def show_opens(self) -> None:
        """What was typed opens the vault, which is closed again: now the new passphrase."""
        self.show_busy(False)
        self._opens = True
        self.trouble.hide()
        self._show_step()
        self.new.setFocus()

    def show_trouble(self, words: Sentence) -> None:
        self.show_busy(False)
        self.trouble.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)
        self.scroll_to_top()

    def forget(self) -> None:
        self.words.forget()
        self.shares.forget()
        self.new.forget()

    def _show_step(self) -> None:
        by_sheet = self.by_sheet.isChecked()
        for part, shown in (
            (self.by_sheet, not self._opens),
            (self.by_shares, not self._opens),
            (self.words, not self._opens and by_sheet),
            (self.shares, not self._opens and not by_sheet),
            (self.new, self._opens),
        ):
            part.setVisible(shown)
        if self._opens:
            self.remark.setText(self.tr("Set a new passphrase. The forgotten one opens nothing from then on."))
            self.opens.show_words(self.tr("This opens your vault."), self.tr("Everything in it is as it was."))
            self.next.setText(self.tr("Set it and open the vault"))
        else:
            self.remark.setText(self.tr("A sheet or shares that were made before open the vault. Nothing else does."))
            self.next.setText(self.tr("Go on"))
        self._on_changed()

    def _on_toggled(self, _by_sheet: bool) -> None:
        self.trouble.hide()
        self._show_step()

    def _on_changed(self) -> None:
        ready = self.key() is not None and (not self._opens or self.new.ready())
        self.next.setEnabled(ready and self.busy.isHidden())

    def _on_next(self) -> None:
        key = self.key()
        if key is None:
            return
        self.show_busy(True)
        if self._opens:
            self.anew_asked.emit(key, self.new.text())
        else:
            self.check_asked.emit(key)
