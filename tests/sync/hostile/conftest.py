"""One server for all who leave it as it is, and a group of each test's own on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.servers import RunningServer, running
from tests.servers import running_server as running_server
from tests.sync.client.devices import Group


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running(tmp_path_factory.mktemp("hostile") / "server") as server:
        yield server


@pytest.fixture
def group(server: RunningServer) -> Iterator[Group]:
    with Group.founded(server) as group:
        yield group


@pytest.fixture
def coordinator(group):
    return group.coordinator()


@pytest.fixture
def documenter(group, coordinator):
    return group.documenter()
