"""Leaving in a hurry: the keys of the quick exit, and whether the vault may be erased after it."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QHBoxLayout, QWidget

from desktop.services.preferences import Choices
from desktop.settings import CTRL_Q, ESC_TWICE
from desktop.ui.widgets.cards import Card, Separator
from desktop.ui.widgets.labels import Label, Muted


class LeavingCard(Card):
    """`changed` brings `Choices` that are not kept yet."""

    changed = Signal(object)

    def __init__(self, choices: Choices, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._choices = choices
        self._build()
        self._connect()

    def _build(self) -> None:
        self.keys = QComboBox()
        self.keys.setAccessibleName(self.tr("Keys of the quick exit"))
        self.keys.addItem(self.tr("Ctrl+Q"), CTRL_Q)
        self.keys.addItem(self.tr("Esc, twice quickly"), ESC_TWICE)
        self.keys.setCurrentIndex(self.keys.findData(self._choices.exit_keys))
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(Label(self.tr("Quick exit")), 2)
        row.addWidget(self.keys, 3)
        self.erase = QCheckBox(self.tr("Allow quick erase"))
        self.erase.setChecked(self._choices.quick_erase)
        self.column.setSpacing(9)
        self.column.addLayout(row)
        for words in self._about_exit():
            self.column.addWidget(Muted(words))
        self.column.addWidget(Separator())
        self.column.addWidget(self.erase)
        for words in self._about_erase():
            self.column.addWidget(Muted(words))

    def _connect(self) -> None:
        self.keys.activated.connect(self._on_keys)
        self.erase.toggled.connect(self._on_erase)

    def show_choices(self, choices: Choices) -> None:
        """What is kept now; another card may have changed its own."""
        self._choices = choices

    def _about_exit(self) -> list[str]:
        return [
            self.tr(
                "At once the window is an ordinary sheet of household costs. What was typed is kept and the vault is "
                "locked. Ctrl+L in the sheet leads back to the passphrase."
            ),
            self.tr(
                "It hides what was on the screen, no more: whoever looks through the programs or files of this laptop "
                "can find Amparo."
            ),
        ]

    def _about_erase(self) -> list[str]:
        return [
            self.tr(
                "Then Ctrl+Shift+Delete, pressed twice in the sheet, destroys this vault without asking. (Laptops "
                "without Delete take Backspace.) When the window closes it is done: no passphrase opens it any more. "
                "While it stays open, press again."
            ),
            self.tr(
                "What was only on this laptop is lost then. What was synced can come back, through the coordination "
                "only. A backup on a stick still opens with its passphrase."
            ),
            self.tr(
                "A flash disk may keep old copies of what is overwritten, for whoever can read its chips. Those still "
                "open with the passphrase, and with nothing less."
            ),
        ]

    def _on_keys(self, _index: int) -> None:
        self._choices = replace(self._choices, exit_keys=str(self.keys.currentData()))
        self.changed.emit(self._choices)

    def _on_erase(self, wanted: bool) -> None:
        self._choices = replace(self._choices, quick_erase=wanted)
        self.changed.emit(self._choices)
