"""What opens a backup: what opened the vault when it was last written to, and never a duress passphrase."""

from __future__ import annotations

import os

import pytest

from desktop.backup_errors import BackupNeedsPassphrase, OpensNoBackup
from desktop.errors import WrongPassphrase
from desktop.store.backups import head, own_salt
from desktop.store.backups.restoring import restore
from desktop.store.backups.writing import back_up
from desktop.store.keyslots import Keyslots, Kind, Secret
from desktop.store.rekeying import put_duress
from desktop.store.unit import now
from desktop.store.vault import Vault
from desktop.store.ways import NewWay
from tests.desktop.store.backups.conftest import contents
from tests.desktop.store.conftest import CHEAP, PASSPHRASE

OTHER = "moment pave ridge scorpion bamboo tuna"
PRESSED = "green mango on the neighbours roof"


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    monkeypatch.setattr("desktop.store.vault.calibrated", lambda: CHEAP)


def pages(path):
    data = path.read_bytes()
    regions = (data[: head.COMMITS], data[-head.SIZE :][: head.COMMITS])
    return [Keyslots.read(region[at : at + 4096]) for region in regions for at in (0, 4096)]


@pytest.mark.parametrize("kind", [Kind.RECOVERY, Kind.SHARES])
def test_a_sheet_and_shares_open_it(furnished, stick, tmp_path, kind):
    secret = Secret(kind, os.urandom(32))
    furnished.keyring.add(NewWay(kind, furnished.keyring.page().slot_key(secret), now()))
    back_up(furnished, stick / "backup")
    restore(stick / "backup", tmp_path / "new", secret)
    vault = Vault.open(tmp_path / "new", secret)
    assert contents(vault) == contents(furnished)
    assert [way.kind for way in vault.keyring.all()] == [Kind.PASSPHRASE, kind]
    vault.close()
    Vault.open(tmp_path / "new", PASSPHRASE).close()


def test_a_new_passphrase_opens_it_from_the_next_backup_on_and_the_old_one_no_more(furnished, stick, tmp_path):
    back_up(furnished, stick / "backup")
    furnished.change_passphrase(PASSPHRASE, OTHER)
    with pytest.raises(OpensNoBackup):
        restore(stick / "backup", tmp_path / "new", OTHER)
    back_up(furnished, stick / "backup")
    with pytest.raises(OpensNoBackup):
        restore(stick / "backup", tmp_path / "new", PASSPHRASE)
    restore(stick / "backup", tmp_path / "new", OTHER)
    vault = Vault.open(tmp_path / "new", OTHER)
    assert contents(vault) == contents(furnished)
    vault.close()


def test_a_duress_passphrase_is_wrong_there_destroys_nothing_and_is_not_in_it(furnished, stick, tmp_path):
    put_duress(furnished.keyring, PRESSED)
    back_up(furnished, stick / "backup")
    before = (stick / "backup").read_bytes()
    with pytest.raises(OpensNoBackup):
        restore(stick / "backup", tmp_path / "new", PRESSED)
    assert (stick / "backup").read_bytes() == before
    mine, theirs = furnished.keyring.page(), pages(stick / "backup")
    assert mine.opened(mine.slot_key(PRESSED)).kind is Kind.DURESS
    for slot_key in (mine.slot_key(PRESSED), theirs[0].slot_key(PRESSED)):
        assert [page.opened(slot_key) for page in theirs] == [None] * 4
    restore(stick / "backup", tmp_path / "new", PASSPHRASE)
    vault = Vault.open(tmp_path / "new", PASSPHRASE)
    assert [way.kind for way in vault.keyring.all()] == [Kind.PASSPHRASE]
    assert contents(vault) == contents(furnished)
    vault.close()


def test_no_slot_is_like_any_of_the_vault_or_of_another_day(furnished, stick):
    """Whoever has the laptop and the stick cannot tell by comparing which slots are in use."""
    back_up(furnished, stick / "backup")
    first = pages(stick / "backup")
    back_up(furnished, stick / "backup")
    second = pages(stick / "backup")
    assert first[0] == first[1] == first[2] == first[3]
    seen = [*furnished.keyring.page().slots, *first[0].slots, *second[0].slots]
    assert len(set(seen)) == 24


def salt(page):
    return page.header[20:36]


def test_a_stick_does_not_show_which_laptop_it_belongs_to(furnished, stick, tmp_path):
    """Under one salt, a passphrase that opens the laptop and not the stick could only be a duress passphrase."""
    back_up(furnished, stick / "backup")
    of_stick = salt(pages(stick / "backup")[0])
    assert of_stick != salt(furnished.keyring.page())
    back_up(furnished, stick / "backup")
    assert salt(pages(stick / "backup")[0]) == of_stick
    restore(stick / "backup", tmp_path / "new", PASSPHRASE)
    vault = Vault.open(tmp_path / "new", PASSPHRASE)
    back_up(vault, stick / "backup")
    assert salt(pages(stick / "backup")[0]) != salt(vault.keyring.page())
    vault.close()


def test_where_the_passphrase_was_never_typed_under_that_salt_it_is_asked_for_once(furnished, stick):
    with furnished.unit() as unit:
        unit.facts.put(own_salt.FACT, b"")  # as in a new vault
    assert not own_salt.is_there(furnished)
    with pytest.raises(BackupNeedsPassphrase):
        back_up(furnished, stick / "backup")
    with pytest.raises(WrongPassphrase):
        own_salt.prepare(furnished, OTHER)
    assert list(stick.iterdir()) == []
    own_salt.prepare(furnished, PASSPHRASE)
    back_up(furnished, stick / "backup")
    furnished.change_passphrase(PASSPHRASE, OTHER)
    assert own_salt.is_there(furnished)


def test_a_vault_restored_with_a_sheet_keeps_its_passphrase_whatever_is_written_next(furnished, stick, tmp_path):
    secret, another = Secret(Kind.RECOVERY, os.urandom(32)), Secret(Kind.SHARES, os.urandom(16))
    furnished.keyring.add(NewWay(Kind.RECOVERY, furnished.keyring.page().slot_key(secret), now()))
    back_up(furnished, stick / "backup")
    restore(stick / "backup", tmp_path / "new", secret)
    vault = Vault.open(tmp_path / "new", secret)
    vault.keyring.add(NewWay(Kind.SHARES, vault.keyring.page().slot_key(another), now()))
    assert not own_salt.is_there(vault)
    vault.close()
    Vault.open(tmp_path / "new", PASSPHRASE).close()


def test_secrets_that_were_open_for_new_records_are_used_no_more(furnished, stick, restored, save):
    back_up(furnished, stick / "backup")
    with furnished.reading() as unit:
        before = unit.secrets.key_for_new(bytes(16).hex(), ())[0]
    _, vault = restored(stick / "backup")
    with vault.unit() as unit:
        assert unit.secrets.key_for_new(bytes(16).hex(), ())[0] != before
        (waiting,) = [one for one in unit.secrets.ungranted() if one.secret.key_id.hex() == before]
    assert waiting.granted == ()
