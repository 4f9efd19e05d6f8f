import pytest

from desktop.services.preferences import Choices
from desktop.ui.settings.settings_page import SettingsPage


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


def test_the_ways_into_the_vault_are_one_press_away(qtbot, page):
    with qtbot.waitSignal(page.ways.ways_asked):
        page.ways.show_ways.click()


def test_closed_settings_keep_nothing_alive(unlocked, jobs, settled, is_freed):
    assert is_freed(lambda: SettingsPage(unlocked, jobs, Choices(language="en")), settled)
