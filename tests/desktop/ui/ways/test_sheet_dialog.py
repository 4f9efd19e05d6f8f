"""Making a recovery sheet, and that nobody counts on one that is on no paper."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.services.recovering import Recovering
from desktop.services.ways import Way
from desktop.ui.ways.sheet_dialog import SheetDialog
from desktop.ui.widgets.labels import Strong
from tests.laptops import PASSPHRASE


def sheets(unlocked):
    return [way for way in unlocked.recovering.ways() if way.way is Way.SHEET]


@pytest.fixture
def dialog(opened, unlocked, jobs):
    return opened(SheetDialog(unlocked.recovering, jobs))


@pytest.fixture
def made(qtbot, dialog, settled):
    dialog.passphrase.setText(PASSPHRASE)
    qtbot.keyClick(dialog.passphrase, Qt.Key.Key_Return)
    settled()
    return dialog


def test_a_wrong_passphrase_makes_nothing(dialog, settled, unlocked):
    dialog.passphrase.setText("wrong")
    dialog.go.click()
    settled()
    assert dialog.outcome.title.text() == "This passphrase does not open the vault."
    assert sheets(unlocked) == []


def test_the_words_are_shown_only_when_asked_for_and_open_the_vault(made, unlocked):
    assert made.view.card.isHidden()
    made.view.toggle.click()
    words = [label.text() for label in made.view.card.findChildren(Strong)]
    assert len(words) == 24
    assert Recovering(unlocked.vault).prove_sheet(" ".join(words)).way is Way.SHEET


def test_a_sheet_that_nobody_took_down_is_removed_again(made, settled, unlocked):
    assert len(sheets(unlocked)) == 1
    assert not made.go.isEnabled()
    made.leave.click()
    settled()
    assert sheets(unlocked) == []
    assert not made.isVisible()


def test_a_sheet_that_was_copied_by_hand_stays_and_goes_on_to_its_proof(qtbot, made, settled, unlocked):
    made.view.toggle.click()
    with qtbot.waitSignal(made.prove_asked):
        made.go.click()
    settled()
    assert len(sheets(unlocked)) == 1


def test_a_closed_dialog_keeps_nothing_alive(unlocked, jobs, settled, is_freed):
    assert is_freed(lambda: SheetDialog(unlocked.recovering, jobs), settled)
