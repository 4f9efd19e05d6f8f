"""The keys that lock, leave and erase: each does one thing, in every window, and none by accident."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QWidget

from desktop.settings import CTRL_Q, ESC_TWICE
from desktop.ui.leaving import leaving_keys
from desktop.ui.leaving.leaving_keys import LeavingKeys

Key, Held = Qt.Key, Qt.KeyboardModifier
CTRL, SHIFT, NONE = Held.ControlModifier, Held.ShiftModifier, Held.NoModifier


@pytest.fixture
def window(qtbot):
    window = QWidget()
    QLineEdit(window)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


@pytest.fixture
def pressed(qapp):
    """What the keys asked for, in order, and the keys themselves."""

    class Pressed(list):
        keys = LeavingKeys()

    heard = Pressed()
    heard.keys.lock_pressed.connect(lambda: heard.append("lock"))
    heard.keys.exit_pressed.connect(lambda: heard.append("exit"))
    heard.keys.erase_pressed.connect(lambda: heard.append("erase"))
    return heard


def press(window, key, held=NONE, times=1):
    for _ in range(times):
        QTest.keyClick(window.windowHandle(), key, held)


def hold_down(qapp, window, key, held=NONE):
    for repeated in (False, True, True, True):
        qapp.sendEvent(window.windowHandle(), QKeyEvent(QEvent.Type.KeyPress, key, held, "", repeated))


def test_each_key_asks_for_its_own(window, pressed):
    pressed.keys.watch(window.windowHandle())
    press(window, Key.Key_L, CTRL)
    press(window, Key.Key_Q, CTRL)
    pressed.keys.away = True
    press(window, Key.Key_Delete, CTRL | SHIFT, times=2)
    press(window, Key.Key_Backspace, CTRL | SHIFT, times=2)
    assert pressed == ["lock", "exit", "erase", "erase"]


def test_ordinary_typing_and_other_shortcuts_ask_for_nothing(window, pressed):
    pressed.keys.watch(window.windowHandle())
    pressed.keys.away = True
    for key, held in [
        (Key.Key_Q, NONE),
        (Key.Key_Q, CTRL | SHIFT),
        (Key.Key_L, SHIFT),
        (Key.Key_Escape, NONE),
        (Key.Key_Escape, NONE),
        (Key.Key_Delete, NONE),
        (Key.Key_Delete, CTRL),
        (Key.Key_Delete, SHIFT),
        (Key.Key_Backspace, CTRL),
    ]:
        press(window, key, held)
    assert pressed == []


def test_erasing_takes_two_presses_within_a_few_seconds(window, pressed, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(leaving_keys.time, "monotonic", lambda: now[0])
    pressed.keys.watch(window.windowHandle())
    pressed.keys.away = True
    for seconds in (0.0, 3.5, 3.5):
        now[0] += seconds
        press(window, Key.Key_Delete, CTRL | SHIFT)
    assert pressed == []
    now[0] += 2.0
    press(window, Key.Key_Delete, CTRL | SHIFT)
    assert pressed == ["erase"]


def test_nothing_is_erased_where_nobody_left(window, pressed):
    pressed.keys.watch(window.windowHandle())
    press(window, Key.Key_Delete, CTRL | SHIFT, times=4)
    assert pressed == []


def test_a_key_that_is_held_down_or_sticks_counts_once(qapp, window, pressed):
    pressed.keys.watch(window.windowHandle())
    pressed.keys.away = True
    pressed.keys.keys = ESC_TWICE
    hold_down(qapp, window, Key.Key_Delete, CTRL | SHIFT)
    hold_down(qapp, window, Key.Key_Escape)
    assert pressed == []


def test_escape_twice_quickly_leaves_where_that_was_chosen(window, pressed, monkeypatch):
    now = [100.0]
    monkeypatch.setattr(leaving_keys.time, "monotonic", lambda: now[0])
    pressed.keys.watch(window.windowHandle())
    pressed.keys.keys = ESC_TWICE
    press(window, Key.Key_Q, CTRL)
    press(window, Key.Key_Escape)
    now[0] += 1.0
    press(window, Key.Key_Escape)
    assert pressed == []
    now[0] += 0.2
    press(window, Key.Key_Escape)
    assert pressed == ["exit"]


def test_a_dialog_over_the_window_is_watched_as_soon_as_it_has_the_keys(qtbot, qapp, window, pressed):
    dialog = QDialog(window)
    dialog.open()
    qtbot.waitExposed(dialog)
    qtbot.waitUntil(lambda: QGuiApplication.focusWindow() is dialog.windowHandle())
    press(dialog, Key.Key_Q, CTRL)
    assert pressed == ["exit"]
    dialog.close()


def test_an_open_list_of_choices_does_not_keep_the_keys(qtbot, window, pressed):
    box = QComboBox(window)
    box.addItems(["one", "two"])
    box.show()
    pressed.keys.watch(window.windowHandle())
    box.showPopup()
    qtbot.waitUntil(lambda: box.view().isVisible())
    press(box.view().window(), Key.Key_Q, CTRL)
    qtbot.waitUntil(lambda: pressed == ["exit"])


def test_the_keys_are_what_the_settings_know():
    assert LeavingKeys().keys == CTRL_Q
