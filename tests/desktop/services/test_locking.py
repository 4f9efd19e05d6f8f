"""Making, opening and re-keying a vault."""

from __future__ import annotations

import pytest

from desktop.errors import NoVaultHere, VaultExists, VaultInUse, WeakPassphrase, WrongPassphrase
from desktop.services import locking
from tests.laptops import CHEAP, PASSPHRASE


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    monkeypatch.setattr("desktop.store.vault.calibrated", lambda: CHEAP)


def test_what_was_made_opens_again(tmp_path):
    locking.make_vault(tmp_path / "v", PASSPHRASE).close()
    assert locking.is_vault(tmp_path / "v")
    locking.open_vault(tmp_path / "v", PASSPHRASE).close()


@pytest.mark.parametrize("weak", ["", "password1", "Maria1987", "one two"])
def test_a_passphrase_that_is_guessed_first_makes_no_vault(tmp_path, weak):
    with pytest.raises(WeakPassphrase):
        locking.make_vault(tmp_path / "v", weak)
    assert list(tmp_path.iterdir()) == []


def test_a_vault_is_never_made_over_anything(tmp_path):
    (tmp_path / "x").write_text("mine")
    with pytest.raises(VaultExists):
        locking.make_vault(tmp_path, PASSPHRASE)
    assert (tmp_path / "x").read_text() == "mine"


def test_opening_says_what_is_wrong(tmp_path):
    with pytest.raises(NoVaultHere):
        locking.open_vault(tmp_path, PASSPHRASE)
    vault = locking.make_vault(tmp_path / "v", PASSPHRASE)
    with pytest.raises(VaultInUse):
        locking.open_vault(tmp_path / "v", PASSPHRASE)
    vault.close()
    with pytest.raises(WrongPassphrase):
        locking.open_vault(tmp_path / "v", "wrong")


def test_a_new_passphrase_takes_the_place_of_the_old_one(tmp_path):
    vault = locking.make_vault(tmp_path / "v", PASSPHRASE)
    with pytest.raises(WrongPassphrase):
        locking.change_passphrase(vault, "wrong", "moment pave ridge scorpion bamboo")
    with pytest.raises(WeakPassphrase):
        locking.change_passphrase(vault, PASSPHRASE, "short")
    locking.change_passphrase(vault, PASSPHRASE, "moment pave ridge scorpion bamboo")
    vault.close()
    with pytest.raises(WrongPassphrase):
        locking.open_vault(tmp_path / "v", PASSPHRASE)
    locking.open_vault(tmp_path / "v", "moment pave ridge scorpion bamboo").close()
