"""Locking and closing in the middle of something: at once, with every word kept and nothing half."""

import os
import subprocess
import sys
import threading
import time
from contextlib import contextmanager

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit

from desktop.domain.records import Whereabouts
from desktop.store.vault import Vault
from desktop.ui.sync.state import Line
from tests.journeys.bad_input.crossroads import Stranger
from tests.journeys.hands import click, type_into, wait
from tests.laptops import PASSPHRASE, laptop, titled

AT_ONCE = 30.0
"""Seconds. On a busy machine; a dead line or a whole film would take longer."""

WINDOW_OF_ITS_OWN = """
import sys
passphrase = sys.stdin.readline().rstrip()
if not passphrase:
    print("a fresh process", flush=True)
    sys.exit(0)
from pathlib import Path
from desktop.app import Program, application
from tests.journeys.hands import answer, click, rows_of, type_into, wait
folder, film = Path(sys.argv[1]), sys.argv[2]
program = Program(application(), folder, first_try_ms=10**8)
program.start()
screen = program.entrance.screen
type_into(screen.passphrase, passphrase)
click(screen.unlock)
wait(lambda: program.workplace is not None, "open")
if film:
    program.workplace.new_record("testimony")
    editor = wait(lambda: (e := program.workplace.editor()) and e.work and e, "the editor")
    answer(editor, "who/known_as", "Half a na")
    rows_of(editor, "recordings/papers").take_in([Path(film)])
    wait(lambda: sum(path.stat().st_size for path in (folder / "files").iterdir()) > 8_000_000, "it is on its way")
else:
    wait(program.jobs.idle, "nothing is under way")
    program.workplace.sync.run()
    print("syncing", flush=True)
    sys.stdin.readline()
print("locking", flush=True)
program.lock()
"""


@pytest.fixture
def opened(window, folder):
    found = window(folder)
    found.unlock()
    return found


@pytest.fixture
def film(tmp_path):
    path = tmp_path / "film.bin"
    path.touch()
    os.truncate(path, 512 * 1024 * 1024)
    return path


def half_a_title(opened):
    editor = opened.begin("case")
    editor.work.pages.go_to("what/title")
    field = next(field for field in editor.findChildren(QLineEdit) if "Title" in field.accessibleName())
    type_into(field, "Half a ti")


def press_lock(opened):
    opened.program.window.activateWindow()
    wait(opened.program.window.isActiveWindow, "keys reach the window")
    QTest.keyClick(opened.program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)


def go_idle(opened):
    opened.program._idleness.set_minutes(1e-6)
    time.sleep(0.01)
    opened.program._idleness.check()


def close(opened):
    opened.program.window.close()
    opened.close()
    opened.locked = 1


@pytest.mark.parametrize("leave", [press_lock, go_idle, close], ids=["Ctrl+L", "nobody there", "the window closed"])
def test_what_was_being_typed_is_there_after_unlocking(opened, folder, window, leave):
    half_a_title(opened)
    leave(opened)
    assert opened.locked == 1
    assert opened.program.unlocked is None
    again = window(folder)
    again.unlock()
    assert [draft.changes["what/title"] for draft in again.drafts()] == ["Half a ti"]
    editor = again.takes_up(again.drafts()[0])
    type_into(next(one for one in editor.findChildren(QLineEdit) if one.text() == "Half a ti"), "tle")
    click(editor.head.done)
    wait(lambda: again.titles() == ["Before", "Half a title"], "it is saved")


@contextmanager
def window_of_its_own(folder, film=""):
    """The program in a process of its own, unlocked."""
    command = [sys.executable, "-c", WINDOW_OF_ITS_OWN, str(folder), str(film)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            process.stdin.write(f"{PASSPHRASE}\n")
            process.stdin.flush()
            yield process
        finally:
            process.kill()


def is_replaced_at_once(process):
    assert process.stdout.readline() == "locking\n"
    begun = time.monotonic()
    process.stdin.close()  # the fresh process runs the same script, and is told no passphrase
    assert process.stdout.readline() == "a fresh process\n"
    assert time.monotonic() - begun < AT_ONCE, "with a start of Python in it"
    assert process.wait(20) == 0


def test_locking_during_an_import_is_at_once_and_leaves_every_word_and_no_half_file(folder, film):
    with window_of_its_own(folder, film) as process:
        is_replaced_at_once(process)
    vault = Vault.open(folder, PASSPHRASE)
    try:
        assert list((folder / "files").iterdir()) == []
        with vault.reading() as unit:
            assert [draft.form for draft in unit.drafts.newest_first()] == ["testimony"]
    finally:
        vault.close()


def test_locking_during_a_sync_is_at_once_and_the_next_sync_brings_everything_up(window, office, roads, tmp_path):
    with laptop(tmp_path / "vault") as found:
        found.joining.join(office.new_group(), "Rosa")
        record = found.casework.save(None, "case", titled("case", "Waits to go up"))
    let_go = threading.Event()
    roads.stranger = Stranger(lambda: iter([b"" * let_go.wait(60)]), tls=office.server.folder)
    with window_of_its_own(tmp_path / "vault") as process:
        assert process.stdout.readline() == "syncing\n"
        wait(lambda: roads.stranger.asked, "the server is asked, and silent")
        process.stdin.write("lock\n")
        process.stdin.flush()
        is_replaced_at_once(process)
    let_go.set()
    roads.stranger = None
    again = window(tmp_path / "vault")
    again.unlock()
    assert again.whereabouts(record) is Whereabouts.ONLY_HERE
    again.sync()
    assert again.work.sync.state.line is Line.CONNECTED
    assert again.whereabouts(record) is not Whereabouts.ONLY_HERE
