"""What Windows says, as bytes: the meaning of its messages can be tried out anywhere."""

from __future__ import annotations

from ctypes import addressof, create_string_buffer, wintypes

import pytest

from desktop.ui.session.windows import LID, POWER_BROADCAST, SESSION_CHANGE, Messages, WindowsSession, _Filter

SETTING = 0x8013


def lid(closed: bool) -> bytes:
    return LID + (1).to_bytes(4, "little") + (b"\0" if closed else b"\1")


@pytest.mark.parametrize(
    ("message", "what", "away"),
    [
        (SESSION_CHANGE, 0x7, True),
        (SESSION_CHANGE, 0x2, True),
        (SESSION_CHANGE, 0x4, True),
        (SESSION_CHANGE, 0x8, False),
        (SESSION_CHANGE, 0x1, False),
        (POWER_BROADCAST, 0x4, True),
        (POWER_BROADCAST, 0x7, False),
        (0x100, 0x7, False),
    ],
)
def test_locking_handing_over_and_sleeping_mean_going_away(message, what, away):
    assert Messages().mean_going_away(message, what, b"") is away


def test_only_a_lid_that_was_open_closes():
    messages = Messages()
    said = [messages.mean_going_away(POWER_BROADCAST, SETTING, lid(closed)) for closed in (True, False, True, True)]
    assert said == [False, False, True, False]


def test_another_power_setting_is_no_lid():
    messages = Messages()
    messages.mean_going_away(POWER_BROADCAST, SETTING, lid(closed=False))
    assert not messages.mean_going_away(POWER_BROADCAST, SETTING, bytes(16) + lid(closed=True)[16:])


def test_a_message_is_read_from_where_windows_put_it(qtbot):
    session = WindowsSession.__new__(WindowsSession)
    WindowsSession.__init__(session, None)
    told = wintypes.MSG()
    told.message, told.wParam = SESSION_CHANGE, 0x7
    watch = _Filter(session)
    with qtbot.waitSignal(session.going_away):
        assert watch.nativeEventFilter(b"windows_generic_MSG", addressof(told)) == (False, 0)
    setting = [create_string_buffer(lid(closed), 21) for closed in (False, True)]
    told.message, told.wParam = POWER_BROADCAST, SETTING
    told.lParam = addressof(setting[0])
    watch.nativeEventFilter(b"windows_generic_MSG", addressof(told))
    told.lParam = addressof(setting[1])
    with qtbot.waitSignal(session.going_away):
        watch.nativeEventFilter(b"windows_generic_MSG", addressof(told))
    with qtbot.assertNotEmitted(session.going_away):
        watch.nativeEventFilter(b"xcb_generic_event_t", addressof(told))
