"""What is no backup, somebody else's, from the future, or never finished: said as that, and not touched."""

from __future__ import annotations

import hashlib

import pytest

from desktop.backup_errors import BackupEmpty, BackupTooNew, NotABackup, OpensNoBackup, OthersBackup, StickGone
from desktop.store.backups import commit, head
from desktop.store.backups.restoring import restore
from desktop.store.backups.writing import back_up
from tests.desktop.store.conftest import PASSPHRASE


@pytest.mark.parametrize("content", [b"", b"a letter\n" * 5000, bytes(100_000)], ids=["empty", "text", "zeros"])
def test_what_is_no_backup_is_not_touched(vault, stick, tmp_path, content):
    (stick / "letter").write_bytes(content)
    with pytest.raises(NotABackup):
        back_up(vault, stick / "letter")
    with pytest.raises(NotABackup):
        restore(stick / "letter", tmp_path / "new", PASSPHRASE)
    assert (stick / "letter").read_bytes() == content
    assert not (tmp_path / "new").exists()


def test_files_of_a_vault_and_folders_are_no_backups(vault, stick, tmp_path):
    for path in (vault.folder / "keyslots", vault.folder / "store.db", stick):
        with pytest.raises(NotABackup):
            restore(path, tmp_path / "new", PASSPHRASE)


def test_somebody_elses_backup_is_named_and_not_touched(make_vault, stick, tmp_path):
    back_up(make_vault("hers"), stick / "backup")
    before = (stick / "backup").read_bytes()
    with pytest.raises(OthersBackup):
        back_up(make_vault("mine"), stick / "backup")
    assert (stick / "backup").read_bytes() == before


def test_a_wrong_passphrase_opens_no_backup_and_leaves_nothing(vault, stick, tmp_path):
    back_up(vault, stick / "backup")
    with pytest.raises(OpensNoBackup):
        restore(stick / "backup", tmp_path / "new", "not the passphrase")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["stick", "vault"]


def test_a_backup_of_a_later_version_is_named_and_not_touched(vault, stick, tmp_path):
    back_up(vault, stick / "backup")
    data = bytearray((stick / "backup").read_bytes())
    for at in (*range(head.COMMITS, head.SIZE, commit.PAGE), *range(len(data) - 8192, len(data), commit.PAGE)):
        data[at + 9] += 1
        data[at + commit.PAGE - 32 : at + commit.PAGE] = hashlib.sha256(data[at : at + commit.PAGE - 32]).digest()
    (stick / "backup").write_bytes(data)
    with pytest.raises(BackupTooNew):
        back_up(vault, stick / "backup")
    with pytest.raises(BackupTooNew):
        restore(stick / "backup", tmp_path / "new", PASSPHRASE)
    assert (stick / "backup").read_bytes() == data


def test_a_backup_that_was_only_begun_says_so_and_is_gone_on_with(vault, stick, tmp_path, restored):
    back_up(vault, stick / "other")
    first = (stick / "other").read_bytes()[: head.SIZE]
    page = commit.sealed(commit.Commit(generation=0, time=1, token=bytes(16)), vault.backup_key, bytes(16), 1 << 30)
    (stick / "backup").write_bytes(first[: head.COMMITS] + page + page)
    with pytest.raises(BackupEmpty):
        restore(stick / "backup", tmp_path / "new", PASSPHRASE)
    assert back_up(vault, stick / "backup").generation == 1
    assert restored(stick / "backup")[0].records == 0


def test_a_stick_that_is_not_there_is_named(vault, tmp_path):
    with pytest.raises(StickGone):
        restore(tmp_path / "nothing" / "backup", tmp_path / "new", PASSPHRASE)
    with pytest.raises(StickGone):
        back_up(vault, tmp_path / "nothing" / "backup")
