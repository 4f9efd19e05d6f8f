import pytest

from desktop.services import locking
from desktop.services.preferences import Choices
from desktop.ui.settings.settings_page import SettingsPage
from tests.laptops import PASSPHRASE

NEW = "lantern mangrove seventeen courier orbit"


@pytest.fixture
def page(qtbot, unlocked, jobs):
    page = SettingsPage(unlocked, jobs, Choices(language="en", theme="light"))
    qtbot.addWidget(page)
    page.show()
    return page


def _choose(box, data):
    box.setCurrentIndex(box.findData(data))
    box.activated.emit(box.currentIndex())


@pytest.mark.parametrize(
    ("box", "data", "field"),
    [("language", "es", "language"), ("text", 200, "text_percent"), ("lock", 15, "lock_after_minutes")],
)
def test_a_choice_is_kept_in_the_vault_and_told_at_once(qtbot, page, unlocked, box, data, field):
    with qtbot.waitSignal(page.changed, timeout=20_000) as changed:
        _choose(getattr(page, box), data)
    assert getattr(changed.args[0], field) == data
    assert getattr(unlocked.preferences.read(), field) == data


def test_a_theme_is_one_press(qtbot, page, unlocked):
    with qtbot.waitSignal(page.changed, timeout=20_000):
        page.themes.button(1).click()
    assert unlocked.preferences.read().theme == "dark"


def test_the_language_menu_says_which_translation_nobody_reviewed(page):
    assert page.language.itemText(page.language.findData("es")) == "Español (translation not reviewed)"


def test_the_passphrase_can_be_changed(qtbot, page, unlocked, settled, tmp_path):
    card = page.passphrase
    card.old.setText("wrong")
    card.new.setText(NEW)
    card.again.setText(NEW)
    qtbot.waitUntil(card.change.isEnabled, timeout=20_000)
    card.change.click()
    qtbot.waitUntil(card.said.isVisible, timeout=20_000)
    assert card.said.title.text() == "This passphrase does not open the vault."
    card.old.setText(PASSPHRASE)
    qtbot.waitUntil(card.change.isEnabled, timeout=20_000)
    card.change.click()
    qtbot.waitUntil(lambda: card.new.text() == "", timeout=20_000)
    unlocked.vault.close()
    locking.open_vault(tmp_path / "vault", NEW).close()


def test_closed_settings_keep_nothing_alive(unlocked, jobs, settled, is_freed):
    assert is_freed(lambda: SettingsPage(unlocked, jobs, Choices(language="en")), settled)
