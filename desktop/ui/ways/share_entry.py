"""A share as its holder brings it: the words and the PIN. Opens nothing."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.services.ways import HeldShare, Way
from desktop.ui.jobs import JobRunner
from desktop.ui.ways.words_field import WordsField
from desktop.ui.widgets.fields import PassphraseField
from desktop.ui.widgets.labels import Label


class ShareEntry(QWidget):
    """`changed` while something is typed, `entered` by Enter behind the PIN."""

    changed = Signal()
    entered = Signal()

    def __init__(self, jobs: JobRunner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.words = WordsField(jobs, Way.SHARES)
        self.pin = PassphraseField(self.tr("PIN of this share"))
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.words)
        column.addWidget(Label(self.tr("PIN of this share")))
        column.addWidget(self.pin)
        self.words.changed.connect(self.changed)
        self.pin.textChanged.connect(self._on_pin)
        self.pin.returnPressed.connect(self.entered)
        self.setFocusProxy(self.words)

    def held(self) -> HeldShare | None:
        """None: something is missing yet."""
        if not self.words.complete() or not self.pin.text().strip():
            return None
        return HeldShare(words=self.words.words(), pin=self.pin.text())

    def forget(self) -> None:
        self.words.forget()
        self.pin.clear()

    def _on_pin(self, _text: str) -> None:
        self.changed.emit()
