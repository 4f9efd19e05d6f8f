"""A server in a process of its own, and people at their machines."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from desktop.store.vault import Vault
from tests.journeys.command_line import Somebody
from tests.laptops import CHEAP, PASSPHRASE
from tests.servers import running_server

__all__ = ["running_server"]


@pytest.fixture
def somebody(tmp_path: Path) -> Callable[..., Somebody]:
    """`somebody("Rosa")`: with a vault whose passphrase is cheap to try."""

    def make(name: str, passphrase: str = PASSPHRASE) -> Somebody:
        # Numbered, so that no name of a person gets into a path.
        home = tmp_path / f"home-{len(list(tmp_path.glob('home-*')))}"
        home.mkdir()
        found = Somebody(name=name, home=home, passphrase=passphrase)
        Vault.create(found.vault, passphrase, CHEAP).close()
        return found

    return make
