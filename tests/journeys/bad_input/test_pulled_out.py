"""The vault lies on a stick, and the stick is pulled out while somebody writes; or the system gives no more files."""

import shutil

import pytest

from desktop.errors import OutOfHandles, VaultGone
from tests.handles import handles_left
from tests.journeys.bad_input.small_disk import long_words, write
from tests.journeys.hands import answer, click, wait
from tests.laptops import PASSPHRASE
from tests.sticks import stick_in


@pytest.fixture
def stick(tmp_path):
    with stick_in(tmp_path) as found:
        yield found


@pytest.fixture
def place(stick, folder):
    return shutil.copytree(folder, stick.folder / "vault")


@pytest.mark.parametrize("language", ["en", "es"])
def test_every_word_stays_on_the_screen_and_is_saved_when_the_stick_is_back(window, stick, place, language):
    opened = window(place, language)
    opened.unlock()
    editor = opened.begin("case")
    answer(editor, "what/title", "After")
    opened.settle()
    stick.pull_out()
    words = long_words()
    write(editor, words)
    click(editor.head.done)
    wait(editor.notice.isVisible, "it is said")
    opened.settle()
    assert opened.says(editor.notice, VaultGone())
    assert editor.work.sitting.filling.answers()["what/summary"] == words
    stick.put_in()
    click(editor.notice.button)
    wait(lambda: opened.titles() == ["After", "Before"], "it is saved")
    opened.settle()
    [saved] = [line.id for line in opened.unlocked.casework.lines("case") if line.title == "After"]
    assert opened.unlocked.casework.open(saved).answers["what/summary"] == words
    assert list(opened.unlocked.vault.damages()) == []


def test_locking_without_the_stick_ends_at_the_unlock_screen_and_nothing_that_was_saved_is_lost(window, stick, place):
    opened = window(place)
    opened.unlock()
    opened.settle()
    stick.pull_out()
    opened.program.lock()
    assert opened.locked == 1
    assert opened.program.unlocked is None
    stick.put_in()
    again = window(place)
    again.unlock()
    again.settle()
    assert again.titles() == ["Before"]


def test_unlocking_where_no_file_can_be_opened_says_so_and_works_later(window, place):
    opened = window(place)
    opened.try_passphrase("a wrong one, so that what unlocking needs is loaded")
    with handles_left(1):
        screen = opened.try_passphrase(PASSPHRASE)
        opened.settle()
        assert opened.says(screen.trouble, OutOfHandles())
    opened.unlock()
    opened.settle()
    assert opened.titles() == ["Before"]
