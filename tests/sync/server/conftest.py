"""A server and one group, in this process and in its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.server import opening
from tests.servers import RunningServer, running
from tests.stores.fixtures import NewStores, new_stores, real_postgres, real_seaweed
from tests.sync.server.town import Town

__all__ = ["new_stores", "real_postgres", "real_seaweed"]


@pytest.fixture
def running_server(tmp_path: Path, new_stores: NewStores) -> Iterator[RunningServer]:
    with running(tmp_path / "server", stores=new_stores()) as server:
        yield server


@pytest.fixture(scope="session")
def made_server(tmp_path_factory: pytest.TempPathFactory, new_stores: NewStores) -> Path:
    folder = tmp_path_factory.mktemp("made") / "server"
    opening.make(folder, host="127.0.0.1", port=8443, stores=new_stores())
    return folder


@pytest.fixture
def town(made_server: Path) -> Iterator[Town]:
    """A group of its own, at a server that other tests of this run use too."""
    with opening.opened(made_server) as opened:
        town = Town.of(opened)
        with town.client:
            yield town


@pytest.fixture
def alone_town(tmp_path: Path, new_stores: NewStores) -> Iterator[Town]:
    """A group at a server that nobody else uses."""
    opening.make(tmp_path / "alone", host="127.0.0.1", port=8443, stores=new_stores())
    with opening.opened(tmp_path / "alone") as opened:
        town = Town.of(opened)
        with town.client:
            yield town
