import pytest
from PySide6.QtCore import Qt

from desktop.sentences import Sentence
from desktop.services.joining import Joining
from desktop.ui.onboarding.first_answers import FirstAnswers
from desktop.ui.onboarding.first_start import FirstStart

GOOD = "tide garlic hockey outdoor lamp river"


@pytest.fixture
def first(qtbot, jobs):
    first = FirstStart(FirstAnswers("en"), jobs, Joining.look)
    qtbot.addWidget(first)
    first.show()
    return first


def _go_on(first, times=1):
    for _ in range(times):
        first.next.click()


def _type_passphrase(qtbot, first):
    step = first.steps[2]
    step.first.setText(GOOD)
    step.second.setText(GOOD)
    qtbot.waitUntil(first.next.isEnabled, timeout=20_000)


def test_every_step_can_be_gone_back_and_keeps_what_was_said(qtbot, first):
    _go_on(first, 2)
    _type_passphrase(qtbot, first)
    _go_on(first, 2)
    first.steps[4].name.setText("Asha")
    for expected in (3, 2, 1, 0):
        first.back.click()
        assert first.number == expected
    assert not first.back.isVisible()
    _go_on(first, 4)
    assert first.steps[4].name.text() == "Asha"
    with qtbot.waitSignal(first.finished) as finished:
        _go_on(first)
    answers = finished.args[0]
    assert (answers.passphrase, answers.invitation, answers.my_name) == (GOOD, "", "Asha")


@pytest.mark.parametrize("words", ["password", "asdfgh", "harbour"])
def test_a_weak_passphrase_does_not_lead_on_and_says_why(qtbot, first, settled, words):
    _go_on(first, 2)
    step = first.steps[2]
    step.first.setText(words)
    step.second.setText(words)
    settled()
    assert not first.next.isEnabled()
    assert step.meter.advice.text()


def test_the_suggestion_fills_both_fields_so_that_it_can_be_read(qtbot, first):
    _go_on(first, 2)
    step = first.steps[2]
    qtbot.waitUntil(step.use.isEnabled, timeout=20_000)
    step.use.click()
    qtbot.waitUntil(first.next.isEnabled, timeout=20_000)
    assert step.first.text() == step.second.text() == step.suggested.text()
    assert step.first.echoMode() == step.first.EchoMode.Normal


def test_two_different_passphrases_are_noticed(qtbot, first, settled):
    _go_on(first, 2)
    step = first.steps[2]
    step.first.setText(GOOD)
    step.second.setText(GOOD[:-1] + "x")
    settled()
    assert step.differs.text() == "The two are not the same."
    assert not first.next.isEnabled()


def test_a_failure_is_said_where_it_can_be_mended_and_nothing_typed_is_lost(qtbot, first):
    _go_on(first, 2)
    _type_passphrase(qtbot, first)
    first.show_busy(True)
    first.show_trouble(Sentence(happened="The disk is full.", safe="Nothing was made.", next="Make room."), 2)
    assert first.number == 2
    assert first.trouble.isVisible()
    assert first.steps[2].first.text() == GOOD


def test_a_language_is_asked_for_at_once(qtbot, first):
    with qtbot.waitSignal(first.language_asked) as asked:
        first.steps[0].choices.button(1).click()
    assert asked.args == ["es"]


def test_answers_never_show_what_they_hold():
    assert GOOD not in repr(FirstAnswers("en", passphrase=GOOD, invitation="amparo:x", my_name="Asha"))
    assert "Asha" not in repr(FirstAnswers("en", my_name="Asha"))


def test_enter_leads_on_from_the_name(qtbot, first):
    _go_on(first, 2)
    _type_passphrase(qtbot, first)
    _go_on(first, 2)
    first.steps[4].name.setText("Asha")
    with qtbot.waitSignal(first.finished):
        qtbot.keyClick(first.steps[4].name, Qt.Key.Key_Return)


def test_a_closed_first_start_keeps_nothing_alive(jobs, settled, is_freed):
    assert is_freed(lambda: FirstStart(FirstAnswers("en"), jobs, Joining.look), settled)
