"""What every test stands on: no screen, no home folder of anybody's, no unexpected warning in our logs.

A test that makes our loggers warn says so: `@pytest.mark.logs("a pattern", …)`. Each pattern must describe a record,
and each record at WARNING or above must be described.
"""

from __future__ import annotations

import gc
import logging
import os
import re
import tempfile
from collections.abc import Iterator
from pathlib import Path

# Before anything imports Qt. A caller who wants to look on sets another platform.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

import pytest
from hypothesis import HealthCheck, settings
from PySide6.QtWidgets import QApplication

from desktop import paths
from desktop.ui.garbage import collect_what_is_due
from tests.patience import PatientBot
from tests.second_try import SecondTries

OURS = ("desktop", "sync")

# No deadlines: machines that run tests are shared, and slow is not wrong.
# `make test`, here and in CI, draws the same examples each time, so that what failed fails again and what passed was
# not luck. Looking for new ones is work of its own: `make search` has fresh seeds, and twenty times as many examples.
settings.register_profile(
    "repeated",
    deadline=None,
    derandomize=True,
    max_examples=100,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "thorough", deadline=None, max_examples=2000, print_blob=True, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "repeated"))


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput"):  # the one process that hears of every test
        config.pluginmanager.register(SecondTries())


@pytest.fixture(scope="session", autouse=True)
def _a_home_of_its_own(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Settings, caches and data of the person who runs the tests are neither read nor written."""
    home = tmp_path_factory.mktemp("home")
    with pytest.MonkeyPatch.context() as patch, tempfile.TemporaryDirectory(prefix="amparo-run-") as runtime:
        for name in ("CONFIG", "CACHE", "DATA", "STATE"):
            patch.setenv(f"XDG_{name}_HOME", str(_private(home / name.lower())))
        # Sockets go here: their paths must be short, and Qt warns unless the folder is ours alone.
        patch.setenv("XDG_RUNTIME_DIR", str(_private(Path(runtime))))
        patch.setenv("LC_ALL", "C.UTF-8")
        yield


@pytest.fixture(autouse=True)
def _no_choice_of_an_earlier_test(_a_home_of_its_own: None) -> None:
    """The language and look that somebody chose in a test before this one are forgotten."""
    paths.settings_file().unlink(missing_ok=True)


@pytest.fixture(autouse=True)
def _widgets_die_on_their_own_thread(request: pytest.FixtureRequest) -> Iterator[None]:
    """As in the program (`desktop.ui.garbage`): a proxy's or a worker's thread that collects would destroy widgets of
    closed windows, and end the process some tests later.
    """
    if "qapp" in request.fixturenames:
        gc.disable()
        yield
        collect_what_is_due()
    else:
        if not gc.isenabled():
            gc.collect()
            gc.enable()
        yield


@pytest.fixture
def qtbot(qapp: QApplication, request: pytest.FixtureRequest) -> PatientBot:
    """In the place of pytest-qt's."""
    return PatientBot(request)


def _private(folder: Path) -> Path:
    folder.mkdir(mode=0o700, exist_ok=True)
    folder.chmod(0o700)
    return folder


class _Listener(logging.Handler):
    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.name} {record.levelname} {record.getMessage()}")


@pytest.fixture(autouse=True)
def _only_expected_log_lines(request: pytest.FixtureRequest) -> Iterator[None]:
    listener = _Listener()
    for name in OURS:
        logging.getLogger(name).addHandler(listener)
    yield
    for name in OURS:
        logging.getLogger(name).removeHandler(listener)
    patterns = [pattern for mark in request.node.iter_markers("logs") for pattern in mark.args]
    unexpected = [line for line in listener.heard if not any(re.search(pattern, line) for pattern in patterns)]
    unheard = [pattern for pattern in patterns if not any(re.search(pattern, line) for line in listener.heard)]
    if unexpected or unheard:
        pytest.fail(f"unexpected in the log: {unexpected}; expected and not there: {unheard}", pytrace=False)
