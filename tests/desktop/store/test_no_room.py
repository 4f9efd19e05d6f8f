"""A disk with next to no room when a vault is opened or upgraded: said as that, and the vault is as it was."""

from __future__ import annotations

import os
import shutil

import pytest

from desktop.errors import DiskFull
from desktop.store.vault import Vault
from tests.chaos.migrating import tables
from tests.desktop.store.conftest import PASSPHRASE
from tests.laptops import Laptop
from tests.sticks import small_disk
from tests.vectors import old_vaults
from tests.vectors.holdings import holdings, missing

KILO = 1024


@pytest.fixture
def closed(vault, save):
    save(vault, "case", {"title": "before"})
    vault.close()
    return vault.folder


def size_of(folder):
    """With the folders, on a file system that counts pages of 4 KB."""
    return sum(-(-path.stat().st_size // 4096) * 4096 for path in folder.rglob("*") if path.is_file()) + 8192


def test_a_vault_on_a_full_disk_opens_when_there_is_room_again(closed, tmp_path, line):
    opened = 0
    for room in range(0, 160, 16):
        with small_disk(tmp_path / f"{room}", size_of(closed) + room * KILO) as disk:
            folder = shutil.copytree(closed, disk / "vault")
            before = (folder / "store.db").read_bytes()
            try:
                vault = Vault.open(folder, PASSPHRASE)
            except DiskFull:
                assert (folder / "store.db").read_bytes() == before
                continue
            opened += 1
            with vault.reading() as unit:
                assert unit.records.count() == 1
            vault.close()
    assert opened
    Vault.open(closed, PASSPHRASE).close()


@pytest.mark.parametrize("version", old_vaults.versions())
def test_an_upgrade_without_room_leaves_the_old_vault_and_goes_through_when_there_is_room(version, tmp_path):
    old = old_vaults.frozen(version)
    whole = old.laid_out(tmp_path / "old")
    known = tables(shutil.copytree(whole, tmp_path / "known"), old)
    refused = real = 0
    for room in (16, 64, 192, 320, 448, 704, 1500):
        with small_disk(tmp_path / f"{room}", size_of(whole) + room * KILO) as disk:
            folder, real = shutil.copytree(whole, disk / "vault"), disk.is_mount()
            try:
                Vault.open(folder, old.passphrase).close()
            except DiskFull:
                refused += 1
                moved = shutil.copytree(folder, tmp_path / f"moved-{room}")
                # A copy stays where a step was done before the one that had no room, and only there.
                assert (list(folder.glob("store.db.before-*")) == []) is (tables(moved, old) == known)
                upgraded_without_loss(old, moved)
                continue
            shutil.copytree(folder, tmp_path / f"moved-{room}")
        upgraded_without_loss(old, tmp_path / f"moved-{room}")
    assert refused >= 3 or not real


def upgraded_without_loss(old, folder):
    laptop = Laptop.of(Vault.open(folder, old.passphrase), "es")
    try:
        assert missing(old.holds, holdings(laptop, old.records, old.words)) == []
    finally:
        laptop.vault.close()


def test_the_limit_is_felt(tmp_path):
    with small_disk(tmp_path, 64 * KILO) as disk, pytest.raises(OSError, match=r"space|large"):
        (disk / "a").write_bytes(os.urandom(100 * KILO))
