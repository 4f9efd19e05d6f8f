"""A form that is only looked at: real pages, every language, every fault named, and nothing of it in the vault."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from desktop.services import reading_forms
from desktop.ui.editor.inputs.file import FileInput
from desktop.ui.forms.form_look import FormLook
from tests.desktop.forms.hostile import TWO_LANGUAGES, WITH_FAULTS
from tests.desktop.ui.editor.asking import EVERY_KIND, box


@pytest.fixture
def found(tmp_path):
    def read(markdown):
        (tmp_path / "form.md").write_text(markdown)
        return reading_forms.read(tmp_path / "form.md")

    return read


@pytest.fixture
def look(qtbot, unlocked, jobs, found):
    def open_dialog(markdown):
        dialog = FormLook(unlocked, jobs, found(markdown))
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return open_dialog


def test_it_says_that_nothing_is_kept(look):
    dialog = look(TWO_LANGUAGES)
    note = dialog.note
    assert note.isVisible()
    assert note.accessibleName() == "You are only looking at this form."
    assert "nothing that is written here is kept" in note.text.text()


def test_the_questions_speak_every_language_of_the_form_at_once(look):
    dialog = look(TWO_LANGUAGES)
    village = box(dialog.pages, "village")
    assert village.label.text() == "Village"
    assert dialog.language.accessibleName() == "Language of the questions"
    dialog.language.setCurrentIndex(dialog.language.findData("es"))
    dialog.language.activated.emit(dialog.language.currentIndex())
    assert village.label.text() == "Aldea"


def test_a_form_of_one_language_offers_none(look):
    assert look(WITH_FAULTS).language.isHidden()


def test_its_rules_work_and_nothing_reaches_the_vault(qtbot, look, unlocked, settled):
    dialog = look(TWO_LANGUAGES)
    walk = box(dialog.pages, "walk")
    qtbot.keyClicks(walk.answer.line, "700")
    qtbot.keyClick(walk.answer.line, Qt.Key.Key_Return)
    assert walk.trouble.isVisible()
    assert dialog.isVisible()
    dialog.close()
    settled()
    assert unlocked.casework.count() == 0
    assert unlocked.casework.drafts() == []


def test_no_file_is_taken_in(look, unlocked, settled, tmp_path):
    dialog = look(EVERY_KIND)
    (tmp_path / "paper.pdf").write_bytes(b"%PDF-1.4 paper")
    paper = box(dialog.pages, "paper").answer
    assert isinstance(paper, FileInput)
    paper.take_in([tmp_path / "paper.pdf"])
    settled()
    assert "while a form is only looked at" in paper.trouble.title.text()
    assert list((tmp_path / "vault" / "files").iterdir()) == []


def test_every_fault_is_named_above_the_questions(look):
    dialog = look(WITH_FAULTS)
    faults = dialog.faults
    assert faults.isVisible()
    assert faults.title.text() == "Whoever made the form has 2 things to mend:"
    assert faults.text.text().splitlines()[0] == "walk: cannot be read: nonsense("


def test_where_nothing_is_wrong_nothing_is_said_of_faults(look):
    dialog = look(TWO_LANGUAGES)
    assert dialog.faults.isHidden()


def test_a_link_to_another_record_says_that_it_leads_nowhere(look):
    dialog = look(EVERY_KIND)
    dialog.sitting.new_asked.emit("case", None)
    assert "neither opened nor made" in dialog.note.text.text()


def test_a_title_without_end_leaves_room_for_the_questions(look):
    dialog = look(TWO_LANGUAGES.replace("| Water ", "| " + "Water " * 500))
    assert len(dialog.title.text()) < 100


def test_escape_closes_it(qtbot, look):
    dialog = look(TWO_LANGUAGES)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert not dialog.isVisible()


def test_it_begins_at_the_first_question_and_everything_can_be_reached_with_the_keyboard(qtbot, look):
    dialog = look(TWO_LANGUAGES)
    dialog.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is box(dialog.pages, "village").answer.line)
    reached = set()
    for _ in range(12):
        qtbot.keyClick(QApplication.focusWidget(), Qt.Key.Key_Tab)
        reached.add(QApplication.focusWidget())
    assert {dialog.language, dialog.leave, box(dialog.pages, "village").answer.line} <= reached


@pytest.mark.parametrize("markdown", [TWO_LANGUAGES, EVERY_KIND, WITH_FAULTS], ids=["two", "every kind", "faults"])
def test_a_closed_dialog_keeps_nothing_alive(unlocked, jobs, found, settled, is_freed, markdown):
    read = found(markdown)
    assert is_freed(lambda: FormLook(unlocked, jobs, read), settled)
