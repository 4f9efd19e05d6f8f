"""What opens a backup: its passphrase, or the words of a recovery sheet. Opens nothing itself."""

from __future__ import annotations

from dataclasses import dataclass, field

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QPlainTextEdit, QVBoxLayout, QWidget

from desktop.ui import theme
from desktop.ui.editor.inputs.wrapping import WrappingRadio
from desktop.ui.widgets.fields import PassphraseField
from desktop.ui.widgets.labels import Muted


@dataclass(frozen=True, slots=True)
class BackupKey:
    """`words`: a passphrase, or those of a recovery sheet."""

    words: str = field(repr=False)
    is_sheet: bool


class KeyField(QWidget):
    """`changed` while something is typed, `entered` by Enter in the passphrase."""

    changed = Signal()
    entered = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by_passphrase = WrappingRadio(self.tr("The passphrase that the vault had on that day"))
        self.by_sheet = WrappingRadio(self.tr("The recovery sheet: its 24 words"))
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
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        for part in (self.by_passphrase, self.passphrase, self.by_sheet, self.sheet, self.hint):
            column.addWidget(part)
        self.by_passphrase.setChecked(True)
        self.by_sheet.toggled.connect(self._on_toggled)
        self.passphrase.textChanged.connect(self._on_typed)
        self.passphrase.returnPressed.connect(self.entered)
        self.sheet.textChanged.connect(self.changed)
        self._on_toggled(False)

    def key(self) -> BackupKey | None:
        """None: nothing was typed yet."""
        words = self.sheet.toPlainText().strip() if self.by_sheet.isChecked() else self.passphrase.text()
        return BackupKey(words, self.by_sheet.isChecked()) if words else None

    def forget(self) -> None:
        self.passphrase.clear()
        self.sheet.clear()

    def _on_toggled(self, by_sheet: bool) -> None:
        self.passphrase.setVisible(not by_sheet)
        self.sheet.setVisible(by_sheet)
        self.hint.setVisible(by_sheet)
        self.setFocusProxy(self.sheet if by_sheet else self.passphrase)
        if self.isVisible():
            self.setFocus()
        self.changed.emit()

    def _on_typed(self, _text: str) -> None:
        self.changed.emit()
