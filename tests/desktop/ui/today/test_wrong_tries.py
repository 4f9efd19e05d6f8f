"""Wrong tries are told after the vault was opened, until somebody has read it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtWidgets import QAbstractButton

from desktop.errors import WrongPassphrase
from desktop.store import tries
from desktop.store.vault import Vault
from desktop.ui.jobs import JobRunner
from desktop.ui.today.today_page import TodayPage
from desktop.ui.today.wrong_tries import WrongTriesNotice
from desktop.unlocked import Unlocked
from tests.desktop.ui.starting import folder
from tests.laptops import PASSPHRASE

__all__ = ["folder"]


@pytest.fixture
def opened(folder):
    """`opened()` is the vault open; `wrong(n, ago)` are wrong tries before, the first that long ago."""
    vaults = []

    class Door:
        def wrong(self, count, ago=timedelta(0)):
            for number in range(count):
                with pytest.MonkeyPatch.context() as patch:
                    when = datetime.now(UTC) - ago if number == 0 else datetime.now(UTC)
                    patch.setattr(tries, "now", lambda when=when: int(when.timestamp() * 1000))
                    with pytest.raises(WrongPassphrase):
                        Vault.open(folder, "not this one at all")

        def open(self):
            vaults.append(Vault.open(folder, PASSPHRASE))
            return Unlocked.of(vaults[-1], "en")

        def close(self):
            while vaults:
                vaults.pop().close()

    door = Door()
    yield door
    door.close()


@pytest.fixture
def notice(qtbot, jobs):
    kept = []

    def make(unlocked):
        kept.append(WrongTriesNotice(unlocked, jobs))
        qtbot.addWidget(kept[-1])
        return kept[-1]

    return make


def test_three_wrong_tries_since_a_day_of_this_week(opened, notice):
    opened.wrong(3, timedelta(days=2))
    weekday = (datetime.now(UTC).astimezone() - timedelta(days=2)).strftime("%A")
    assert notice(opened.open()).title.text() == f"3 wrong tries to open this vault, since {weekday}"


def test_one_wrong_try_today(opened, notice):
    opened.wrong(1)
    said = notice(opened.open()).title.text()
    assert said.startswith("1 wrong try to open this vault, since ")
    assert said.endswith(" today")


@pytest.mark.parametrize("ago", [timedelta(days=40), timedelta(days=-40)])
def test_longer_ago_or_by_a_clock_that_jumped_it_is_a_date(opened, notice, ago):
    opened.wrong(2, ago)
    first = datetime.now(UTC).astimezone() - ago
    assert notice(opened.open()).title.text().endswith(f"since {first.day} {first:%b %Y}")


def test_without_a_wrong_try_nothing_is_said(opened, notice):
    assert notice(opened.open()).isHidden()


def test_it_is_said_on_today_again_and_again_until_it_is_put_away(qtbot, jobs, settled, opened):
    opened.wrong(2)
    for _ in range(2):
        page = TodayPage(opened.open(), jobs, "Asha")
        qtbot.addWidget(page)
        page.show()
        settled()
        assert page.tries.isVisible()
        opened.close()
    page = TodayPage(opened.open(), jobs, "Asha")
    qtbot.addWidget(page)
    page.show()
    settled()
    page.refresh()
    settled()
    next(one for one in page.tries.findChildren(QAbstractButton) if one.accessibleName().startswith("Put")).click()
    settled()
    assert page.tries.isHidden()
    opened.close()
    opened.wrong(1)
    assert WrongTriesNotice(opened.open(), JobRunner(lambda _: None)).title.text().startswith("1 wrong try")


def test_a_closed_notice_is_freed(is_freed, opened, jobs):
    opened.wrong(1)
    unlocked = opened.open()
    assert is_freed(lambda: WrongTriesNotice(unlocked, jobs))
