"""The editor over a real vault: drafts while typing, saving, conflicts, notes, and leaving nothing behind."""

from __future__ import annotations

import pytest
import shiboken6
from PySide6.QtCore import Qt, QTimer

from desktop.errors import DiskFull
from desktop.ui.conflicts.conflict_dialog import ConflictDialog
from desktop.ui.editor.keeping import LONGEST_MS, PAUSE_MS
from desktop.ui.editor.notes_panel import NotesPanel
from desktop.ui.editor.pages import FormPages
from desktop.ui.editor.record_editor import RecordEditor
from desktop.ui.editor.sections import SectionCard
from tests.desktop.ui.editor.asking import box

TITLE = "what/title"


def write(qtbot, editor, words, path=TITLE):
    line = box(editor, path).answer.line
    line.setFocus()
    qtbot.keyClicks(line, words)


def kept(unlocked):
    return [dict(draft.changes) for draft in unlocked.casework.drafts()]


def test_a_draft_is_kept_within_two_seconds_of_the_last_key(qtbot, unlocked, edit):
    editor = edit("case")
    write(qtbot, editor, "Eviction at Sandbar village")
    assert max(PAUSE_MS, LONGEST_MS) <= 2000
    qtbot.waitUntil(lambda: bool(kept(unlocked)))
    assert kept(unlocked)[0][TITLE] == "Eviction at Sandbar village"
    qtbot.waitUntil(lambda: editor.head.kept.text() == "Draft saved")


def test_looking_at_an_empty_form_leaves_no_draft(qtbot, unlocked, edit):
    editor = edit("case")
    with qtbot.waitSignal(editor.closed):
        qtbot.keyClick(editor, Qt.Key.Key_Escape)
    assert kept(unlocked) == []


def test_escape_asks_nothing_and_keeps_what_was_typed(qtbot, unlocked, edit):
    editor = edit("case")
    write(qtbot, editor, "Eviction")
    with qtbot.waitSignal(editor.closed):
        qtbot.keyClick(box(editor, TITLE).answer.line, Qt.Key.Key_Escape)
    assert kept(unlocked)[0][TITLE] == "Eviction"


def test_flushing_keeps_the_draft_at_once(qtbot, unlocked, edit):
    editor = edit("case")
    write(qtbot, editor, "Eviction")
    editor.flush()
    assert kept(unlocked)[0][TITLE] == "Eviction"


def test_an_older_draft_in_the_queue_never_overwrites_a_later_one(qtbot, unlocked, edit, settled):
    editor = edit("case")
    write(qtbot, editor, "Old")
    editor.work.keeping._on_due()  # waits in the queue while the person types on and the vault is locked
    write(qtbot, editor, " and new")
    editor.flush()
    settled()
    assert kept(unlocked) == [{**kept(unlocked)[0], TITLE: "Old and new"}]


def test_a_draft_is_taken_up_again(qtbot, unlocked, edit):
    first = edit("case")
    write(qtbot, first, "Eviction")
    first.flush()
    draft = unlocked.casework.drafts()[0]
    again = edit("case", draft_id=draft.id)
    assert box(again, TITLE).answer.line.text() == "Eviction"
    assert "not saved" in again.head.kept.text()


def test_an_unfinished_sitting_at_a_record_is_taken_up_by_itself(qtbot, unlocked, edit):
    record = unlocked.casework.save(None, "case", {TITLE: "Eviction"})
    first = edit("case", record)
    write(qtbot, first, " at Rehri")
    first.leave()
    assert box(edit("case", record), TITLE).answer.line.text() == "Eviction at Rehri"


