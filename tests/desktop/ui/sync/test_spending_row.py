"""What a sync may cost, chosen on the page, on real vaults and a real server."""

import pytest
from PySide6.QtCore import Qt

from desktop.services import spending
from desktop.services.spending import Spending
from desktop.ui.sync.line_card import LineCard
from desktop.ui.sync.state import Line
from desktop.ui.sync.sync_runner import SyncRunner
from desktop.unlocked import Unlocked

FAR = 3_600_000


@pytest.fixture
def documenter(members):
    return Unlocked.of(members.documenter.vault, "en")


@pytest.fixture
def runner(qtbot, documenter, jobs, settled):
    runner = SyncRunner(documenter, jobs, FAR)
    settled()
    return runner


@pytest.fixture
def card(qtbot, runner):
    card = LineCard(runner)
    qtbot.addWidget(card)
    card.show()
    return card


def test_what_is_chosen_is_kept_in_the_vault(qtbot, card, documenter, settled):
    qtbot.mouseClick(card.spending.words_only, Qt.MouseButton.LeftButton, pos=card.spending.words_only.rect().center())
    qtbot.keyClick(card.spending.budget, Qt.Key.Key_Down)
    qtbot.keyClick(card.spending.budget, Qt.Key.Key_Down)
    settled()
    assert spending.read(documenter.vault) == Spending(words_only=True, budget_mb=20)


def test_what_was_chosen_before_is_shown(qtbot, documenter, jobs, settled):
    spending.write(documenter.vault, Spending(words_only=True, budget_mb=5, paused=True))
    runner = SyncRunner(documenter, jobs, FAR)
    card = LineCard(runner)
    qtbot.addWidget(card)
    settled()
    assert (card.spending.words_only.isChecked(), card.spending.budget.currentData()) == (True, 5)
    assert card.pause.text() == "Go on"


def test_paused_nothing_goes_by_itself_and_by_hand_it_does(qtbot, card, runner, settled):
    qtbot.mouseClick(card.pause, Qt.MouseButton.LeftButton)
    assert card.spending.paused.isVisible()
    runner.something_waits()
    runner._timer.timeout.emit()
    assert not runner.running()
    settled()
    runner.run_again()
    settled()
    assert runner.state.line is Line.CONNECTED


def test_going_on_syncs_at_once(qtbot, card, runner, settled):
    runner.choose(Spending(paused=True))
    settled()
    qtbot.mouseClick(card.pause, Qt.MouseButton.LeftButton)
    assert runner.running()
    settled()
    assert runner.state.line is Line.CONNECTED


def test_over_a_metered_connection_words_alone_go_until_somebody_says_otherwise(qtbot, card, runner, settled):
    assert not card.spending.metered.isVisible()
    runner.network.say_metered(True)
    assert card.spending.metered.isVisible()
    assert runner.spending.limits(metered=runner.network.metered).words_only
    qtbot.mouseClick(
        card.spending.over_metered, Qt.MouseButton.LeftButton, pos=card.spending.over_metered.rect().center()
    )
    assert not runner.spending.limits(metered=runner.network.metered).words_only
    settled()


def test_the_speed_is_said_once_it_is_known(qtbot, card, runner, documenter, settled):
    assert not card.rate.isVisible()
    runner._show(line=Line.CONNECTED)
    assert not card.rate.isVisible()
    documenter.syncing.pace.rate = 8_000.0
    runner.changed.emit()
    assert card.rate.text() == "Slow: 8 kB per second"
    documenter.syncing.pace.rate = 80_000.0
    runner.changed.emit()
    assert card.rate.text() == "Measured: 80 kB per second"


def test_another_network_is_not_judged_by_the_one_before(runner, documenter, settled):
    documenter.syncing.pace.rate, runner._backoff.failures = 8_000.0, 5
    runner.network.came.emit()
    assert (runner.rate(), runner._backoff.failures) == (0.0, 0)
    assert runner._timer.remainingTime() <= 2000


def test_closed_it_keeps_nothing_alive(qtbot, runner, is_freed):
    assert is_freed(lambda: LineCard(runner))
