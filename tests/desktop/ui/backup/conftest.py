"""A stick that the window finds by its name: a folder on another file system than the vaults of the tests."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from desktop.services.sticks import Stick


@pytest.fixture
def stick(monkeypatch):
    place = Path(tempfile.mkdtemp(dir="/dev/shm"))

    def plugged_in():
        return (Stick("BLUE", place, 7_000_000_000),) if place.exists() else ()

    for module in ("backup_dialog", "restore_dialog"):
        monkeypatch.setattr(f"desktop.ui.backup.{module}.sticks", plugged_in)
    yield place
    shutil.rmtree(place, ignore_errors=True)
