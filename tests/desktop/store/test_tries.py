"""Failed tries: counted, told after success, and never in anybody's way."""

from __future__ import annotations

import pytest

from desktop.errors import VaultInUse, WrongPassphrase
from desktop.store import tries
from desktop.store.vault import Vault
from tests.desktop.store.conftest import PASSPHRASE


def fail(folder, times=1):
    for _ in range(times):
        with pytest.raises(WrongPassphrase):
            Vault.open(folder, "wrong")


def told(folder):
    vault = Vault.open(folder, PASSPHRASE)
    vault.close()
    return vault.wrong_tries


def test_no_failed_try_leaves_no_file(vault, folder):
    vault.close()
    assert told(folder) is None
    assert not (folder / "tries").exists()


def test_how_many_and_when_is_told_until_somebody_saw_it(vault, folder, monkeypatch):
    vault.close()
    monkeypatch.setattr(tries, "now", lambda: 1_000)
    fail(folder)
    monkeypatch.setattr(tries, "now", lambda: 5_000)
    fail(folder, 2)
    for _ in range(2):
        assert told(folder) == tries.Tries(count=3, first=1_000, last=5_000)
    again = Vault.open(folder, PASSPHRASE)
    again.forget_wrong_tries()
    assert again.wrong_tries is None
    again.close()
    assert told(folder) is None
    fail(folder)
    assert told(folder).first == 5_000


def test_the_file_holds_a_count_and_two_times_and_nothing_else(vault, folder):
    vault.close()
    fail(folder)
    before = (folder / "tries").read_bytes()
    fail(folder, 3)
    after = (folder / "tries").read_bytes()
    assert len(before) == len(after) == 32
    assert (int.from_bytes(before[:4]), int.from_bytes(after[:4])) == (1, 4)
    assert before[4:12] == after[4:12]


def test_a_vault_that_is_open_elsewhere_is_no_failed_try(vault, folder):
    with pytest.raises(VaultInUse):
        Vault.open(folder, "wrong")
    assert not (folder / "tries").exists()


@pytest.mark.parametrize("content", [b"", b"x", bytes(32), bytes(31), bytes(33), b"\xff" * 32, b"x" * 100_000])
def test_a_damaged_count_is_as_if_it_were_not_there(vault, folder, content):
    vault.close()
    (folder / "tries").write_bytes(content)
    assert told(folder) is None
    fail(folder)
    assert told(folder).count == 1


def test_every_flipped_bit_is_noticed(vault, folder):
    vault.close()
    fail(folder)
    whole = (folder / "tries").read_bytes()
    for bit in range(0, 256, 3):
        data = bytearray(whole)
        data[bit // 8] ^= 1 << bit % 8
        (folder / "tries").write_bytes(data)
        assert tries.read(folder) is None


def test_it_counts_no_further_than_it_can(folder):
    folder.mkdir()
    body = tries._COUNT.pack(2**32 - 1, 1, 2)
    (folder / "tries").write_bytes(body + tries._sum(body))
    tries.note(folder)
    assert tries.read(folder).count == 2**32 - 1


def test_a_folder_in_its_place_hinders_nobody(vault, folder):
    vault.close()
    (folder / "tries").mkdir()
    fail(folder)
    again = Vault.open(folder, PASSPHRASE)
    again.forget_wrong_tries()
    again.close()
