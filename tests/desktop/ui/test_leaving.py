"""What is left behind when the vault is locked or the window is closed: nothing that a stranger could use."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from PySide6.QtGui import QGuiApplication

from desktop.errors import VaultInUse
from desktop.store.vault import Vault
from desktop.ui import clipboard
from tests.desktop.ui.starting import folder, opened, start
from tests.laptops import PASSPHRASE

__all__ = ["folder", "start"]

ROOT = Path(__file__).parents[3]

DEAD_LINE = """
import atexit, os, sys, time
from PySide6.QtCore import QTimer
import desktop.app
from desktop.services.syncing import Syncing
from desktop.ui.sync.state import SyncState

Syncing.run = lambda self, *_asked, **_how: time.sleep(90)
begun = []

class Watched(desktop.app.Program):
    def start(self):
        super().start()
        self.opened.connect(self.on_open)
        QTimer.singleShot(0, lambda: self.entrance.unlock(os.environ["PASSPHRASE"]))

    def on_open(self):
        self.workplace.sync.state = SyncState()  # whether it belongs to a group is not asked
        self.workplace.sync.run()
        assert self.workplace.sync.running()
        QTimer.singleShot(500, self.leave)

    def leave(self):
        begun.append(time.monotonic())
        self.window.close()

end = os._exit

def ended(status):
    print(time.monotonic() - begun[0], flush=True)
    end(status)

os._exit = ended
desktop.app.Program = Watched
desktop.app.main(sys.argv[1:])
"""


def test_what_was_copied_is_gone_from_the_clipboard_when_the_vault_is_locked(qtbot, start, folder):
    board = QGuiApplication.clipboard()
    program = start(folder)
    opened(qtbot, program)
    clipboard.shared().copy("amparo:invitation")
    assert board.text() == "amparo:invitation"
    program.lock()
    assert board.text() == ""


def test_what_somebody_copied_elsewhere_stays_when_the_vault_is_locked(qtbot, start, folder):
    board = QGuiApplication.clipboard()
    program = start(folder)
    opened(qtbot, program)
    clipboard.shared().copy("amparo:invitation")
    board.setText("a shopping list")
    program.lock()
    assert board.text() == "a shopping list"
    board.clear()


def test_the_vault_stays_locked_against_others_while_something_hangs_in_it(qtbot, start, folder, monkeypatch):
    monkeypatch.setattr("desktop.ui.jobs.PATIENCE", 0.2)
    program = start(folder)
    opened(qtbot, program)
    vault, hanging = program.unlocked.vault, threading.Event()
    program.jobs.start(program, lambda _: hanging.wait(60), lambda _: None, lane="net")
    assert not program.close(), "it does not wait for what hangs"
    with pytest.raises(VaultInUse):
        Vault.open(folder, PASSPHRASE)
    hanging.set()
    vault.close()


def test_closing_the_window_during_a_sync_on_a_dead_line_ends_the_process_at_once(tmp_path, folder):
    ran = subprocess.run(
        [sys.executable, "-c", DEAD_LINE, str(folder)],
        capture_output=True,
        text=True,
        timeout=85,
        check=False,
        env=os.environ | {"PYTHONPATH": str(ROOT), "PASSPHRASE": PASSPHRASE, "XDG_STATE_HOME": str(tmp_path)},
    )
    assert ran.returncode == 0, ran.stderr
    assert float(ran.stdout) < 60, "the line is dead for longer than that"
    Vault.open(folder, PASSPHRASE).close()
