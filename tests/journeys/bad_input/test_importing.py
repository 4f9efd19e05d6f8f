"""Files that go away or change while they are brought in through the editor."""

import os
import threading
import time

import pytest

from desktop.errors import FileUnreadable, FileVanished
from desktop.ui.editor.inputs.file import FileInput
from desktop.ui.evidence.file_card import FileCard
from desktop.ui.evidence.import_card import ImportCard
from tests import samples
from tests.journeys.hands import click, rows_of, wait
from tests.journeys.people import files_in

PHOTOS = "recordings/photos"
PAPERS = "recordings/papers"
MEGABYTE = 1024 * 1024


@pytest.fixture
def film(tmp_path):
    """Large enough for something to happen to it on its way."""
    path = tmp_path / "film.bin"
    path.touch()
    os.truncate(path, 192 * MEGABYTE)
    return path


@pytest.fixture
def photo(tmp_path):
    path = tmp_path / "shore.jpg"
    path.write_bytes(samples.photograph("china.jpg", width=200))
    return path


@pytest.fixture
def opened(window, folder):
    found = window(folder)
    found.unlock()
    found.begin("testimony")
    return found


def sealed(folder):
    return sum(path.stat().st_size for path in (folder / "files").iterdir())


def meanwhile(folder, deed):
    """Does it once some of the file is sealed."""

    def act():
        until = time.monotonic() + 30
        while sealed(folder) < 8 * MEGABYTE and time.monotonic() < until:
            time.sleep(0.001)
        deed()

    thread = threading.Thread(target=act)
    thread.start()
    return thread


def field(editor):
    """The one place for a file that says something."""
    told = wait(lambda: [one for one in editor.findChildren(FileInput) if one.trouble.isVisible()], "it is said")
    assert len(told) == 1
    return told[0]


def put(opened, question, *files):
    rows_of(opened.editor(), question).take_in(list(files))


def names(opened):
    return sorted(ref.name for ref in files_in(opened.editor()))


def test_a_file_that_shrinks_on_its_way_leaves_nothing_and_another_can_be_put_there(opened, folder, film, photo):
    thread = meanwhile(folder, lambda: os.truncate(film, MEGABYTE))
    put(opened, PAPERS, film)
    asking = field(opened.editor())
    thread.join()
    assert opened.says(asking.trouble, FileUnreadable(), "film.bin")
    opened.settle()
    assert sealed(folder) == 0
    assert not opened.editor().work.sitting.busy
    asking.take_in([photo])
    wait(lambda: names(opened) == ["shore.jpg"], "the file is in the vault")
    assert not asking.trouble.isVisible()


def test_a_file_deleted_while_it_waits_for_another_is_said_and_the_other_is_kept(opened, folder, film, photo):
    put(opened, PAPERS, film)
    put(opened, PHOTOS, photo)
    kept = photo.read_bytes()
    photo.unlink()
    asking = field(opened.editor())
    assert opened.says(asking.trouble, FileVanished(), "shore.jpg")
    wait(lambda: names(opened) == ["film.bin"], "the film is in the vault")
    photo.write_bytes(kept)
    asking.take_in([photo])
    wait(lambda: names(opened) == ["film.bin", "shore.jpg"], "the file is in the vault")


def test_a_file_deleted_in_the_middle_is_whole_or_nothing(opened, folder, film):
    size = film.stat().st_size
    thread = meanwhile(folder, film.unlink)
    put(opened, PAPERS, film)
    opened.settle()
    thread.join()
    told = [one for one in opened.editor().findChildren(FileInput) if one.trouble.isVisible()]
    found = files_in(opened.editor())
    assert [ref.size for ref in found] == ([] if told else [size])
    assert (sealed(folder) > size) is bool(found)


def test_what_is_no_file_is_said_in_spanish_and_holds_up_nothing(window, folder, tmp_path, photo):
    opened = window(folder, "es")
    opened.unlock()
    opened.begin("testimony")
    (tmp_path / "a folder").mkdir()
    put(opened, PAPERS, tmp_path / "a folder")
    assert opened.says(field(opened.editor()).trouble, FileUnreadable(), "a folder")
    put(opened, PHOTOS, photo)
    wait(lambda: names(opened) == ["shore.jpg"], "the file is in the vault")


def test_a_pipe_is_said_and_holds_up_nothing(opened, tmp_path, photo):
    os.mkfifo(tmp_path / "pipe")
    put(opened, PAPERS, tmp_path / "pipe")
    put(opened, PHOTOS, photo)
    try:
        wait(lambda: names(opened) == ["shore.jpg"], "the file is in the vault", seconds=5)
        assert opened.says(field(opened.editor()).trouble, FileUnreadable(), "pipe")
    finally:
        os.close(os.open(tmp_path / "pipe", os.O_RDWR))  # whoever waits at the pipe goes on


def test_a_file_that_was_taken_out_again_is_gone_once_the_window_is_closed(opened, folder, photo):
    put(opened, PAPERS, photo)
    wait(lambda: names(opened) == ["shore.jpg"], "the file is in the vault")
    [asking] = [one for one in opened.editor().findChildren(FileInput) if one.findChildren(FileCard)]
    click(asking.findChildren(FileCard)[0].remove)
    assert sealed(folder) > 0, "it can still be put back"
    opened.close()
    assert sealed(folder) == 0


def test_an_import_that_is_stopped_leaves_the_answers_and_no_bytes(opened, folder, film):
    put(opened, PAPERS, film)
    card = wait(lambda: opened.editor().findChild(ImportCard), "it is on its way")
    wait(lambda: sealed(folder) > MEGABYTE, "some of it is sealed")
    click(card.stop)
    opened.settle()
    wait(lambda: sealed(folder) == 0, "nothing is left")
    assert names(opened) == []
    assert not opened.editor().work.sitting.busy
