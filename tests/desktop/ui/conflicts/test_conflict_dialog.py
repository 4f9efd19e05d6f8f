"""Two answers side by side: one is chosen or a third is written; a narrator's words are never mixed."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt

from desktop.services.drafts import Draft
from desktop.ui.conflicts.conflict_dialog import ConflictDialog
from desktop.ui.conflicts.showing import conflict_at
from desktop.ui.editor.desk import Desk
from desktop.ui.editor.opening import Opened, form_of
from desktop.ui.editor.sitting import Sitting
from desktop.unlocked import Unlocked
from tests.laptops import laptop


@pytest.fixture
def unlocked(tmp_path: Path) -> Iterator[Unlocked]:
    with laptop(tmp_path / "vault") as made:
        yield Unlocked.of(made.vault, "en")


@pytest.fixture
def compare(qtbot, unlocked, jobs):
    """`compare("case", path, one, other)` shows the two answers of two people who did not know of each other."""

    def show(form_id, path, one, other, before=None):
        title = form_of(form_id).title_path
        record = unlocked.casework.save(None, form_id, {title: "R", **({path: before} if before is not None else {})})
        heads = unlocked.casework.open(record).heads
        for value in (one, other):
            unlocked.casework.save(record, form_id, {path: value}, heads)
        view = unlocked.casework.open(record)
        opened = Opened(form=form_of(form_id), view=view, draft=sitting_at(view), taken_up=False)
        sitting = Sitting(opened.begin, None, "en")
        dialog = ConflictDialog(Desk.of(unlocked, jobs, "en"), sitting, conflict_at(sitting, path, view))
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        sitting.setParent(dialog)
        dialog.picked = []
        dialog.chosen.connect(lambda where, value: dialog.picked.append((where, value)))
        qtbot.addWidget(dialog)
        dialog.show()
        return dialog

    return show


def sitting_at(view):
    return Draft(form_id=view.line.form_id, record_id=view.line.id, parents=view.heads, changes={})


def test_both_answers_are_shown_in_words_and_one_is_chosen(qtbot, compare):
    dialog = compare("case", "what/stage", "threatened", "executed")
    words = {card.words for card in dialog.sides}
    assert len(words) == 2
    assert not words & {"threatened", "executed"}, "names of choices are for programs"
    card = dialog.sides[1]
    card.take.click()
    assert dialog.picked in ([("what/stage", "threatened")], [("what/stage", "executed")])


@pytest.mark.parametrize(
    ("path", "one", "other", "words"),
    [
        ("what/dates", "2011-06~", "2011", {"about June 2011", "2011"}),
        ("work/next_date", "2026-11-22", "2026-11-23", {"22 November 2026", "23 November 2026"}),
        ("what/title", "Eviction", None, {"Eviction", "No answer"}),
    ],
)
def test_values_are_put_in_words(compare, path, one, other, words):
    assert {card.words for card in compare("case", path, one, other, before="Old").sides} == words


def test_a_third_answer_can_be_written(qtbot, compare):
    dialog = compare("case", "what/title", "Eviction", "Demolition")
    assert not dialog.take_third.isEnabled()
    qtbot.keyClicks(dialog.answer.line, "Eviction and demolition")
    dialog.take_third.click()
    assert dialog.picked == [("what/title", "Eviction and demolition")]


def test_a_narrators_words_are_only_shown_side_by_side(compare):
    dialog = compare("testimony", "told/words", "They came at night.", "They came before dawn.")
    assert dialog.write is None
    assert {card.words for card in dialog.sides} == {"They came at night.", "They came before dawn."}


def test_long_words_can_be_read_to_the_end(qtbot, compare):
    long = "They came before dawn. " * 100
    dialog = compare("testimony", "told/words", long, "Short.")
    assert any(card.words == long.strip() or card.words == long for card in dialog.sides)


def test_leaving_chooses_nothing(qtbot, compare):
    dialog = compare("case", "what/title", "Eviction", "Demolition")
    dialog.leave.click()
    assert dialog.picked == []
