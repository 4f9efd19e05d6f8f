"""When the window closes its memory to other programs of the same person (`own_memory`): as soon as the desktop's
portal knows it, and in any case before a vault is opened (`decisions/closed-to-neighbours.md`).

Not at once, because the portal looks at the process that asks it something, and refuses one that it cannot look at. It
looks once for each connection and remembers (xdg-desktop-portal, issues 785 and 2141). Qt asks it whether the desktop
is dark and, on GNOME, which buttons a window has: a process that is closed too early has no button to close its window.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from desktop import own_memory

if TYPE_CHECKING:
    from PySide6.QtDBus import QDBusConnection

_ASK_MS = 250
"""After the window is on the screen: Qt asks its own first."""
_PATIENCE_MS = 2000
_SETTINGS = ("org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings")


class Seclusion(QObject):
    def __init__(self, parent: QObject | None = None, seclude: Callable[[], object] | None = None) -> None:
        super().__init__(parent)
        self._seclude: Callable[[], object] | None = seclude or own_memory.seclude
        QTimer.singleShot(_ASK_MS, self, self._ask)
        QTimer.singleShot(_PATIENCE_MS, self, self.now)

    def now(self) -> None:
        """The second time does nothing."""
        seclude, self._seclude = self._seclude, None
        if seclude is not None:
            seclude()

    def _ask(self) -> None:
        from PySide6.QtDBus import QDBusConnection

        self.ask(QDBusConnection.sessionBus())

    def ask(self, bus: QDBusConnection) -> None:
        """Whoever answers on this bus has looked at us."""
        from desktop.ui.session.bus import Question

        if not bus.isConnected():
            self.now()
            return
        asked = Question(bus, _SETTINGS, "ReadAll", [["org.freedesktop.appearance"]], self)
        asked.answered.connect(self._on_answer)
        asked.failed.connect(self.now)

    def _on_answer(self, _values: object) -> None:
        self.now()
