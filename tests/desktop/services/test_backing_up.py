"""Backing up as services offer it, and the rule by which it is asked for, at its edges."""

from __future__ import annotations

import shutil
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from desktop.backup_errors import OpensNoBackup
from desktop.errors import WordsUnreadable
from desktop.services.backing_up import PUT_OFF, REMIND_AFTER, BackingUp, Stage
from desktop.services.recovering import Recovering, open_with_shares, open_with_sheet
from desktop.services.restoring import look, restore, restore_with_shares, restore_with_sheet
from desktop.services.ways import HeldShare, Trusted
from tests.laptops import PASSPHRASE, Laptop, titled

NOW = datetime(2026, 3, 1, 12, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.fixture
def stick():
    """On another file system than the vaults of the tests."""
    folder = Path(tempfile.mkdtemp(dir="/dev/shm"))
    yield folder
    shutil.rmtree(folder)


@pytest.fixture
def backing_up(here):
    return BackingUp(here.vault)


def test_a_backup_is_told_as_it_goes_and_known_afterwards(here, backing_up, stick):
    here.casework.save(None, "case", titled("case", "Harbour"))
    told = []
    made = backing_up.back_up(stick / "backup", lambda stage, done, total: told.append((stage, done, total)))
    stages = list(dict.fromkeys(stage for stage, _, _ in told))
    assert stages == [Stage.READING, Stage.WRITING, Stage.CHECKING]
    assert all(done <= total for stage, done, total in told)
    assert {done == total for stage, done, total in told[-1:]} == {True}
    assert (made.begun, made.apart, made.mended, made.left_out) == (True, True, False, ())
    found = backing_up.newest()
    assert (found.taken, found.size, found.place) == (made.taken, made.size, stick / "backup")
    assert look(stick / "backup") == made.size


def test_nothing_is_asked_for_before_there_is_anything(backing_up):
    assert backing_up.reminder(NOW) is None
    assert backing_up.reminder(NOW + 10 * REMIND_AFTER) is None


def test_a_day_after_something_is_only_here_a_backup_is_asked_for(here, backing_up, stick):
    here.casework.save(None, "case", titled("case", "Harbour"))
    assert backing_up.reminder(NOW) is None
    assert backing_up.reminder(NOW + REMIND_AFTER - MINUTE) is None
    asked = backing_up.reminder(NOW + REMIND_AFTER)
    assert (asked.records, asked.files, asked.last) == (1, 0, None)
    made = backing_up.back_up(stick / "backup")
    assert backing_up.reminder(NOW + REMIND_AFTER) is None
    here.casework.save(None, "case", titled("case", "Hills"))
    later = NOW + 5 * REMIND_AFTER
    assert backing_up.reminder(later) is None
    asked = backing_up.reminder(later + REMIND_AFTER)
    assert (asked.records, asked.last) == (1, made.taken)


def test_what_the_server_has_needs_no_backup(members):
    backing_up = BackingUp(members.documenter.vault)
    members.documenter.casework.save(None, "case", titled("case", "Harbour"))
    assert backing_up.reminder(NOW) is None
    assert backing_up.reminder(NOW + REMIND_AFTER) is not None
    members.documenter.syncing.run()
    assert backing_up.reminder(NOW + REMIND_AFTER) is None


def test_it_can_be_put_off_for_a_week_and_no_longer(here, backing_up):
    here.casework.save(None, "case", titled("case", "Harbour"))
    backing_up.reminder(NOW)
    due = NOW + REMIND_AFTER
    backing_up.put_off(due)
    assert backing_up.reminder(due) is None
    assert backing_up.reminder(due + PUT_OFF - MINUTE) is None
    assert backing_up.reminder(due + PUT_OFF) is not None


def test_a_clock_that_was_set_back_silences_it_for_a_day_and_not_for_years(here, backing_up):
    here.casework.save(None, "case", titled("case", "Harbour"))
    backing_up.reminder(NOW)
    backing_up.put_off(NOW)
    past = NOW - timedelta(days=5 * 365)
    assert backing_up.reminder(past) is None
    assert backing_up.reminder(past + REMIND_AFTER) is not None


def test_a_vault_is_restored_with_its_passphrase_its_sheet_or_its_shares(here, backing_up, stick, tmp_path):
    record = here.casework.save(None, "case", titled("case", "Harbour"))
    recovering = Recovering(here.vault)
    sheet = recovering.make_sheet()
    people = [Trusted(name=name, pin="4711") for name in ("Ana", "Leo", "Mira")]
    held = [HeldShare(words=" ".join(one.words), pin="4711") for one in recovering.make_shares(2, people)[:2]]
    backing_up.back_up(stick / "backup")
    words = " ".join(sheet.words)
    with pytest.raises(OpensNoBackup):
        restore(stick / "backup", tmp_path / "new", "not the passphrase")
    with pytest.raises(WordsUnreadable):
        restore_with_sheet(stick / "backup", tmp_path / "new", "no words")
    for number, found in enumerate(
        (
            restore(stick / "backup", tmp_path / "0", PASSPHRASE),
            restore_with_sheet(stick / "backup", tmp_path / "1", words),
            restore_with_shares(stick / "backup", tmp_path / "2", held),
        )
    ):
        assert (found.records, found.missing, found.damaged, found.earlier) == (1, 0, 0, False)
        folder = tmp_path / str(number)
        vault = open_with_sheet(folder, words) if number else open_with_shares(folder, held)
        assert [line.id for line in Laptop.of(vault).casework.lines()] == [record]
        vault.close()
