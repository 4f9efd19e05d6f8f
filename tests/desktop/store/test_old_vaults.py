"""Vaults of every earlier version, frozen in `tests/vectors`: they open after the upgrade, and nothing is missing."""

from __future__ import annotations

import shutil

import pytest

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


def test_an_old_vault_that_was_moved_to_another_place_opens_there(old, folder, tmp_path):
    old.laid_out(folder)
    shutil.move(folder, tmp_path / "elsewhere")
    opened(old, tmp_path / "elsewhere").vault.close()
