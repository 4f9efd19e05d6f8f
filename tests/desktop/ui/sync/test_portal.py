"""What the system says of a sign-in page is a hint beside the server's key, never instead of it."""

from __future__ import annotations

import pytest

from desktop.ui.sync.line_card import LineCard
from desktop.ui.sync.state import Line
from desktop.ui.sync.sync_runner import SyncRunner
from desktop.unlocked import Unlocked

FAR = 3_600_000


@pytest.fixture
def runner(qtbot, members, jobs, settled):
    runner = SyncRunner(Unlocked.of(members.documenter.vault, "en"), jobs, FAR)
    settled()
    runner.network.portal = False
    return runner


@pytest.fixture
def card(qtbot, runner):
    card = LineCard(runner)
    qtbot.addWidget(card)
    card.show()
    return card


def test_a_sign_in_page_is_named_until_the_server_has_shown_its_key(card, runner):
    runner._show(line=Line.OFFLINE)
    assert not card.portal.isVisible()
    runner.network.say_portal(True)
    assert "sign in" in card.portal.text()
    assert card.portal.isVisible()
    runner._show(line=Line.CONNECTED)
    assert not card.portal.isVisible()


def test_it_keeps_nobody_from_trying(runner, settled):
    runner.network.say_portal(True)
    runner.run()
    settled()
    assert runner.state.line is Line.CONNECTED


def test_once_somebody_signed_in_the_timer_is_not_waited_for(card, runner):
    runner.network.say_portal(True)
    runner._backoff.failures = 5
    runner.network.say_portal(False)
    assert runner._backoff.failures == 0
    assert runner._timer.remainingTime() <= 2000
    assert not card.portal.isVisible()
