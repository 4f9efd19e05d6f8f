"""Something new came while nobody looked: the taskbar shows it, and says nothing to a bystander."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from desktop.services.preferences import Choices
from desktop.services.syncing import SyncReport
from desktop.ui.main_window import NAME, MainWindow
from desktop.ui.sync.state import Line
from desktop.ui.workplace import Workplace
from tests.desktop.ui.test_workplace import FAR, SmallEditors

NOTHING = SyncReport(
    records_sent=0,
    records_received=0,
    files_sent=0,
    files_received=0,
    files_failed=0,
    sent_bytes=0,
    received_bytes=0,
    requests=1,
    seconds=1.0,
    stopped=False,
    refused={},
)
NEW = SyncReport(**({name: getattr(NOTHING, name) for name in NOTHING.__slots__} | {"records_received": 2}))


@pytest.fixture
def alerts(monkeypatch):
    found = []
    monkeypatch.setattr(QApplication, "alert", found.append)
    return found


@pytest.fixture
def window(qtbot, unlocked, jobs, settled):
    window = MainWindow()
    qtbot.addWidget(window)
    window.show_screen(Workplace(unlocked, jobs, Choices(language="en"), SmallEditors(), FAR))
    window.show()
    settled()
    return window


def synced(window, settled, line, report):
    work = window.findChild(Workplace)
    work.sync._show(line=line, report=report)
    work.sync.arrived.emit()
    settled()


def test_records_that_came_are_shown_by_the_taskbar_alone(window, alerts, settled):
    synced(window, settled, Line.CONNECTED, NEW)
    assert alerts == [window]
    assert window.windowTitle() == NAME


def test_a_sync_without_news_and_one_that_failed_disturb_nobody(window, alerts, settled):
    synced(window, settled, Line.CONNECTED, NOTHING)
    synced(window, settled, Line.OFFLINE, NEW)
    assert alerts == []


def test_under_something_harmless_nothing_moves(window, alerts, settled):
    window.cover(QWidget())
    synced(window, settled, Line.CONNECTED, NEW)
    assert alerts == []
