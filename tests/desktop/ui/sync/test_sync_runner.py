"""The runner on real vaults and a real server in another process."""

import pytest
from PySide6.QtCore import Qt

from desktop.domain.records import Whereabouts
from desktop.ui.sync import wording
from desktop.ui.sync.state import Line, SyncState
from desktop.ui.sync.sync_page import SyncPage
from desktop.ui.sync.sync_runner import SyncRunner
from desktop.ui.tones import Tone
from desktop.unlocked import Unlocked
from sync.errors import Blocked, ServerFault, Unreachable, WrongKey
from tests.laptops import titled

FAR = 3_600_000


@pytest.fixture
def documenter(members):
    return Unlocked.of(members.documenter.vault, "en")


@pytest.fixture
def runner(qtbot, documenter, jobs, settled):
    runner = SyncRunner(documenter, jobs, FAR)
    settled()
    return runner


def test_without_a_group_it_says_so_and_tries_nothing(qtbot, unlocked, jobs, settled, shown):
    runner = SyncRunner(unlocked, jobs, 0)
    qtbot.waitUntil(lambda: runner.state.line is Line.NO_GROUP, timeout=20_000)
    runner.run()
    assert not runner.running()
    settled()
    assert shown == []


def test_it_starts_by_itself_and_says_what_it_did(qtbot, documenter, jobs):
    documenter.casework.save(None, "case", titled("case", "Harbour"))
    runner = SyncRunner(documenter, jobs, 0)
    page = SyncPage(runner)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: runner.state.report is not None, timeout=30_000)
    qtbot.waitUntil(jobs.idle, timeout=20_000)
    assert runner.state.line is Line.CONNECTED
    assert runner.state.overview.records[Whereabouts.ON_SERVER] == 1
    assert page.line.result_words.text().startswith("Went up: 1 record")
    assert page.line.verified.isVisible()


def test_saving_something_makes_it_sync_soon(qtbot, runner, settled):
    runner.something_waits()
    assert runner.state.next_try is not None
    settled()


def test_a_server_that_is_away_means_offline_and_a_later_try(qtbot, runner, running_server):
    running_server.stop()
    runner.run()
    qtbot.waitUntil(lambda: runner.state.line is Line.OFFLINE, timeout=60_000)
    assert runner.state.problem is None
    assert runner.state.next_try is not None


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (WrongKey(), Line.TROUBLE),
        (ServerFault(500), Line.SERVER_FAILS),
        (Unreachable("proxy_password"), Line.OFFLINE),
        (Blocked(), Line.OFFLINE),
    ],
)
def test_trouble_is_said_with_what_is_safe_and_what_to_do(qtbot, documenter, jobs, settled, monkeypatch, problem, line):
    def refuse(self, *_asked, **_how):
        raise problem

    monkeypatch.setattr(type(documenter.syncing), "run", refuse)
    runner = SyncRunner(documenter, jobs, FAR)
    settled()
    page = SyncPage(runner)
    qtbot.addWidget(page)
    page.show()
    runner.run()
    settled()
    assert runner.state.line is line
    assert page.trouble.isVisible()
    assert page.trouble.title.text()
    assert page.trouble.text.text()


def test_the_button_that_is_pressed_keeps_the_focus_in_its_place(qtbot, runner, jobs):
    page = SyncPage(runner)
    qtbot.addWidget(page)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    (page.focusProxy() or page).setFocus()
    assert page.start.hasFocus()
    qtbot.keyClick(page.start, Qt.Key.Key_Space)
    assert page.stop.hasFocus()
    qtbot.keyClick(page.stop, Qt.Key.Key_Space)
    assert page.stop.hasFocus()
    qtbot.waitUntil(lambda: runner.state.report is not None and jobs.idle(), timeout=30_000)
    assert page.start.hasFocus()


def test_a_server_that_answers_with_a_failure_of_its_own_is_not_called_away(qapp):
    words, _, tone = wording.line_words(SyncState(line=Line.SERVER_FAILS))
    assert (words, tone) == ("The server has trouble", Tone.WARN)


def test_stopping_ends_it_with_a_report(qtbot, documenter, jobs, settled):
    for number in range(30):
        documenter.casework.save(None, "case", titled("case", f"Case {number}"))
    runner = SyncRunner(documenter, jobs, FAR)
    settled()
    runner.run()
    runner.stop()
    qtbot.waitUntil(lambda: runner.state.report is not None, timeout=30_000)
    assert runner.state.report.stopped
    settled()


def test_a_closed_sync_page_keeps_nothing_alive(unlocked, jobs, settled, is_freed):
    runner = SyncRunner(unlocked, jobs, FAR)
    assert is_freed(lambda: SyncPage(runner), settled)
