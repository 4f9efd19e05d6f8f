"""A bus that ends with the test."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection

from tests.desktop.ui.session.buses import running_bus


@pytest.fixture
def bus(request):
    """`bus(name)` is a connection of its own to one real bus."""
    names = []
    with tempfile.TemporaryDirectory(prefix="amparo-bus-") as place, running_bus(Path(place)) as address:

        def connect(name):
            names.append(f"{request.node.name} {name}")
            connection = QDBusConnection.connectToBus(address, names[-1])
            assert connection.isConnected()
            return connection

        yield connect
        for name in names:
            QDBusConnection.disconnectFromBus(name)
