"""The keys that lock, leave and erase, in whatever window has the keys: a shortcut of the main window is dead while a
dialog is open over it, and these must never be. Knows no vault.
"""

from __future__ import annotations

import time

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow

from desktop.settings import CTRL_Q, ESC_TWICE

_QUICKLY = 0.5
"""Seconds between two presses of Esc that mean leaving. Going back twice on purpose takes longer."""
_DELIBERATELY = 3.0
"""Seconds in which the keys that erase have to be pressed twice."""

_CTRL = Qt.KeyboardModifier.ControlModifier
_CTRL_SHIFT = _CTRL | Qt.KeyboardModifier.ShiftModifier
_KEYPAD = Qt.KeyboardModifier.KeypadModifier


class LeavingKeys(QObject):
    """Ctrl+L, the quick exit (`keys`: Ctrl+Q, or Esc pressed twice quickly), and, once somebody left (`away`),
    Ctrl+Shift+Delete (or Backspace: some laptops have only that) pressed twice. A key that is held down, or sticks,
    counts once.
    """

    lock_pressed = Signal()
    exit_pressed = Signal()
    erase_pressed = Signal()

    def __init__(self, keys: str = CTRL_Q, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.keys = keys
        self.away = False
        self._esc = _Twice(_QUICKLY)
        self._erase = _Twice(_DELIBERATELY)
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self.watch)
        self.watch(QGuiApplication.focusWindow())

    def watch(self, window: QWindow | None) -> None:
        if window is not None:
            window.removeEventFilter(self)  # never twice
            window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() != QEvent.Type.KeyPress or not isinstance(event, QKeyEvent) or event.isAutoRepeat():
            return False
        key, held = event.key(), event.modifiers() & ~_KEYPAD
        if key == Qt.Key.Key_L and held == _CTRL:
            self.lock_pressed.emit()
            return True
        if key == Qt.Key.Key_Q and held == _CTRL and self.keys == CTRL_Q:
            self.exit_pressed.emit()
            return True
        if key == Qt.Key.Key_Escape and self.keys == ESC_TWICE and self._esc.pressed():
            self.exit_pressed.emit()
            return True
        if self.away and key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace) and held == _CTRL_SHIFT:
            if self._erase.pressed():
                self.erase_pressed.emit()
            return True
        return False


class _Twice:
    def __init__(self, seconds: float) -> None:
        self._seconds = seconds
        self._last = float("-inf")

    def pressed(self) -> bool:
        """Whether this is the second time. The third is a first one again."""
        now = time.monotonic()
        second = now - self._last <= self._seconds
        self._last = float("-inf") if second else now
        return second
