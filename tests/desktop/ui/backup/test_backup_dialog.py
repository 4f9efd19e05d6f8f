"""The dialog that backs up: it finds the stick, says what it does, and what came of it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.services.backing_up import FILE_NAME
from desktop.store.backups import own_salt
from desktop.ui.backup.backup_card import BackupCard
from desktop.ui.backup.backup_dialog import BackupDialog
from tests.laptops import PASSPHRASE, titled


@pytest.fixture
def dialog(qtbot, jobs, settled, unlocked, stick):
    made = BackupDialog(unlocked, jobs)
    qtbot.addWidget(made)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    made.open()
    settled()
    return made


def test_the_stick_is_found_by_its_name_and_one_press_backs_up_to_it(qtbot, dialog, settled, unlocked, stick):
    unlocked.casework.save(None, "case", titled("case", "Harbour"))
    assert [button.text() for button in dialog.places.offers] == ["BLUE (7.0 GB free)"]
    assert dialog.last.text() == "There is no backup on another disk yet."
    with qtbot.waitSignal(dialog.backed_up, timeout=20_000):
        qtbot.keyClick(dialog.places.offers[0], Qt.Key.Key_Space)
    settled()
    assert (stick / FILE_NAME).is_file()
    assert dialog.outcome.title.text() == "Backed up, and all of it read back from the stick."
    assert "Keep the stick somewhere else" in dialog.outcome.text.text()
    assert dialog.last.text().startswith("Last backup: ")
    assert (dialog.working.isHidden(), dialog.places.isHidden(), dialog.listening()) == (True, True, False)


def test_where_it_is_needed_the_passphrase_is_asked_for_once(qtbot, jobs, settled, unlocked, stick):
    with unlocked.vault.unit() as unit:
        unit.facts.put(own_salt.FACT, b"")  # as in a new vault
    dialog = BackupDialog(unlocked, jobs)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    settled()
    assert dialog.passphrase.isVisible()
    dialog.places.offers[0].click()
    assert not dialog.listening()
    dialog.passphrase.setText("wrong")
    dialog.places.offers[0].click()
    settled()
    assert dialog.outcome.title.text() == "This passphrase does not open the vault."
    dialog.passphrase.setText(PASSPHRASE)
    dialog.places.offers[0].click()
    settled()
    assert dialog.outcome.title.text() == "Backed up, and all of it read back from the stick."
    assert (dialog.passphrase.text(), dialog.passphrase.isVisible()) == ("", False)


def test_the_next_time_it_goes_on_with_the_same_backup(qtbot, jobs, settled, unlocked, stick):
    unlocked.backing_up.back_up(stick / "of-may.amparo")
    again = BackupDialog(unlocked, jobs)
    qtbot.addWidget(again)
    again.open()
    settled()
    (offer,) = again.places.offers
    assert offer.text() == "Go on with the backup on BLUE"
    assert offer.property("path") == str(stick / "of-may.amparo")


def test_a_place_on_the_vaults_own_disk_is_said_to_be_no_backup(qtbot, dialog, settled, tmp_path):
    (tmp_path / "copies").mkdir()
    dialog._on_folder(str(tmp_path / "copies"))
    settled()
    assert dialog.outcome.title.text() == "Written and read back, but on the same disk."
    assert "does not count as a backup" in dialog.outcome.text.text()


def test_without_a_stick_that_is_said_and_one_is_found_when_it_comes(qtbot, dialog, settled, stick, tmp_path):
    stick.rename(stick.with_name(f"{stick.name}-out"))
    dialog.places.again.click()
    settled()
    assert dialog.places.nothing.isVisible()
    assert dialog.places.offers == []
    stick.with_name(f"{stick.name}-out").rename(stick)
    dialog.places.again.click()
    settled()
    assert not dialog.places.nothing.isVisible()
    assert len(dialog.places.offers) == 1


def test_somebody_elses_backup_is_named_and_another_place_can_be_chosen(qtbot, dialog, settled, stick):
    (stick / FILE_NAME).write_bytes(b"a letter" * 5000)
    dialog.places.offers[0].click()
    settled()
    assert dialog.outcome.title.text() == "This file is not a backup of Amparo."
    assert dialog.places.isVisible()
    assert not dialog.listening()
    assert (stick / FILE_NAME).read_bytes() == b"a letter" * 5000


def test_stopping_says_that_it_does_not_count(qtbot, dialog, settled, unlocked, stick):
    dialog.places.offers[0].click()
    assert dialog.listening()
    dialog.working.stop.click()
    assert dialog.outcome.title.text() == "Stopped."
    settled()
    assert unlocked.backing_up.newest() is None


def test_closing_it_stops_the_work(qtbot, dialog, settled, jobs, unlocked):
    dialog.places.offers[0].click()
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    settled()
    assert not dialog.isVisible()
    assert unlocked.backing_up.newest() is None


def test_a_closed_dialog_keeps_nothing_alive(unlocked, jobs, settled, stick, is_freed):
    assert is_freed(lambda: BackupDialog(unlocked, jobs), settled)


def test_the_card_of_the_settings_says_when_the_last_was(qtbot, unlocked, jobs, settled, stick):
    card = BackupCard(unlocked, jobs)
    qtbot.addWidget(card)
    settled()
    assert card.last.text() == "There is no backup on another disk yet."
    unlocked.backing_up.back_up(stick / FILE_NAME)
    card.refresh()
    settled()
    assert card.last.text().startswith("Last backup: ")
    with qtbot.waitSignal(card.backup_asked):
        card.back_up.click()


def test_a_closed_card_keeps_nothing_alive(unlocked, jobs, settled, is_freed):
    assert is_freed(lambda: BackupCard(unlocked, jobs), settled)
