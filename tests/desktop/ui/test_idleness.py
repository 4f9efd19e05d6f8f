import time

from PySide6.QtCore import QEvent, QPointF, Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.ui.idleness import Idleness


def _move_in(window):
    place = QPointF(5, 5)
    move = QMouseEvent(
        QEvent.Type.MouseMove,
        place,
        place,
        Qt.MouseButton.NoButton,
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, move)


def test_nobody_there_is_noticed_after_the_minutes_set(qtbot):
    idleness = Idleness(0.0005)
    time.sleep(0.05)
    with qtbot.waitSignal(idleness.nobody_there):
        idleness.check()


def test_input_in_any_window_counts(qtbot):
    idleness = Idleness(0.001)
    window = QWidget()
    qtbot.addWidget(window)
    window.show()
    idleness.watch(window.windowHandle())
    time.sleep(0.1)
    _move_in(window.windowHandle())
    with qtbot.assertNotEmitted(idleness.nobody_there):
        idleness.check()


def test_whoever_is_being_recorded_is_there_though_no_key_is_pressed(qtbot):
    speaking = [True]
    idleness = Idleness(0.0005, None, lambda: speaking[0])
    time.sleep(0.05)
    with qtbot.assertNotEmitted(idleness.nobody_there):
        idleness.check()
    speaking.clear()
    speaking.append(False)
    with qtbot.assertNotEmitted(idleness.nobody_there):
        idleness.check()
    time.sleep(0.05)
    with qtbot.waitSignal(idleness.nobody_there):
        idleness.check()


def test_never_is_never(qtbot):
    idleness = Idleness(0)
    time.sleep(0.02)
    with qtbot.assertNotEmitted(idleness.nobody_there):
        idleness.check()


def test_a_laptop_that_slept_is_noticed_when_it_wakes(qtbot, monkeypatch):
    idleness = Idleness(0)
    slept_until = time.time() + 3600
    monkeypatch.setattr(time, "time", lambda: slept_until)
    with qtbot.waitSignal(idleness.nobody_there):
        idleness.check()
