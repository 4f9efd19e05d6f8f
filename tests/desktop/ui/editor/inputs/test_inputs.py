"""Each widget that asks for an answer: what it takes, what it shows, that it never answers by itself."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtCore import QDate, QLocale, Qt

from desktop.ui.editor.dates.saying import day_in_words
from desktop.ui.editor.inputs.acknowledge import AcknowledgeInput
from desktop.ui.editor.inputs.answer_input import AnswerInput, Offer
from desktop.ui.editor.inputs.choice_search import SearchInput
from desktop.ui.editor.inputs.dates import CalendarPopup, DateInput
from desktop.ui.editor.inputs.edtf import EdtfInput
from desktop.ui.editor.inputs.many_choices import CheckInput
from desktop.ui.editor.inputs.numbers import NumberInput, RangeInput
from desktop.ui.editor.inputs.one_choice import DropDownInput, RadioInput
from desktop.ui.editor.inputs.place import PlaceInput
from desktop.ui.editor.inputs.times import MomentInput, TimeInput, read_time
from desktop.ui.editor.inputs.words import LineInput, TextInput
from tests.desktop.ui.editor.asking import press_twice

OFFERS = [Offer("a", "Árbol"), Offer("b", "Boat"), Offer("c", "Crop")]


@pytest.fixture
def put(qtbot):
    """Shows an input and notes what it answers."""

    def show(made: AnswerInput) -> AnswerInput:
        qtbot.addWidget(made)
        made.show_offers(OFFERS)
        made.answers = []
        made.answered.connect(made.answers.append)
        made.resize(500, 120)
        made.show()
        return made

    return show


@pytest.mark.parametrize(
    ("make", "value"),
    [
        (LineInput, "a word"),
        (TextInput, "line\nline"),
        (lambda: NumberInput(whole=True), 12),
        (lambda: NumberInput(whole=False), 1.5),
        (lambda: RangeInput({"start": "0", "end": "10", "step": "1"}), 7),
        (RadioInput, "b"),
        (DropDownInput, "b"),
        (SearchInput, "b"),
        (CheckInput, ("a", "c")),
        (DateInput, "2026-11-22"),
        (TimeInput, "14:30"),
        (MomentInput, "2026-11-22T14:30:00.000+05:00"),
        (EdtfInput, "2011-06~"),
        (PlaceInput, "24.7911 67.2058 0 15"),
        (AcknowledgeInput, "OK"),
    ],
)
def test_showing_an_answer_and_none_answers_nothing(put, make, value):
    shown = put(make())
    for each in (value, value, None, value):
        shown.show_value(each)
    assert shown.answers == []


def test_words_are_trimmed_in_the_answer_but_not_under_the_cursor(qtbot, put):
    line = put(LineInput())
    qtbot.keyClicks(line.line, "Rehri ")
    assert line.answers[-1] == "Rehri"
    line.show_value("Rehri")
    assert line.line.text() == "Rehri "


def test_several_lines_grow_and_tab_goes_on(qtbot, put):
    text = put(TextInput())
    low = text.text.height()
    text.text.setPlainText("\n".join(str(n) for n in range(12)))
    qtbot.waitUntil(lambda: text.text.height() > low)
    assert text.text.tabChangesFocus()


@pytest.mark.parametrize(("typed", "value"), [("1.200,5", 1200.5), ("3,5", 3.5), ("3.5", 3.5), ("7", 7), ("x", "x")])
def test_numbers_are_read_as_they_are_written_here(qtbot, put, typed, value):
    before = QLocale()
    QLocale.setDefault(QLocale("de" if "." in typed and "," in typed else "en"))
    try:
        number = put(NumberInput(whole=False))
        qtbot.keyClicks(number.line, typed)
        assert number.answers[-1] == value
    finally:
        QLocale.setDefault(before)


def test_a_slider_has_no_answer_until_it_is_moved(qtbot, put):
    degree = put(RangeInput({"start": "0", "end": "10", "step": "2"}))
    degree.show_value(None)
    assert degree.line.text() == ""
    degree.slider.setFocus()
    qtbot.keyClick(degree.slider, Qt.Key.Key_Right)
    assert degree.answers == [2]
    assert degree.line.text() == "2"


def test_a_second_press_of_a_sticking_mouse_keeps_the_choice(qtbot, put):
    radio = put(RadioInput())
    press_twice(qtbot, radio._buttons["b"])
    assert radio.answers == ["b"]


@pytest.mark.parametrize("how", ["button", "delete"])
def test_a_choice_can_be_cleared_on_purpose(qtbot, put, how):
    radio = put(RadioInput())
    radio.show_value("b")
    if how == "button":
        qtbot.mouseClick(radio.clear, Qt.MouseButton.LeftButton)
    else:
        qtbot.keyClick(radio._buttons["b"], Qt.Key.Key_Delete)
    assert radio.answers == [None]
    assert radio.clear.isHidden()


def test_a_long_list_is_searched_without_accents_and_keeps_what_was_chosen(qtbot, put):
    search = put(SearchInput())
    qtbot.keyClicks(search.line, "arb")
    popup = search.finder.popup()
    assert popup.model().rowCount() == 1
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert search.answers[-1] == "a"
    search.line.setText("nothing like it")
    search.line.editingFinished.emit()
    assert search.line.text() == "Árbol"
    assert search.answers[-1] == "a"


def test_emptying_the_search_field_clears_the_answer(qtbot, put):
    search = put(SearchInput())
    search.show_value("b")
    search.line.setFocus()
    search.line.clear()
    assert search.answers == [None]


def test_boxes_answer_in_the_order_of_the_list_and_keep_what_is_not_offered(qtbot, put):
    boxes = put(CheckInput())
    boxes.show_value(("c", "gone"))
    qtbot.mouseClick(boxes._boxes["a"], Qt.MouseButton.LeftButton)
    assert boxes.answers == [("a", "c", "gone")]


def test_a_day_is_typed_in_words_and_what_was_understood_is_shown(qtbot, put):
    day = put(DateInput())
    qtbot.keyClicks(day.line, "22/11/2026")
    assert day.answers[-1] == "2026-11-22"
    assert day.understood.text() == day_in_words(date(2026, 11, 22), "en")
    day.line.editingFinished.emit()
    assert day.line.text() == "22 November 2026"
    day.line.clear()
    assert day.answers[-1] is None


def test_a_day_is_picked_from_the_calendar_with_the_keyboard(qtbot, put):
    day = put(DateInput())
    day.show_value("2026-11-20")
    qtbot.keyClick(day.line, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    popup = day.findChild(CalendarPopup)
    assert popup.calendar.selectedDate() == QDate(2026, 11, 20)
    popup._on_picked(QDate(2026, 11, 21))
    assert day.answers[-1] == "2026-11-21"


def test_what_is_no_day_is_kept_as_typed(qtbot, put):
    day = put(DateInput())
    qtbot.keyClicks(day.line, "after the rains")
    day.line.editingFinished.emit()
    assert day.answers[-1] == "after the rains"
    assert day.line.text() == "after the rains"


@pytest.mark.parametrize(
    ("typed", "clock"),
    [
        ("14:30", "14:30"),
        ("1430", "14:30"),
        ("14h30", "14:30"),
        ("2:30 pm", "14:30"),
        ("12 am", "00:00"),
        ("7", "07:00"),
    ],
)
def test_times_are_read_as_people_write_them(typed, clock):
    assert read_time(typed).strftime("%H:%M") == clock


@pytest.mark.parametrize("typed", ["25:00", "12:60", "noon", "13 pm am", ""])
def test_what_is_no_time_is_none(typed):
    assert read_time(typed) is None


def test_a_day_and_a_time_keep_the_zone_they_came_with(qtbot, put):
    moment = put(MomentInput())
    moment.show_value("2026-11-22T14:30:00.000+05:00")
    moment.clock.line.selectAll()
    qtbot.keyClicks(moment.clock.line, "15:00")
    assert moment.answers[-1] == "2026-11-22T15:00:00.000+05:00"


def test_a_day_without_a_time_is_kept(qtbot, put):
    moment = put(MomentInput())
    qtbot.keyClicks(moment.day.line, "22/11/2026")
    assert moment.answers[-1] == "2026-11-22"


def test_an_unsure_date_is_read_back_in_words_as_it_is_typed(qtbot, put):
    when = put(EdtfInput())
    qtbot.keyClicks(when.line, "about june 2011")
    assert when.answers[-1] == "2011-06~"
    assert "about June 2011" in when.reading.text()
    when.line.clear()
    qtbot.keyClicks(when.line, "before the rains")
    assert when.answers[-1] == "before the rains"
    assert "No date found" in when.reading.text()


def test_a_pasted_pair_of_coordinates_fills_both_fields(qtbot, put):
    place = put(PlaceInput())
    place.latitude.setFocus()
    place.latitude.insert("24.7911, 67.2058")
    place.latitude.textEdited.emit(place.latitude.text())
    assert place.answers[-1] == "24.7911 67.2058 0 0"
    assert place.longitude.text() == "67.2058"
