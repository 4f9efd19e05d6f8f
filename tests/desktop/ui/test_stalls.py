"""The window's thread has to answer: while the vault is opened, pages are, and records arrive by a real sync.

What counts is what the thread computes itself in one turn, held against a piece of work of the same minute: how long
it waits for a processor says what else the machine does. Seconds, and 100,000 records, are measured by `make bench`.
"""

import json
import sys
import time

import pytest
from PySide6.QtCore import QTimer

from desktop.domain.dates import parse
from desktop.services.casework import Order
from desktop.store.sittings import Sitting
from desktop.ui import warming
from desktop.ui.places_to_go import ALL
from tests.bench.watchdog import BUDGET
from tests.desktop.ui.starting import opened, start
from tests.laptops import titled

__all__ = ["start"]

_MANY = 60
_TURN = 20.0
"""Of `_piece_of_work`, at most: twice to three times the budget. Ordinary turns take two or three."""


def _piece_of_work():
    """Seconds; some 7 ms of a processor of these years."""
    least = 60.0
    for _ in range(3):
        begun = time.thread_time()
        for _ in range(600):
            json.loads(json.dumps({str(number): [number, str(number)] for number in range(20)}))
        least = min(least, time.thread_time() - begun)
    return least


def test_a_stall_is_seen_and_where_it_was(qtbot, watchdog):
    def compute():
        begun = time.thread_time()
        while time.thread_time() - begun < 2 * BUDGET:
            parse("2012-05-01")

    watchdog.start()
    watchdog.begin("what was planted")
    QTimer.singleShot(20, compute)
    qtbot.waitUntil(lambda: any(stall.processor >= BUDGET for stall in watchdog.stalls))
    longest = max(watchdog.stalls, key=lambda stall: stall.processor)
    assert longest.during == "what was planted"
    assert longest.seconds >= longest.processor >= BUDGET
    assert any("domain/dates.py" in place for place in longest.where())
    assert longest in watchdog.worst()


def test_a_window_that_has_nothing_to_do_does_not_stall(qtbot, watchdog):
    watchdog.start()
    turns = []
    timer = QTimer(interval=1)
    timer.timeout.connect(lambda: turns.append(1))
    timer.start()
    qtbot.waitUntil(lambda: len(turns) > 50)
    assert [stall for stall in watchdog.stalls if stall.processor >= BUDGET] == []


@pytest.fixture
def coordination(members, tmp_path):
    """The folder of a coordinator's vault, for which records lie at the server."""
    documenter = members.documenter
    with documenter.vault.unit() as unit:
        for number in range(_MANY):
            unit.save(Sitting(form="case", changes=titled("case", f"Case {number}")))
    documenter.syncing.run()
    members.coordinator.vault.close()
    return tmp_path / "coordinator"


def test_the_thread_of_the_window_never_computes_for_long_while_records_arrive(qtbot, start, coordination, watchdog):
    program = start(coordination)
    qtbot.waitUntil(lambda: program.jobs.idle() and set(warming.PAGES) <= sys.modules.keys())
    watchdog.start()
    watchdog.begin("unlock")
    workplace = opened(qtbot, program)
    watchdog.begin("records arrive")
    workplace.sync.run()
    for name in ALL:
        watchdog.begin(f"page {name}")
        workplace.go(name)
        qtbot.wait(1)
    qtbot.waitUntil(lambda: not workplace.sync.running() and program.jobs.idle())
    watchdog.begin("case")
    workplace.go("case")
    line = program.unlocked.casework.lines("case", 0, 1, Order.CHANGED)[0]
    workplace.open_record("case", line.id)
    qtbot.waitUntil(program.jobs.idle)
    watchdog.stop()
    assert workplace.sync.state.report.records_received == _MANY
    limit = _TURN * _piece_of_work()
    assert [stall for stall in watchdog.worst() if stall.processor > limit] == []
