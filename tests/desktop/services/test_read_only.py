"""A folder that nobody may write into: said as that; what is in it stays as it is, byte by byte."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path

import pytest

from desktop.errors import NotWritable
from desktop.services.checking import check
from desktop.services.locking import change_passphrase, make_vault, open_vault
from desktop.store.vault import Vault
from tests.laptops import CHEAP, PASSPHRASE, Laptop, titled
from tests.sticks import read_only


@pytest.fixture
def home(monkeypatch):
    """Where others are let in: the usual folder of tests is closed to them."""
    monkeypatch.setattr("desktop.store.vault.calibrated", lambda: CHEAP)
    with tempfile.TemporaryDirectory() as place:
        yield Path(place)


@pytest.fixture
def laptop(home):
    laptop = Laptop.of(Vault.create(home / "vault", PASSPHRASE, CHEAP))
    laptop.casework.save(None, "case", titled("case", "before"))
    yield laptop
    laptop.vault.close()


def everything(folder):
    return {path.name: path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_a_vault_that_may_not_be_written_is_not_opened_and_not_changed(laptop, home):
    laptop.vault.close()
    before = everything(home / "vault")
    with read_only(home / "vault"), pytest.raises(NotWritable):
        open_vault(home / "vault", PASSPHRASE)
    assert everything(home / "vault") == before
    open_vault(home / "vault", PASSPHRASE).close()


def test_none_is_made_there(home):
    with read_only(home), pytest.raises(NotWritable):
        make_vault(home / "vault", PASSPHRASE)
    assert list(home.iterdir()) == []


def test_an_open_vault_that_may_not_be_written_any_more_says_so_and_goes_on_later(laptop, home):
    (home / "film.bin").write_bytes(os.urandom(200_000))
    ref = laptop.collecting.take_in(home / "film.bin").ref
    with read_only(home / "vault"):
        with pytest.raises(NotWritable):
            laptop.collecting.take_in(home / "film.bin")
        with pytest.raises(NotWritable):
            laptop.collecting.begin_recording("audio/wav", "a.wav")
        with pytest.raises(NotWritable):
            laptop.collecting.give_up(ref.id)
        with pytest.raises(NotWritable):
            change_passphrase(laptop.vault, PASSPHRASE, "cuatro garzas sobre el río dormido")
    assert laptop.collecting.take_in(home / "film.bin").ref.size == 200_000
    found = check(laptop.vault)
    assert (found.records, found.damaged) == (1, ())
    laptop.vault.close()
    open_vault(home / "vault", PASSPHRASE).close()
