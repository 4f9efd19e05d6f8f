"""What opens a backup: its passphrase, the words of a recovery sheet, or shares. Opens nothing itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop.services.ways import HeldShare
from desktop.ui import theme
from desktop.ui.editor.inputs.wrapping import WrappingRadio
from desktop.ui.jobs import JobRunner
from desktop.ui.ways.held_shares import HeldShares
from desktop.ui.widgets.fields import PassphraseField
from desktop.ui.widgets.labels import Muted


@dataclass(frozen=True, slots=True)
class BackupKey:
    """`words`: a passphrase, or those of a recovery sheet; empty where `shares` open it."""

    words: str = field(repr=False)
    is_sheet: bool = False
    shares: tuple[HeldShare, ...] = field(default=(), repr=False)


class KeyField(QWidget):
    """`changed` while something is typed, `entered` by Enter in the passphrase."""

    changed = Signal()
    entered = Signal()

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._build(jobs)
        self._connect()
        self._on_chosen()

    def _build(self, jobs: JobRunner) -> None:
        self.by_passphrase = WrappingRadio(self.tr("The passphrase that the vault had on that day"))
        self.by_sheet = WrappingRadio(self.tr("The recovery sheet: its 24 words"))
        self.by_shares = WrappingRadio(self.tr("The shares of people I trust"))
        self.passphrase = PassphraseField(self.tr("Passphrase"))
        self.sheet = QPlainTextEdit()
        self.sheet.setAccessibleName(self.tr("The 24 words of the recovery sheet"))
        self.sheet.setInputMethodHints(
            Qt.InputMethodHint.ImhSensitiveData
            | Qt.InputMethodHint.ImhNoPredictiveText
            | Qt.InputMethodHint.ImhNoAutoUppercase
        )
        self.sheet.setTabChangesFocus(True)
        self.sheet.setFixedHeight(theme.scaled(96))
        self.hint = Muted(self.tr("In their order, with spaces between them. Four letters of each are enough."))
        self.shares = HeldShares(jobs)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (
            self.by_passphrase,
            self.passphrase,
            self.by_sheet,
            self.sheet,
            self.hint,
            self.by_shares,
            self.shares,
        ):
            column.addWidget(part)
        self.by_passphrase.setChecked(True)

    def _connect(self) -> None:
        for choice in (self.by_passphrase, self.by_sheet, self.by_shares):
            choice.toggled.connect(self._on_toggled)
        self.passphrase.textChanged.connect(self._on_typed)
        self.passphrase.returnPressed.connect(self.entered)
        self.sheet.textChanged.connect(self.changed)
        self.shares.changed.connect(self.changed)

    def key(self) -> BackupKey | None:
        """None: nothing was typed yet, or not all of it is there."""
        if self.by_shares.isChecked():
            held = self.shares.held()
            return BackupKey("", shares=held) if held else None
        words = self.sheet.toPlainText().strip() if self.by_sheet.isChecked() else self.passphrase.text()
        return BackupKey(words, self.by_sheet.isChecked()) if words else None

    def forget(self) -> None:
        self.passphrase.clear()
        self.sheet.clear()
        self.shares.forget()

    def _on_toggled(self, chosen: bool) -> None:
        if chosen:
            self._on_chosen()

    def _on_chosen(self) -> None:
        by_sheet, by_shares = self.by_sheet.isChecked(), self.by_shares.isChecked()
        self.passphrase.setVisible(self.by_passphrase.isChecked())
        self.sheet.setVisible(by_sheet)
        self.hint.setVisible(by_sheet)
        self.shares.setVisible(by_shares)
        self.setFocusProxy(self.sheet if by_sheet else self.shares if by_shares else self.passphrase)
        if self.isVisible():
            self.setFocus()
        self.changed.emit()

    def _on_typed(self, _text: str) -> None:
        self.changed.emit()
