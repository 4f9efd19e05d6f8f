"""One real server for all tests of the client, each with a group of its own."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.servers import RunningServer, running
from tests.sync.client.devices import Group


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running(tmp_path_factory.mktemp("shared") / "server") as server:
        yield server


@pytest.fixture
def group(server: RunningServer) -> Iterator[Group]:
    with Group.founded(server) as group:
        yield group
