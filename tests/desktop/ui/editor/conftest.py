"""A real vault, real services and real widgets; forms of our own where the built-in ones have no such question."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from functools import cache
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from desktop.domain.answers import Answers, Changes
from desktop.forms.logic import Filling
from desktop.forms.questions import Form
from desktop.forms.xlsform import read_form
from desktop.ui.editor.desk import Desk
from desktop.ui.editor.pages import FormPages
from desktop.ui.editor.record_editor import RecordEditor
from desktop.ui.editor.sitting import Sitting
from desktop.unlocked import Unlocked
from tests.laptops import laptop

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture
def unlocked(tmp_path: Path) -> Iterator[Unlocked]:
    with laptop(tmp_path / "vault") as made:
        yield Unlocked.of(made.vault, "en")


@pytest.fixture
def desk(unlocked, jobs) -> Desk:
    return Desk.of(unlocked, jobs, "en")


@pytest.fixture
def edit(qtbot, unlocked, jobs) -> Callable[..., RecordEditor]:
    """`edit("case", record_id)` opens an editor on the screen and waits for it."""

    def open_editor(form_id: str, record_id: str | None = None, **options) -> RecordEditor:
        editor = RecordEditor(unlocked, jobs, form_id, record_id, **options)
        qtbot.addWidget(editor)
        editor.resize(1154, 768)
        editor.show()
        qtbot.waitUntil(lambda: editor.work is not None)
        editor.activateWindow()
        editor.work.pages.focus_first()
        qtbot.waitUntil(lambda: editor.isAncestorOf(QApplication.focusWidget()))
        return editor

    return open_editor


@pytest.fixture
def pages(qtbot, desk) -> Callable[..., FormPages]:
    """`pages(markdown, answers)` shows a form of our own; the sitting is `pages.sitting`."""

    def show(markdown: str, answers: Answers | None = None, draft: Changes | None = None, language: str = "en"):
        form = _read(markdown)
        sitting = Sitting(lambda changes: Filling(form, answers or {}, now=lambda: NOW, draft=changes), draft, language)
        made = FormPages(sitting, desk)
        made.sitting = sitting
        sitting.setParent(made)
        qtbot.addWidget(made)
        made.resize(1100, 700)
        made.show()
        return made

    return show


@cache
def _read(markdown: str) -> Form:
    return read_form(markdown.encode(), "md")
