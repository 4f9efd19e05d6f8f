"""The page with all ways in; changing the passphrase, removing, the duress passphrase."""

from __future__ import annotations

import pytest

from desktop.services import locking
from desktop.services.recovering import open_with_sheet
from desktop.services.ways import Trusted, Way
from desktop.ui.ways.duress_dialog import DuressDialog
from desktop.ui.ways.passphrase_dialog import PassphraseDialog
from desktop.ui.ways.remove_dialog import RemoveDialog
from desktop.ui.ways.ways_page import WaysPage
from tests.laptops import PASSPHRASE

NEW = "lantern mangrove seventeen courier orbit"
DURESS = "quiet copper window thursday basket elm"


@pytest.fixture
def page(qtbot, unlocked, jobs, settled):
    page = WaysPage(unlocked, jobs)
    qtbot.addWidget(page)
    page.show()
    settled()
    return page


def kinds(unlocked):
    return [way.way for way in unlocked.recovering.ways()]


def test_it_shows_what_is_in_use_and_whether_it_was_proved(page, unlocked, settled):
    assert page.passphrase.text().startswith("In use since ")
    assert page.cards[Way.SHEET] == []
    sheet = unlocked.recovering.make_sheet()
    unlocked.recovering.make_shares(2, [Trusted(name="Ana", pin="482913"), Trusted(name="Leo", pin="105577")])
    page.refresh()
    settled()
    assert [len(page.cards[way]) for way in (Way.SHEET, Way.SHARES, Way.DURESS)] == [1, 1, 0]
    unlocked.recovering.prove_sheet(" ".join(sheet.words))
    page.dialogs.changed.emit()
    settled()
    assert page.cards[Way.SHEET][0].way.proved is not None


def test_a_way_in_is_removed_only_with_the_passphrase(opened, page, unlocked, settled, jobs):
    unlocked.recovering.make_sheet()
    page.refresh()
    settled()
    page.cards[Way.SHEET][0].remove.click()
    (dialog,) = page.findChildren(RemoveDialog)
    dialog.passphrase.setText("wrong")
    dialog.go.click()
    settled()
    assert kinds(unlocked) == [Way.PASSPHRASE, Way.SHEET]
    dialog.passphrase.setText(PASSPHRASE)
    dialog.go.click()
    settled()
    assert kinds(unlocked) == [Way.PASSPHRASE]


def test_the_passphrase_can_be_changed_and_the_sheet_stays(qtbot, opened, unlocked, jobs, settled, tmp_path):
    sheet = unlocked.recovering.make_sheet()
    dialog = opened(PassphraseDialog(unlocked.recovering, False, jobs))
    dialog.old.setText("wrong")
    dialog.new.set_text(NEW)
    settled()
    dialog.go.click()
    settled()
    assert dialog.outcome.title.text() == "This passphrase does not open the vault."
    dialog.old.setText(PASSPHRASE)
    dialog.go.click()
    settled()
    assert dialog.outcome.title.text() == "The passphrase is changed"
    assert dialog.new.text() == ""
    unlocked.vault.close()
    locking.open_vault(tmp_path / "vault", NEW).close()
    open_with_sheet(tmp_path / "vault", " ".join(sheet.words)).close()


def test_the_duress_passphrase_is_asked_for_when_the_other_changes(opened, unlocked, jobs, settled):
    unlocked.recovering.set_duress(PASSPHRASE, DURESS)
    dialog = opened(PassphraseDialog(unlocked.recovering, True, jobs))
    dialog.old.setText(PASSPHRASE)
    dialog.duress.setText(DURESS)
    dialog.new.set_text(NEW)
    settled()
    dialog.go.click()
    settled()
    assert dialog.outcome.title.text() == "The passphrase is changed"
    assert kinds(unlocked) == [Way.PASSPHRASE, Way.DURESS]


def test_duress_is_set_in_two_steps_the_first_of_which_only_explains(opened, unlocked, jobs, settled):
    dialog = opened(DuressDialog(unlocked.recovering, jobs))
    assert any("destroys this vault for good" in label.text() for label in dialog.explained)
    assert (dialog.old.isVisible(), dialog.new.isVisible(), dialog.go.isEnabled()) == (False, False, False)
    dialog.understood.setChecked(True)
    dialog.go.click()
    dialog.old.setText(PASSPHRASE)
    dialog.new.set_text(PASSPHRASE[:-1] + "x")
    settled()
    dialog.go.click()
    settled()
    assert "a slip of the finger" in dialog.outcome.title.text()
    dialog.old.setText(PASSPHRASE)
    dialog.new.set_text(DURESS)
    settled()
    dialog.go.click()
    settled()
    assert kinds(unlocked) == [Way.PASSPHRASE, Way.DURESS]


def test_a_closed_page_and_its_dialogs_keep_nothing_alive(unlocked, jobs, settled, is_freed):
    recovering = unlocked.recovering
    sheet = recovering.make_sheet()
    way = next(way for way in recovering.ways() if way.id == sheet.id)
    assert is_freed(lambda: WaysPage(unlocked, jobs), settled)
    assert is_freed(lambda: PassphraseDialog(recovering, True, jobs), settled)
    assert is_freed(lambda: RemoveDialog(recovering, way, jobs), settled)
    assert is_freed(lambda: DuressDialog(recovering, jobs), settled)
