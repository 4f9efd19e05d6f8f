"""The keys that work everywhere in the workplace, and what each of them asks for. Knows no page."""

from __future__ import annotations

from PySide6.QtCore import QObject, QSignalMapper, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from desktop.ui.places_to_go import places

EVERYWHERE = {
    "Ctrl+0": "page sync",
    "Ctrl+,": "page settings",
    "F1": "page about",
    "Ctrl+N": "begin case",
    "Ctrl+Shift+T": "begin threat",
    "Ctrl+K": "search",
    "Ctrl+L": "lock",
    "F5": "refresh",
}


class Shortcuts(QObject):
    """`pressed` brings a verb and, for some, what it is about: `page today`, `begin case`, `lock`."""

    pressed = Signal(str)

    def __init__(self, within: QWidget) -> None:
        super().__init__(within)
        self._mapper = QSignalMapper(self)
        self._mapper.mappedString.connect(self.pressed)
        for keys, what in ({place.keys: f"page {place.name}" for place in places()} | EVERYWHERE).items():
            shortcut = QShortcut(QKeySequence(keys), within)
            shortcut.setContext(Qt.ShortcutContext.WindowShortcut)
            self._mapper.setMapping(shortcut, what)
            shortcut.activated.connect(self._mapper.map)
