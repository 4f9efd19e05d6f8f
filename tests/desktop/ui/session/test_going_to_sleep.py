"""The real program on a bus with a logind: the laptop sleeps only when nobody remembers any more."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest
from PySide6.QtDBus import QDBusConnection

from tests.desktop.ui.leaving.memories import found_in, spelled
from tests.desktop.ui.leaving.real_program import laptop
from tests.desktop.ui.session.buses import Logind, running_bus
from tests.desktop.ui.starting import folder
from tests.laptops import PASSPHRASE

__all__ = ["folder"]

ANSWER = "Nobody may read this after waking"


@pytest.fixture
def logind(qapp, monkeypatch):
    with tempfile.TemporaryDirectory(prefix="amparo-bus-") as place, running_bus(Path(place)) as address:
        monkeypatch.setenv("DBUS_SYSTEM_BUS_ADDRESS", address)
        yield Logind(QDBusConnection.connectToBus(address, "logind of a sleeping laptop"))
        QDBusConnection.disconnectFromBus("logind of a sleeping laptop")


def test_the_laptop_sleeps_when_the_vault_is_locked_and_not_before(qtbot, tmp_path, folder, logind):
    with laptop(folder, tmp_path) as found:
        work = found.current
        work.do(f"type {PASSPHRASE}")
        work.do("unlock")
        work.do(f"answer {ANSWER}")
        qtbot.waitUntil(lambda: "Inhibit" in logind.asked, timeout=20_000)
        assert logind.waits()
        logind.says("PrepareForSleep", True)
        after = found.next()
        assert after.screen == "UnlockScreen"
        qtbot.waitUntil(lambda: not logind.waits(), timeout=20_000)
        assert found_in(found.processes(), spelled("answer", ANSWER)) == set()
