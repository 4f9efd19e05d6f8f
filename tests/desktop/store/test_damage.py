"""One flipped bit anywhere: said and located, or without consequence; never another answer, never an empty vault."""

from __future__ import annotations

import random

import pytest

from desktop.errors import EnvironmentProblem, VaultDamaged
from desktop.store.complaints import StoreFault
from desktop.store.vault import Vault
from tests.desktop.store.conftest import PASSPHRASE

ANSWERS = {"title": "Eviction at the river", "what": "words " * 200}


@pytest.fixture
def closed(vault, save, tmp_path):
    """A closed vault with records and a file; gives what is in it."""
    (tmp_path / "a").write_bytes(bytes(range(256)) * 1000)
    ref = vault.files.take_in(tmp_path / "a", "a.jpg", "image/jpeg")
    records = [save(vault, "case", ANSWERS | {"n": n}) for n in range(30)]
    records.append(save(vault, "evidence", {"original": ref}))
    vault.close()
    return records, ref


def flip(path, bit):
    data = bytearray(path.read_bytes())
    data[bit // 8] ^= 1 << bit % 8
    path.write_bytes(data)


def read_everything(folder, records, ref):
    vault = Vault.open(folder, PASSPHRASE)
    try:
        with vault.reading() as unit:
            found = [unit.records.get(record) for record in records]
            assert [one.record.answers["n"] for one in found[:-1]] == list(range(30))
            assert unit.search.find("eviction")
        assert vault.files.reader(ref.id).read(0, 300_000) == bytes(range(256)) * 1000
        return list(vault.damages())
    finally:
        vault.close()


def damaged_part(folder, records, ref):
    """The first of what is named; behind it stands whose pages they are."""
    try:
        damages = read_everything(folder, records, ref)
    except VaultDamaged as damaged:
        return damaged.part
    return damages[0].part


def test_an_untouched_vault_has_no_damage(closed, folder):
    assert read_everything(folder, *closed) == []


@pytest.mark.parametrize("seed", range(24))
def test_a_flipped_bit_in_the_database_is_damage(closed, folder, seed):
    path = folder / "store.db"
    before = path.stat().st_size
    flip(path, random.Random(seed).randrange(before * 8))
    # Either reading runs into it, or it lies where nothing stands and the check finds it.
    assert damaged_part(folder, *closed) == "database"
    assert path.stat().st_size >= before - 4096


@pytest.mark.parametrize("place", [0, 7, 16 * 8, 100 * 8, 4095 * 8])
def test_a_flipped_bit_in_the_first_page_is_damage_and_not_a_wrong_passphrase(closed, folder, place):
    flip(folder / "store.db", place)
    data = (folder / "store.db").read_bytes()
    with pytest.raises(VaultDamaged) as caught:
        Vault.open(folder, PASSPHRASE)
    assert caught.value.part == "database"
    assert (folder / "store.db").read_bytes() == data


@pytest.mark.parametrize("seed", range(8))
def test_a_flipped_bit_in_a_file_is_damage_of_that_file(closed, folder, seed):
    records, ref = closed
    path = folder / "files" / ref.id
    flip(path, random.Random(seed).randrange(path.stat().st_size * 8))
    vault = Vault.open(folder, PASSPHRASE)
    try:
        [damage] = vault.damages()
        assert (damage.part, damage.id) == ("file", ref.id)
        with vault.reading() as unit:
            assert unit.records.get(records[0]) is not None
    finally:
        vault.close()


@pytest.mark.parametrize("seed", range(8))
def test_a_flipped_bit_in_the_keyslots_is_named_and_locks_nobody_out(closed, folder, seed):
    flip(folder / "keyslots", random.Random(seed).randrange(8192 * 8))
    vault = Vault.open(folder, PASSPHRASE)
    try:
        assert list(vault.damages()) == [], "mended by the opening"
    finally:
        vault.close()


@pytest.mark.parametrize("kept", [0, 1, 100, 5000])
def test_a_database_cut_short_is_damage_and_stays_as_it_is(closed, folder, kept):
    path = folder / "store.db"
    path.write_bytes(path.read_bytes()[:kept])
    with pytest.raises(VaultDamaged):
        read_everything(folder, *closed)
    assert path.stat().st_size == kept


def test_the_complaint_of_the_database_never_holds_what_was_said(vault):
    def mistake():
        with vault.unit() as unit:
            unit._session.connection().exec_driver_sql("SELECT * FROM nothing WHERE a = ?", ("CANARY",))

    with pytest.raises(StoreFault) as caught:
        mistake()
    assert "CANARY" not in f"{caught.value!r} {caught.value.__cause__!r}"
    assert caught.value.__suppress_context__


def test_every_damage_is_told_from_a_persons_mistake():
    assert issubclass(VaultDamaged, EnvironmentProblem)
