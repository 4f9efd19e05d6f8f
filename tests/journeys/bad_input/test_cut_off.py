"""The laptop went off while something was written, and the disk did not keep all of it."""

import shutil

import pytest

from desktop.errors import VaultDamaged
from desktop.store.vault import Vault
from tests.laptops import PASSPHRASE, Laptop, titled


@pytest.fixture
def crashed(folder, tmp_path):
    """Its log has the end of a save whose bytes did not stay."""
    found = Laptop.of(Vault.open(folder, PASSPHRASE))
    found.casework.save(None, "case", titled("case", "Last"))
    left = shutil.copytree(folder, tmp_path / "crashed")
    found.vault.close()
    (left / "store.db-shm").unlink()
    data = bytearray((left / "store.db-wal").read_bytes())
    data[-500] ^= 1
    (left / "store.db-wal").write_bytes(data)
    return left


@pytest.mark.parametrize("language", ["en", "es"])
def test_it_is_told_at_unlocking_and_unlocking_again_opens_the_vault(window, crashed, language):
    opened = window(crashed, language)
    screen = opened.try_passphrase(PASSPHRASE)
    assert opened.says(screen.trouble, VaultDamaged("log"))
    opened.unlock()
    opened.settle()
    assert opened.titles() == ["Before"]
