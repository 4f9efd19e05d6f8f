"""Opens the vault in the real window and does one thing there after the other, while the watchdog looks on.

The next thing comes when nothing is under way any more and the window has been calm for a moment.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from PySide6.QtCore import QObject, QTimer
from PySide6.QtWidgets import QApplication, QDialog, QWidget

from desktop.app import Program, application
from desktop.ui.workplace import Workplace
from tests.bench.saying import peak_memory, say
from tests.bench.today import Unforgiving
from tests.bench.watchdog import BUDGET, Stall, Watchdog

_WARM_MS, _LOOK_MS = 1500, 20
_CALM = 0.08
_AT_MOST_MS = 300_000

Act = Callable[[], object]
Acts = Iterator[tuple[str, Act]]


class Walk(QObject):
    def __init__(self, program: Program, passphrase: str) -> None:
        super().__init__()
        self.program = program
        self.passphrase = passphrase
        self.opened: QWidget | None = None
        """The dialog that the last thing made, if it did."""
        self.watchdog = Watchdog(self)
        self._acts: Acts = iter(())
        self._done: list[str] = []
        self._next = QTimer(self)
        self._next.timeout.connect(self._on_look)
        QTimer.singleShot(_WARM_MS, self, self._on_warm)
        QTimer.singleShot(_AT_MOST_MS, self, self._on_too_long)

    def acts(self) -> Acts:
        """Each with its name; the vault is open when the first is asked for."""
        raise NotImplementedError

    def settled(self) -> bool:
        return self.program.jobs.idle()

    def facts(self) -> dict[str, object]:
        """What else is to be said in the end."""
        return {}

    @property
    def workplace(self) -> Workplace:
        assert self.program.workplace is not None
        return self.program.workplace

    def close_dialogs(self) -> None:
        for widget in QApplication.topLevelWidgets():
            if widget.isVisible() and widget is not self.program.window:
                widget.close()

    def _on_too_long(self) -> None:
        QApplication.exit(1)

    def _on_warm(self) -> None:
        if not self.program.jobs.idle():
            QTimer.singleShot(_WARM_MS, self, self._on_warm)
            return
        self.watchdog.start()
        self.watchdog.begin("unlock")
        self._acts = self.acts()
        self.program.entrance.unlock(self.passphrase)
        self._next.start(_LOOK_MS)

    def _on_look(self) -> None:
        calm = time.perf_counter() - self.watchdog.calm_since >= _CALM
        if self.program.workplace is None or not self.settled() or not calm:
            return
        try:
            name, act = next(self._acts)
        except StopIteration:
            self._end()
            return
        self._done.append(name)
        self.watchdog.begin(name)
        made = act()
        self.opened = made if isinstance(made, QDialog) else None

    def _end(self) -> None:
        self._next.stop()
        self.watchdog.stop()
        longest: dict[str, Stall] = {}
        for stall in self.watchdog.stalls:
            if stall.during not in longest or stall.seconds > longest[stall.during].seconds:
                longest[stall.during] = stall
        said = [one.plain() for one in longest.values()]
        over = sum(stall.seconds > BUDGET for stall in self.watchdog.stalls)
        say(stalls=said, over=over, done=self._done, memory=peak_memory(), **self.facts())
        QApplication.quit()


def walk(kind: Callable[[Program, str], Walk], folder: Path, passphrase: str) -> None:
    """Until it has been through; the process ends with it."""
    program = Unforgiving(application(), folder, first_try_ms=3_600_000)
    program.start()
    going = kind(program, passphrase)
    status = QApplication.exec()
    program.close()
    del going
    sys.exit(status)
