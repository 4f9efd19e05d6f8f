"""The real program, driven over a socket: run as a script, with the socket's path in `AMPARO_TEST_SOCKET`.

Each process of it, the first and whichever takes its place, reports there with a line `PID SCREEN`, does what lines ask
it (`type WORDS`, `unlock`, `answer WORDS`, `copy`, `press KEYS`, `idle`, `look`, `close`) and answers each with `done`.
The secrets come only to the process that is asked to type them.
"""

from __future__ import annotations

import ctypes
import os
import socket
import sys
from collections.abc import Callable

from PySide6.QtCore import QObject, QSocketNotifier, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

import desktop.app
from desktop import own_memory
from desktop.__main__ import main
from desktop.ui.leaving.away import Away
from tests.journeys.hands import type_into, wait

SOCKET = "AMPARO_TEST_SOCKET"
GET_DUMPABLE = 3
secluded: list[int] = []
CTRL, SHIFT = Qt.KeyboardModifier.ControlModifier, Qt.KeyboardModifier.ShiftModifier
KEYS = {
    "Ctrl+L": (Qt.Key.Key_L, CTRL),
    "Ctrl+Q": (Qt.Key.Key_Q, CTRL),
    "Ctrl+Shift+Delete": (Qt.Key.Key_Delete, CTRL | SHIFT),
}


class Driver(QObject):
    def __init__(self, owner: QObject, screen: str, deeds: dict[str, Callable[[str], str | None]]) -> None:
        super().__init__(owner)
        self._deeds = deeds
        self._line = socket.socket(socket.AF_UNIX)
        self._line.connect(os.environ[SOCKET])
        self._notifier = QSocketNotifier(self._line.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._on_asked)
        self._line.sendall(f"{os.getpid()} {screen}\n".encode())

    def _on_asked(self) -> None:
        verb, _, words = self._line.recv(4096).decode().rstrip("\n").partition(" ")
        if not verb:  # the test is over
            os._exit(0)
        self._line.sendall(b"begun\n")
        said = self._deeds[verb](words)
        self._line.sendall(f"done {said or ''}".encode().strip() + b"\n")


class Driven(desktop.app.Program):
    def start(self) -> None:
        super().start()
        wait(self.window.isVisible, "the window is there")
        deeds = {"type": self.type, "unlock": self.unlock, "answer": self.answer, "copy": self.copy}
        deeds |= {"press": self.press, "idle": self.idle, "close": self.close_window, "look": self.look}
        Driver(self, type(self.entrance.screen).__name__, deeds)

    def type(self, words: str) -> None:
        type_into(self.entrance.screen.passphrase, words)

    def unlock(self, _nothing: str) -> None:
        self.entrance.screen.unlock.click()
        wait(lambda: self.workplace is not None, "it is open")
        wait(self.jobs.idle, "nothing is under way")

    def answer(self, words: str) -> None:
        self.workplace.new_record("case")
        editor = wait(lambda: (one := self.workplace.editor()) and one.work and one, "the editor")
        self.field = next(one for one in editor.findChildren(QLineEdit) if "Title" in one.accessibleName())
        type_into(self.field, words)

    def copy(self, _nothing: str) -> None:
        self.field.selectAll()
        self.field.copy()

    def press(self, keys: str) -> None:
        QTest.keyClick(self.window.windowHandle(), *KEYS[keys])

    def idle(self, _nothing: str) -> None:
        self._idleness.set_minutes(1e-9)
        self._idleness.check()

    def look(self, _nothing: str) -> str:
        """Whether a neighbour may look into this process."""
        return "closed" if secluded or ctypes.CDLL(None).prctl(GET_DUMPABLE, 0, 0, 0, 0) == 0 else "open"

    def close_window(self, _nothing: str) -> None:
        self.window.close()


class DrivenAway(Away):
    def _on_shown(self) -> None:
        super()._on_shown()
        Driver(self, "CostsSheet", {"press": self.press})

    def press(self, keys: str) -> None:
        QTest.keyClick(self.window.windowHandle(), *KEYS[keys])


if __name__ == "__main__":
    import desktop.ui.leaving.away

    desktop.app.Program = Driven
    desktop.ui.leaving.away.Away = DrivenAway
    if os.geteuid() != 0:  # else the test that searches this memory could not, which is what another test is about
        own_memory.seclude = lambda: secluded.append(1)
    sys.exit(main(sys.argv[1:]))
