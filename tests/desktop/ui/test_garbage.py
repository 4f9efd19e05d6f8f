from __future__ import annotations

import gc
import threading
import weakref

import pytest

from desktop.ui.garbage import Garbage


class Knot:
    """Nobody but the collector frees it."""

    def __init__(self):
        self.self = self


@pytest.fixture
def garbage(qtbot):
    gc.enable()
    found = Garbage()
    found.start()
    yield found
    found.stop()


def allocate_much():
    kept = [[] for _ in range(200_000)]
    del kept


def test_a_worker_that_allocates_much_collects_nothing(garbage):
    ghost = weakref.ref(Knot())
    worker = threading.Thread(target=allocate_much)
    worker.start()
    worker.join()
    assert ghost() is not None


def test_the_windows_thread_collects_after_a_while(garbage, qtbot):
    ghost = weakref.ref(Knot())
    kept = [[] for _ in range(2_000)]
    qtbot.waitUntil(lambda: ghost() is None)
    assert len(kept) == 2_000


def test_at_its_end_python_collects_as_before(qtbot):
    for before in (True, False):
        (gc.enable if before else gc.disable)()
        garbage = Garbage()
        garbage.start()
        assert not gc.isenabled()
        garbage.stop()
        assert gc.isenabled() is before


def test_what_was_looked_through_once_is_not_looked_through_again(garbage, qtbot):
    before = gc.get_freeze_count()
    alive = [[] for _ in range(100_000)]
    qtbot.waitUntil(lambda: gc.get_freeze_count() > before + len(alive) // 2)
    ghost = weakref.ref(Knot())
    alive.append([[] for _ in range(2_000)])
    qtbot.waitUntil(lambda: ghost() is None)
