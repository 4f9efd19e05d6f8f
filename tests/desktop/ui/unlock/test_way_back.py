"""The whole way: a vault is made, a sheet, it is locked, opened by the sheet, and the old passphrase is wrong."""

from __future__ import annotations

import pytest

from desktop.services.recovering import Recovering
from desktop.services.ways import Trusted, Way
from desktop.store import sheets
from desktop.store.keyslots import Cost
from desktop.store.vault import Vault
from desktop.ui.onboarding.first_start import FirstStart
from desktop.ui.today.way_cards import SheetOfferCard
from desktop.ui.unlock.unlock_screen import UnlockScreen
from desktop.ui.unlock.way_back_screen import WayBackScreen
from desktop.ui.ways.sheet_dialog import SheetDialog
from desktop.ui.widgets.buttons import QuietButton
from desktop.ui.widgets.labels import Strong
from tests.desktop.ui.starting import folder, start, unlock
from tests.laptops import PASSPHRASE

__all__ = ["folder", "start"]

NEW = "lantern mangrove seventeen courier orbit"
PEOPLE = [Trusted(name="Ana", pin="482913"), Trusted(name="Leo", pin="105577")]


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    monkeypatch.setattr("desktop.store.shares.PIN_COST", Cost(64, 1, 1))


@pytest.fixture
def settle(qtbot, qapp):
    def until_nothing_moves(program):
        for _ in range(3):
            qtbot.waitUntil(program.jobs.idle, timeout=20_000)
            qapp.processEvents()

    return until_nothing_moves


def forgot(qtbot, program):
    program.entrance.screen.forgot.click()
    qtbot.waitUntil(lambda: program.entrance.way_back.screen is not None, timeout=20_000)
    screen = program.entrance.way_back.screen
    assert isinstance(screen, WayBackScreen)
    return screen


def set_new(qtbot, program, settle, screen):
    assert screen.opens.title.text() == "This opens your vault."
    screen.new.set_text(NEW)
    settle(program)
    with qtbot.waitSignal(program.opened, timeout=30_000):
        screen.next.click()
    settle(program)


def test_make_vault_make_sheet_lock_open_by_sheet_and_the_old_passphrase_is_wrong(qtbot, start, settle, tmp_path):
    program = start(tmp_path / "vault")
    first = program.entrance.screen
    assert isinstance(first, FirstStart)
    first.answers.passphrase, first.answers.my_name = PASSPHRASE, "Asha"
    with qtbot.waitSignal(program.opened, timeout=30_000):
        first.finished.emit(first.answers)
    settle(program)
    # Today offers the sheet at once.
    (offer,) = program.workplace.page("today").needs.findChildren(SheetOfferCard)
    offer.do.click()
    (dialog,) = program.workplace.findChildren(SheetDialog)
    dialog.passphrase.setText(PASSPHRASE)
    dialog.go.click()
    settle(program)
    dialog.view.toggle.click()
    words = " ".join(label.text() for label in dialog.view.card.findChildren(Strong))
    dialog.leave.click()
    settle(program)
    assert program.workplace.page("today").needs.findChildren(SheetOfferCard) == []
    program.lock()
    program.window.close()

    program = start(tmp_path / "vault")
    screen = forgot(qtbot, program)
    screen.words.edit.setPlainText(words)
    settle(program)
    screen.next.click()
    settle(program)
    set_new(qtbot, program, settle, screen)
    assert program.unlocked.preferences.read().my_name == "Asha"
    program.lock()
    program.window.close()

    program = start(tmp_path / "vault")
    unlock(qtbot, program)
    qtbot.waitUntil(program.jobs.idle, timeout=20_000)
    assert program.entrance.screen.trouble.title.text() == "This passphrase does not open the vault."
    with qtbot.waitSignal(program.opened, timeout=30_000):
        unlock(qtbot, program, NEW)


def test_shares_one_after_another_lead_back(qtbot, start, folder, settle):
    vault = Vault.open(folder, PASSPHRASE)
    shares = Recovering(vault).make_shares(2, PEOPLE)
    vault.close()
    program = start(folder)
    screen = forgot(qtbot, program)
    screen.by_shares.click()
    for share, pin in zip(shares, ("482913", "000000"), strict=True):
        screen.shares.entry.words.edit.setPlainText(" ".join(share.words))
        screen.shares.entry.pin.setText(pin)
        settle(program)
        screen.shares.add.click()
        settle(program)
    assert screen.shares.so_far.text() == "There are enough shares."
    screen.next.click()
    settle(program)
    assert screen.trouble.title.text() == "These shares do not open this vault."
    # The second is brought again, with the right PIN.
    screen.shares.rows.itemAt(1).widget().findChild(QuietButton).click()
    assert screen.shares.so_far.text() == "1 of 2 shares are there. The next one:"
    screen.shares.entry.words.edit.setPlainText(" ".join(shares[1].words))
    screen.shares.entry.pin.setText("105577")
    settle(program)
    screen.shares.add.click()
    settle(program)
    screen.next.click()
    settle(program)
    set_new(qtbot, program, settle, screen)
    assert [way.proved is not None for way in program.unlocked.recovering.ways() if way.way is Way.SHARES] == [True]


def test_words_of_another_vault_are_said_and_going_back_forgets_them(qtbot, start, folder, settle):
    program = start(folder)
    screen = forgot(qtbot, program)
    screen.words.edit.setPlainText(" ".join(sheets.words_of(sheets.new_secret())))
    settle(program)
    screen.next.click()
    settle(program)
    assert screen.trouble.title.text() == "These words do not open this vault."
    assert not screen.new.isVisible()
    screen.back.click()
    settle(program)
    assert isinstance(program.entrance.screen, UnlockScreen)
    assert program.entrance.way_back.screen is None


def test_when_nobody_is_there_any_more_the_process_is_replaced(qtbot, start, folder, settle):
    program = start(folder)
    forgot(qtbot, program)
    settle(program)
    program.entrance.way_back.abandoned.emit()
    assert program.relaunched == [1]


def test_it_is_locked_like_an_open_vault(qtbot, start, folder, settle):
    program = start(folder)
    program.lock_asked()
    assert program.relaunched == []
    forgot(qtbot, program)
    settle(program)
    program.lock_asked()
    assert program.relaunched == [1]


def test_a_closed_screen_keeps_nothing_alive(jobs, settled, is_freed):
    assert is_freed(lambda: WayBackScreen("en", jobs), settled)
