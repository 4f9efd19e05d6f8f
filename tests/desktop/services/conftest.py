"""Laptops and a group on them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.laptops import Group, Laptop, group, laptop
from tests.servers import RunningServer, running_server

__all__ = ["running_server"]


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Laptop]:
    with laptop(tmp_path / "vault") as found:
        yield found


@pytest.fixture
def members(tmp_path: Path, running_server: RunningServer) -> Iterator[Group]:
    with group(tmp_path, running_server.invitation) as found:
        yield found
