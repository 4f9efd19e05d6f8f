"""One press, and the window shows a harmless sheet; then what was typed is kept and the vault closed."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from desktop.app import Program
from desktop.errors import VaultDamaged
from desktop.services.preferences import Choices
from desktop.store.vault import Vault
from desktop.ui.editor.quick_threat import QuickThreatDialog
from desktop.ui.editor.record_editor import RecordEditor
from desktop.ui.leaving import departure as departing
from desktop.ui.leaving.costs_sheet import CostsSheet
from tests.desktop.ui.starting import FAR, folder, opened, unlock
from tests.laptops import CHEAP, PASSPHRASE

__all__ = ["folder"]

CTRL, CTRL_SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier,
)


class Successors(list):
    """What was handed to each fresh process; `come()` is when it stands on the screen."""

    def __init__(self):
        super().__init__()
        self._started = []

    def __call__(self, handed, parent):
        self.append(handed)
        self._started.append(_Successor(parent))
        return self._started[-1]

    def come(self):
        self._started[-1].ready.emit()


class _Successor(QObject):
    ready = Signal()


@pytest.fixture
def successors():
    return Successors()


@pytest.fixture
def start(qapp, qtbot, monkeypatch, successors):
    """`start(folder)` is a running program; `ended` counts how often it had to end after a quick exit."""
    monkeypatch.setattr("desktop.store.vault.calibrated", lambda: CHEAP)
    started = []

    def make(folder):
        program = Program(qapp, folder, lambda: program.relaunched.append(1), FAR, successors)
        program.relaunched, program.ended = [], []
        program.left.connect(lambda: program.ended.append(1))
        started.append(program)
        program.start()
        qtbot.waitExposed(program.window)
        return program

    yield make
    for program in started:
        program.close()
        program.window.close()


def press_exit(program):
    QTest.keyClick(program.window.windowHandle(), Qt.Key.Key_Q, CTRL)


@pytest.fixture
def held(monkeypatch):
    """The moment between what is seen and what is done about it lasts until `go_on(program)`."""
    monkeypatch.setattr(departing, "_SEEN_MS", 3_600_000)


def go_on(program):
    program.findChild(departing.Departure)._on_seen()


def sheet_of(program):
    return program.window.findChild(CostsSheet)


def leave(qtbot, program):
    press_exit(program)
    qtbot.waitUntil(lambda: program.unlocked is None)


def test_the_window_is_another_one_at_once_and_nothing_of_ours_is_left_on_it(qtbot, start, folder, held):
    program = start(folder)
    opened(qtbot, program)
    before = program.window.grab().toImage()
    press_exit(program)
    assert sheet_of(program).isVisible()
    assert program.window.windowTitle() == "Household costs"
    assert program.window.windowIcon().isNull()
    assert not program.workplace.isVisible()
    assert program.window.grab().toImage() != before


def test_what_is_seen_before_and_after_the_vault_is_closed_is_the_same(qtbot, start, folder, held):
    program = start(folder)
    opened(qtbot, program)
    press_exit(program)
    covered: QImage = program.window.grab().toImage()
    go_on(program)
    assert program.unlocked is None
    assert program.window.grab().toImage() == covered


def test_the_vault_is_closed_and_the_process_ends_when_the_fresh_one_stands_there(qtbot, start, folder, successors):
    program = start(folder)
    opened(qtbot, program)
    leave(qtbot, program)
    Vault.open(folder, PASSPHRASE).close()
    assert program.ended == []
    successors.come()
    assert program.ended == [1]
    assert program.relaunched == []
    [handed] = successors
    assert (handed.folder, handed.away, handed.may_erase) == (str(folder), True, False)
    assert handed.place


def test_it_does_not_end_before_the_vault_is_closed(qtbot, start, folder, successors, held):
    program = start(folder)
    opened(qtbot, program)
    press_exit(program)
    successors.come()
    assert program.ended == []
    go_on(program)
    assert program.ended == [1]
    assert program.unlocked is None


def test_half_a_title_is_a_draft(qtbot, start, folder):
    program = start(folder)
    workplace = opened(qtbot, program)
    workplace.new_record("case")
    qtbot.waitUntil(lambda: isinstance(workplace.editor(), RecordEditor))
    qtbot.waitUntil(program.jobs.idle, timeout=20_000)
    field = next(one for one in workplace.editor().findChildren(QLineEdit) if "Title" in one.accessibleName())
    field.setFocus()
    qtbot.keyClicks(field, "Half a title")
    leave(qtbot, program)
    again = opened(qtbot, start(folder))
    assert [draft.changes.get("what/title") for draft in again.unlocked.casework.drafts()] == ["Half a title"]


def test_a_dialog_goes_too_and_what_was_typed_in_it_is_kept(qtbot, start, folder, held):
    program = start(folder)
    workplace = opened(qtbot, program)
    workplace.log_threat()
    dialog = next(iter(workplace.findChildren(QuickThreatDialog)))
    qtbot.waitExposed(dialog)
    field = dialog.findChildren(QLineEdit)[1]
    field.setFocus()
    qtbot.keyClicks(field, "the school")
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Q, CTRL)
    assert not dialog.isVisible()
    assert [one for one in QApplication.topLevelWidgets() if one.isVisible()] == [program.window]
    go_on(program)
    again = opened(qtbot, start(folder))
    assert [draft.changes["what/target"] for draft in again.unlocked.casework.drafts()] == ["the school"]


def test_pressing_again_and_again_out_of_fear_changes_nothing(qtbot, start, folder, successors, held):
    program = start(folder)
    opened(qtbot, program)
    for _ in range(5):
        press_exit(program)
    program.lock()
    go_on(program)
    assert program.unlocked is None
    press_exit(program)
    assert len(successors) == 1
    assert program.relaunched == []


def test_the_unlock_screen_can_be_left_too(qtbot, start, folder, successors):
    program = start(folder)
    qtbot.keyClicks(program.entrance.screen.passphrase, "half a pass")
    press_exit(program)
    assert sheet_of(program).isVisible()
    qtbot.waitUntil(lambda: not program.window.findChildren(QLineEdit, "passphrase"))
    assert not successors[0].may_erase


def test_leaving_while_the_vault_is_being_opened_leaves_it_closed(qtbot, start, folder):
    program = start(folder)
    unlock(qtbot, program)
    press_exit(program)
    qtbot.waitUntil(program.jobs.idle, timeout=20_000)
    assert program.workplace is None
    assert sheet_of(program).isVisible()
    Vault.open(folder, PASSPHRASE).close()


def test_the_keys_are_those_of_the_settings(qtbot, start, folder, successors):
    program = start(folder)
    workplace = opened(qtbot, program)
    program.change(Choices(language=workplace.choices.language, exit_keys="esc esc"))
    press_exit(program)
    assert len(successors) == 0
    for _ in range(2):
        QTest.keyClick(program.window.windowHandle(), Qt.Key.Key_Escape)
    assert len(successors) == 1


@pytest.mark.parametrize("allowed", [True, False])
def test_whoever_is_quicker_than_the_fresh_process_can_erase_already_where_it_is_allowed(
    qtbot, start, folder, successors, allowed
):
    program = start(folder)
    workplace = opened(qtbot, program)
    program.change(Choices(language=workplace.choices.language, quick_erase=allowed))
    leave(qtbot, program)
    assert successors[0].may_erase is allowed
    for _ in range(2):
        QTest.keyClick(program.window.windowHandle(), Qt.Key.Key_Delete, CTRL_SHIFT)
    if allowed:
        with pytest.raises(VaultDamaged):
            Vault.open(folder, PASSPHRASE)
    else:
        Vault.open(folder, PASSPHRASE).close()


def test_no_part_of_the_work_outlives_the_exit(qtbot, qapp, start, folder):
    program = start(folder)
    opened(qtbot, program)
    leave(qtbot, program)
    assert not any(type(widget).__name__ in ("Workplace", "TodayPage") for widget in qapp.allWidgets())
