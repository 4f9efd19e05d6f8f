"""The fresh process after a quick exit: back to the passphrase, or erase, or nothing at all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from desktop.errors import VaultDamaged
from desktop.relaunch import Handover
from desktop.store.vault import Vault
from desktop.ui.leaving.away import Away
from tests.desktop.ui.starting import folder
from tests.laptops import PASSPHRASE

__all__ = ["folder"]

CTRL = Qt.KeyboardModifier.ControlModifier
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def away(qtbot):
    """`away(handed)` shows the sheet; `back` is what it hands on, `told` its word to the process before."""
    shown = []

    def make(handed):
        back, told = [], []
        one = Away(handed, back.append, lambda: told.append(1))
        one.back, one.told = back, told
        shown.append(one)
        one.start()
        qtbot.waitExposed(one.window)
        return one

    yield make
    for one in shown:
        one.window.close()


def press(one, key, held, times=1):
    for _ in range(times):
        QTest.keyClick(one.window.windowHandle(), key, held)


def test_it_says_that_it_is_there_once_it_can_be_seen(qtbot, away):
    one = away(Handover(away=True))
    qtbot.waitUntil(lambda: one.told == [1])
    assert one.window.windowTitle() == "Household costs"


def test_it_stands_where_the_window_before_stood(qtbot, away):
    first = away(Handover(away=True))
    first.window.resize(800, 600)
    place = first.window.saveGeometry().toHex().toStdString()
    second = away(Handover(away=True, place=place))
    assert second.window.size() == first.window.size()


def test_a_place_that_is_nonsense_is_no_trouble(away):
    assert away(Handover(away=True, place="ñ~ not hex")).window.isVisible()


def test_ctrl_l_leads_back_to_the_same_vault(away, folder):
    one = away(Handover(folder=str(folder), away=True))
    press(one, Qt.Key.Key_L, CTRL)
    assert one.back == [Handover(folder=str(folder))]


def test_pressing_the_exit_again_does_not_lead_back(away, folder):
    one = away(Handover(folder=str(folder), away=True, may_erase=True))
    press(one, Qt.Key.Key_Q, CTRL, times=4)
    press(one, Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier, times=4)
    assert one.back == []
    assert one.window.isVisible()
    Vault.open(folder, PASSPHRASE).close()


def test_erasing_makes_every_way_in_worthless_and_closes_the_window(away, folder):
    before = (folder / "keyslots").read_bytes()
    one = away(Handover(folder=str(folder), away=True, may_erase=True))
    press(one, Qt.Key.Key_Delete, CTRL | SHIFT)
    assert (folder / "keyslots").read_bytes() == before
    press(one, Qt.Key.Key_Delete, CTRL | SHIFT)
    assert not one.window.isVisible()
    with pytest.raises(VaultDamaged):
        Vault.open(folder, PASSPHRASE)


def test_nothing_is_erased_where_that_was_never_allowed(away, folder):
    before = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    one = away(Handover(folder=str(folder), away=True))
    press(one, Qt.Key.Key_Delete, CTRL | SHIFT, times=6)
    assert one.window.isVisible()
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_where_it_cannot_be_erased_the_window_stays(away, tmp_path):
    one = away(Handover(folder=str(tmp_path / "a stick that was pulled out"), away=True, may_erase=True))
    press(one, Qt.Key.Key_Backspace, CTRL | SHIFT, times=2)
    assert one.window.isVisible()
