"""Proving a sheet or a share from the window."""

from __future__ import annotations

import pytest

from desktop.services.ways import Trusted
from desktop.ui.ways.proving_dialogs import ProveShareDialog, ProveSheetDialog

PEOPLE = [Trusted(name="Ana", pin="482913"), Trusted(name="Leo", pin="105577")]


def test_the_words_of_the_sheet_prove_it(opened, settled, unlocked, jobs):
    sheet = unlocked.recovering.make_sheet()
    dialog = opened(ProveSheetDialog(unlocked.recovering, jobs))
    dialog.words.edit.setPlainText(" ".join(sheet.words))
    settled()
    dialog.go.click()
    settled()
    assert dialog.outcome.title.text() == "The sheet opens this vault."
    assert dialog.words.words() == ""
    assert unlocked.recovering.ways()[-1].proved is not None


def test_words_of_another_sheet_prove_nothing_and_break_nothing(opened, settled, unlocked, jobs):
    sheet = unlocked.recovering.make_sheet()
    unlocked.recovering.remove(sheet.id)
    unlocked.recovering.make_sheet()
    dialog = opened(ProveSheetDialog(unlocked.recovering, jobs))
    dialog.words.edit.setPlainText(" ".join(sheet.words))
    settled()
    dialog.go.click()
    settled()
    assert dialog.outcome.title.text() == "These words do not open this vault."
    assert dialog.go.isEnabled()
    assert unlocked.recovering.ways()[-1].proved is None


def test_holders_prove_their_shares_one_after_another(opened, settled, unlocked, jobs):
    shares = unlocked.recovering.make_shares(2, PEOPLE)
    dialog = opened(ProveShareDialog(unlocked.recovering, jobs))
    dialog.entry.words.edit.setPlainText(" ".join(shares[1].words))
    dialog.entry.pin.setText("000000")
    settled()
    dialog.go.click()
    settled()
    assert dialog.outcome.title.text() == "This share and this PIN do not belong to this vault."
    dialog.entry.pin.setText(PEOPLE[1].pin)
    dialog.go.click()
    settled()
    assert dialog.outcome.title.text() == "Share 2 is right, and so is its PIN."
    assert dialog.entry.pin.text() == ""
    assert [holder.proved is not None for holder in unlocked.recovering.ways()[-1].holders] == [False, True]


@pytest.mark.parametrize("kind", [ProveSheetDialog, ProveShareDialog])
def test_a_closed_dialog_keeps_nothing_alive(unlocked, jobs, settled, is_freed, kind):
    assert is_freed(lambda: kind(unlocked.recovering, jobs), settled)
