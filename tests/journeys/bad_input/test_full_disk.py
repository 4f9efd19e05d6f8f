"""No room on the disk while a record is saved, a file brought in, or sound recorded."""

import os
import shutil

import pytest

from desktop.errors import DiskFull
from desktop.ui.editor.inputs.file import FileInput
from desktop.ui.evidence.recorder import Recorder
from tests.journeys.bad_input.small_disk import long_words, small_disk, write
from tests.journeys.hands import answer, click, rows_of, wait
from tests.journeys.people import SpokenInto, files_in

MEGABYTE = 1024 * 1024


@pytest.fixture
def disk(tmp_path):
    with small_disk(tmp_path / "disk") as found:
        yield found


@pytest.fixture
def place(disk, folder):
    """The vault, on that disk."""
    return shutil.copytree(folder, disk.folder / "vault")


@pytest.fixture
def opened(disk, place, window):
    found = window(place)
    found.microphone = SpokenInto()
    found.program.microphone = lambda: found.microphone
    found.unlock()
    return found


def files(place):
    return sorted(path.name for path in (place / "files").iterdir())


def test_a_record_that_finds_no_room_stays_open_with_every_word_and_saves_later(opened, disk):
    editor = opened.begin("case")
    answer(editor, "what/title", "After")
    disk.fill()
    words = long_words()
    write(editor, words)
    click(editor.head.done)
    wait(editor.notice.isVisible, "it is said")
    opened.settle()
    assert opened.says(editor.notice, DiskFull()) or not disk.is_real
    assert opened.titles() == ["Before"]
    assert editor.work.sitting.filling.answers()["what/summary"] == words
    disk.make_room()
    click(editor.notice.button)
    wait(lambda: opened.titles() == ["After", "Before"], "it is saved")
    opened.settle()
    [saved] = [line.id for line in opened.unlocked.casework.lines("case") if line.title == "After"]
    assert opened.unlocked.casework.open(saved).answers["what/summary"] == words
    assert not editor.notice.isVisible()


def test_a_file_that_finds_no_room_leaves_nothing_and_can_be_added_later(opened, disk, place, tmp_path):
    film = tmp_path / "film.bin"
    film.write_bytes(os.urandom(MEGABYTE))
    opened.speak("es")
    editor = opened.begin("testimony")
    disk.fill()
    rows_of(editor, "recordings/papers").take_in([film])
    [asking] = wait(lambda: [one for one in editor.findChildren(FileInput) if one.trouble.isVisible()], "it is said")
    assert opened.says(asking.trouble, DiskFull(), "film.bin") or not disk.is_real
    assert files(place) == []
    disk.make_room()
    asking.take_in([film])
    wait(lambda: files_in(editor), "it is in the vault")
    assert opened.unlocked.collecting.reader(files_in(editor)[0].id).read(0, MEGABYTE) == film.read_bytes()


def test_a_recording_keeps_what_was_heard_before_the_disk_was_full(opened, disk, place):
    heard = b"".join(os.urandom(2) for _ in range(12 * 48_000))
    opened.microphone.left = heard
    editor = opened.begin("testimony")
    rows = rows_of(editor, "recordings/sounds")
    click(rows.place.record)
    recorder = wait(lambda: editor.findChild(Recorder), "it records")
    wait(lambda: recorder.seconds > 10, "something was heard")
    disk.fill()
    opened.microphone.left = b"".join(os.urandom(2) for _ in range(60 * 48_000))
    wait(recorder.trouble.isVisible, "it is said")
    assert opened.says(recorder.trouble, DiskFull()) or not disk.is_real
    disk.make_room()
    click(recorder.stop)
    [ref] = wait(lambda: files_in(editor), "the recording is in the vault", seconds=20)
    assert opened.unlocked.collecting.facts(ref.id).duration > 10
    assert not editor.work.sitting.busy
