"""The fresh process that takes over after a quick exit, while the old one still shows the sheet: so that the window
does not go and come again before somebody's eyes. Knows nothing of what is handed over.
"""

from __future__ import annotations

import os
from contextlib import suppress

from PySide6.QtCore import QObject, QProcess, QProcessEnvironment, QTimer, Signal

from desktop.relaunch import HANDED, STANDARD_INPUT, Handover, command

_STANDARD_OUTPUT = 1
_PATIENCE_MS = 15_000
"""An old laptop may need that long to start a program. Until then the old one stands there with the same sheet."""


class Successor(QObject):
    """`ready`: it is on the screen, or will not come: the old process has to end now, whichever it is."""

    ready = Signal()

    def __init__(self, handed: Handover, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._process = QProcess(self)
        surroundings = QProcessEnvironment.systemEnvironment()
        surroundings.insert(HANDED, str(STANDARD_INPUT))
        self._process.setProcessEnvironment(surroundings)
        self._process.setProcessChannelMode(QProcess.ProcessChannelMode.ForwardedErrorChannel)
        self._process.readyReadStandardOutput.connect(self.ready)
        self._process.finished.connect(self.ready)
        self._process.errorOccurred.connect(self.ready)
        QTimer.singleShot(_PATIENCE_MS, self, self.ready.emit)
        program, *arguments = command()
        self._process.start(program, arguments)
        self._process.write(handed.to_bytes())
        self._process.closeWriteChannel()


def tell_predecessor() -> None:
    """In the fresh process, once it is on the screen. Its output leads nowhere from then on."""
    with suppress(OSError):  # nobody listens any more
        os.write(_STANDARD_OUTPUT, b"\n")
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, _STANDARD_OUTPUT)
    os.close(nowhere)
