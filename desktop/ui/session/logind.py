"""logind: the laptop goes to sleep, the session is locked or another one comes to the front, the lid closes.

Source: org.freedesktop.login1(5). Knows no vault; whoever hears `going_away` has the time of the call to do something
about it before the laptop sleeps, at most `InhibitDelayMaxSec` (5 s unless the machine's owner changed it).
"""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtDBus import QDBusConnection, QDBusObjectPath, QDBusUnixFileDescriptor, QDBusVariant

from desktop.ui.main_window import NAME
from desktop.ui.session.bus import PROPERTIES, Question, Source, listen
from desktop.ui.session.lid import Lid

_SERVICE = "org.freedesktop.login1"
_PATH = "/org/freedesktop/login1"
_MANAGER = f"{_SERVICE}.Manager"
_SESSION = f"{_SERVICE}.Session"
_AT_THE_MANAGER: Source = (_SERVICE, _PATH, _MANAGER)
_LOOK_MS = 2000
"""logind tells that the lid closed since version 256 only; before it has to be asked."""


class Logind(QObject):
    going_away = Signal()

    def __init__(self, bus: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._bus = bus
        self._lid = Lid()
        self._hold: QDBusUnixFileDescriptor | None = None
        """As long as we have it the laptop waits with sleeping. Any exec, and our end, let it go."""
        listen(bus, _AT_THE_MANAGER, "PrepareForSleep", self, "on_sleep(bool)")
        listen(bus, (_SERVICE, _PATH, PROPERTIES), "PropertiesChanged", self, "on_changed(QString,QVariantMap)")
        own = Question(bus, _AT_THE_MANAGER, "GetSession", ["auto"], self)
        own.answered.connect(self._on_own_session)
        own.failed.connect(self._on_no_own_session)
        self._ask_to_wait()
        self._looks = QTimer(self)
        self._looks.setInterval(_LOOK_MS)
        self._looks.timeout.connect(self._look_at_lid)
        self._looks.start()
        self._look_at_lid()

    @Slot(bool)
    def on_sleep(self, begins: bool) -> None:
        if begins:
            self.going_away.emit()
            self._hold = None
        else:
            self._ask_to_wait()

    @Slot()
    def on_lock(self) -> None:
        self.going_away.emit()

    @Slot(str, "QVariantMap")
    def on_changed(self, interface: str, values: dict[str, object]) -> None:
        """Properties of the manager and of our own session come here alike."""
        if interface == _MANAGER and "LidClosed" in values:
            self._on_lid(values["LidClosed"] is True)
        elif interface == _SESSION and (values.get("LockedHint") is True or values.get("Active") is False):
            self.going_away.emit()

    def _on_own_session(self, path: QDBusObjectPath) -> None:
        self._listen_to_session(path.path())

    def _on_no_own_session(self) -> None:
        self._listen_to_session("")  # better locked with somebody else's than not at all

    def _listen_to_session(self, path: str) -> None:
        listen(self._bus, (_SERVICE, path, _SESSION), "Lock", self, "on_lock()")
        if path:
            slot = "on_changed(QString,QVariantMap)"
            listen(self._bus, (_SERVICE, path, PROPERTIES), "PropertiesChanged", self, slot)

    def _ask_to_wait(self) -> None:
        """What is said here can be read by everybody on the machine, so it says nothing."""
        asked = Question(self._bus, _AT_THE_MANAGER, "Inhibit", ["sleep", NAME, "lock", "delay"], self)
        asked.answered.connect(self._on_hold)

    def _on_hold(self, hold: QDBusUnixFileDescriptor) -> None:
        self._hold = hold

    def _look_at_lid(self) -> None:
        asked = Question(self._bus, (_SERVICE, _PATH, PROPERTIES), "Get", [_MANAGER, "LidClosed"], self)
        asked.answered.connect(self._on_looked)
        asked.failed.connect(self._looks.stop)

    def _on_looked(self, found: QDBusVariant) -> None:
        self._on_lid(found.variant() is True)

    def _on_lid(self, closed: bool) -> None:
        if self._lid.closes(closed):
            self.going_away.emit()
