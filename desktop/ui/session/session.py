"""Says when nobody is at the laptop any more because the system says so. Knows nothing of locking a vault.

| system  | asleep | screen locked | another session in front | lid closed |
|---------|--------|---------------|--------------------------|------------|
| Linux   | logind | logind, the screen savers of the desktops | logind | logind |
| Windows | power broadcast | session notification | session notification | power setting |
| macOS   | –      | –             | –                                 | –          |

macOS tells these things by notifications that Qt has no way to hear. There, and on Linux without a bus, nothing comes
from here and nothing is complained about: `idleness` still notices that nobody typed, and a sleep on waking.
"""

from __future__ import annotations

import sys

from PySide6.QtCore import QObject, Signal
from PySide6.QtDBus import QDBusConnection
from PySide6.QtWidgets import QWidget


class Session(QObject):
    """`window`: any window of the program that lives as long as this does; Windows tells a window, not a process."""

    going_away = Signal()

    def __init__(self, window: QWidget, parent: QObject | None = None) -> None:
        super().__init__(parent)
        if sys.platform == "win32":
            from desktop.ui.session.windows import WindowsSession

            WindowsSession(window, self).going_away.connect(self.going_away)
        elif sys.platform == "linux":
            self.listen(*buses())

    def listen(self, system: QDBusConnection, session: QDBusConnection) -> None:
        """To these buses, as far as they are there."""
        from desktop.ui.session.logind import Logind
        from desktop.ui.session.screen_savers import ScreenSavers

        if system.isConnected():
            Logind(system, self).going_away.connect(self.going_away)
        if session.isConnected():
            ScreenSavers(session, self).locked.connect(self.going_away)


def buses() -> tuple[QDBusConnection, QDBusConnection]:
    """The system's and the session's. Where there are any they are connected to the first time, which takes longer than
    all others.
    """
    return QDBusConnection.systemBus(), QDBusConnection.sessionBus()
