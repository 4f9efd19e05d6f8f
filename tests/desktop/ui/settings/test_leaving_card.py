"""Leaving in a hurry: which keys, and whether the vault may be erased. Both stay in the vault."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel

from desktop.services.preferences import Choices
from desktop.ui.settings.leaving_card import LeavingCard
from desktop.ui.settings.settings_page import SettingsPage


@pytest.fixture
def page(qtbot, unlocked, jobs):
    page = SettingsPage(unlocked, jobs, Choices())
    qtbot.addWidget(page)
    return page


def test_erasing_is_off_until_somebody_switches_it_on(unlocked, page, settled):
    assert not page.leaving.erase.isChecked()
    assert not Choices().quick_erase
    page.leaving.erase.click()
    settled()
    assert unlocked.preferences.read().quick_erase
    page.leaving.erase.click()
    settled()
    assert not unlocked.preferences.read().quick_erase


def test_other_keys_can_be_chosen(unlocked, page, settled):
    keys = page.leaving.keys
    assert keys.currentData() == "ctrl+q"
    keys.setCurrentIndex(keys.findData("esc esc"))
    keys.activated.emit(keys.currentIndex())
    settled()
    assert unlocked.preferences.read().exit_keys == "esc esc"


def test_what_another_card_changed_meanwhile_is_not_taken_back(unlocked, page, settled):
    page.lock.setCurrentIndex(page.lock.findData(30))
    page.lock.activated.emit(page.lock.currentIndex())
    settled()
    page.leaving.erase.click()
    settled()
    kept = unlocked.preferences.read()
    assert (kept.lock_after_minutes, kept.quick_erase) == (30, True)


def test_what_is_kept_is_shown(qtbot):
    card = LeavingCard(Choices(exit_keys="esc esc", quick_erase=True))
    qtbot.addWidget(card)
    assert card.erase.isChecked()
    assert card.keys.currentData() == "esc esc"


def test_it_is_said_that_flash_keeps_copies_and_how_things_come_back(qtbot):
    card = LeavingCard(Choices())
    qtbot.addWidget(card)
    said = " ".join(label.text() for label in card.findChildren(QLabel))
    assert "flash disk may keep old copies" in said
    assert "through the coordination only" in said
    assert "can find Amparo" in said


def test_a_closed_card_is_freed(is_freed):
    assert is_freed(lambda: LeavingCard(Choices()))
