"""While the vault is open, small copies that nobody waits for are made in the background."""

from __future__ import annotations

import pytest

from desktop.services import small_copies
from desktop.ui.evidence.copy_maker import CopyMaker
from tests import samples

WORDS = "They came with three trucks before it was light, and nobody at the landing dared to ask where they went. "
FAR = 3_600_000


@pytest.fixture
def ref(unlocked, tmp_path, monkeypatch):
    """Its sound was left for later."""
    monkeypatch.setattr(small_copies, "PATIENCE", 0.0)
    (tmp_path / "witness.wav").write_bytes(samples.speech(WORDS * 2))
    return unlocked.collecting.take_in(tmp_path / "witness.wav").ref


def test_what_an_import_left_is_made(qtbot, unlocked, jobs, ref):
    maker = CopyMaker(unlocked, jobs, FAR)
    maker.look()
    qtbot.waitUntil(lambda: len(unlocked.collecting.small_copies(ref.id)) == 1 and jobs.idle(), timeout=60_000)
    maker.look()
    assert jobs.idle(), "once"


def test_what_an_earlier_opening_left_is_made(qtbot, unlocked, jobs, ref):
    unlocked.collecting.slow_copies.clear()
    _maker = CopyMaker(unlocked, jobs, 0)
    qtbot.waitUntil(lambda: len(unlocked.collecting.small_copies(ref.id)) == 1 and jobs.idle(), timeout=60_000)


def test_what_cannot_be_made_keeps_nothing_else_from_being_made(qtbot, unlocked, jobs, ref, shown):
    unlocked.collecting.slow_copies.appendleft("0" * 32)
    maker = CopyMaker(unlocked, jobs, FAR)
    maker.look()
    qtbot.waitUntil(lambda: len(unlocked.collecting.small_copies(ref.id)) == 1 and jobs.idle(), timeout=60_000)
    assert shown == []
