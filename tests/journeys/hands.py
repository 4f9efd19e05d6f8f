"""What hands do at the window: type, click, wait until something is seen. Knows widgets, no story and no vault."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from typing import TypeVar

from PySide6.QtCore import QEventLoop, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget

from desktop.domain.answers import Value
from desktop.forms.paths import template
from desktop.ui.editor.inputs.choice_search import SearchInput
from desktop.ui.editor.inputs.dates import DateInput
from desktop.ui.editor.inputs.edtf import EdtfInput
from desktop.ui.editor.inputs.file import FileInput
from desktop.ui.editor.inputs.many_choices import CheckInput
from desktop.ui.editor.inputs.numbers import NumberInput
from desktop.ui.editor.inputs.one_choice import DropDownInput, RadioInput
from desktop.ui.editor.inputs.words import LineInput, TextInput
from desktop.ui.editor.inputs.wrapping import WrappingCheck
from desktop.ui.editor.matrix import MatrixLine
from desktop.ui.editor.question import QuestionBox
from desktop.ui.editor.record_editor import RecordEditor
from desktop.ui.editor.repeats import RepeatRows

T = TypeVar("T")
PATIENCE = 60.0


class NotSeen(AssertionError):
    """What should have appeared did not, in a minute."""


def wait(seen: Callable[[], T], what: str, seconds: float = PATIENCE) -> T:
    """Let the window live until `seen` says something true, and return that."""
    until = time.monotonic() + seconds
    while True:
        QApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 20)
        if found := seen():
            return found
        if time.monotonic() > until:
            raise NotSeen(what)
        time.sleep(0.002)


def click(button: QAbstractButton) -> None:
    wait(lambda: button.isEnabled(), f"{button.text()} can be clicked")
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def type_into(widget: QWidget, words: str) -> None:
    """As with a keyboard; a line of its own for each line."""
    widget.setFocus()
    for number, line in enumerate(words.split("\n")):
        if number:
            QTest.keyClick(widget, Qt.Key.Key_Return)
        QTest.keyClicks(widget, line)


def answer(editor: RecordEditor, path: str, value: Value) -> None:
    """Answer the question at this path by its widget, on its tab."""
    assert editor.work is not None
    editor.work.pages.go_to(path)
    line = next((line for line in editor.findChildren(MatrixLine) if line.path == path), None)
    if line is not None:
        click(line.buttons[str(value)])
        return
    box = next(box for box in editor.findChildren(QuestionBox) if box.path == path)
    filling = editor.work.sitting.filling
    labels = {choice.name: filling.words(choice.label, path, "en") for choice in filling.choices(path)}
    _answer(box, value, lambda name: labels[name])


def add_row(editor: RecordEditor, repeat: str) -> str:
    """Add a row to a repeat by its button; the row's path."""
    assert editor.work is not None
    editor.work.pages.go_to(repeat)
    rows = _rows(editor, repeat)
    before = set(rows.rows)
    click(rows.add)
    return next(iter(set(rows.rows) - before))


def rows_of(editor: RecordEditor, repeat: str) -> RepeatRows:
    """The rows of a repeat, on their tab."""
    assert editor.work is not None
    editor.work.pages.go_to(repeat)
    return _rows(editor, repeat)


def file_inputs(editor: RecordEditor, question: str) -> list[FileInput]:
    """Those of a file question, one in each row."""
    boxes = [box for box in editor.findChildren(QuestionBox) if template(box.path) == question]
    return [box.answer for box in boxes if isinstance(box.answer, FileInput)]


def _rows(editor: RecordEditor, repeat: str) -> RepeatRows:
    return next(rows for rows in editor.findChildren(RepeatRows) if rows.path == repeat)


def _answer(box: QuestionBox, value: Value, label: Callable[[str], str]) -> None:
    match box.answer:
        case TextInput() as asked:
            type_into(asked.text, str(value))
        case LineInput() | EdtfInput() | DateInput() | NumberInput() as asked:
            asked.line.clear()
            type_into(asked.line, str(value))
            QTest.keyClick(asked.line, Qt.Key.Key_Tab)
        case RadioInput() as asked:
            click(_worded(asked.group.buttons(), label(str(value))))
        case CheckInput() as asked:
            assert isinstance(value, tuple)
            for name in value:
                click(_worded(asked.findChildren(WrappingCheck), label(name)))
        case DropDownInput() as asked:
            asked.combo.setFocus()
            while asked.combo.currentData() != value:
                QTest.keyClick(asked.combo, Qt.Key.Key_Down)
        case SearchInput() as asked:
            type_into(asked.line, label(str(value)))
            popup = asked.finder.popup()
            QTest.keyClick(popup, Qt.Key.Key_Down)
            QTest.keyClick(popup, Qt.Key.Key_Return)
        case other:
            raise TypeError(type(other).__name__)


def _worded(buttons: Sequence[QAbstractButton], label: str) -> QAbstractButton:
    return next(button for button in buttons if label in (button.text(), button.accessibleName().split(", ")[0]))
