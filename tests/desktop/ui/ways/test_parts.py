"""The parts of the dialogs, each closed, keep nothing alive."""

from __future__ import annotations

import pytest

from desktop.services.ways import Way
from desktop.ui.today.way_cards import ProofCard, SheetOfferCard
from desktop.ui.ways.held_shares import HeldShares
from desktop.ui.ways.holders import Holders
from desktop.ui.ways.share_entry import ShareEntry
from desktop.ui.ways.way_card import WayCard
from desktop.ui.ways.ways_card import WaysCard
from desktop.ui.ways.words_edit import WordsEdit
from desktop.ui.ways.words_view import WordsView
from desktop.ui.widgets.new_passphrase import NewPassphrase


@pytest.mark.parametrize("kind", [HeldShares, ShareEntry])
def test_closed_fields_keep_nothing_alive(jobs, settled, is_freed, kind):
    assert is_freed(lambda: kind(jobs), settled)


@pytest.mark.parametrize("kind", [Holders, WaysCard, WordsView, SheetOfferCard])
def test_closed_parts_keep_nothing_alive(is_freed, kind):
    assert is_freed(kind)


def test_a_closed_field_for_words_keeps_nothing_alive(is_freed):
    assert is_freed(lambda: WordsEdit("Words"))


def test_a_closed_new_passphrase_keeps_nothing_alive(jobs, settled, is_freed):
    assert is_freed(lambda: NewPassphrase(jobs, "en", "Passphrase"), settled)


@pytest.mark.parametrize("kind", [WayCard, ProofCard])
def test_closed_cards_keep_nothing_alive(unlocked, is_freed, kind):
    unlocked.recovering.make_sheet()
    way = next(way for way in unlocked.recovering.ways() if way.way is Way.SHEET)
    assert is_freed(lambda: kind(way))
