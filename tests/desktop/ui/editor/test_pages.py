"""Every kind of question on the screen, and what the form's logic does to it at once."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QSlider

from desktop.forms.questions import QuestionKind
from desktop.ui.editor.inputs.choice_search import SearchInput
from desktop.ui.editor.inputs.one_choice import DropDownInput, RadioInput
from desktop.ui.editor.question import QuestionBox
from tests.desktop.ui.editor.asking import EVERY_KIND, box


@pytest.fixture
def every_kind(pages):
    return pages(EVERY_KIND)


def test_every_kind_of_question_is_on_the_page(every_kind):
    shown = {one.question.kind for one in every_kind.findChildren(QuestionBox)}
    assert shown == set(QuestionKind) - {QuestionKind.CALCULATE, QuestionKind.UNSUPPORTED}


def test_each_answer_is_spoken_with_its_question(every_kind):
    for one in every_kind.findChildren(QuestionBox):
        if one.question.kind in (QuestionKind.NOTE, QuestionKind.GEOPOINT):
            continue
        spoken = (one.answer.focusProxy() or one.answer).accessibleName()
        label = one.question.label.in_language("en")
        if one.question.kind is QuestionKind.DATETIME:
            spoken = one.answer.day.line.accessibleName()
        assert label in spoken, one.question.kind


def test_a_required_question_says_so_in_words(every_kind):
    word = box(every_kind, "word")
    assert "required" in f"{word.label.text()} {word.required.text()}"
    assert word.required.isVisible() or "required" in word.label.text()
    assert "required" in word.answer.line.accessibleName()


def test_how_a_choice_is_asked_follows_its_appearance_and_length(every_kind):
    assert isinstance(box(every_kind, "colour").answer, RadioInput)
    assert isinstance(box(every_kind, "shade").answer, DropDownInput)
    assert isinstance(box(every_kind, "place").answer, SearchInput)


def test_a_question_comes_and_goes_with_the_answer_it_depends_on(qtbot, every_kind):
    why = box(every_kind, "red_only")
    assert why.isHidden()
    buttons = box(every_kind, "colour").answer._buttons
    qtbot.mouseClick(buttons["red"], Qt.MouseButton.LeftButton)
    assert why.isVisible()
    qtbot.keyClicks(why.answer.line, "Blood")
    qtbot.mouseClick(buttons["blue"], Qt.MouseButton.LeftButton)
    assert why.isHidden()
    qtbot.mouseClick(buttons["red"], Qt.MouseButton.LeftButton)
    assert why.answer.line.text() == "Blood"


def test_a_broken_rule_is_said_at_its_question_once_the_person_has_gone_on(qtbot, every_kind):
    number = box(every_kind, "number")
    number.answer.line.setFocus()
    qtbot.keyClicks(number.answer.line, "4")
    assert number.trouble.isHidden()
    qtbot.keyClick(number.answer.line, Qt.Key.Key_Return)
    assert number.trouble.isVisible()
    assert number.trouble.words.text() == "More than ten, please."
    qtbot.keyClicks(number.answer.line, "2")
    assert number.trouble.isHidden()
    assert every_kind.sitting.filling.value("number") == 42


def test_letters_where_a_number_is_asked_are_kept_and_named(qtbot, every_kind):
    number = box(every_kind, "number")
    qtbot.keyClicks(number.answer.line, "many")
    number.answer.settled.emit()
    assert every_kind.sitting.filling.value("number") == "many"
    assert "whole number" in number.trouble.words.text()
    assert number.answer.line.text() == "many"


def test_changing_the_language_keeps_focus_cursor_and_text(qtbot, every_kind):
    word = box(every_kind, "word").answer.line
    every_kind.activateWindow()
    word.setFocus()
    qtbot.keyClicks(word, "unfinished")
    word.setCursorPosition(3)
    every_kind.sitting.speak("es")
    assert box(every_kind, "word").label.text().startswith("Una palabra")
    assert word.text() == "unfinished"
    assert word.cursorPosition() == 3
    assert QApplication.focusWidget() is word
    assert box(every_kind, "colour").answer._buttons["green"].words() == "Verde"


def test_a_fault_of_the_form_is_said_at_its_question_and_the_answer_stays(qtbot, pages):
    faulty = EVERY_KIND.replace("${colour} = 'red'", "no-such-function(${colour})")
    shown = pages(faulty)
    why = box(shown, "red_only")
    assert why.isVisible()
    assert "fault of the form" in why.trouble.words.text()
    qtbot.keyClicks(why.answer.line, "Because")
    assert shown.sitting.filling.value("red_only") == "Because"
    assert shown.sitting.obstacles() == tuple(
        problem for problem in shown.sitting.filling.problems() if problem.path == "word"
    )


def test_a_read_only_question_takes_no_keys(qtbot, every_kind):
    fixed = box(every_kind, "fixed").answer.line
    qtbot.keyClicks(fixed, "7")
    assert every_kind.sitting.filling.value("fixed") is None


def test_the_wheel_changes_no_answer_even_where_the_focus_is(qtbot, every_kind):
    controls = [*every_kind.findChildren(QComboBox), *every_kind.findChildren(QSlider)]
    assert len(controls) >= 2
    before = every_kind.sitting.filling.answers()
    for control in controls:
        control.setFocus()
        for delta in (120, -120):
            wheel(control, delta)
    assert every_kind.sitting.filling.answers() == before


def test_an_ampersand_of_the_form_is_shown_and_is_no_shortcut(every_kind):
    button = box(every_kind, "colour").answer._buttons["red"]
    assert button.words() == "Red & bright"
    assert button.shortcut().isEmpty()


def wheel(control, delta):
    middle = QPointF(control.rect().center())
    event = QWheelEvent(
        middle,
        control.mapToGlobal(middle),
        QPoint(),
        QPoint(0, delta),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,
    )
    QApplication.sendEvent(control, event)
