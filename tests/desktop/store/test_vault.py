from __future__ import annotations

import stat
import subprocess
import sys

import pytest

from desktop.errors import (
    DiskFull,
    NotWritable,
    NoVaultHere,
    VaultDamaged,
    VaultExists,
    VaultInUse,
    VaultTooNew,
    WrongPassphrase,
)
from desktop.store import keyslots
from desktop.store.connections import Connections
from desktop.store.keyslot_file import KeyslotFile
from desktop.store.vault import Vault, is_vault
from tests.desktop.store.conftest import CHEAP, PASSPHRASE


def test_what_was_saved_is_there_after_closing_and_opening(make_vault, save, line):
    vault = make_vault()
    record = save(vault, "case", {"title": "Eviction at the river"})
    vault.close()
    assert line(make_vault(), record).record.answers == {"title": "Eviction at the river"}


def test_a_vault_is_one_device_for_ever(make_vault):
    vault = make_vault()
    device = vault.device_id
    vault.close()
    assert make_vault().device_id == device
    assert make_vault("other").device_id != device


def test_a_wrong_passphrase_is_told_and_the_vault_opens_afterwards(vault, folder):
    vault.close()
    with pytest.raises(WrongPassphrase):
        Vault.open(folder, "another one")
    Vault.open(folder, PASSPHRASE).close()


def test_a_second_copy_of_the_program_is_told_that_the_vault_is_in_use(vault, folder):
    with pytest.raises(VaultInUse):
        Vault.open(folder, PASSPHRASE)
    other = (
        "from pathlib import Path; import sys; from desktop.store.vault import Vault\n"
        "from desktop.errors import VaultInUse\n"
        "try: Vault.open(Path(sys.argv[1]), sys.argv[2])\n"
        "except VaultInUse: sys.exit(7)"
    )
    assert subprocess.run([sys.executable, "-c", other, folder, PASSPHRASE]).returncode == 7
    vault.close()
    assert subprocess.run([sys.executable, "-c", other, folder, PASSPHRASE]).returncode == 0


@pytest.mark.parametrize("inside", ["keyslots", "store.db", "files", "holiday.jpg"])
def test_no_vault_is_ever_made_where_anything_is(folder, inside):
    folder.mkdir()
    (folder / inside).write_bytes(b"what is left of something")
    with pytest.raises(VaultExists):
        Vault.create(folder, PASSPHRASE, CHEAP)
    assert (folder / inside).read_bytes() == b"what is left of something"
    assert list(folder.parent.iterdir()) == [folder]


def test_a_vault_is_made_in_an_empty_folder_and_in_one_that_does_not_exist(tmp_path):
    (tmp_path / "empty").mkdir()
    Vault.create(tmp_path / "empty", PASSPHRASE, CHEAP).close()
    Vault.create(tmp_path / "deep" / "down", PASSPHRASE, CHEAP).close()
    assert is_vault(tmp_path / "empty")
    assert is_vault(tmp_path / "deep" / "down")


def test_a_making_that_fails_leaves_nothing(folder, monkeypatch):
    def fails(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("desktop.store.disk.write_synced", fails)
    with pytest.raises(DiskFull):
        Vault.create(folder, PASSPHRASE, CHEAP)
    assert list(folder.parent.iterdir()) == []


def test_no_vault_here_is_said_of_an_empty_and_of_a_missing_folder(tmp_path):
    for place in (tmp_path, tmp_path / "nothing"):
        assert not is_vault(place)
        with pytest.raises(NoVaultHere):
            Vault.open(place, PASSPHRASE)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(("part", "name"), [("keyslots", "keyslots"), ("store.db", "database")])
def test_a_missing_part_is_damage_and_is_not_made_anew(vault, folder, part, name):
    vault.close()
    (folder / part).unlink()
    with pytest.raises(VaultDamaged) as caught:
        Vault.open(folder, PASSPHRASE)
    assert caught.value.part == name
    with pytest.raises(VaultExists):
        Vault.create(folder, PASSPHRASE, CHEAP)
    assert not (folder / part).exists()


def test_a_new_passphrase_opens_and_the_old_one_does_not(vault, folder):
    with pytest.raises(WrongPassphrase):
        vault.change_passphrase("not it", "new")
    vault.change_passphrase(PASSPHRASE, "eight egrets")
    vault.close()
    with pytest.raises(WrongPassphrase):
        Vault.open(folder, PASSPHRASE)
    Vault.open(folder, "eight egrets").close()


def test_a_power_cut_between_the_copies_of_the_keyslots_locks_nobody_out(vault, folder, monkeypatch):
    written = []

    def once(path, offset, data):
        if written:
            raise RuntimeError("power cut")
        written.append(offset)
        with path.open("rb+") as file:
            file.write(data[:1500])

    monkeypatch.setattr("desktop.store.disk.write_synced", once)
    with pytest.raises(RuntimeError):
        vault.change_passphrase(PASSPHRASE, "eight egrets")
    vault.close()
    monkeypatch.undo()
    Vault.open(folder, PASSPHRASE).close()


def test_a_damaged_copy_of_the_keyslots_is_mended_by_the_next_opening(vault, folder):
    vault.close()
    data = bytearray((folder / "keyslots").read_bytes())
    data[100] ^= 1
    (folder / "keyslots").write_bytes(data)
    Vault.open(folder, PASSPHRASE).close()
    assert KeyslotFile.parsed((folder / "keyslots").read_bytes()).alike


def test_a_vault_of_a_later_version_is_left_alone(vault, folder):
    vault.close()
    page, opened = KeyslotFile.parsed((folder / "keyslots").read_bytes()).opened(PASSPHRASE)
    assert page.cost == CHEAP
    connections = Connections(folder / "store.db", keyslots.database_key(opened.vault_key))
    with connections.session(writes=True) as session:
        session.connection().exec_driver_sql("PRAGMA user_version = 99")
    connections.close()
    with pytest.raises(VaultTooNew) as caught:
        Vault.open(folder, PASSPHRASE)
    assert caught.value.version == 99


def test_only_the_owner_may_read_the_files(vault, folder):
    for path in folder.rglob("*"):
        assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, path.name


def test_a_disk_that_cannot_be_written_is_named(vault, folder, monkeypatch):
    vault.close()

    def refuses(*_, **__):
        raise OSError(30, "Read-only file system")

    monkeypatch.setattr("desktop.store.lock.os.open", refuses)
    with pytest.raises(NotWritable):
        Vault.open(folder, PASSPHRASE)


def test_what_raises_in_a_unit_leaves_nothing(vault, save):
    def changes_its_mind():
        with vault.unit() as unit:
            unit.preferences.put({"language": "es"})
            raise RuntimeError("changed their mind")

    with pytest.raises(RuntimeError):
        changes_its_mind()
    with vault.reading() as unit:
        assert unit.preferences.all() == {}


def test_reading_goes_on_while_somebody_writes(vault, save):
    save(vault, "case", {"title": "a"})
    with vault.unit() as writing:
        writing.preferences.put({"language": "es"})
        with vault.reading() as reading:
            assert reading.preferences.all() == {}
            assert reading.records.count() == 1
