"""Notices that nobody is at the keyboard, or that the laptop slept. Knows nothing of locking: it only says so.

Input is watched at the windows, where every key and every move of the mouse arrives once, and not by a filter on the
whole application, which would see each event of each widget.
"""

from __future__ import annotations

import time
from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QWindow

_TICK_SECONDS = 5
_SLEPT_SECONDS = 60
_INPUT = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.MouseMove,
        QEvent.Type.MouseButtonPress,
        QEvent.Type.Wheel,
        QEvent.Type.TouchBegin,
        QEvent.Type.TouchUpdate,
        QEvent.Type.TabletMove,
    }
)


class Idleness(QObject):
    """`nobody_there` after `minutes` without input (0: never), or when the clock shows that the laptop slept."""

    nobody_there = Signal()

    def __init__(
        self, minutes: float, parent: QObject | None = None, somebody_speaks: Callable[[], bool] = lambda: False
    ) -> None:
        """`somebody_speaks` is asked before anybody is said to be gone: whoever is being recorded presses no key."""
        super().__init__(parent)
        self._somebody_speaks = somebody_speaks
        self._seconds = minutes * 60
        self._last_input = time.monotonic()
        self._last_tick = time.time()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_SECONDS * 1000)
        self._timer.timeout.connect(self.check)
        self._timer.start()
        app = QGuiApplication.instance()
        if isinstance(app, QGuiApplication):
            app.focusWindowChanged.connect(self.watch)
        self.watch(QGuiApplication.focusWindow())

    def set_minutes(self, minutes: float) -> None:
        self._seconds = minutes * 60
        self.noticed()

    def noticed(self) -> None:
        """Somebody did something."""
        self._last_input = time.monotonic()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() in _INPUT:
            self.noticed()
        return False

    def watch(self, window: QWindow | None) -> None:
        """Input in this window counts, too; every window is watched from when it is first used."""
        if window is not None:
            window.removeEventFilter(self)  # never twice
            window.installEventFilter(self)

    def check(self) -> None:
        """Called every few seconds."""
        now = time.time()
        slept = now - self._last_tick > _TICK_SECONDS + _SLEPT_SECONDS
        self._last_tick = now
        idle = self._seconds > 0 and time.monotonic() - self._last_input >= self._seconds
        if idle and self._somebody_speaks():
            self.noticed()
            idle = False
        if slept or idle:
            self.nobody_there.emit()
