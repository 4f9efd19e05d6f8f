import pytest
from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication

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
