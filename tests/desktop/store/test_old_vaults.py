"""Vaults of every earlier version, frozen in `tests/vectors`: they open after the upgrade, and nothing is missing."""

from __future__ import annotations

import shutil
from contextlib import closing

import pytest
from sqlcipher3 import dbapi2

from desktop.errors import VaultTooNew
from desktop.store.upgrade import STEPS
from desktop.store.vault import Vault
from tests.laptops import Laptop
from tests.vectors import old_vaults
from tests.vectors.holdings import holdings, missing


@pytest.fixture(params=old_vaults.versions())
def old(request):
    return old_vaults.frozen(request.param)


def opened(old, folder):
    return Laptop.of(Vault.open(folder, old.passphrase), "es")


def bare(old, folder):
    """The database past the program."""
    connection = dbapi2.connect(str(folder / "store.db"), isolation_level=None)
    connection.execute(f"""PRAGMA key = "x'{old.key.hex()}'" """)
    return connection


def test_every_version_but_the_newest_is_frozen():
    assert old_vaults.versions() == list(range(1, len(STEPS)))


def test_an_old_vault_opens_and_holds_what_it_held(old, folder):
    laptop = opened(old, old.laid_out(folder))
    try:
        assert missing(old.holds, holdings(laptop, old.records, old.words)) == []
        [left] = laptop.collecting.unfinished()
        kept = laptop.collecting.salvage(left.id)
        assert laptop.collecting.reader(kept.ref.id).read(0, 23) == b"RIFF, and what was said"
    finally:
        laptop.vault.close()


def test_an_upgraded_vault_can_be_written_and_read_again(old, folder):
    laptop = opened(old, old.laid_out(folder))
    one = laptop.casework.lines("case")[0].id
    laptop.casework.save(one, "case", {"what/summary": "written after the upgrade"})
    laptop.vault.close()
    laptop = opened(old, folder)
    try:
        assert laptop.casework.open(one).answers["what/summary"] == "written after the upgrade"
        assert list(laptop.vault.damages()) == []
    finally:
        laptop.vault.close()


def test_no_copy_of_the_old_one_stays_once_the_new_one_was_read_back(old, folder):
    before = {path.name for path in old.laid_out(folder).iterdir()}
    opened(old, folder).vault.close()
    assert {path.name for path in folder.iterdir()} - {"lock"} == before


def test_the_copy_stays_as_long_as_the_new_one_does_not_verify(old, folder):
    """A page that nobody reads was damaged before: the vault opens, `vault check` finds it, the sealed copy is kept."""
    path = old.laid_out(folder) / "store.db"
    with closing(bare(old, folder)) as connection:
        (page,) = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = 'notices'").fetchone()
    data = bytearray(path.read_bytes())
    data[page * 4096 - 2000] ^= 1
    path.write_bytes(data)
    for _ in range(2):
        laptop = opened(old, folder)
        assert [damage.part for damage in laptop.vault.damages()] == ["database"]
        laptop.vault.close()
    assert (folder / f"store.db.before-{old.version + 1}").read_bytes() == bytes(data)


def test_a_newer_vault_is_refused_and_not_a_byte_of_it_is_another(old, folder):
    old.laid_out(folder)
    with closing(bare(old, folder)) as connection:
        connection.execute(f"PRAGMA user_version = {len(STEPS) + 1}")
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    before = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    with pytest.raises(VaultTooNew) as refused:
        Vault.open(folder, old.passphrase)
    assert refused.value.version == len(STEPS) + 1
    after = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert {name: data for name, data in after.items() if name.name != "lock"} == before


def test_an_old_vault_that_was_moved_to_another_place_opens_there(old, folder, tmp_path):
    old.laid_out(folder)
    shutil.move(folder, tmp_path / "elsewhere")
    opened(old, tmp_path / "elsewhere").vault.close()
