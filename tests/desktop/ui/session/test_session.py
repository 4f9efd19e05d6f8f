"""What logind and the screen savers say on a real bus reaches the program; where no bus is, nothing happens."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtDBus import QDBusConnection, QDBusMessage
from PySide6.QtWidgets import QWidget

from desktop.ui.session import logind as listening
from desktop.ui.session.session import Session
from tests.desktop.ui.session.buses import MANAGER, OTHER_SESSION, OWN_SESSION, PATH, SESSION, Logind
from tests.desktop.ui.starting import folder, opened, start

__all__ = ["folder", "start"]


@pytest.fixture
def logind(bus):
    service = Logind(bus("logind"))
    yield service
    service._bus.unregisterObject(PATH, QDBusConnection.UnregisterMode.UnregisterTree)


@pytest.fixture
def hear(qtbot, bus):
    """`hear()` is a session that listens to the bus, and that logind has answered."""
    kept = []

    def begin(logind=None):
        window = QWidget()
        qtbot.addWidget(window)
        session = Session(window, window)
        connection = bus("program")
        session.listen(connection, connection)
        kept.append(window)
        if logind:
            qtbot.waitUntil(lambda: {"GetSession", "Get", "Inhibit"} <= set(logind.asked))
            settle(qtbot, connection)
        return session

    return begin


def settle(qtbot, connection):
    """What was on its way on the bus before has arrived: the bus keeps the order, and answers this last."""
    asked = QDBusMessage.createMethodCall("org.freedesktop.DBus", "/", "org.freedesktop.DBus", "GetId")
    for _ in range(2):
        connection.call(asked)
        qtbot.wait(0)


def sleeps(logind):
    logind.says("PrepareForSleep", True)


def is_locked(logind):
    logind.says("Lock", path=OWN_SESSION, interface=SESSION)


def locks_by_itself(logind):
    logind.changed(SESSION, {"LockedHint": True}, OWN_SESSION)


def hands_over(logind):
    logind.changed(SESSION, {"Active": False}, OWN_SESSION)


def tells_the_lid(logind):
    logind.changed(MANAGER, {"LidClosed": True}, PATH)


@pytest.mark.parametrize("happens", [sleeps, is_locked, locks_by_itself, hands_over, tells_the_lid])
def test_what_logind_says_is_heard(qtbot, logind, hear, happens):
    session = hear(logind)
    with qtbot.waitSignal(session.going_away):
        happens(logind)


def test_a_lid_that_closes_is_noticed_where_logind_does_not_tell_it(qtbot, logind, hear, monkeypatch):
    monkeypatch.setattr(listening, "_LOOK_MS", 20)
    session = hear(logind)
    with qtbot.waitSignal(session.going_away):
        logind.lid_closed = True


def test_a_lid_that_is_closed_from_the_beginning_is_a_laptop_beside_a_screen(qtbot, logind, hear, monkeypatch):
    monkeypatch.setattr(listening, "_LOOK_MS", 20)
    logind.lid_closed = True
    with qtbot.assertNotEmitted(hear(logind).going_away):
        looked = logind.asked.count("Get")
        qtbot.waitUntil(lambda: logind.asked.count("Get") > looked + 3)


def test_waking_up_unlocking_and_other_peoples_sessions_mean_nothing(qtbot, logind, hear):
    session = hear(logind)
    with qtbot.assertNotEmitted(session.going_away):
        logind.says("PrepareForSleep", False)
        logind.says("Unlock", path=OWN_SESSION, interface=SESSION)
        logind.changed(SESSION, {"LockedHint": False, "Active": True}, OWN_SESSION)
        logind.says("Lock", path=OTHER_SESSION, interface=SESSION)
        logind.changed(SESSION, {"LockedHint": True}, OTHER_SESSION)
        asked = logind.asked.count("Inhibit")
        logind.says("PrepareForSleep", False)
        qtbot.waitUntil(lambda: logind.asked.count("Inhibit") > asked)


def test_where_no_own_session_is_found_any_that_is_locked_counts(qtbot, logind, hear):
    logind.knows_session = False
    session = hear(logind)
    with qtbot.waitSignal(session.going_away):
        logind.says("Lock", path=OTHER_SESSION, interface=SESSION)


def test_the_laptop_waits_with_sleeping_until_the_vault_is_locked(qtbot, logind, hear):
    session = hear(logind)
    waited = []
    session.going_away.connect(lambda: waited.append(logind.waits()))
    assert logind.waits()
    sleeps(logind)
    qtbot.waitUntil(lambda: waited == [True])
    qtbot.waitUntil(lambda: not logind.waits())
    logind.says("PrepareForSleep", False)
    qtbot.waitUntil(logind.waits)


@pytest.mark.parametrize("desktop", ["gnome", "freedesktop", "cinnamon", "mate", "xfce"])
def test_a_screen_saver_that_begins_is_heard_and_one_that_ends_is_not(qtbot, bus, hear, desktop):
    session, saver = hear(), bus("saver")

    def says(active):
        told = QDBusMessage.createSignal("/saver", f"org.{desktop}.ScreenSaver", "ActiveChanged")
        told.setArguments([active])
        saver.send(told)

    heard = []
    session.going_away.connect(lambda: heard.append(1))
    says(False)
    says(True)
    qtbot.waitUntil(lambda: heard == [1])


def test_a_bus_without_logind_is_no_trouble(qtbot, hear):
    session = hear()
    timer = session.findChild(listening.Logind)._looks
    qtbot.waitUntil(lambda: not timer.isActive())


def test_no_bus_at_all_is_no_trouble(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    nowhere = QDBusConnection("nowhere")
    session = Session(window, window)
    session.listen(nowhere, nowhere)
    assert session.findChild(listening.Logind) is None


def test_the_program_locks_when_the_laptop_goes_to_sleep(qtbot, start, folder, bus, logind):
    program = start(folder)
    opened(qtbot, program)
    connection = bus("program")
    program.findChild(Session).listen(connection, connection)
    qtbot.waitUntil(lambda: "Inhibit" in logind.asked)
    settle(qtbot, connection)
    sleeps(logind)
    qtbot.waitUntil(lambda: program.relaunched == [1])
    assert program.unlocked is None


def test_who_listened_is_freed_with_its_window(qtbot, qapp, logind, bus):
    window, connection = QWidget(), bus("program")
    Session(window, window).listen(connection, connection)
    qtbot.waitUntil(lambda: "Inhibit" in logind.asked)
    settle(qtbot, connection)
    window.deleteLater()
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    sleeps(logind)
    settle(qtbot, connection)
    assert not logind.waits()
