"""The unlock screen: one passphrase, one button. It asks; it opens nothing itself and keeps nothing it was told."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QWidget

from desktop.sentences import Sentence
from desktop.ui.tones import Tone
from desktop.ui.widgets.buttons import LinkButton, PrimaryButton
from desktop.ui.widgets.fields import PassphraseField
from desktop.ui.widgets.labels import IconLabel, Label, Muted, Title
from desktop.ui.widgets.language_box import LanguageBox
from desktop.ui.widgets.notices import Notice
from desktop.ui.widgets.sheets import Sheet


class UnlockScreen(Sheet):
    """`show_busy` while the vault is being opened (about a second), `show_trouble` when it did not open."""

    unlock_asked = Signal(str)
    language_asked = Signal(str)
    other_vault_asked = Signal()
    way_back_asked = Signal()

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent)
        self._build(language)
        self._connect()

    def _build(self, language: str) -> None:
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.unlock = PrimaryButton(self.tr("Unlock"))
        self.forgot = LinkButton(self.tr("Forgot the passphrase?"))
        self.other = LinkButton(self.tr("Another vault…"))
        self.language = LanguageBox(language)
        self.trouble = Notice(Tone.BAD)
        self.busy = QProgressBar()
        self.busy.setRange(0, 0)
        self.busy.setTextVisible(False)
        self.busy.setFixedHeight(4)
        self.busy.setAccessibleName(self.tr("Unlocking"))
        label = Label(self.tr("&Passphrase"))
        label.setTextFormat(Qt.TextFormat.AutoText)
        label.setBuddy(self.passphrase)
        self.column.addWidget(IconLabel("amparo", Tone.ACCENT, 48))
        self.column.addWidget(Title("Amparo"))
        self.column.addWidget(Muted(self.tr("Everything here is sealed until you unlock it.")))
        self.column.addSpacing(6)
        self.column.addWidget(label)
        self.column.addWidget(self.passphrase)
        self.column.addWidget(self.trouble)
        self.column.addWidget(self.unlock)
        self.column.addWidget(self.busy)
        self.column.addWidget(self.forgot, 0, Qt.AlignmentFlag.AlignLeading)
        below = QHBoxLayout()
        below.addWidget(self.other)
        below.addStretch(1)
        below.addWidget(self.language)
        self.column.addLayout(below)
        self._keep_place(self.busy)
        self.setFocusProxy(self.passphrase)

    def _connect(self) -> None:
        self.passphrase.returnPressed.connect(self._on_unlock)
        self.unlock.clicked.connect(self._on_unlock)
        self.forgot.clicked.connect(self.way_back_asked)
        self.other.clicked.connect(self.other_vault_asked)
        self.language.chosen.connect(self.language_asked)

    def show_busy(self, busy: bool) -> None:
        for widget in (self.passphrase, self.unlock, self.forgot, self.other, self.language):
            widget.setEnabled(not busy)
        self.unlock.setText(self.tr("Unlocking…") if busy else self.tr("Unlock"))
        self.busy.setVisible(busy)

    def show_trouble(self, words: Sentence) -> None:
        """What happened, what is safe, what to do; the passphrase is typed anew."""
        self.show_busy(False)
        self.trouble.show_words(words.happened, f"{words.safe} {words.next}", Tone.BAD)
        self.passphrase.clear()
        self.passphrase.setFocus()

    def _on_unlock(self) -> None:
        if self.passphrase.text() and self.passphrase.isEnabled():
            self.trouble.hide()
            typed = self.passphrase.text()
            self.show_busy(True)
            self.passphrase.clear()
            self.unlock_asked.emit(typed)

    def _keep_place(self, widget: QWidget) -> None:
        policy = widget.sizePolicy()
        policy.setRetainSizeWhenHidden(True)
        widget.setSizePolicy(policy)
        widget.hide()
