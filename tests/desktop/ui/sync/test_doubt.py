"""What the sync page says of a server that lost what it had confirmed, and what can be done about it there."""

from dataclasses import replace

import pytest

from desktop.domain.records import Whereabouts
from desktop.services.syncing import Overview
from desktop.ui.sync.state import Line
from desktop.ui.sync.sync_page import SyncPage
from desktop.ui.sync.sync_runner import SyncRunner
from desktop.unlocked import Unlocked
from sync.errors import HistoryBroken
from tests.laptops import titled
from tests.sync.hostile.worlds import backup_of, gone_back

FAR = 3_600_000
NOTHING = Overview(
    records={},
    waiting_records=0,
    waiting_files=0,
    waiting_bytes=0,
    files_to_fetch=0,
    fetch_bytes=0,
    last_sync=None,
    clock_offset=None,
    set_aside={},
    refused={},
)


@pytest.fixture
def page(qtbot, unlocked, jobs, settled):
    page = SyncPage(SyncRunner(unlocked, jobs, FAR))
    qtbot.addWidget(page)
    page.show()
    settled()
    return page


def show(page, **known):
    page._runner._show(overview=replace(NOTHING, **known))


def test_a_server_that_went_back_is_told_with_a_way_out(qtbot, members, running_server, jobs, settled, tmp_path):
    documenter = Unlocked.of(members.documenter.vault, "en")
    backup = backup_of(running_server, tmp_path / "backup")
    documenter.casework.save(None, "case", titled("case", "Harbour"))
    members.documenter.syncing.run()
    gone_back(running_server, backup)
    runner = SyncRunner(documenter, jobs, FAR)
    settled()
    page = SyncPage(runner)
    qtbot.addWidget(page)
    page.show()
    runner.run()
    qtbot.waitUntil(lambda: runner.state.line is Line.TROUBLE and jobs.idle(), timeout=60_000)
    assert page.contradicted.isVisible()
    assert not page.trouble.isVisible()
    assert "has gone back" in page.contradicted.title.text()
    assert runner.state.overview.records[Whereabouts.ONLY_HERE] == 1
    page.contradicted.button.click()
    qtbot.waitUntil(lambda: runner.state.report is not None and jobs.idle(), timeout=60_000)
    assert runner.state.line is Line.CONNECTED
    assert runner.state.overview.records[Whereabouts.ON_SERVER] == 1
    assert "once" in page.contradicted.title.text()
    assert not page.contradicted.button.isVisible()


@pytest.mark.parametrize("what", ["smaller", "root", "proof", "leaf", "gone"])
def test_what_this_laptop_lost_can_be_sent_again(page, what):
    show(page, doubt=what)
    assert page.contradicted.button.isVisible()


@pytest.mark.parametrize("what", ["fork", "unproved"])
def test_what_somebody_else_was_shown_is_not_mended_by_sending(page, what):
    page._runner._show(line=Line.CONNECTED)
    show(page, doubt=what)
    assert page.contradicted.isVisible()
    assert not page.contradicted.button.isVisible()
    assert not page.line.verified.isVisible()
    assert "nothing counts as delivered" in page.line.waiting.text()


def test_nothing_is_said_where_there_was_never_a_reason(page):
    show(page, doubt="fork")
    show(page)
    assert not page.contradicted.isVisible()


def test_why_it_could_not_be_sent_again_is_told_beside_the_reason(page):
    page._runner._show(problem=HistoryBroken("roster"))
    show(page, doubt="smaller")
    assert page.trouble.isVisible()
    assert page.contradicted.isVisible()
