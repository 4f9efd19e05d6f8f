"""Choosing the language of the window."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QWidget

from desktop.ui import i18n


class LanguageBox(QComboBox):
    """`chosen` brings the code, only when a person chose it."""

    chosen = Signal(str)

    def __init__(self, language: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAccessibleName(self.tr("Language of the window"))
        for offered in i18n.LANGUAGES:
            self.addItem(i18n.menu_name(offered), offered.code)
        self.setCurrentIndex(max(0, self.findData(language)))
        self.activated.connect(self._on_activated)

    def _on_activated(self, index: int) -> None:
        self.chosen.emit(str(self.itemData(index)))
