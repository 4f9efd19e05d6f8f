import pytest
from PySide6.QtWidgets import QLabel

from desktop.ui.widgets.pages import Page


class Growing(Page):
    def __init__(self, runner):
        super().__init__("Growing")
        self.grow(self._parts(), runner)

    def _parts(self):
        for number in range(3):
            self.body.addWidget(QLabel(str(number)))
            yield

    def seen(self):
        return [label.text() for label in self.findChildren(QLabel) if label.isVisible() and label is not self.title]


@pytest.fixture
def page(qtbot, jobs):
    page = Growing(jobs)
    qtbot.addWidget(page)
    page.show()
    return page


def test_a_page_that_grows_is_seen_when_it_is_whole(page, settled):
    assert page.seen() == []
    settled()
    assert page.seen() == ["0", "1", "2"]


def test_whoever_needs_it_whole_has_it_whole(page, settled):
    page.grow_up()
    assert page.seen() == ["0", "1", "2"]
    settled()
    assert page.seen() == ["0", "1", "2"]


def test_without_a_runner_it_is_whole_from_the_beginning(qtbot):
    page = Growing(None)
    qtbot.addWidget(page)
    page.show()
    assert page.seen() == ["0", "1", "2"]


def test_closed_it_keeps_nothing_alive(is_freed, jobs, settled):
    assert is_freed(lambda: Growing(jobs), settled)
