"""The page as a whole: what matters is seen without scrolling, on the smallest screen that people bring."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QApplication

from desktop.domain.records import Whereabouts
from desktop.services.metering import Progress, Stage
from desktop.services.syncing import Overview, Share, Standing
from desktop.ui import i18n
from desktop.ui.sync.state import Line
from desktop.ui.sync.sync_page import SyncPage
from desktop.ui.sync.sync_runner import SyncRunner
from tests.desktop.ui.clipping import faults

FAR = 3_600_000
KNOWN = Overview(
    records={Whereabouts.RECEIVED: 7, Whereabouts.ON_SERVER: 2, Whereabouts.ONLY_HERE: 4},
    waiting_records=4,
    waiting_files=8,
    waiting_bytes=214_000_000,
    files_to_fetch=0,
    fetch_bytes=0,
    last_sync=None,
    clock_offset=None,
    set_aside={"no_key": 2},
    refused={"quota": 1},
    standing=Standing(
        urgent=Share(count=2),
        words=Share(count=31, waiting=4, bytes=8_000, waiting_bytes=8_000),
        copies=Share(count=22, waiting=8, bytes=3_100_000, waiting_bytes=2_100_000),
        originals=Share(count=22, waiting=22, bytes=212_000_000, waiting_bytes=212_000_000),
    ),
)
MOVING = Progress(stage=Stage.SENDING, sent_bytes=1_300_000, to_send_bytes=215_100_000, bytes_per_second=22_500)


@pytest.fixture
def runner(unlocked, jobs, settled):
    runner = SyncRunner(unlocked, jobs, FAR)
    settled()
    runner._show(line=Line.SYNCING, overview=KNOWN, begun=KNOWN, progress=MOVING, sent=1_300_000)
    return runner


@pytest.fixture(params=[Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft])
def direction(request, qapp):
    yield request.param
    qapp.setLayoutDirection(Qt.LayoutDirection.LeftToRight)


@pytest.mark.parametrize("language", ["en", "es"])
def test_the_bars_and_what_was_set_aside_are_seen_without_scrolling(qtbot, qapp, runner, direction, language):
    i18n.speak(qapp, language)
    qapp.setLayoutDirection(direction)
    page = SyncPage(runner)
    qtbot.addWidget(page)
    page.resize(1154, 768)
    page.show()
    QApplication.processEvents()
    assert faults(page) == []
    for shown in (page.line.pause, page.line.spending.budget, *page.going.bars, page.going.down, page.aside):
        assert shown.isVisible()
        assert shown.mapTo(page, QPoint(0, shown.height())).y() <= page.height()


def test_what_left_moves_the_bars_and_the_place_of_records_waits_for_proofs(qtbot, runner):
    page = SyncPage(runner)
    qtbot.addWidget(page)
    page.show()
    assert page.going.bars[1].bar.value() == 1000
    assert page.going.bars[1].amount.text() == "sent, not confirmed yet"
    assert page.places.labels[Whereabouts.ONLY_HERE].accessibleName() == "Only on this laptop: 4"
    assert "going up" in page.line.line.text()


def test_the_reasons_of_what_was_set_aside_say_what_to_do(qtbot, runner):
    page = SyncPage(runner)
    qtbot.addWidget(page)
    page.show()
    lines = [page._aside_lines.itemAt(number).widget().text() for number in range(page._aside_lines.count())]
    assert lines[0].startswith("2 · ")
    assert "Tell your coordination" in lines[1]
    runner._show(overview=replace(KNOWN, set_aside={}, refused={}))
    assert not page.aside.isVisible()


def test_in_a_group_of_nobody_there_are_no_bars(qtbot, runner):
    page = SyncPage(runner)
    qtbot.addWidget(page)
    page.show()
    runner._show(line=Line.NO_GROUP, progress=None, begun=None)
    assert not page.going.isVisible()
    assert not page.line.spending.isVisible()
    assert not page.line.pause.isVisible()
    assert page.places.isVisible()
