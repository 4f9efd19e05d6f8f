"""When the window closes its memory: once the portal has looked at it, and before a vault is opened."""

from __future__ import annotations

import pytest
from PySide6.QtDBus import QDBusConnection, QDBusVirtualObject

from desktop.ui.session import seclusion as when
from desktop.ui.session.seclusion import Seclusion


class Portal(QDBusVirtualObject):
    """Answers when it is told to."""

    def __init__(self, bus):
        super().__init__()
        self._asked = []
        assert bus.registerService("org.freedesktop.portal.Desktop")
        assert bus.registerVirtualObject("/org/freedesktop/portal/desktop", self)

    def is_asked(self):
        return self._asked != []

    def answer(self):
        for message, connection in self._asked:
            reply = message.createReply()
            reply.setArguments(["light"])
            connection.send(reply)

    def introspect(self, _path):
        return ""

    def handleMessage(self, message, connection):
        self._asked.append((message, connection))
        return True


@pytest.fixture
def closed(qapp):
    """How often the memory was closed."""
    return []


@pytest.fixture
def seclusion(monkeypatch, closed):
    """One that asks and gives up only when it is told to."""
    monkeypatch.setattr(when, "_ASK_MS", 3_600_000)
    monkeypatch.setattr(when, "_PATIENCE_MS", 3_600_000)
    return Seclusion(None, lambda: closed.append(1))


def test_the_portal_looks_first(qtbot, bus, seclusion, closed):
    portal = Portal(bus("portal"))
    seclusion.ask(bus("program"))
    qtbot.waitUntil(portal.is_asked)
    assert closed == []
    portal.answer()
    qtbot.waitUntil(lambda: closed == [1])


def test_where_no_portal_is_nothing_is_waited_for(qtbot, bus, seclusion, closed):
    seclusion.ask(bus("program"))
    qtbot.waitUntil(lambda: closed == [1])


def test_where_no_bus_is_neither(seclusion, closed):
    seclusion.ask(QDBusConnection("nowhere"))
    assert closed == [1]


def test_a_portal_that_never_answers_is_not_waited_for_long(qtbot, bus, closed, monkeypatch):
    monkeypatch.setattr(when, "_PATIENCE_MS", 50)
    portal = Portal(bus("portal"))
    seclusion = Seclusion(None, lambda: closed.append(1))
    seclusion.ask(bus("program"))
    qtbot.waitUntil(lambda: closed == [1])
    portal.answer()


def test_opening_a_vault_waits_for_no_portal_and_closes_once(seclusion, closed):
    seclusion.now()
    seclusion.now()
    assert closed == [1]
