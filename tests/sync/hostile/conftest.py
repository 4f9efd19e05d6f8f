"""A server that a test may break, and one group on it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.servers import RunningServer
from tests.servers import running_server as running_server
from tests.sync.client.devices import Group


@pytest.fixture
def group(running_server: RunningServer) -> Iterator[Group]:
    with Group.founded(running_server) as group:
        yield group


@pytest.fixture
def coordinator(group):
    return group.coordinator()


@pytest.fixture
def documenter(group, coordinator):
    return group.documenter()
