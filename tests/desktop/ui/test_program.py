"""The whole program on real vaults: from the first screen to the lock."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from desktop import settings
from desktop.services.preferences import Choices
from desktop.ui import theme
from desktop.ui.editor.quick_threat import QuickThreatDialog
from desktop.ui.editor.record_editor import RecordEditor
from desktop.ui.lists.kinds import FORM_IDS
from desktop.ui.onboarding.first_start import FirstStart
from desktop.ui.places_to_go import ALL
from desktop.ui.unlock.unlock_screen import UnlockScreen
from tests.desktop.ui.starting import folder, opened, start, unlock
from tests.laptops import PASSPHRASE

__all__ = ["folder", "start"]

ROOT = Path(__file__).parents[3]


def test_the_title_is_the_programs_name_and_nothing_else(qtbot, start, folder):
    program = start(folder)
    assert program.window.windowTitle() == "Amparo"
    opened(qtbot, program)
    assert program.window.windowTitle() == "Amparo"


def test_a_wrong_passphrase_is_said_and_the_vault_stays_shut(qtbot, start, folder):
    program = start(folder)
    unlock(qtbot, program, "not this one")
    screen = program.entrance.screen
    qtbot.waitUntil(screen.trouble.isVisible, timeout=20_000)
    assert screen.trouble.title.text() == "This passphrase does not open the vault."
    assert screen.passphrase.text() == ""
    assert program.unlocked is None
    opened(qtbot, program)


def test_a_folder_that_holds_anything_is_never_offered_a_new_vault(qtbot, start, tmp_path):
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "store.db").write_bytes(b"\0" * 4096)
    program = start(tmp_path / "vault")
    assert isinstance(program.entrance.screen, UnlockScreen)
    unlock(qtbot, program)
    qtbot.waitUntil(program.entrance.screen.trouble.isVisible, timeout=20_000)
    assert [path.name for path in (tmp_path / "vault").iterdir()] == ["store.db"]


def test_the_first_start_leads_to_a_vault_that_opens_again(qtbot, start, tmp_path):
    program = start(tmp_path / "new")
    first = program.entrance.screen
    assert isinstance(first, FirstStart)
    first.next.click()
    first.next.click()
    words = first.steps[2]
    for field in (words.first, words.second):
        field.setText(PASSPHRASE)
    qtbot.waitUntil(first.next.isEnabled, timeout=20_000)
    first.next.click()
    first.next.click()
    first.steps[4].name.setText("Asha")
    with qtbot.waitSignal(program.opened, timeout=60_000):
        first.next.click()
    assert program.unlocked.preferences.read().my_name == "Asha"
    program.lock()
    assert program.relaunched == [1]
    again = start(tmp_path / "new")
    with qtbot.waitSignal(again.opened, timeout=60_000):
        unlock(qtbot, again)


def test_locking_keeps_what_was_typed_closes_the_vault_and_asks_for_a_fresh_process(qtbot, start, folder):
    program = start(folder)
    workplace = opened(qtbot, program)
    workplace.new_record("case")
    qtbot.waitUntil(lambda: isinstance(workplace.editor(), RecordEditor))
    qtbot.waitUntil(program.jobs.idle, timeout=20_000)
    _type_title(qtbot, workplace.editor(), "Half a title")
    qtbot.keyClick(program.window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert program.relaunched == [1]
    assert program.unlocked is None
    again = opened(qtbot, start(folder))
    drafts = again.unlocked.casework.drafts()
    assert [draft.changes.get("what/title") for draft in drafts] == ["Half a title"]


def _type_title(qtbot, editor, words):
    field = next(field for field in editor.findChildren(QLineEdit) if "Title" in field.accessibleName())
    field.setFocus()
    qtbot.keyClicks(field, words)


def test_locking_works_while_a_dialog_is_open_and_keeps_what_was_typed_in_it(qtbot, start, folder):
    program = start(folder)
    workplace = opened(qtbot, program)
    workplace.log_threat()
    dialog = next(iter(workplace.findChildren(QuickThreatDialog)))
    qtbot.waitExposed(dialog)
    field = dialog.findChildren(QLineEdit)[1]
    field.setFocus()
    qtbot.keyClicks(field, "the school")
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert program.relaunched == [1]
    again = opened(qtbot, start(folder))
    assert [draft.changes["what/target"] for draft in again.unlocked.casework.drafts()] == ["the school"]


@pytest.mark.parametrize("after_ms", [None, 0])
def test_a_lock_while_the_workplace_is_being_made_closes_the_vault(qtbot, start, folder, after_ms):
    program = start(folder)

    def lock(_opened):
        if after_ms is None:
            program.lock()
        else:
            QTimer.singleShot(after_ms, program, program.lock)

    program.entrance.opened.connect(lock)
    unlock(qtbot, program)
    qtbot.waitUntil(lambda: program.relaunched == [1])
    assert program.workplace is None
    assert program.unlocked is None
    qtbot.waitUntil(program.jobs.idle)
    program.window.close()
    opened(qtbot, start(folder))


def test_nobody_at_the_keyboard_locks(qtbot, start, folder):
    program = start(folder)
    opened(qtbot, program)
    program._idleness.nobody_there.emit()
    assert program.relaunched == [1]


def test_language_theme_and_size_change_at_once_and_are_there_at_the_next_unlock_screen(qtbot, qapp, start, folder):
    program = start(folder)
    workplace = opened(qtbot, program)
    workplace.go("settings")
    page = workplace.page("settings")
    page.language.setCurrentIndex(page.language.findData("es"))
    page.language.activated.emit(page.language.currentIndex())
    qtbot.waitUntil(lambda: program.workplace not in (None, workplace), timeout=20_000)
    assert program.workplace.page("settings").title.text() == "Ajustes"
    assert program.workplace.trails.name == "settings"
    program.change(Choices(language="es", theme="dark", text_percent=150))
    qtbot.waitUntil(program.jobs.idle, timeout=20_000)
    assert theme.worn() == theme.Look("dark", 150)
    assert settings.read() == settings.Settings(language="es", theme="dark", text_percent=150)
    program.lock()
    again = start(folder)
    assert again.entrance.screen.unlock.text() == "Desbloquear"


@pytest.mark.logs("desktop.app ERROR unexpected")
def test_an_error_nobody_expected_is_shown_and_its_text_is_not(qtbot, start, folder):
    program = start(folder)
    workplace = opened(qtbot, program)
    program.show_error(ValueError("the name of a person"))
    assert workplace.trouble.isVisible()
    said = workplace.trouble.title.text() + workplace.trouble.text.text()
    assert "the name of a person" not in said


def test_nothing_heavy_is_imported_before_somebody_unlocks(tmp_path):
    script = """
