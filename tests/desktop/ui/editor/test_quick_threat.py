"""A threat is logged with two answers; what is begun is never lost; the whole form goes on from it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.ui.editor.quick_threat import QuickThreatDialog
from tests.desktop.ui.editor.asking import box

WHAT, WHO = "what/class", "what/target"


@pytest.fixture
def dialog(qtbot, unlocked, jobs):
    made = QuickThreatDialog(unlocked, jobs)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    return made


def answer(qtbot, dialog):
    what = box(dialog, WHAT).answer
    first = dialog.sitting.filling.choices(WHAT)[0]
    what.line.setFocus()
    qtbot.keyClicks(what.line, first.label.in_language("en")[:6])
    qtbot.keyClick(what.finder.popup(), Qt.Key.Key_Down)
    qtbot.keyClick(what.finder.popup(), Qt.Key.Key_Return)
    qtbot.keyClicks(box(dialog, WHO).answer.line, "R., land committee")


def test_two_answers_are_enough(qtbot, unlocked, dialog):
    answer(qtbot, dialog)
    with qtbot.waitSignal(dialog.saved) as told:
        qtbot.keyClick(dialog, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    view = unlocked.casework.open(told.args[0])
    assert view.answers[WHO] == "R., land committee"
    assert view.line.urgent
    assert unlocked.casework.drafts() == []


def test_only_what_must_be_answered_is_asked_and_the_facts(dialog):
    assert [one.path for one in dialog.boxes if one.required.isVisible() or "required" in one.label.text()] == [
        WHAT,
        WHO,
    ]
    assert len(dialog.boxes) <= 3


def test_a_missing_answer_is_said_and_led_to(qtbot, unlocked, dialog):
    dialog.log.click()
    assert box(dialog, WHO).trouble.isVisible()
    assert unlocked.casework.count("threat") == 0


def test_closing_keeps_what_was_begun(qtbot, unlocked, dialog):
    qtbot.keyClicks(box(dialog, WHO).answer.line, "R.")
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert unlocked.casework.drafts()[0].changes[WHO] == "R."


def test_escape_closes_it_from_the_first_field_too_even_over_its_open_list(qtbot, unlocked, dialog):
    qtbot.keyClicks(box(dialog, WHO).answer.line, "R.")
    what = box(dialog, WHAT).answer
    what.line.setFocus()
    qtbot.keyClicks(what.line, "follow")
    assert what.finder.popup().isVisible()
    qtbot.keyClick(what.finder.popup(), Qt.Key.Key_Escape)
    assert not what.finder.popup().isVisible()
    assert dialog.isVisible()
    qtbot.keyClick(what.line, Qt.Key.Key_Escape)
    assert not dialog.isVisible()
    assert unlocked.casework.drafts()[0].changes[WHO] == "R."


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter])
def test_ctrl_enter_saves_from_the_first_field_even_over_its_open_list(qtbot, unlocked, dialog, key):
    qtbot.keyClicks(box(dialog, WHO).answer.line, "R.")
    what = box(dialog, WHAT).answer
    what.line.setFocus()
    label = next(one.label for one in dialog.sitting.filling.choices(WHAT) if one.name == "followed")
    qtbot.keyClicks(what.line, label.in_language("en"))
    assert what.finder.popup().isVisible()
    with qtbot.waitSignal(dialog.saved) as told:
        qtbot.keyClick(what.finder.popup(), key, Qt.KeyboardModifier.ControlModifier)
    assert unlocked.casework.open(told.args[0]).answers[WHAT] == "followed"


def test_the_whole_form_goes_on_from_what_was_begun(qtbot, unlocked, dialog, edit):
    qtbot.keyClicks(box(dialog, WHO).answer.line, "R.")
    with qtbot.waitSignal(dialog.more_asked) as told:
        dialog.more.click()
    editor = edit("threat", draft_id=told.args[0])
    assert box(editor, WHO).answer.line.text() == "R."
    assert len(unlocked.casework.drafts()) == 1


def test_a_closed_dialog_keeps_nothing_alive(unlocked, jobs, is_freed):
    assert is_freed(lambda: QuickThreatDialog(unlocked, jobs))
