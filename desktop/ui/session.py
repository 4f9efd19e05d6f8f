"""What the system says about the session: it goes to sleep, its screen is locked. Knows nothing of locking a vault.

Linux says so on D-Bus (logind, and the screen savers of GNOME and freedesktop.org). Elsewhere, and without a bus,
nothing comes from here; `idleness` still notices a sleep when the laptop wakes.
"""

from __future__ import annotations

from PySide6.QtCore import SLOT, QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

_LOGIN = "org.freedesktop.login1"


class Session(QObject):
    going_away = Signal()

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        system = QDBusConnection.systemBus()
        if system.isConnected():
            self._listen(system, _LOGIN, f"{_LOGIN}.Manager", "PrepareForSleep", "on_state(bool)")
            self._listen(system, _LOGIN, f"{_LOGIN}.Session", "Lock", "on_lock()")
        session = QDBusConnection.sessionBus()
        if session.isConnected():
            for name in ("org.gnome.ScreenSaver", "org.freedesktop.ScreenSaver"):
                self._listen(session, "", name, "ActiveChanged", "on_state(bool)")

    def _listen(self, bus: QDBusConnection, service: str, interface: str, name: str, slot: str) -> None:
        # The stubs ask for bytes; what runs takes the text that SLOT makes, and only that.
        bus.connect(service, "", interface, name, self, SLOT(slot))  # type: ignore[call-overload]  # see above

    @Slot(bool)
    def on_state(self, away: bool) -> None:
        if away:
            self.going_away.emit()

    @Slot()
    def on_lock(self) -> None:
        self.going_away.emit()
