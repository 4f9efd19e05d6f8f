"""Backups in the window, at bad moments: what is said, and that there is a way to go on."""

from __future__ import annotations

import shutil
import tempfile
from pathlib import Path

import pytest

from desktop.backup_errors import OpensNoBackup, OthersBackup, StickGone, StickReadOnly
from desktop.services.backing_up import FILE_NAME, BackingUp
from desktop.services.sticks import Stick
from desktop.store.backups import adding
from desktop.store.vault import Vault
from desktop.ui.backup.backup_dialog import BackupDialog
from desktop.ui.backup.restore_dialog import RestoreDialog
from desktop.ui.onboarding.first_start import FirstStart
from desktop.ui.today.backup_reminder import BackupReminderCard
from desktop.ui.unlock.unlock_screen import UnlockScreen
from tests.desktop.store.backups.test_interrupted import refusing
from tests.journeys.bad_input.window import Window
from tests.journeys.hands import click, type_into, wait
from tests.laptops import PASSPHRASE, laptop


@pytest.fixture
def stick(monkeypatch):
    place = Path(tempfile.mkdtemp(dir="/dev/shm"))

    def plugged_in():
        return (Stick("BLUE", place, 7_000_000_000),) if place.exists() else ()

    for module in ("backup_dialog", "restore_dialog"):
        monkeypatch.setattr(f"desktop.ui.backup.{module}.sticks", plugged_in)
    yield place
    shutil.rmtree(place, ignore_errors=True)


def asked_to_back_up(window: Window) -> BackupDialog:
    dialog = window.work.back_up()
    wait(lambda: dialog.places.offers, "the stick is offered")
    return dialog


def asked_to_restore(window: Window) -> RestoreDialog:
    click(window.first_start.restore)
    dialog = window.program.window.findChild(RestoreDialog)
    wait(lambda: dialog.places.offers, "the backup is offered")
    click(dialog.places.offers[0])
    wait(dialog.key.isVisible, "it is asked what opens it")
    return dialog


@pytest.fixture
def backed_up(folder, stick):
    vault = Vault.open(folder, PASSPHRASE)
    BackingUp(vault).back_up(stick / FILE_NAME)
    vault.close()
    return stick / FILE_NAME


def test_somebody_with_a_new_laptop_restores_and_goes_on_with_the_backup(window, backed_up, tmp_path):
    home = window(tmp_path / "new laptop" / "vault", "es")
    home.program.entrance.on_language("en")
    dialog = asked_to_restore(home)
    type_into(dialog.key.passphrase, "wrong")
    click(dialog.restore)
    home.language = "en"
    assert home.says(dialog.outcome, OpensNoBackup())
    type_into(dialog.key.passphrase, PASSPHRASE)
    click(dialog.restore)
    wait(dialog.open_it.isVisible, "the vault is restored")
    click(dialog.open_it)
    wait(lambda: isinstance(home.program.entrance.screen, UnlockScreen), "it is to be unlocked")
    home.unlock()
    assert home.titles() == ["Before"]
    again = asked_to_back_up(home)
    assert again.places.offers[0].text() == "Go on with the backup on BLUE"
    click(again.places.offers[0])
    wait(lambda: again.outcome.isVisible() and not again.listening(), "the backup is made")
    assert again.outcome.title.text() == "Backed up, and all of it read back from the stick."
    again.close()


def test_somebody_without_a_backup_goes_back_to_making_a_vault(window, stick, tmp_path):
    home = window(tmp_path / "vault")
    click(home.first_start.restore)
    dialog = home.program.window.findChild(RestoreDialog)
    wait(dialog.places.nothing.isVisible, "no backup is there")
    click(dialog.leave)
    assert isinstance(home.program.entrance.screen, FirstStart)


@pytest.mark.parametrize("language", ["en", "es"])
def test_somebody_elses_backup_is_named(window, folder, stick, tmp_path, language):
    with laptop(tmp_path / "hers") as hers:
        BackingUp(hers.vault).back_up(stick / FILE_NAME)
    home = window(folder, language)
    home.unlock()
    dialog = asked_to_back_up(home)
    click(dialog.places.offers[0])
    assert home.says(dialog.outcome, OthersBackup())
    assert dialog.places.isVisible()
    dialog.close()


def test_a_stick_that_is_pulled_out_is_named_and_the_backup_goes_on_when_it_is_back(
    window, folder, backed_up, stick, monkeypatch
):
    home = window(folder)
    home.unlock()
    dialog = asked_to_back_up(home)
    away = stick.with_name(f"{stick.name}-away")
    committing = adding.Committing.commit

    def pull_out(self, *rest):
        stick.rename(away)
        committing(self, *rest)

    with monkeypatch.context() as patch:
        patch.setattr(adding.Committing, "commit", pull_out)
        click(dialog.places.offers[0])
        assert home.says(dialog.outcome, StickGone())
    away.rename(stick)
    click(dialog.places.again)
    wait(lambda: dialog.places.offers, "the stick is offered again")
    click(dialog.places.offers[0])
    wait(lambda: dialog.outcome.title.text().startswith("Backed up"), "the backup is made")
    dialog.close()


def test_a_read_only_stick_is_named(window, folder, backed_up, stick):
    home = window(folder)
    home.unlock()
    dialog = asked_to_back_up(home)
    with refusing(stick):
        click(dialog.places.offers[0])
        assert home.says(dialog.outcome, StickReadOnly())
    dialog.close()


def test_nobody_at_the_keyboard_does_not_cut_a_backup_off_but_locking_does(window, folder, stick):
    home = window(folder)
    home.unlock()
    dialog = asked_to_back_up(home)
    click(dialog.places.offers[0])
    assert home.work.is_spoken_to()
    home.program.lock()
    assert home.locked == 1
    vault = Vault.open(folder, PASSPHRASE)
    assert BackingUp(vault).newest() is None
    vault.close()


def test_today_asks_for_a_backup_and_stops_asking_once_there_is_one(window, folder, stick):
    vault = Vault.open(folder, PASSPHRASE)
    with vault.unit() as unit:
        unit.facts.put_number("backup wanted since", 1)
    vault.close()
    home = window(folder)
    home.unlock()
    home.settle()
    today = home.work.page("today")
    wait(lambda: any(card.isVisible() for card in today.findChildren(BackupReminderCard)), "a backup is asked for")
    next(card for card in today.findChildren(BackupReminderCard) if card.isVisible()).back_up.click()
    dialog = home.work.findChild(BackupDialog)
    wait(lambda: dialog.places.offers, "the stick is offered")
    click(dialog.places.offers[0])
    wait(lambda: dialog.outcome.isVisible() and not dialog.listening(), "the backup is made")
    home.settle()
    dialog.close()
    home.settle()
    assert all(card.isHidden() for card in today.findChildren(BackupReminderCard))
