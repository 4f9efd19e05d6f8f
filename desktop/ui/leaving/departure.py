"""A quick exit, step by step: cover, start the successor, let the vault be closed, end. Knows no vault: whoever hears
`covered` closes it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QApplication

from desktop.relaunch import Handover
from desktop.services.erasing import erase
from desktop.ui.leaving.away import dress
from desktop.ui.leaving.leaving_keys import LeavingKeys
from desktop.ui.leaving.successor import Successor
from desktop.ui.main_window import MainWindow

_SEEN_MS = 30
"""So that the system gets round to showing what was painted before closing the vault takes this thread's time."""


class Departure(QObject):
    covered = Signal()
    """Nothing of us is on the screen: the vault is to be closed during this call."""
    done = Signal()
    """The successor stands there with the same window: the process has to end."""

    def __init__(
        self,
        window: MainWindow,
        keys: LeavingKeys,
        handed: Handover,
        succeed: Callable[[Handover, QObject], Successor],
        parent: QObject | None = None,
    ) -> None:
        super().__init__(parent)
        self._window = window
        self._keys = keys
        self._handed = handed
        self._succeed = succeed
        self._closed = False
        self._ready = False

    def start(self) -> None:
        self._keys.away = True
        self._keys.erase_pressed.connect(self._on_erase)
        for other in QApplication.topLevelWidgets():
            if other is not self._window and other.isVisible():
                other.hide()  # not closed: what was typed in it is still to be kept
        dress(self._window)
        self._window.repaint()
        place = self._window.saveGeometry().toHex().toStdString()
        successor = self._succeed(replace(self._handed, place=place), self)
        successor.ready.connect(self._on_ready)
        QTimer.singleShot(_SEEN_MS, self, self._on_seen)

    def _on_seen(self) -> None:
        self.covered.emit()
        self._closed = True
        self._finish()

    def _on_ready(self) -> None:
        self._ready = True
        self._finish()

    def _finish(self) -> None:
        if self._closed and self._ready:
            self.done.emit()

    def _on_erase(self) -> None:
        """Whoever is that quick. The window stays, for the successor has it already: pressed again, it closes."""
        if self._closed and self._handed.may_erase:
            erase(Path(self._handed.folder))
