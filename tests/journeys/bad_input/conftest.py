"""Vaults whose passphrase is cheap to try, and the window on them, closed at the end whatever happened."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop import settings
from desktop.ui import i18n
from sync.server import opening
from tests.journeys.bad_input.crossroads import Crossroads, crossroads_to
from tests.journeys.bad_input.window import Window
from tests.laptops import CHEAP, laptop, titled
from tests.servers import RunningServer, free_port


@pytest.fixture(autouse=True)
def _cheap_to_make(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("desktop.store.vault.calibrated", lambda: CHEAP)


@pytest.fixture
def window(qapp: QApplication) -> Iterator[Callable[..., Window]]:
    """`window(folder)`, `window(folder, "es")`: the program, started there."""
    started: list[Window] = []

    def start(folder: Path, language: str = "en") -> Window:
        started.append(Window(qapp, folder, language))
        return started[-1]

    yield start
    for one in started:
        one.close()
    settings.write(settings.Settings(language="en"))
    i18n.speak(qapp, "en")


@pytest.fixture(scope="session")
def _made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "vault"
    with laptop(folder) as found:
        found.casework.save(None, "case", titled("case", "Before"))
    return folder


@pytest.fixture
def folder(_made_once: Path, tmp_path: Path) -> Path:
    """A closed vault with one case in it."""
    return Path(shutil.copytree(_made_once, tmp_path / "vault"))


@dataclass(frozen=True)
class Office:
    """A server behind crossroads, and the invitation of its group's first coordinator."""

    server: RunningServer
    roads: Crossroads

    def new_group(self) -> str:
        return self.server.new_group()


@pytest.fixture(scope="package")
def office(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Office]:
    """One for all tests: each founds a group of its own."""
    folder, port = tmp_path_factory.mktemp("office") / "server", free_port()
    with crossroads_to(port) as roads:
        opening.make(folder, host="127.0.0.1", port=port, addresses=(roads.address,))
        server = RunningServer(folder, roads.address, port)
        try:
            server.start()
            yield Office(server, roads)
        finally:
            server.kill()


@pytest.fixture
def roads(office: Office) -> Iterator[Crossroads]:
    """They lead to the server again at the end."""
    yield office.roads
    office.roads.stranger = None
    office.roads.port = office.server.port
