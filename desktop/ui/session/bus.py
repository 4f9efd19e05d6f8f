"""Listening and asking on D-Bus without ever waiting, and without waking a service that sleeps. Knows no service."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import SLOT, QObject, Signal
from PySide6.QtDBus import QDBusConnection, QDBusMessage, QDBusPendingCallWatcher

Source = tuple[str, str, str]
"""Service, path and interface; the first two empty for any."""

PROPERTIES = "org.freedesktop.DBus.Properties"


def listen(bus: QDBusConnection, source: Source, name: str, listener: QObject, slot: str) -> None:
    """`slot` must be a Qt slot of the listener, with its types: `on_lock()`, `on_sleep(bool)`."""
    # The stubs ask for bytes; what runs takes the text that SLOT makes, and only that.
    bus.connect(*source, name, listener, SLOT(slot))  # type: ignore[call-overload]  # see above


class Question(QObject):
    """`answered` brings the first value of the answer, once; `failed` comes where nobody answers. Frees itself."""

    answered = Signal(object)
    failed = Signal()

    def __init__(
        self, bus: QDBusConnection, source: Source, name: str, values: Sequence[Any] = (), parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        asked = QDBusMessage.createMethodCall(*source, name)
        asked.setArguments(list(values))
        asked.setAutoStartService(False)
        self._watcher = QDBusPendingCallWatcher(bus.asyncCall(asked), self)
        self._watcher.finished.connect(self._on_finished)

    def _on_finished(self) -> None:
        reply = self._watcher.reply()
        values = reply.arguments()
        if reply.type() == QDBusMessage.MessageType.ReplyMessage and values:
            self.answered.emit(values[0])
        else:
            self.failed.emit()
        self.deleteLater()
