"""Files that were taken in and taken out again: sealed while the sitting lasts, destroyed when it ends."""

from __future__ import annotations

import pytest

from desktop.errors import DiskFull
from desktop.ui.editor.inputs.file import FileInput
from desktop.ui.editor.repeats import RepeatRows
from desktop.ui.editors import end_all, keep_all
from tests import samples
from tests.desktop.ui.editor.asking import box

ORIGINAL, TITLE = "what/original", "what/title"


@pytest.fixture
def gate(tmp_path):
    file = tmp_path / "gate.jpg"
    file.write_bytes(samples.photograph("china.jpg"))
    return file


@pytest.fixture
def editor(edit):
    return edit("evidence")


def original(editor) -> FileInput:
    return box(editor.work.pages, ORIGINAL).answer


def sealed(unlocked):
    """Ids of the files whose bytes are in the vault."""
    return {path.name for path in (unlocked.vault.folder / "files").iterdir()}


def taken_in(qtbot, unlocked, editor, file) -> str:
    before = sealed(unlocked)
    original(editor).take_in([file])
    qtbot.waitUntil(lambda: not editor.work.sitting.busy, timeout=20_000)
    (new,) = sealed(unlocked) - before
    return new


def test_what_was_undone_before_any_draft_goes_with_the_page(qtbot, unlocked, editor, gate):
    taken_in(qtbot, unlocked, editor, gate)
    original(editor)._on_remove()
    editor.work.keep_typed()
    assert len(sealed(unlocked)) == 1, "it could still be brought back"
    with qtbot.waitSignal(editor.closed):
        editor.leave()
    assert sealed(unlocked) == set()


def test_what_was_undone_after_a_draft_goes_with_the_page_and_the_rest_stays(qtbot, unlocked, editor, gate):
    taken_in(qtbot, unlocked, editor, gate)
    editor.flush()
    original(editor)._on_remove()
    kept = taken_in(qtbot, unlocked, editor, gate)
    with qtbot.waitSignal(editor.closed):
        editor.leave()
    assert sealed(unlocked) == {kept}
    (draft,) = unlocked.casework.drafts()
    assert draft.changes[ORIGINAL].id == kept


def test_what_was_undone_goes_when_the_record_is_saved_and_cannot_be_put_back(qtbot, unlocked, editor, gate):
    taken_in(qtbot, unlocked, editor, gate)
    original(editor)._on_remove()
    assert original(editor).trouble.button.isVisible()
    box(editor.work.pages, TITLE).answer.setFocus()
    editor.work.sitting.answer(TITLE, "The gate")
    with qtbot.waitSignal(editor.saved, timeout=20_000):
        editor.save()
    assert sealed(unlocked) == set()
    assert not original(editor).trouble.isVisible()


def test_what_was_undone_goes_when_the_draft_is_thrown_away(qtbot, unlocked, editor, gate):
    taken_in(qtbot, unlocked, editor, gate)
    original(editor)._on_remove()
    editor._on_discard()
    assert sealed(unlocked) == set()


def test_what_was_undone_goes_when_the_vault_is_closed(qtbot, unlocked, editor, gate):
    taken_in(qtbot, unlocked, editor, gate)
    original(editor)._on_remove()
    around = editor.parentWidget() or editor
    assert keep_all(around) == []
    editor.flush()
    editor.end_sitting()
    end_all(around)
    assert sealed(unlocked) == set()


def test_a_file_that_no_draft_could_be_kept_of_is_not_destroyed(qtbot, unlocked, editor, gate, monkeypatch):
    first = taken_in(qtbot, unlocked, editor, gate)
    original(editor)._on_remove()
    second = taken_in(qtbot, unlocked, editor, gate)

    def full(*_args, **_named):
        raise DiskFull

    monkeypatch.setattr(unlocked.casework, "save_draft", full)
    with pytest.raises(DiskFull):
        editor.flush()
    editor.end_sitting()
    assert sealed(unlocked) == {first, second}


def test_what_a_record_names_stays_whatever_is_taken_out(qtbot, unlocked, editor, gate, edit):
    kept = taken_in(qtbot, unlocked, editor, gate)
    editor.work.sitting.answer(TITLE, "The gate")
    with qtbot.waitSignal(editor.saved, timeout=20_000) as saved:
        editor.save()
    again = edit("evidence", saved.args[0])
    original(again)._on_remove()
    with qtbot.waitSignal(again.closed):
        again.leave()
    assert sealed(unlocked) == {kept}


def test_a_removed_row_cannot_be_brought_back_after_saving(qtbot, unlocked, edit, gate):
    editor = edit("testimony")
    editor.work.pages.go_to("recordings/papers")
    rows = next(one for one in editor.findChildren(RepeatRows) if one.path == "recordings/papers")
    rows.take_in([gate])
    qtbot.waitUntil(lambda: not editor.work.sitting.busy, timeout=20_000)
    rows._on_remove(next(iter(rows.rows)))
    assert rows.undo.isVisible()
    with qtbot.waitSignal(editor.work.keeping.saved, timeout=20_000):
        editor.work.keeping.save()
    assert not rows.undo.isVisible()
    assert sealed(unlocked) == set()
