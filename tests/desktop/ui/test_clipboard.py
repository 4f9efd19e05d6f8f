import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QLineEdit

from desktop.ui.clipboard import KEPT_MS, Clipboard, shared


@pytest.fixture
def board(qapp):
    board = QGuiApplication.clipboard()
    board.clear()
    yield board
    board.clear()


def test_a_copy_is_forgotten_after_its_time(qtbot, board):
    owner = QObject()
    Clipboard(owner, kept_ms=30).copy("amparo:invitation")
    assert board.text() == "amparo:invitation"
    qtbot.waitUntil(lambda: board.text() == "")


def test_what_is_copied_out_of_a_field_is_forgotten_too(qtbot, board):
    owner, field = QObject(), QLineEdit("the name of a witness")
    qtbot.addWidget(field)
    clipboard = Clipboard(owner, kept_ms=30, is_ours=lambda: True)
    field.selectAll()
    field.copy()
    assert board.text() == "the name of a witness"
    qtbot.waitUntil(lambda: board.text() == "")
    field.copy()
    clipboard.clear()
    assert board.text() == ""


def test_a_copied_picture_is_forgotten_too(qtbot, board):
    owner = QObject()
    clipboard = Clipboard(owner, is_ours=lambda: True)
    board.setImage(QImage(4, 4, QImage.Format.Format_RGB32))
    clipboard.clear()
    assert board.image().isNull()


def test_what_other_programs_copy_is_left_alone(qtbot, board):
    owner = QObject()
    clipboard = Clipboard(owner, kept_ms=30, is_ours=lambda: False)
    board.setText("a shopping list")
    clipboard.clear()
    qtbot.wait(80)
    assert board.text() == "a shopping list"


def test_what_somebody_copied_since_is_theirs(qtbot, board):
    owner = QObject()
    clipboard = Clipboard(owner, kept_ms=30)
    clipboard.copy("amparo:invitation")
    board.setText("a shopping list")
    qtbot.wait(80)
    assert board.text() == "a shopping list"


def test_histories_of_the_clipboard_are_asked_to_leave_it_out(qtbot, board):
    owner = QObject()
    Clipboard(owner).copy("amparo:invitation")
    assert bytes(board.mimeData().data("x-kde-passwordManagerHint")) == b"secret"


def test_the_clipboard_of_the_program_outlives_whatever_copied(board):
    assert shared() is shared()
    shared().copy("amparo:invitation")
    assert board.text() == "amparo:invitation"
    shared().clear()
    assert board.text() == ""


def test_a_copy_is_kept_for_a_minute():
    assert KEPT_MS == 60_000
