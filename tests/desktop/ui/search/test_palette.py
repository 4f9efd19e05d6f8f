import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from shiboken6 import isValid

from desktop.services.searching import FIRST
from desktop.ui.search.palette import Palette
from tests.laptops import titled


@pytest.fixture
def window(qtbot):
    window = QWidget()
    window.resize(1200, 700)
    qtbot.addWidget(window)
    window.show()
    return window


def test_words_find_records_of_every_kind_and_enter_opens_the_first(qtbot, window, unlocked, jobs, settled):
    unlocked.casework.save(None, "case", titled("case", "Eviction at the river"))
    person = unlocked.casework.save(None, "person", titled("person", "Company of the estuary"))
    palette = Palette(unlocked, jobs, window)
    palette.show()
    settled()
    assert palette.model.rowCount() == 2
    qtbot.keyClicks(palette.field, "estua")
    qtbot.waitUntil(lambda: palette.model.rowCount() == 1, timeout=60_000)
    with qtbot.waitSignal(palette.chosen) as chosen:
        qtbot.keyClick(palette.field, Qt.Key.Key_Return)
    assert chosen.args == ["person", person]


def test_what_does_not_fit_the_screen_follows_and_nothing_moves(qtbot, window, unlocked, jobs, settled):
    for number in range(FIRST + 5):
        unlocked.casework.save(None, "case", titled("case", f"Heron {number}"))
    palette = Palette(unlocked, jobs, window)
    palette.show()
    settled()
    sizes = []
    palette.model.modelReset.connect(lambda: sizes.append(palette.model.rowCount()))
    palette.model.rowsInserted.connect(lambda: sizes.append(palette.model.rowCount()))
    palette.field.setText("heron")
    qtbot.waitUntil(lambda: palette.remark.text() == f"{FIRST + 5} found", timeout=60_000)
    assert sizes == [FIRST, FIRST + 5]
    assert palette.list.currentIndex().row() == 0
    shown = [palette.model.hit(row).line.id for row in range(FIRST + 5)]
    assert shown == [hit.line.id for hit in unlocked.searching.find("heron")]


def test_up_and_down_move_in_the_list_while_the_field_has_the_keys(qtbot, window, unlocked, jobs, settled):
    for title in ("First", "Second"):
        unlocked.casework.save(None, "case", titled("case", title))
    palette = Palette(unlocked, jobs, window)
    palette.show()
    settled()
    qtbot.keyClick(palette.field, Qt.Key.Key_Down)
    assert palette.list.currentIndex().row() == 1
    assert palette.grab().size() == palette.size()


def test_escape_closes_it_for_good(qtbot, window, unlocked, jobs, settled):
    palette = Palette(unlocked, jobs, window)
    palette.show()
    settled()
    qtbot.keyClick(palette.field, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not isValid(palette), timeout=60_000)


def test_odd_words_find_nothing_and_break_nothing(qtbot, window, unlocked, jobs, settled, shown):
    palette = Palette(unlocked, jobs, window)
    palette.show()
    for words in ('"', "a OR", "*", "(", "NEAR(x", "渔民"):
        palette.field.setText(words)
        palette.field.search_asked.emit(words)
        settled()
    assert shown == []
    assert palette.remark.text() == "Nothing holds these words."
