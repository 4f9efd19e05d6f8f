"""The four bars: how much of what is there is proved, and when the rest will be."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from desktop.services.syncing import Limits, Share, Standing
from desktop.ui.sync.going_up import Line, rows
from desktop.ui.tones import Tone
from sync.client.limits import NO_LIMITS

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)
STANDING = Standing(
    urgent=Share(count=2),
    words=Share(count=31, waiting=4, bytes=8_000, waiting_bytes=8_000),
    copies=Share(count=22, waiting=8, bytes=3_100_000, waiting_bytes=1_200_000),
    originals=Share(count=22, waiting=22, bytes=212_000_000, waiting_bytes=212_000_000),
)


def shown(standing=STANDING, limits=NO_LIMITS, **known):
    return rows(standing, Line(now=NOW, limits=limits, **known))


def test_each_says_how_much_is_there_and_how_much_waits(qapp):
    urgent, words, copies, originals = shown()
    assert (urgent.part, urgent.amount, urgent.tone) == (1.0, "on the server", Tone.GOOD)
    assert urgent.remark == "2 records, receipts checked here"
    assert words.part == pytest.approx(27 / 31)
    assert (words.amount, words.remark) == ("8 kB wait", "27 of 31 records on the server · cases, testimonies, consent")
    assert copies.part == pytest.approx(1.9 / 3.1)
    assert copies.remark.startswith("14 of 22 files · 1.9 MB of 3.1 MB · enough for the coordination")
    assert (originals.part, originals.amount, originals.tone) == (0.0, "212.0 MB wait", Tone.ACCENT)


def test_at_a_known_speed_each_has_its_hour_after_the_ones_before_it(qapp):
    urgent, words, copies, originals = shown(rate=20_000.0)
    assert (urgent.amount, words.amount) == ("on the server", "in less than a minute")
    assert copies.amount == "in about 1 minute"
    assert originals.amount.startswith("by ")


def test_what_left_moves_the_bars_in_their_order_and_is_not_called_delivered(qapp):
    _, words, copies, originals = shown(sent=608_000)
    assert (words.part, words.amount, words.tone) == (1.0, "sent, not confirmed yet", Tone.ACCENT)
    assert copies.part == pytest.approx(2.5 / 3.1)
    assert originals.part == 0.0


@pytest.mark.parametrize(("metered", "why"), [(True, "wait: paid for by the byte"), (False, "wait: words only")])
def test_what_is_held_back_says_why(qapp, metered, why):
    _, words, copies, originals = shown(limits=Limits(words_only=True), rate=20_000.0, metered=metered)
    assert words.amount == "in less than a minute"
    assert (copies.amount, originals.amount) == (why, why)


def test_a_budget_says_in_how_many_syncs(qapp):
    assert shown(limits=Limits(budget=100_000_000), rate=20_000.0)[3].amount == "in 3 syncs of this size"


def test_what_the_server_refused_is_set_aside_and_not_said_to_be_there(qapp):
    refused = Standing(words=Share(count=3, waiting=1), originals=Share(count=1, waiting=1, bytes=10))
    _, words, _, originals = shown(refused)
    assert (words.amount, originals.amount) == ("set aside", "set aside")
    assert words.part == pytest.approx(2 / 3)
    assert originals.part == 0.0


def test_while_the_server_contradicts_itself_nothing_is_there(qapp):
    found = shown(doubted=True)
    assert {row.part for row in found} == {0.0}
    assert {row.amount for row in found} == {"not proved now"}


def test_where_there_is_nothing_nothing_is_claimed(qapp):
    for row in shown(Standing()):
        assert (row.part, row.amount, row.remark) == (0.0, "none so far", "")
