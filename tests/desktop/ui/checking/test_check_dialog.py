"""Checking the vault from the window: what verifies, what does not by its name, and the ways on."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt

from desktop.store.vault import Vault
from desktop.ui.checking.check_dialog import CheckDialog
from desktop.ui.checking.rescue_dialog import RescueDialog
from desktop.unlocked import Unlocked
from tests.laptops import CHEAP, file_path, titled

NEW = "moment pave ridge scorpion bamboo tuna"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    monkeypatch.setattr("desktop.store.rescue.saving.calibrated", lambda: CHEAP)


@pytest.fixture
def dialog(qtbot, jobs, settled):
    def make(unlocked):
        made = CheckDialog(unlocked, jobs)
        qtbot.addWidget(made)
        made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
        made.open()
        settled()
        return made

    return make


def spoiled(laptop, folder, name="harbour.jpg"):
    """A file of evidence with a wrong chunk, attached to a record."""
    (folder / name).write_bytes(bytes(200_000))
    file = laptop.collecting.take_in(folder / name).ref
    laptop.casework.save(None, "evidence", {file_path("evidence"): file})
    return file


def flip(vault, file):
    path = vault.folder / "files" / file.id
    data = bytearray(path.read_bytes())
    data[70_000] ^= 1
    path.write_bytes(data)


def test_a_whole_vault_is_said_to_be_whole_with_how_much_was_read(dialog, unlocked):
    unlocked.casework.save(None, "case", titled("case", "Harbour"))
    found = dialog(unlocked)
    assert found.outcome.title.text() == "Everything verifies."
    assert found.outcome.text.text().startswith("1 records, 0 files")
    assert not found.save.isVisible()
    assert not found.fetch.isVisible()


def test_a_damaged_file_is_named_and_the_ways_on_are_offered(dialog, unlocked, tmp_path):
    flip(unlocked.vault, spoiled(unlocked, tmp_path))
    found = dialog(unlocked)
    assert found.outcome.title.text() == "Some of the vault does not verify."
    assert "A file: harbour.jpg" in found.damaged.text()
    assert found.save.isVisible()
    assert found.fetch.isVisible()


def test_what_the_server_has_is_fetched(dialog, settled, members, tmp_path):
    here = members.documenter
    file = spoiled(here, tmp_path)
    members.sync()
    flip(here.vault, file)
    found = dialog(Unlocked.of(here.vault, "en"))
    found.fetch.click()
    settled()
    assert "Everything that the server has for this vault is whole here." in found.came.text.text()
    assert found.outcome.title.text() == "Everything verifies."
    assert not found.fetch.isVisible()
    assert here.collecting.reader(file.id).read(0, 200_000) == bytes(200_000)
    assert list(here.vault.damages()) == []


def test_what_still_does_not_verify_after_fetching_is_said_again(dialog, settled, members, tmp_path):
    here = members.documenter
    file = spoiled(here, tmp_path)
    members.sync()
    unsent = spoiled(here, tmp_path, "lagoon.jpg")
    for one in (file, unsent):
        flip(here.vault, one)
    found = dialog(Unlocked.of(here.vault, "en"))
    assert "harbour.jpg" in found.damaged.text()
    found.fetch.click()
    settled()
    assert found.came.isVisible()
    assert found.outcome.title.text() == "Some of the vault does not verify."
    assert "lagoon.jpg" in found.damaged.text()
    assert "harbour.jpg" not in found.damaged.text()
    assert found.fetch.isVisible()
    assert found.save.isVisible()


def test_what_verifies_is_saved_into_a_new_vault(qtbot, jobs, settled, unlocked, tmp_path):
    record = unlocked.casework.save(None, "case", titled("case", "Harbour"))
    flip(unlocked.vault, spoiled(unlocked, tmp_path))
    dialog = RescueDialog(unlocked.vault, jobs)
    qtbot.addWidget(dialog)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    dialog.open()
    dialog.passphrase.set_text(NEW)
    qtbot.waitUntil(dialog.choose.isEnabled)
    (tmp_path / "stick").mkdir()
    dialog.save_in(str(tmp_path / "stick"))
    settled()
    assert dialog.outcome.title.text().startswith("Saved into a new vault: 2 records")
    assert "1 files do not verify and are only here" in dialog.outcome.text.text()
    assert dialog.passphrase.text() == ""
    vault = Vault.open(tmp_path / "stick" / "amparo-saved", NEW)
    with vault.reading() as unit:
        assert record in {line.id for line in unit.records.page()}
    vault.close()


def test_closed_they_keep_nothing_alive(is_freed, jobs, settled, unlocked):
    assert is_freed(lambda: CheckDialog(unlocked, jobs), settled)
    assert is_freed(lambda: RescueDialog(unlocked.vault, jobs), settled)