import sys
import threading
import time
from pathlib import Path
from desktop.app import Program, application
app = application()
Program(app, Path(sys.argv[1])).start()
app.processEvents()
heavy = ("sqlalchemy", "pyxform", "elementpath", "av", "PIL", "zxcvbn", "requests", "cryptography", "qtawesome")
print([name for name in heavy if name in sys.modules])
sys.stdout.flush()
import os
os._exit(0)
"""
    (tmp_path / "vault").mkdir()
    (tmp_path / "vault" / "keyslots").write_bytes(b"\0")
    ran = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "vault")],
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
        env=os.environ | {"PYTHONPATH": str(ROOT)},
    )
    assert ran.stdout.strip() == "[]"


class _Windows(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self):
        super().__init__()
        self.shown = []

    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(type(watched).__name__)
        return False


def test_no_part_of_a_page_ever_flashes_up_as_a_window_of_its_own(qtbot, qapp, start, folder):
    program = start(folder)
    workplace = opened(qtbot, program)
    windows = _Windows()
    qapp.installEventFilter(windows)
    for name in ALL:
        workplace.go(name)
        qtbot.waitUntil(program.jobs.idle, timeout=20_000)
    for form_id in FORM_IDS:
        workplace.new_record(form_id)
        qtbot.waitUntil(program.jobs.idle, timeout=20_000)
    qapp.removeEventFilter(windows)
    assert windows.shown == []


def test_a_closed_program_leaves_no_screen_behind(qtbot, qapp, start, folder):
    program = start(folder)
    workplace = opened(qtbot, program)
    for name in ("case", "sync", "members", "settings", "about"):
        workplace.go(name)
    qtbot.waitUntil(program.jobs.idle, timeout=20_000)
    gone = []
    workplace.destroyed.connect(lambda: gone.append(1))
    del workplace
    program.lock()
    qtbot.waitUntil(lambda: gone == [1])
    assert not any(type(widget).__name__ == "Workplace" for widget in qapp.allWidgets() if isinstance(widget, QWidget))
