from desktop.ui.history.history_page import HistoryPage
from desktop.ui.widgets.cards import Card
from desktop.ui.widgets.labels import Label, Muted
from tests.laptops import titled


def _words(card):
    return [label.text() for label in card.findChildren(Label)]


def test_each_sitting_says_who_when_and_what_changed(qtbot, unlocked, jobs, settled):
    case = unlocked.casework.save(None, "case", titled("case", "Harbour") | {"what/kinds": ("eviction",)})
    unlocked.casework.save(case, "case", titled("case", "North harbour"), unlocked.casework.open(case).heads)
    page = HistoryPage(unlocked, jobs, "case", case)
    qtbot.addWidget(page)
    page.show()
    settled()
    newest, first = page.findChildren(Card)
    assert "You" in _words(newest)
    assert "North harbour  (before: Harbour)" in _words(newest)
    assert "Title" in _words(first)
    assert "Begun" in _words(first)
    assert "Only on this laptop" in _words(first)


def test_dates_are_said_in_words(qtbot, unlocked, jobs, settled):
    case = unlocked.casework.save(None, "case", titled("case", "Harbour") | {"what/dates": "2011-06~"})
    page = HistoryPage(unlocked, jobs, "case", case)
    qtbot.addWidget(page)
    page.show()
    settled()
    assert "about June 2011" in _words(page.findChildren(Card)[0])


def test_a_deleted_record_still_shows_its_history(qtbot, unlocked, jobs, settled):
    case = unlocked.casework.save(None, "case", titled("case", "Harbour"))
    unlocked.casework.delete(case)
    page = HistoryPage(unlocked, jobs, "case", case)
    qtbot.addWidget(page)
    page.show()
    settled()
    assert "Deleted" in _words(page.findChildren(Card)[0])
    assert isinstance(page.what, Muted)


def test_a_closed_history_keeps_nothing_alive(unlocked, jobs, settled, is_freed):
    case = unlocked.casework.save(None, "case", titled("case", "Harbour"))
    assert is_freed(lambda: HistoryPage(unlocked, jobs, "case", case), settled)
