import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.ui.widgets.one_shown import OneShown


class Page(QWidget):
    """With two fields; counts how often it is asked how large it wants to be."""

    def __init__(self, parent=None):
        super().__init__(parent)
        self.asked = 0
        self.fields = [QLineEdit(), QLineEdit()]
        column = QVBoxLayout(self)
        for field in self.fields:
            column.addWidget(field)

    def sizeHint(self):
        self.asked += 1
        return QSize(300, 200)

    def minimumSizeHint(self):
        self.asked += 1
        return QSize(100, 100)


@pytest.fixture
def place(qtbot):
    window = QWidget()
    column = QVBoxLayout(window)
    column.setContentsMargins(0, 0, 0, 0)
    place = OneShown(window)
    column.addWidget(place)
    place.pages = [Page(place) for _ in range(3)]
    for page in place.pages:
        place.add(page)
    qtbot.addWidget(window)
    window.resize(600, 400)
    with qtbot.waitActive(window):
        window.show()
        window.activateWindow()
    place.frame = window  # or it would be gone with the last name for it
    return place


def seen(place):
    return [page.isVisible() for page in place.pages]


def test_the_first_is_shown_until_another_one_is(place):
    assert seen(place) == [True, False, False]
    place.show_widget(place.pages[2])
    assert seen(place) == [False, False, True]
    assert place.shown() is place.pages[2]


def test_the_shown_one_has_all_the_room_also_when_that_changes(qtbot, place):
    place.show_widget(place.pages[1])
    assert place.pages[1].size() == place.size()
    place.window().resize(700, 300)
    qtbot.waitUntil(lambda: place.width() == 700)
    assert place.pages[1].size() == place.size()
    place.show_widget(place.pages[0])
    assert place.pages[0].size() == place.size()


def test_nothing_is_asked_of_those_that_are_hidden(qapp, place):
    for page in place.pages:
        page.asked = 0
    place.show_widget(place.pages[1])
    place.pages[1].fields[0].setMinimumHeight(90)
    qapp.processEvents()
    assert [place.pages[0].asked, place.pages[2].asked] == [0, 0]


def test_the_keys_go_along(place):
    place.pages[0].fields[1].setFocus()
    place.show_widget(place.pages[1])
    assert not place.pages[0].fields[1].hasFocus()
    place.pages[1].fields[0].setFocus()
    place.show_widget(place.pages[0])
    assert place.pages[0].fields[1].hasFocus()


def test_what_is_removed_is_hidden_and_left_to_its_owner(place):
    place.remove(place.pages[0])
    assert seen(place) == [False, False, False]
    assert place.count() == 2
    assert place.shown() is None
    assert place.at(0) is place.pages[1]
    place.show_widget(place.pages[1])
    assert seen(place) == [False, True, False]


def test_closed_it_keeps_nothing_alive(is_freed):
    def made():
        place = OneShown()
        for _ in range(2):
            place.add(Page(place))
        return place

    assert is_freed(made)
