"""Opening and making a vault where something is odd: the folder's name, the keyslots, the first look inside."""

from __future__ import annotations

from pathlib import Path

import pytest

from desktop.errors import VaultDamaged
from desktop.store.vault import Vault
from tests.desktop.store.conftest import CHEAP, PASSPHRASE


def test_a_vault_may_be_named_by_a_relative_path_and_the_program_may_go_elsewhere(tmp_path, monkeypatch, save):
    monkeypatch.chdir(tmp_path)
    vault = Vault.create(Path("vault"), PASSPHRASE, CHEAP)
    save(vault, "case", {"title": "a"})
    vault.close()
    again = Vault.open(Path("vault"), PASSPHRASE)
    monkeypatch.chdir(tmp_path.parent)
    save(again, "case", {"title": "b"})
    again.close()
    assert (tmp_path / "vault" / "store.db").exists()


def test_a_new_vault_that_does_not_open_is_not_held(folder, monkeypatch):
    def broken(self):
        raise VaultDamaged("database")

    with monkeypatch.context() as patch:
        patch.setattr("desktop.store.files.SealedFiles.clear_leftovers", broken)
        with pytest.raises(VaultDamaged):
            Vault.create(folder, PASSPHRASE, CHEAP)
    Vault.open(folder, PASSPHRASE).close()


def test_keyslots_of_any_size_do_not_fill_the_memory(vault, folder, monkeypatch):
    vault.close()
    with (folder / "keyslots").open("ab") as keyslots:
        keyslots.truncate(64 * 1024**3)
    Vault.open(folder, PASSPHRASE).close()
