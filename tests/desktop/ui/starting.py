"""The whole program on a real vault, started as people start it. Import the fixtures `start` and `folder` by name."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.app import Program
from desktop.store.vault import Vault
from desktop.ui.unlock.unlock_screen import UnlockScreen
from tests.laptops import CHEAP, PASSPHRASE

FAR = 3_600_000
"""Milliseconds until the program looks for a server by itself."""


@pytest.fixture
def start(qapp, qtbot, monkeypatch):
    """`start(folder)` is a running program; `relaunched` counts how often it asked to be replaced."""
    monkeypatch.setattr("desktop.store.vault.calibrated", lambda: CHEAP)
    started = []

    def make(folder):
        program = Program(qapp, folder, relaunch=lambda: program.relaunched.append(1), first_try_ms=FAR)
        program.relaunched = []
        started.append(program)
        program.start()
        qtbot.waitExposed(program.window)
        return program

    yield make
    for program in started:
        if not program.relaunched:
            program.close()
        program.window.close()


@pytest.fixture
def folder(tmp_path):
    Vault.create(tmp_path / "vault", PASSPHRASE, CHEAP).close()
    return tmp_path / "vault"


def unlock(qtbot, program, passphrase=PASSPHRASE):
    screen = program.entrance.screen
    assert isinstance(screen, UnlockScreen)
    qtbot.keyClicks(screen.passphrase, passphrase)
    qtbot.keyClick(screen.passphrase, Qt.Key.Key_Return)


def opened(qtbot, program):
    with qtbot.waitSignal(program.opened, timeout=30_000):
        unlock(qtbot, program)
    qtbot.waitUntil(program.jobs.idle, timeout=20_000)
    return program.workplace
