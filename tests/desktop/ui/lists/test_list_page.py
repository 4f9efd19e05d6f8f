import pytest
from PySide6.QtCore import Qt

from desktop.forms import library
from desktop.services.casework import Order
from desktop.store.sittings import Sitting
from desktop.ui import i18n
from desktop.ui.lists.kinds import FORM_IDS, kind_of
from desktop.ui.lists.list_page import ListPage
from desktop.ui.models.record_cells import Column
from desktop.ui.models.record_lines import PAGE
from tests.laptops import titled


@pytest.fixture
def page(qtbot, unlocked, jobs, settled):
    def make(form_id="case"):
        page = ListPage(unlocked, jobs, form_id)
        qtbot.addWidget(page)
        page.resize(1100, 700)
        page.show()
        settled()
        return page

    return make


def _save(unlocked, *titles, urgent=False):
    return [unlocked.casework.save(None, "case", titled("case", title), urgent=urgent) for title in titles]


def _save_many(unlocked, count):
    """ "Case 0" is the last of the list. In one transaction, of which nothing here is about."""
    digest = library.built_in("case").digest
    with unlocked.vault.unit() as unit:
        for number in range(count):
            unit.save(Sitting(form="case", form_digest=digest, changes=titled("case", f"Case {number}")))


def _titles(page):
    return [page.model.index(row, Column.TITLE).data() for row in range(page.model.rowCount())]


def test_a_record_shows_what_it_is_and_where_it_is_in_words_with_an_icon_and_a_colour(page, unlocked):
    _save(unlocked, "Eviction at the river")
    shown = page()
    where = shown.model.index(0, Column.WHERE)
    assert where.data() == "Only on this laptop"
    assert not where.data(Qt.ItemDataRole.DecorationRole).isNull()
    assert where.data(Qt.ItemDataRole.ForegroundRole).isValid()


@pytest.mark.parametrize(("language", "said"), [("en", "May 2012"), ("es", "mayo de 2012")])
def test_dates_are_said_in_words_and_not_in_notation(qapp, page, unlocked, language, said):
    i18n.speak(qapp, language)
    unlocked.casework.save(
        None, "case", {"what/title": "Eviction", "what/place/name": "Harbour", "what/dates": "2012-05"}
    )
    shown = page()
    assert shown.model.index(0, Column.SUMMARY).data() == f"{said} · Harbour"


def test_screen_readers_hear_the_whole_line(page, unlocked):
    _save(unlocked, "Eviction at the river")
    shown = page()
    words = shown.model.index(0, Column.TITLE).data(Qt.ItemDataRole.AccessibleTextRole)
    assert "Eviction at the river" in words
    assert "Only on this laptop" in words


@pytest.mark.parametrize("form_id", FORM_IDS)
def test_an_empty_list_says_what_it_is_for(page, form_id):
    shown = page(form_id)
    assert shown.stack.currentWidget() is shown.empty
    assert shown.title.text() == kind_of(form_id).title
    assert shown.new.text() == kind_of(form_id).new


def test_enter_opens_the_chosen_record(qtbot, page, unlocked):
    first, _second = _save(unlocked, "First", "Second")
    shown = page()
    shown.table.selectRow(1)
    with qtbot.waitSignal(shown.open_asked) as asked:
        qtbot.keyClick(shown.table, Qt.Key.Key_Return)
    assert asked.args == ["case", first]


def test_typing_finds(qtbot, page, unlocked, settled):
    _save(unlocked, "Eviction at the river", "Land taken for a steel plant")
    shown = page()
    qtbot.keyClicks(shown.search, "steel")
    qtbot.waitUntil(lambda: _titles(shown) == ["Land taken for a steel plant"])
    shown.search.setText("nowhere")
    qtbot.waitUntil(lambda: shown.stack.currentWidget() is shown.nothing)
    shown.search.clear()
    qtbot.waitUntil(lambda: len(_titles(shown)) == 2)


def test_urgent_records_can_stand_first(qtbot, page, unlocked, settled):
    _save(unlocked, "Urgent one", urgent=True)
    _save(unlocked, "Later one")
    shown = page()
    assert _titles(shown) == ["Later one", "Urgent one"]
    shown.order.setCurrentIndex(shown.order.findData(Order.URGENT))
    shown.order.activated.emit(shown.order.currentIndex())
    settled()
    assert _titles(shown) == ["Urgent one", "Later one"]


def test_a_long_list_is_fetched_by_the_page(qtbot, page, unlocked, settled):
    _save_many(unlocked, PAGE + 20)
    shown = page()
    assert shown.model.rowCount() == PAGE + 20
    assert shown.model.line(PAGE + 10) is None
    shown.model.look_at(PAGE, PAGE + 19)
    assert shown.model.index(PAGE + 10, Column.TITLE).data() == "…"
    settled()
    assert shown.model.index(PAGE + 10, Column.TITLE).data() == "Case 9"


def test_only_what_is_looked_at_holds_words(qtbot, page, unlocked, settled):
    _save_many(unlocked, PAGE)
    shown = page()
    assert shown.model.index(0, Column.TITLE).data() == f"Case {PAGE - 1}"
    assert shown.model.index(PAGE - 1, Column.TITLE).data() is None
    shown.table.scrollToBottom()
    qtbot.waitUntil(lambda: shown.model.index(PAGE - 1, Column.TITLE).data() == "Case 0")


def test_what_is_far_from_what_is_looked_at_is_forgotten(qtbot, page, unlocked, settled):
    _save_many(unlocked, 5 * PAGE)
    shown = page()
    for row in range(0, 5 * PAGE, 15):
        shown.model.look_at(row, row + 14)
        settled()
    assert shown.model.index(5 * PAGE - 1, Column.TITLE).data() == "Case 0"
    assert shown.model.index(0, Column.TITLE).data() is None
    shown.model.look_at(0, 14)
    settled()
    assert shown.model.index(0, Column.TITLE).data() == f"Case {5 * PAGE - 1}"


def test_a_list_that_comes_anew_keeps_what_is_looked_at(qtbot, page, unlocked, settled):
    _save_many(unlocked, PAGE + 20)
    shown = page()
    shown.table.scrollToBottom()
    qtbot.waitUntil(lambda: shown.model.index(PAGE + 19, Column.TITLE).data() == "Case 0")
    _save(unlocked, "One more")
    shown.refresh()
    settled()
    assert shown.model.rowCount() == PAGE + 21
    assert shown.model.index(PAGE + 19, Column.TITLE).data() == "Case 1"


def test_colours_and_times_of_the_rows_can_be_put_on_anew(page, unlocked, settled):
    _save(unlocked, "First")
    shown = page()
    before = shown.model.index(0, Column.TITLE).data()
    shown.model.dress_anew()
    assert shown.model.index(0, Column.TITLE).data() == before == "First"


def test_the_chosen_record_stays_chosen_when_the_list_comes_anew(qtbot, page, unlocked, settled):
    _save(unlocked, "First", "Second")
    shown = page()
    shown.table.selectRow(1)
    _save(unlocked, "Third")
    shown.refresh()
    settled()
    assert shown.model.line(shown.table.currentIndex().row()).title == "First"


def test_a_closed_list_keeps_nothing_alive(qtbot, unlocked, jobs, settled, is_freed):
    _save(unlocked, "First")
    assert is_freed(lambda: ListPage(unlocked, jobs, "case"), settled)
