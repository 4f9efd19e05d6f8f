"""`amparo vault init|check|passphrase`, and what bad input gets."""

from __future__ import annotations

import json
from contextlib import closing
from pathlib import Path

import pytest

from desktop.store.vault import Vault
from tests.laptops import PASSPHRASE

OTHER = "moment pave ridge scorpion bamboo tuna"


def contents(folder: Path) -> dict[str, bytes]:
    return {str(file.relative_to(folder)): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_a_vault_is_made_and_opens_with_its_passphrase(amparo, tmp_path):
    assert amparo("vault", "init", tmp_path / "new").status == 0
    assert amparo("vault", "check", tmp_path / "new").status == 0


def test_a_weak_passphrase_is_refused_and_nothing_is_left(amparo, tmp_path):
    ran = amparo("vault", "init", tmp_path / "new", fed="password1")
    assert ran.status == 1
    assert "too easy to guess" in ran.err
    assert list(tmp_path.iterdir()) == []


def test_a_vault_is_never_made_where_anything_is(amparo, tmp_path):
    (tmp_path / "diary.txt").write_text("mine")
    ran = amparo("vault", "init", tmp_path)
    assert ran.status == 1
    assert "not touched" in ran.err
    assert contents(tmp_path) == {"diary.txt": b"mine"}


def test_a_wrong_passphrase_is_said_and_changes_nothing(amparo, folder):
    before = contents(folder)
    ran = amparo("record", "list", folder, fed="wrong")
    assert ran.status == 1
    assert "does not open the vault" in ran.err
    assert contents(folder).keys() == before.keys() | {"tries"}
    assert contents(folder)["keyslots"] == before["keyslots"]


def test_a_vault_in_use_is_said(amparo, folder):
    from desktop.store.vault import Vault

    vault = Vault.open(folder, PASSPHRASE)
    try:
        ran = amparo("record", "list", folder)
    finally:
        vault.close()
    assert ran.status == 1
    assert "already open" in ran.err


def test_no_vault_is_made_by_opening_one(amparo, tmp_path):
    ran = amparo("record", "list", tmp_path / "nowhere")
    assert ran.status == 1
    assert "no vault" in ran.err
    assert not (tmp_path / "nowhere").exists()


@pytest.mark.parametrize("place", [0.2, 0.5, 0.8])
def test_one_flipped_bit_in_the_database_is_damage_and_nothing_is_replaced(amparo, folder, place):
    database = folder / "store.db"
    data = bytearray(database.read_bytes())
    data[int(len(data) * place)] ^= 0x10
    database.write_bytes(data)
    ran = amparo("vault", "check", folder)
    assert ran.status == 3
    assert database.read_bytes()[: len(data)] == bytes(data)


def test_the_passphrase_can_be_changed(amparo, folder):
    assert amparo("vault", "passphrase", folder, fed=f"{PASSPHRASE}\n{OTHER}").status == 0
    assert amparo("record", "list", folder).status == 1
    assert amparo("record", "list", folder, fed=OTHER).status == 0


def test_a_passphrase_that_is_not_there_is_said(amparo, folder):
    ran = amparo("record", "list", folder, fed="")
    assert ran.status == 1
    assert "descriptor" in ran.err


def test_errors_are_json_where_json_is_asked_for(amparo, folder):
    ran = amparo("record", "list", folder, "--json", fed="wrong")
    assert ran.json["error"]["code"] == "WrongPassphrase"
    assert set(ran.json["error"]) == {"code", "happened", "safe", "next"}


def test_errors_are_said_in_spanish(amparo, folder, monkeypatch):
    monkeypatch.setenv("LC_ALL", "es_CO.UTF-8")
    assert "Esta frase no abre la bóveda" in amparo("record", "list", folder, fed="wrong").err


@pytest.mark.parametrize("words", [["vault"], ["vault", "melt"], ["record", "add"], ["--nonsense", "vault"]])
def test_what_was_mistyped_ends_with_what_a_person_can_mend(amparo, words):
    if words[0].startswith("--"):
        words = ["vault", *words]
    ran = amparo(*words, fed=None)
    assert ran.status == 1
    assert "usage: amparo" in ran.err


def test_help_is_help(amparo):
    ran = amparo("--help", fed=None)
    assert ran.status == 0
    assert "evidence" in ran.out


def test_a_damaged_file_of_evidence_is_named_and_the_rest_is_as_it_was(amparo, folder, tmp_path):
    (tmp_path / "film.bin").write_bytes(bytes(200_000))
    (tmp_path / "film.json").write_text(json.dumps({"what/title": "Film"}))
    added = amparo("record", "add", folder, "evidence", tmp_path / "film.json", "--attach", tmp_path / "film.bin").out
    whole = {"records": 1, "files": 1, "damaged": [], "removed": 0}
    assert amparo("vault", "check", folder, "--json").json == whole
    sealed = next((folder / "files").iterdir())
    data = bytearray(sealed.read_bytes())
    data[100_000] ^= 1
    sealed.write_bytes(data)
    ran = amparo("vault", "check", folder)
    assert ran.status == 3
    assert sealed.name in ran.out
    assert amparo("vault", "check", folder, "--json").json["damaged"] == [{"part": "file", "id": sealed.name}]
    saved = amparo("evidence", "save", folder, sealed.name, tmp_path / "copy.bin")
    assert (saved.status, (tmp_path / "copy.bin").exists()) == (3, False)
    assert amparo("record", "show", folder, added.strip()).status == 0


def test_what_an_earlier_run_was_writing_when_it_ended_is_deleted_and_said(amparo, folder, tmp_path):
    half = tmp_path / "export.unfinished-0123abcd"
    with closing(Vault.open(folder, PASSPHRASE)) as vault, vault.unit() as unit:
        unit.outside.begin(half, 1)
        unit.outside.begin(tmp_path / "gone.unfinished-0123abcd", 2)
    half.mkdir()
    (half / "records.csv").write_text("half")
    ran = amparo("vault", "check", folder, "--json")
    assert [one["deleted"] for one in ran.json["left"]] == [True, False]
    assert not half.exists()
    assert "could not be found or deleted" in amparo("vault", "check", folder).out
