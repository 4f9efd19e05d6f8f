"""A server and one group, in this process and in its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from sync.server import opening
from tests.servers import running_server as running_server
from tests.sync.server.town import Town


@pytest.fixture(scope="session")
def made_server(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("made") / "server"
    opening.make(folder, host="127.0.0.1", port=8443)
    return folder


@pytest.fixture
def town(made_server: Path) -> Iterator[Town]:
    """A group of its own, at a server that other tests of this run use too."""
    with opening.opened(made_server) as opened:
        town = Town.of(opened)
        with town.client:
            yield town
