"""A real bus of our own, and on it a logind that says what a test wants it to say."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from PySide6.QtDBus import (
    QDBusConnection,
    QDBusMessage,
    QDBusObjectPath,
    QDBusUnixFileDescriptor,
    QDBusVariant,
    QDBusVirtualObject,
)

SERVICE = "org.freedesktop.login1"
PATH = "/org/freedesktop/login1"
OWN_SESSION = f"{PATH}/session/_32"
OTHER_SESSION = f"{PATH}/session/c1"
MANAGER, SESSION = f"{SERVICE}.Manager", f"{SERVICE}.Session"

_RULES = """<busconfig>
<type>session</type>
<listen>unix:dir={folder}</listen>
<policy context="default">
<allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy>
</busconfig>
"""


@contextmanager
def running_bus(folder: Path) -> Iterator[str]:
    """The address of a bus that ends with the block. The folder's path must be short: a socket lies in it."""
    rules = folder / "bus.conf"
    rules.write_text(_RULES.format(folder=folder), encoding="utf-8")
    command = ["dbus-daemon", f"--config-file={rules}", "--nofork", "--nopidfile", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as daemon:
        try:
            assert daemon.stdout is not None
            yield daemon.stdout.readline().strip()
        finally:
            daemon.terminate()


class Logind(QDBusVirtualObject):
    """`asked` are the methods that were called, in order. `knows_session`: whether it finds the caller's own."""

    def __init__(self, bus: QDBusConnection) -> None:
        super().__init__()
        self._bus = bus
        self.lid_closed = False
        self.knows_session = True
        self.asked: list[str] = []
        self._holds: list[int] = []
        assert bus.registerService(SERVICE)
        assert bus.registerVirtualObject(PATH, self, QDBusConnection.VirtualObjectRegisterOption.SubPath)

    def waits(self) -> bool:
        """Whether somebody still keeps the laptop from sleeping: the last hold handed out is open at their end."""
        try:
            return os.read(self._holds[-1], 1) != b""
        except BlockingIOError:
            return True

    def says(self, name: str, *values: object, path: str = PATH, interface: str = MANAGER) -> None:
        told = QDBusMessage.createSignal(path, interface, name)
        told.setArguments(list(values))
        assert self._bus.send(told)

    def changed(self, interface: str, values: dict[str, object], path: str) -> None:
        # The list names what changed without its value; an empty one would have no type of its own.
        self.says("PropertiesChanged", interface, values, [""], path=path, interface="org.freedesktop.DBus.Properties")

    def introspect(self, _path: str) -> str:
        return ""

    def handleMessage(self, message: QDBusMessage, connection: QDBusConnection) -> bool:
        self.asked.append(message.member())
        answer = self._answer(message)
        if answer is None:
            return False
        reply = message.createReply()
        reply.setArguments([answer])
        connection.send(reply)
        return True

    def _answer(self, message: QDBusMessage) -> object:
        match message.member(), message.arguments():
            case "GetSession", ["auto"] if self.knows_session:
                return QDBusObjectPath(OWN_SESSION)
            case "Get", [interface, "LidClosed"] if interface == MANAGER:
                value = QDBusVariant()
                value.setVariant(self.lid_closed)
                return value
            case "Inhibit", ["sleep", _, _, "delay"]:
                ours, theirs = os.pipe()
                os.set_blocking(ours, False)
                self._holds.append(ours)
                hold = QDBusUnixFileDescriptor(theirs)
                os.close(theirs)
                return hold
        return None
