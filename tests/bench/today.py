"""A process of its own: unlocks the vault in the real window and says how long it took until Today stood there.

The services are loaded before, as they are while somebody types a passphrase. `stall`: the longest time in which the
window could not have answered.
"""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtCore import QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication

from desktop.app import Program, application
from tests.bench.saying import peak_memory, say

_WARM_MS = 1500
_AT_MOST_MS = 120_000


class Unforgiving(Program):
    """A Today that could not be filled is no figure."""

    def show_error(self, problem: Exception) -> None:
        print(repr(problem), file=sys.stderr)
        QApplication.exit(1)


class Watch(QObject):
    """From `unlock` until no job is left and everything is painted."""

    def __init__(self, program: Program, passphrase: str) -> None:
        super().__init__()
        self._program = program
        self._passphrase = passphrase
        self._begun = self._beat = self._stall = self._processor = 0.0
        self._beats = QTimer(self)
        self._beats.setTimerType(Qt.TimerType.PreciseTimer)
        self._beats.timeout.connect(self._on_beat)
        QTimer.singleShot(_WARM_MS, self, self._on_warm)
        QTimer.singleShot(_AT_MOST_MS, self, self._on_too_long)

    def _on_too_long(self) -> None:
        """It did not open: without its line the one who started this process knows."""
        QApplication.exit(1)

    def _on_warm(self) -> None:
        if not self._program.jobs.idle():
            QTimer.singleShot(_WARM_MS, self, self._on_warm)
            return
        self._begun = self._beat = time.perf_counter()
        self._processor = time.process_time()
        self._beats.start(2)
        self._program.entrance.unlock(self._passphrase)

    def _on_beat(self) -> None:
        now = time.perf_counter()
        self._stall, self._beat = max(self._stall, now - self._beat), now
        if self._program.workplace is not None and self._program.jobs.idle():
            self._beats.stop()
            self._program.window.repaint()
            seconds = time.perf_counter() - self._begun
            stall = max(self._stall, time.perf_counter() - now)
            processor = time.process_time() - self._processor
            say(seconds=seconds, processor=processor, stall=stall, memory=peak_memory())
            QApplication.quit()


def main(folder: Path, passphrase: str) -> None:
    app = application()
    program = Unforgiving(app, folder, first_try_ms=3_600_000)
    program.start()
    watch = Watch(program, passphrase)
    status = app.exec()
    program.close()
    del watch
    sys.exit(status)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
