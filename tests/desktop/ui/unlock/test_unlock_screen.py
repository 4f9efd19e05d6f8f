import pytest
from PySide6.QtCore import Qt

from desktop.sentences import Sentence
from desktop.ui.unlock.unlock_screen import UnlockScreen


@pytest.fixture
def screen(qtbot):
    screen = UnlockScreen("en")
    qtbot.addWidget(screen)
    screen.show()
    return screen


def test_enter_asks_with_what_was_typed_and_forgets_it(qtbot, screen):
    qtbot.keyClicks(screen.passphrase, "tide garlic")
    with qtbot.waitSignal(screen.unlock_asked) as asked:
        qtbot.keyClick(screen.passphrase, Qt.Key.Key_Return)
    assert asked.args == ["tide garlic"]
    assert screen.passphrase.text() == ""


def test_nothing_typed_asks_nothing(qtbot, screen):
    with qtbot.assertNotEmitted(screen.unlock_asked):
        screen.unlock.click()


def test_while_it_opens_it_cannot_be_asked_twice(qtbot, screen):
    screen.passphrase.setText("tide garlic")
    screen.unlock.click()
    with qtbot.assertNotEmitted(screen.unlock_asked):
        screen.unlock.click()
    assert screen.busy.isVisible()


def test_trouble_says_all_three_sentences_and_the_keys_are_back_in_the_field(qtbot, screen):
    screen.show_trouble(Sentence(happened="It did not open.", safe="All is safe.", next="Try again."))
    assert screen.trouble.accessibleName() == "It did not open."
    assert screen.trouble.text.text() == "All is safe. Try again."
    assert screen.passphrase.isEnabled()


def test_the_passphrase_is_dots_until_the_eye_is_pressed(qtbot, screen):
    assert screen.passphrase.echoMode() == screen.passphrase.EchoMode.Password
    qtbot.mouseClick(screen.passphrase.eye, Qt.MouseButton.LeftButton)
    assert screen.passphrase.echoMode() == screen.passphrase.EchoMode.Normal


def test_a_closed_unlock_screen_keeps_nothing_alive(is_freed):
    assert is_freed(lambda: UnlockScreen("en"))
