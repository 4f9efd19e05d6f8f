"""Answers that break the form's rules or are missing, and a form whose rules cannot be worked out."""

import shutil

import pytest
from PySide6.QtWidgets import QLineEdit

from desktop.forms import library
from desktop.ui.editor.question import QuestionBox
from tests.journeys.bad_input.window import said
from tests.journeys.hands import answer, click, wait

WORDS = {
    "en": ("A number, zero or more.", "This question needs an answer."),
    "es": ("Un número, cero o más.", None),
}


def box(editor, path):
    return next(one for one in editor.findChildren(QuestionBox) if one.path == path)


def trouble(editor, path):
    """What is said at a question, on its tab; it may be hidden."""
    editor.work.pages.go_to(path)
    wait(box(editor, path).isVisible, f"{path} is seen")
    return box(editor, path).trouble


def fill_wrongly(editor):
    """A community of minus three people, without a name."""
    editor.work.sitting.answer("who/kind", "community")
    answer(editor, "about/members", -3)


@pytest.mark.parametrize("language", ["en", "es"])
def test_broken_rules_and_missing_answers_are_said_at_their_questions_and_kept(window, folder, language):
    opened = window(folder, language)
    opened.unlock()
    editor = opened.begin("person")
    fill_wrongly(editor)
    click(editor.head.done)
    wait(editor.notice.isVisible, "it is said")
    assert all(said(editor.notice))
    rule, missing = WORDS[language]
    wrong = trouble(editor, "about/members")
    assert wrong.isVisible()
    assert wrong.words.text() == rule
    needed = trouble(editor, "who/known_as")
    assert needed.isVisible()
    assert missing is None or needed.words.text() == missing
    assert opened.titles("person") == []
    wait(lambda: opened.drafts(), "the draft is kept")
    assert opened.drafts()[0].changes["about/members"] == -3
    answer(editor, "who/known_as", "The net menders")
    answer(editor, "about/members", 3)
    assert not trouble(editor, "about/members").isVisible()
    click(editor.head.done)
    wait(lambda: opened.titles("person") == ["The net menders"], "it is saved")
    opened.settle()
    assert opened.drafts() == []


def test_wrong_answers_that_are_left_come_back_as_they_were(window, folder):
    opened = window(folder)
    opened.unlock()
    editor = opened.begin("person")
    fill_wrongly(editor)
    opened.work.back()
    opened.settle()
    again = opened.takes_up(opened.drafts()[0])
    again.work.pages.go_to("about/members")
    assert box(again, "about/members").findChild(QLineEdit).text() == "-3"
    assert trouble(again, "about/members").words.text() == WORDS["en"][0]


@pytest.fixture
def faulty_case(tmp_path, monkeypatch):
    """The program with a form of cases whose title has a rule that nobody can work out."""
    forms = shutil.copytree(library.FORMS, tmp_path / "forms")
    text = (forms / "case.xml").read_text("utf-8")
    bound = '<bind nodeset="/data/what/title"'
    assert bound in text
    (forms / "case.xml").write_text(text.replace(bound, f'{bound} constraint="no-such-function(.) = 7"'), "utf-8")
    monkeypatch.setattr(library, "FORMS", forms)
    library.built_in.cache_clear()
    yield
    library.built_in.cache_clear()


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_rule_that_cannot_be_worked_out_is_the_forms_fault_and_keeps_nothing_from_being_saved(
    window, folder, faulty_case, language
):
    opened = window(folder, language)
    opened.unlock()
    editor = opened.begin("case")
    answer(editor, "what/title", "After")
    fault = trouble(editor, "what/title")
    wait(fault.isVisible, "the fault is said")
    assert "no-such-function(.) = 7" in fault.words.text()
    assert ("fault of the form" if language == "en" else "formulario") in fault.words.text()
    click(editor.head.done)
    wait(lambda: opened.titles() == ["After", "Before"], "it is saved")
