"""Going about in the workplace by the keyboard, with a small editor in the place of the real one."""

import pytest
from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QLineEdit, QPlainTextEdit, QPushButton, QWidget

from desktop.services.preferences import Choices
from desktop.ui.places_to_go import ALL, places
from desktop.ui.workplace import Workplace
from tests.laptops import titled

FAR = 3_600_000
CTRL = Qt.KeyboardModifier.ControlModifier


class SmallEditor(QWidget):
    """Keeps nothing, but counts how often it was asked to."""

    saved = Signal(str)
    closed = Signal()
    history_asked = Signal(str)
    open_record_asked = Signal(str, str)

    def __init__(self, made, parent):
        super().__init__(parent)
        self.made = made
        self.kept = 0

    def flush(self):
        self.kept += 1

    def leave(self):
        self.flush()
        self.closed.emit()


class SmallThreat(QDialog):
    saved = Signal(str)
    more_asked = Signal(str)

    def flush(self):
        """Nothing is typed into it."""


class SmallEditors:
    def record(self, form_id, record_id, draft_id, parent):
        return SmallEditor((form_id, record_id, draft_id), parent)

    def threat(self, parent):
        return SmallThreat(parent)


@pytest.fixture
def work(qtbot, unlocked, jobs, settled):
    work = Workplace(unlocked, jobs, Choices(language="en", my_name="Asha"), SmallEditors(), FAR)
    qtbot.addWidget(work)
    work.resize(1366, 768)
    with qtbot.waitActive(work):
        work.show()
        work.activateWindow()
    settled()
    yield work
    settled()


@pytest.mark.parametrize("number", range(1, 10))
def test_control_and_a_digit_lead_to_each_page_of_the_list(qtbot, work, settled, number):
    qtbot.keyClick(work, Qt.Key(Qt.Key.Key_0 + number), CTRL)
    assert work.trails.name == places()[number - 1].name
    settled()


@pytest.mark.parametrize(
    ("key", "modifier", "page"),
    [
        (Qt.Key.Key_0, CTRL, "sync"),
        (Qt.Key.Key_Comma, CTRL, "settings"),
        (Qt.Key.Key_F1, Qt.KeyboardModifier.NoModifier, "about"),
    ],
)
def test_the_pages_beside_the_list_have_keys_of_their_own(qtbot, work, settled, key, modifier, page):
    qtbot.keyClick(work, key, modifier)
    assert work.trails.name == page
    assert not any(button.isChecked() for button in work.sidebar.buttons.values())
    settled()


def test_control_n_begins_a_case_and_escape_leads_back(qtbot, work, settled):
    qtbot.keyClick(work, Qt.Key.Key_N, CTRL)
    editor = work.editor()
    assert editor.made == ("case", None, None)
    assert work.trails.name == "case"
    qtbot.keyClick(work, Qt.Key.Key_Escape)
    assert work.editor() is None
    assert editor.kept == 1
    settled()


def test_a_threat_is_logged_over_whatever_is_open(qtbot, work, settled):
    work.new_record("case")
    qtbot.keyClick(work, Qt.Key.Key_T, CTRL | Qt.KeyboardModifier.ShiftModifier)
    assert work.findChildren(SmallThreat)[0].isVisible()
    assert work.editor().made == ("case", None, None)


def test_control_l_asks_for_the_lock(qtbot, work):
    with qtbot.waitSignal(work.lock_asked):
        qtbot.keyClick(work, Qt.Key.Key_L, CTRL)


def test_looking_something_up_elsewhere_loses_nothing(work, settled):
    work.new_record("case")
    editor = work.editor()
    work.go("person")
    assert work.editor() is None
    work.go("case")
    assert work.editor() is editor
    settled()


def test_pressing_the_shown_page_again_leads_to_its_beginning(work, settled):
    work.new_record("case")
    work.sidebar.buttons["case"].click()
    assert work.editor() is None
    settled()


def test_a_linked_record_opens_over_this_one_and_history_over_both(work, unlocked, settled):
    person = unlocked.casework.save(None, "person", titled("person", "R."))
    work.new_record("case")
    work.editor().open_record_asked.emit("person", person)
    assert work.editor().made == ("person", person, None)
    work.editor().history_asked.emit(person)
    settled()
    assert work.editor() is None
    work.back()
    assert work.editor().made[0] == "person"
    work.back()
    assert work.editor().made[0] == "case"
    settled()


def test_locking_asks_everything_open_to_be_kept(work):
    work.new_record("case")
    case = work.editor()
    work.new_record("person")
    person = work.editor()
    work.flush()
    assert (case.kept, person.kept) == (1, 1)


def test_every_page_has_an_accessible_name_for_each_field_and_icon_button(work, settled):
    for name in ALL:
        work.go(name)
        settled()
        page = work.page(name)
        fields = [*page.findChildren(QLineEdit), *page.findChildren(QPlainTextEdit), *page.findChildren(QComboBox)]
        assert [type(field).__name__ for field in fields if not field.accessibleName()] == [], name
        buttons = [button for button in page.findChildren(QPushButton) if not button.isHidden()]
        assert all(button.text() or button.accessibleName() for button in buttons), name


def test_a_closed_workplace_keeps_nothing_alive(unlocked, jobs, settled, is_freed):
    choices = Choices(language="en", my_name="Asha")
    assert is_freed(lambda: Workplace(unlocked, jobs, choices, SmallEditors(), FAR), settled)
