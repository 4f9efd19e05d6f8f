"""Making shares: each on a page of its own, its PIN on none; they open the vault."""

from __future__ import annotations

import pytest

from desktop.services.ways import HeldShare, Way
from desktop.ui.ways.shares_dialog import SharesDialog
from desktop.ui.widgets.labels import Strong
from tests.laptops import PASSPHRASE


@pytest.fixture
def made(opened, settled, unlocked, jobs):
    dialog = opened(SharesDialog(unlocked.recovering, jobs))
    dialog.count.setValue(3)
    dialog.needed.setValue(2)
    for field, name in zip(dialog.holders.names, ("Ana", "Leo", "Sofía"), strict=False):
        field.setText(name)
    dialog.pins = [field.text() for field in dialog.holders.pins[:3]]
    assert not dialog.go.isEnabled()
    dialog.passphrase.setText(PASSPHRASE)
    dialog.go.click()
    settled()
    return dialog


def _shown(dialog):
    return [label.text() for label in dialog.view.card.findChildren(Strong) if label.isVisible()]


def test_each_share_is_shown_for_its_holder_and_two_of_three_open(qtbot, made, unlocked):
    held = []
    for number, name in enumerate(("Ana", "Leo", "Sofía")):
        assert made.whose.text() == f"Share {number + 1} of 3, for {name}"
        assert made.pins[number] in made.pin.text()
        assert not made.next.isEnabled()
        made.view.toggle.click()
        qtbot.waitUntil(lambda: len(_shown(made)) == 20)
        held.append(HeldShare(words=" ".join(_shown(made)), pin=made.pins[number]))
        if number < 2:
            made.next.click()
    assert not made.next.isVisible()
    assert unlocked.recovering.prove_shares(held[1:]).opens


def test_shares_that_were_not_all_taken_down_are_removed_again(made, settled, unlocked):
    made.view.toggle.click()
    made.leave.click()
    settled()
    assert [way.way for way in unlocked.recovering.ways()] == [Way.PASSPHRASE]


def test_a_pin_that_is_too_short_or_a_missing_name_makes_nothing(opened, unlocked, jobs):
    dialog = opened(SharesDialog(unlocked.recovering, jobs))
    dialog.count.setValue(2)
    assert dialog.needed.value() == 2
    dialog.passphrase.setText(PASSPHRASE)
    for field in dialog.holders.names:
        field.setText("Ana")
    assert dialog.go.isEnabled()
    dialog.holders.pins[1].setText("12")
    assert not dialog.go.isEnabled()


def test_a_closed_dialog_keeps_nothing_alive(unlocked, jobs, settled, is_freed):
    assert is_freed(lambda: SharesDialog(unlocked.recovering, jobs), settled)
