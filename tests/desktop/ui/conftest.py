"""The window's tests: a dressed application, a runner for jobs, and a proof that what is closed is freed."""

from __future__ import annotations

import gc
import signal
import weakref
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui import i18n, theme
from desktop.ui.jobs import JobRunner
from desktop.unlocked import Unlocked
from tests.bench import stalls
from tests.bench.watchdog import Watchdog
from tests.laptops import Group, Laptop, group, laptop
from tests.servers import RunningServer, running_server

__all__ = ["running_server"]


@pytest.fixture(autouse=True)
def _dressed(qapp: QApplication) -> None:
    theme.wear(qapp, theme.Look("light", 100))
    i18n.speak(qapp, "en")


@pytest.fixture
def shown() -> list[Exception]:
    """Errors that nobody else took."""
    return []


@pytest.fixture
def jobs(qtbot: object, shown: list[Exception]) -> Iterator[JobRunner]:
    runner = JobRunner(shown.append)
    yield runner
    runner.close()


@pytest.fixture
def settled(qtbot, jobs):
    """Call it to wait until every job has told its result."""
    return lambda: qtbot.waitUntil(jobs.idle, timeout=20_000)


@pytest.fixture
def is_freed(qapp: QApplication) -> Callable[[Callable[[], QWidget]], bool]:
    """Makes a widget, closes it, drops it, and says whether it is gone without the help of the garbage collector."""

    def check(make: Callable[[], QWidget], before_closing: Callable[[], None] = lambda: None) -> bool:
        assert not gc.isenabled()
        gc.collect()
        widget = make()
        widget.show()
        before_closing()
        ghost = weakref.ref(widget)
        widget.close()
        widget.deleteLater()
        del widget
        qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        qapp.processEvents()
        return ghost() is None

    return check


@pytest.fixture
def watchdog(qapp: QApplication) -> Iterator[Watchdog]:
    """From its `start` on it notes how long the window's thread did not answer. Of a test that fails the ten longest
    stalls are shown, with what the thread did then.
    """
    dog = Watchdog(timer=signal.ITIMER_VIRTUAL)
    yield dog
    dog.stop()
    print("\n".join(stalls.told(stall.plain()) for stall in dog.worst()))


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Laptop]:
    with laptop(tmp_path / "vault") as found:
        yield found


@pytest.fixture
def members(tmp_path: Path, running_server: RunningServer) -> Iterator[Group]:
    """A coordinator and a documenter, joined through a real server."""
    with group(tmp_path, running_server.invitation) as found:
        yield found


@pytest.fixture
def unlocked(here: Laptop) -> Unlocked:
    return Unlocked.of(here.vault, "en")
