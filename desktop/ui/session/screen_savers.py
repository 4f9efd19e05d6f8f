"""The screen savers of the desktops: GNOME, KDE and what follows freedesktop.org, Cinnamon, MATE, Xfce."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtDBus import QDBusConnection

from desktop.ui.session.bus import listen

_NAMES = ("gnome", "freedesktop", "cinnamon", "mate", "xfce")


class ScreenSavers(QObject):
    locked = Signal()

    def __init__(self, bus: QDBusConnection, parent: QObject | None = None) -> None:
        super().__init__(parent)
        for name in _NAMES:
            listen(bus, ("", "", f"org.{name}.ScreenSaver"), "ActiveChanged", self, "on_active(bool)")

    @Slot(bool)
    def on_active(self, active: bool) -> None:
        if active:
            self.locked.emit()
