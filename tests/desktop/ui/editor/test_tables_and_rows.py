"""Tables of questions with the same choices, and questions that are asked once per row."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent

from desktop.domain.answers import FileRef
from desktop.ui.editor.matrix import MatrixTable
from desktop.ui.editor.repeats import RepeatRows
from tests import samples
from tests.desktop.ui.editor.asking import TABLES, box, press_twice


@pytest.fixture
def form(pages):
    return pages(TABLES)


@pytest.fixture
def table(form):
    return form.findChildren(MatrixTable)[0]


@pytest.fixture
def losses(form):
    form.tabs.setCurrentIndex(1)
    return next(rows for rows in form.findChildren(RepeatRows) if rows.path == "second/loss")


def line(table, path):
    return next(one for one in table.lines if one.path == path)


def test_a_table_has_a_line_for_each_question_and_a_head_for_each_choice(table):
    assert [head.text() for head in table.heads] == ["Yes", "No", "Ask me again"]
    assert [one.label.text() for one in table.lines] == ["Kept", "Shared (required)", "Used in court"]


def test_one_press_answers_and_says_the_question_to_screen_readers(qtbot, form, table):
    kept = line(table, "first/purposes/keep")
    assert kept.buttons["yes"].accessibleName() == "Yes, Kept"
    press_twice(qtbot, kept.buttons["yes"])
    assert form.sitting.filling.value("first/purposes/keep") == "yes"
    qtbot.keyClick(kept.buttons["yes"], Qt.Key.Key_Delete)
    assert form.sitting.filling.value("first/purposes/keep") is None


def test_the_arrow_keys_walk_along_a_line(qtbot, form, table):
    kept = line(table, "first/purposes/keep")
    kept.buttons["yes"].setFocus()
    qtbot.keyClick(kept.buttons["yes"], Qt.Key.Key_Space)
    qtbot.keyClick(kept.buttons["yes"], Qt.Key.Key_Right)
    assert form.sitting.filling.value("first/purposes/keep") == "no"


def test_a_line_comes_and_goes_with_the_answer_it_depends_on(qtbot, form, table):
    court = line(table, "first/purposes/court")
    assert court.label.isHidden()
    qtbot.mouseClick(box(form, "first/any").answer._buttons["yes"], Qt.MouseButton.LeftButton)
    assert court.label.isVisible()


def test_what_is_missing_in_a_table_is_said_at_its_line(form, table):
    form.sitting.be_strict()
    assert line(table, "first/purposes/share").trouble.isVisible()
    assert line(table, "first/purposes/keep").trouble.isHidden()


def test_a_row_is_added_with_the_cursor_in_it(qtbot, form, losses):
    qtbot.mouseClick(losses.add, Qt.MouseButton.LeftButton)
    assert len(losses.rows) == 1
    row = next(iter(losses.rows))
    qtbot.keyClicks(box(form, f"{row}/what").answer.line, "Two boats")
    assert form.sitting.filling.value(f"{row}/what") == "Two boats"


def test_a_removed_row_comes_back_as_it_was_with_what_was_written_elsewhere_since(qtbot, form, losses):
    for _ in range(2):
        qtbot.mouseClick(losses.add, Qt.MouseButton.LeftButton)
    first, second = losses.rows
    qtbot.keyClicks(box(form, f"{first}/what").answer.line, "Two boats")
    losses.rows[first].remove.click()
    assert list(losses.rows) == [second]
    qtbot.keyClicks(box(form, f"{second}/what").answer.line, "A net")
    losses.undo.button.click()
    assert form.sitting.filling.rows("second/loss") == (first, second)
    assert box(form, f"{first}/what").answer.line.text() == "Two boats"
    assert box(form, f"{second}/what").answer.line.text() == "A net"


def test_rows_are_moved_without_losing_an_answer(qtbot, form, losses):
    for _ in range(2):
        qtbot.mouseClick(losses.add, Qt.MouseButton.LeftButton)
    first, second = losses.rows
    qtbot.keyClicks(box(form, f"{first}/what").answer.line, "Two boats")
    losses.rows[second].up.click()
    assert form.sitting.filling.rows("second/loss") == (second, first)
    assert box(form, f"{first}/what").answer.line.text() == "Two boats"
    assert losses.rows[second].number.text().endswith("1")


def test_files_dropped_on_a_repeat_get_a_row_each(qtbot, form, jobs, tmp_path):
    form.tabs.setCurrentIndex(1)
    photos = next(rows for rows in form.findChildren(RepeatRows) if rows.path == "second/photos")
    files = [tmp_path / f"photo {n}.jpg" for n in range(3)]
    for number, file in enumerate(files):
        file.write_bytes(samples.photograph("china.jpg", width=200 + number))
    drop(photos, files)
    qtbot.waitUntil(lambda: not form.sitting.busy, timeout=20_000)
    held = [value for value in form.sitting.filling.answers().values() if isinstance(value, FileRef)]
    assert {ref.name for ref in held} == {file.name for file in files}
    assert len(photos.rows) == 3
    assert "(3)" in form.tabs.tabText(1)
    assert all(file.exists() for file in files)


def drop(target, files):
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    nothing = Qt.KeyboardModifier.NoModifier
    event = QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, Qt.MouseButton.LeftButton, nothing)
    target.dropEvent(event)
    assert event.dropAction() is Qt.DropAction.CopyAction
