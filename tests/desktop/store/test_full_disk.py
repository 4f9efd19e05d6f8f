"""No room: said as such, and the vault is as it was."""

from __future__ import annotations

import resource
from contextlib import contextmanager

import pytest
from sqlalchemy import event

from desktop.errors import DiskFull, NotWritable, VaultDamaged
from desktop.store.vault import Vault
from tests.desktop.store.conftest import PASSPHRASE


@pytest.fixture
def small(vault, save):
    """A vault whose database may not grow any more, and a record in it."""
    record = save(vault, "case", {"title": "before"})

    def limit(connection, *_):
        connection.execute("PRAGMA max_page_count = 1")  # SQLite makes it the present number of pages

    event.listen(vault._connections.engine(), "checkout", limit)
    return vault, record


def test_a_save_that_finds_no_room_leaves_nothing_half_saved(small, save, line):
    vault, record = small

    def fill():
        for _ in range(1000):
            save(vault, "case", {"title": "after", "what": "x" * 50_000}, record=record)

    with pytest.raises(DiskFull):
        fill()
    found = line(vault, record).record
    with vault.reading() as unit:
        revisions = unit.revisions.of(record)
    assert found.heads == (revisions[-1].id,)
    assert len(vault.sync_store().outgoing()) == len(revisions)


def test_what_was_there_can_be_read_and_sent(small, save, line):
    vault, record = small
    with pytest.raises(DiskFull):
        save(vault, "case", {"what": "".join(chr(33 + n * 7 % 900) for n in range(1_000_000))})
    assert line(vault, record).record.answers == {"title": "before"}
    assert len(vault.sync_store().outgoing()) == 1


@contextmanager
def files_up_to(size):
    """Longer ones the system refuses, in words that SQLite takes for any failure of the disk, as it does a quota's."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_quota_that_is_used_up_is_a_full_disk_and_no_damage(vault, save, line):
    record = save(vault, "case", {"title": "before"})
    with files_up_to(500_000), pytest.raises(DiskFull):
        fill(vault, save)
    assert list(vault.damages()) == []
    save(vault, "case", {"title": "after"}, record=record)
    assert line(vault, record).record.answers["title"] == "after"
    assert sorted(path.name for path in vault.folder.iterdir()) == sorted(
        ["files", "keyslots", "lock", "store.db", "store.db-shm", "store.db-wal"]
    )


def test_a_failed_write_where_there_is_room_is_named_as_that(vault, save, monkeypatch):
    monkeypatch.setattr("desktop.store.complaints._TRIED", 1000)
    with files_up_to(500_000), pytest.raises(NotWritable):
        fill(vault, save)


def test_a_write_that_fails_on_a_damaged_page_is_damage(vault, save):
    for _ in range(50):
        save(vault, "case", {"what": "x" * 20_000})
    vault.close()
    path = vault.folder / "store.db"
    data = bytearray(path.read_bytes())
    for page in range(4, len(data) // 4096):
        data[page * 4096 + 100] ^= 1
    path.write_bytes(data)
    with pytest.raises(VaultDamaged):
        open_and_save(vault.folder, save)


def fill(vault, save):
    for _ in range(1000):
        save(vault, "case", {"what": "x" * 50_000})


def open_and_save(folder, save):
    vault = Vault.open(folder, PASSPHRASE)
    try:
        save(vault, "case", {"title": "a"})
    finally:
        vault.close()
