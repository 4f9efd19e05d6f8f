"""The dialog that makes a vault out of a backup, with its passphrase or its sheet."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.services.backing_up import FILE_NAME
from desktop.services.recovering import open_with_sheet
from desktop.services.ways import Trusted
from desktop.store.keyslots import Cost
from desktop.store.vault import Vault
from desktop.ui.backup.restore_dialog import RestoreDialog
from tests.laptops import PASSPHRASE, titled


@pytest.fixture
def dialog(qtbot, jobs, settled, stick, tmp_path):
    def make():
        made = RestoreDialog(tmp_path / "new", jobs)
        qtbot.addWidget(made)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        made.open()
        settled()
        return made

    return make


@pytest.fixture
def backed_up(unlocked, stick):
    record = unlocked.casework.save(None, "case", titled("case", "Harbour"))
    unlocked.backing_up.back_up(stick / FILE_NAME)
    return record


def records(folder, passphrase=PASSPHRASE):
    vault = Vault.open(folder, passphrase)
    with vault.reading() as unit:
        found = [line.id for line in unit.records.page()]
    vault.close()
    return found


def test_the_backup_is_found_on_the_stick_and_restored_with_its_passphrase(qtbot, dialog, settled, backed_up, tmp_path):
    found = dialog()
    assert found.places.offers[0].text().startswith("The backup on BLUE (")
    found.places.offers[0].click()
    settled()
    assert (found.key.isVisible(), found.restore.isEnabled()) == (True, False)
    found.key.passphrase.setText(PASSPHRASE)
    qtbot.keyClick(found.key.passphrase, Qt.Key.Key_Return)
    settled()
    assert found.outcome.title.text().startswith("The vault is restored as it was on ")
    assert "sync before you go on working" in found.outcome.text.text()
    assert (found.key.key(), found.key.isVisible()) == (None, False)
    with qtbot.waitSignal(found.restored):
        found.open_it.click()
    assert records(tmp_path / "new") == [backed_up]


def test_a_wrong_passphrase_is_typed_again(qtbot, dialog, settled, backed_up, stick, tmp_path):
    found = dialog()
    found.look_at(str(stick / FILE_NAME))
    settled()
    found.key.passphrase.setText("wrong")
    found.restore.click()
    settled()
    assert found.outcome.title.text() == "This does not open the backup."
    assert found.key.isVisible()
    assert not (tmp_path / "new").exists()
    found.key.passphrase.setText(PASSPHRASE)
    found.restore.click()
    settled()
    assert records(tmp_path / "new") == [backed_up]


def test_the_recovery_sheet_opens_it_too(qtbot, dialog, settled, unlocked, backed_up, stick, tmp_path):
    sheet = unlocked.recovering.make_sheet()
    unlocked.backing_up.back_up(stick / FILE_NAME)
    found = dialog()
    found.look_at(str(stick / FILE_NAME))
    settled()
    found.key.by_sheet.click()
    found.key.sheet.setPlainText("no words of a sheet")
    found.restore.click()
    settled()
    assert found.outcome.isVisible()
    found.key.sheet.setPlainText(" ".join(sheet.words))
    found.restore.click()
    settled()
    assert found.open_it.isVisible()
    open_with_sheet(tmp_path / "new", " ".join(sheet.words)).close()


def test_shares_of_trusted_people_open_it_too(dialog, settled, unlocked, backed_up, stick, tmp_path, monkeypatch):
    monkeypatch.setattr("desktop.store.shares.PIN_COST", Cost(64, 1, 1))
    people = [Trusted(name="Ana", pin="482913"), Trusted(name="Leo", pin="105577")]
    made = unlocked.recovering.make_shares(2, people)
    unlocked.backing_up.back_up(stick / FILE_NAME)
    found = dialog()
    found.look_at(str(stick / FILE_NAME))
    settled()
    found.key.by_shares.click()
    assert not found.key.passphrase.isVisible()
    for share, person in zip(made, people, strict=True):
        assert not found.restore.isEnabled()
        found.key.shares.entry.words.edit.setPlainText(" ".join(share.words))
        found.key.shares.entry.pin.setText(person.pin)
        settled()
        found.key.shares.add.click()
        settled()
    found.restore.click()
    settled()
    assert found.open_it.isVisible()
    assert found.key.shares.held() == ()
    assert records(tmp_path / "new") == [backed_up]


def test_what_is_no_backup_is_named_before_anything_is_typed(dialog, settled, stick):
    (stick / "letter").write_text("Dear aunt, " * 5000)
    found = dialog()
    assert found.places.nothing.isVisible()
    found.look_at(str(stick / "letter"))
    settled()
    assert found.outcome.title.text() == "This file is not a backup of Amparo."
    assert not found.key.isVisible()


def test_an_earlier_time_is_restored_by_its_own_button(qtbot, dialog, settled, unlocked, backed_up, stick, tmp_path):
    size = (stick / FILE_NAME).stat().st_size
    unlocked.casework.save(None, "case", titled("case", "Later"))
    unlocked.backing_up.back_up(stick / FILE_NAME)
    data = bytearray((stick / FILE_NAME).read_bytes())
    data[size] ^= 1
    (stick / FILE_NAME).write_bytes(data)
    found = dialog()
    found.look_at(str(stick / FILE_NAME))
    settled()
    found.key.passphrase.setText(PASSPHRASE)
    found.restore.click()
    settled()
    assert "an earlier time of it is whole" in found.outcome.title.text()
    found.earlier.click()
    settled()
    assert "this is an earlier one" in found.outcome.text.text()
    assert records(tmp_path / "new") == [backed_up]


def test_stopping_leaves_nothing(qtbot, dialog, settled, backed_up, stick, tmp_path):
    found = dialog()
    found.look_at(str(stick / FILE_NAME))
    settled()
    found.key.passphrase.setText(PASSPHRASE)
    found.restore.click()
    found.working.stop.click()
    assert found.outcome.title.text() == "Stopped."
    settled()
    assert not (tmp_path / "new").exists() or not found.open_it.isVisible()


def test_a_closed_dialog_keeps_nothing_alive(jobs, settled, stick, tmp_path, is_freed):
    assert is_freed(lambda: RestoreDialog(tmp_path / "new", jobs), settled)
