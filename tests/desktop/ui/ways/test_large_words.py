"""Twice the size of ordinary text: every word of the page and its dialogs can be read."""

from __future__ import annotations

import pytest

from desktop.errors import WrongSheet
from desktop.services.ways import Trusted, Way
from desktop.ui import i18n, present, theme
from desktop.ui.today.today_page import TodayPage
from desktop.ui.today.way_cards import ProofCard, SheetOfferCard
from desktop.ui.unlock.way_back_screen import WayBackScreen
from desktop.ui.ways.duress_dialog import DuressDialog
from desktop.ui.ways.passphrase_dialog import PassphraseDialog
from desktop.ui.ways.proving_dialogs import ProveShareDialog, ProveSheetDialog
from desktop.ui.ways.remove_dialog import RemoveDialog
from desktop.ui.ways.shares_dialog import SharesDialog
from desktop.ui.ways.sheet_dialog import SheetDialog
from desktop.ui.ways.ways_page import WaysPage
from tests.desktop.ui.clipping import faults
from tests.laptops import PASSPHRASE


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_can_be_read(qtbot, qapp, jobs, settled, unlocked, opened, language):
    theme.wear(qapp, theme.Look("light", 200))
    i18n.speak(qapp, language)
    recovering = unlocked.recovering
    recovering.make_shares(2, [Trusted(name="Tía Rosa", pin="482913"), Trusted(name="Leo", pin="105577")])
    recovering.make_sheet()
    shares, sheet = (next(one for one in recovering.ways() if one.way is way) for way in (Way.SHARES, Way.SHEET))
    found = {}

    def looked(name, window):
        for _ in range(3):
            settled()
            qapp.processEvents()
        found[name] = faults(window)

    page, screen = WaysPage(unlocked, jobs), WayBackScreen(language, jobs)
    for window in (page, screen):
        qtbot.addWidget(window)
        window.resize(1100, 768)
        window.show()
    looked("page", page)
    screen.words.edit.setPlainText("harbur lion ")
    screen.show_trouble(present.error(WrongSheet()))
    looked("way back", screen)
    screen.by_shares.click()
    looked("way back by shares", screen)
    screen.show_opens()
    looked("way back, a new passphrase", screen)
    today = TodayPage(unlocked, jobs, "Asha")
    qtbot.addWidget(today)
    today.resize(1050, 768)
    today.show()
    settled()
    for card in (ProofCard(sheet), ProofCard(shares), SheetOfferCard()):
        today.needs.add(card, None)
    looked("today", today)
    made = opened(SheetDialog(recovering, jobs))
    looked("sheet", made)
    made.passphrase.setText(PASSPHRASE)
    made.go.click()
    settled()
    made.giving.save.click()
    made.view.toggle.click()
    looked("sheet made", made)
    duress = opened(DuressDialog(recovering, jobs))
    looked("duress", duress)
    duress.understood.setChecked(True)
    duress.go.click()
    looked("duress, second", duress)
    for dialog in (
        SharesDialog(recovering, jobs),
        ProveSheetDialog(recovering, jobs),
        ProveShareDialog(recovering, jobs),
        PassphraseDialog(recovering, True, jobs),
        RemoveDialog(recovering, shares, jobs),
    ):
        looked(type(dialog).__name__, opened(dialog))
    assert {name: what for name, what in found.items() if what} == {}