def test_done_saves_ends_the_draft_and_closes(qtbot, unlocked, edit):
    editor = edit("case")
    write(qtbot, editor, "Eviction")
    editor.flush()
    with qtbot.waitSignal(editor.closed), qtbot.waitSignal(editor.saved) as told:
        qtbot.keyClick(editor, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    record = told.args[0]
    assert unlocked.casework.open(record).answers[TITLE] == "Eviction"
    assert kept(unlocked) == []


def test_saving_and_staying_goes_on_at_the_same_record(qtbot, unlocked, edit):
    editor = edit("case")
    write(qtbot, editor, "Eviction")
    with qtbot.waitSignal(editor.saved) as first:
        qtbot.keyClick(editor, Qt.Key.Key_S, Qt.KeyboardModifier.ControlModifier)
    assert editor.head.kept.text() == "Saved"
    assert "laptop" in editor.head.place.text()
    write(qtbot, editor, " at Rehri")
    with qtbot.waitSignal(editor.saved) as second:
        editor.save()
    assert first.args == second.args
    assert unlocked.casework.open(first.args[0]).answers[TITLE] == "Eviction at Rehri"
    assert len(unlocked.casework.history(first.args[0])) == 2


def test_what_is_typed_while_a_save_is_under_way_is_not_lost(qtbot, unlocked, edit, settled):
    editor = edit("case")
    write(qtbot, editor, "Eviction")
    editor.done()
    write(qtbot, editor, " at Rehri")
    settled()
    assert box(editor, TITLE).answer.line.text() == "Eviction at Rehri"
    assert editor.isVisible()
    editor.flush()
    assert kept(unlocked)[0][TITLE] == "Eviction at Rehri"


def test_a_missing_answer_keeps_the_record_from_being_saved_and_is_led_to(qtbot, unlocked, edit):
    editor = edit("case")
    editor.work.pages.tabs.setCurrentIndex(3)
    with qtbot.assertNotEmitted(editor.saved):
        editor.done()
    assert "needs a look" in editor.notice.title.text()
    assert editor.work.pages.tabs.currentIndex() == 0
    assert box(editor, TITLE).trouble.isVisible()


def test_a_full_disk_is_said_and_nothing_that_was_typed_is_lost(qtbot, unlocked, edit, monkeypatch):
    editor = edit("case")
    write(qtbot, editor, "Eviction")

    def full(*_args, **_named):
        raise DiskFull

    with monkeypatch.context() as patch:
        patch.setattr(type(unlocked.casework), "save", full)
        editor.done()
        qtbot.waitUntil(editor.notice.isVisible)
    assert editor.head.kept.text() == "Not kept"
    assert box(editor, TITLE).answer.line.text() == "Eviction"
    with qtbot.waitSignal(editor.saved):
        editor.notice.button.click()


def test_a_record_that_is_gone_is_said_and_can_be_left(qtbot, unlocked, jobs):
    editor = RecordEditor(unlocked, jobs, "case", "0" * 32)
    qtbot.addWidget(editor)
    qtbot.waitUntil(jobs.idle)
    assert editor.work is None
    with qtbot.waitSignal(editor.closed):
        editor.head.back.click()


def test_two_answers_are_compared_and_one_is_chosen(qtbot, unlocked, edit, settled):
    record = unlocked.casework.save(None, "case", {TITLE: "Eviction"})
    heads = unlocked.casework.open(record).heads
    unlocked.casework.save(record, "case", {TITLE: "Eviction of 65 families"}, heads)
    unlocked.casework.save(record, "case", {TITLE: "Eviction at Rehri"}, heads)
    editor = edit("case", record)
    title = box(editor, TITLE)
    assert title.conflict.words.text() == "Two answers"
    write(qtbot, editor, "Rehri", "what/place/name")
    title.conflict.button.click()
    dialog = editor.findChildren(ConflictDialog)[0]
    side = next(card for card in dialog.sides if card.words == "Eviction of 65 families")
    side.take.click()
    settled()
    qtbot.waitUntil(lambda: title.conflict.isHidden())
    assert title.answer.line.text() == "Eviction of 65 families"
    assert box(editor, "what/place/name").answer.line.text() == "Rehri"
    with qtbot.waitSignal(editor.saved):
        editor.save()
    view = unlocked.casework.open(record)
    assert view.conflicts == {}
    assert view.answers["what/place/name"] == "Rehri"


def test_a_note_is_written_beside_the_record_and_its_draft_survives_locking(qtbot, unlocked, edit, settled):
    record = unlocked.casework.save(None, "case", {TITLE: "Eviction"})
    editor = edit("case", record)
    notes = editor.findChildren(NotesPanel)[0]
    qtbot.keyClicks(notes.words.text, "Could you photograph the gate?")
    editor.flush()
    settled()
    again = edit("case", record)
    settled()
    notes = again.findChildren(NotesPanel)[0]
    assert notes.words.text.toPlainText() == "Could you photograph the gate?"
    notes.send.click()
    qtbot.waitUntil(lambda: len(notes.cards) == 1)
    assert unlocked.casework.linked(record, "note")[0].title == "Could you photograph the gate?"
    assert notes.words.text.toPlainText() == ""
    assert kept(unlocked) == []


def test_a_deleted_record_closes_its_editor(qtbot, unlocked, edit):
    record = unlocked.casework.save(None, "case", {TITLE: "Eviction"})
    editor = edit("case", record)
    editor.head.delete.trigger()
    with qtbot.waitSignals([editor.saved, editor.closed]):
        editor.notice.button.click()
    assert unlocked.casework.open(record).deleted


@pytest.mark.parametrize("form_id", ["case", "event", "person", "testimony", "evidence", "threat", "action", "note"])
def test_every_built_in_form_opens_on_all_its_pages(qtbot, edit, settled, form_id):
    editor = edit(form_id)
    for place in range(editor.work.pages.tabs.count()):
        editor.work.pages.tabs.setCurrentIndex(place)
        settled()
        assert editor.work.pages.stack.shown().findChildren(SectionCard)
    editor.work.sitting.speak("es")


def test_what_happens_is_answered_while_a_page_is_being_made(qtbot, edit, settled):
    """A page in one go kept the window still for longer than anybody should notice."""
    editor = edit("testimony")
    pages, answered = editor.work.pages, []
    QTimer.singleShot(0, editor, lambda: answered.append(pages.stack.shown().findChildren(SectionCard)))
    pages.tabs.setCurrentIndex(1)
    settled()
    whole = pages.stack.shown().findChildren(SectionCard)
    assert len(answered[0]) < len(whole)
    assert any(card.isVisible() for card in whole)


def test_an_editor_that_goes_while_its_first_page_is_being_made_leaves_nothing_to_do(qtbot, unlocked, jobs, settled):
    editor = RecordEditor(unlocked, jobs, "testimony")
    qtbot.waitUntil(lambda: editor.findChild(FormPages) is not None)
    shiboken6.delete(editor)
    settled()


def test_a_closed_editor_keeps_nothing_alive(qtbot, unlocked, jobs, is_freed, settled):
    assert is_freed(lambda: RecordEditor(unlocked, jobs, "testimony"), before_closing=settled)
