"""No room on the disk while the window is closed or locked: words that cannot be kept are said before they go."""

import shutil
import sys

import pytest

from desktop.errors import DiskFull
from tests.journeys.bad_input.small_disk import long_words, small_disk, write
from tests.journeys.hands import answer
from tests.journeys.people import SpokenInto


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "disk") as found:
        yield found


@pytest.fixture
def place(disk, folder):
    """The vault, on that disk."""
    return shutil.copytree(folder, disk.folder / "vault")


@pytest.fixture
def opened(disk, place, window, monkeypatch):
    found = window(place)
    found.microphone = SpokenInto()
    found.program.microphone = lambda: found.microphone
    found.unlock()
    monkeypatch.setattr(sys, "excepthook", found.program.on_surprise)  # as `desktop.app.main` does
    return found


def test_closing_the_window_on_a_full_disk_loses_no_word(opened, disk):
    editor = opened.begin("case")
    answer(editor, "what/title", "After")
    disk.fill()
    write(editor, long_words())
    opened.program.window.close()
    assert opened.program.window.isVisible(), "it stays, and says why"
    assert opened.says(opened.work.trouble, DiskFull()) or not disk.is_real
    disk.make_room()
    opened.program.window.close()
    assert not opened.program.window.isVisible()
    assert [draft.changes["what/title"] for draft in opened.drafts()] == ["After"]


def test_locking_on_a_full_disk_says_so_and_locks_when_there_is_room(opened, disk):
    editor = opened.begin("case")
    answer(editor, "what/title", "After")
    disk.fill()
    write(editor, long_words())
    opened.work.sidebar.lock_asked.emit()
    assert opened.locked == 0
    assert opened.says(opened.work.trouble, DiskFull()) or not disk.is_real
    disk.make_room()
    opened.work.sidebar.lock_asked.emit()
    assert opened.locked == 1
