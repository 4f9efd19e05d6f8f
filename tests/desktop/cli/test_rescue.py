"""`amparo vault rescue`: what verifies of a damaged vault, into a new one."""

from __future__ import annotations

import pytest

from tests.laptops import CHEAP, PASSPHRASE, laptop, titled

NEW = "moment pave ridge scorpion bamboo tuna"


@pytest.fixture
def damaged(tmp_path, monkeypatch):
    """One file of evidence has a spoiled chunk."""
    monkeypatch.setattr("desktop.store.rescue.saving.calibrated", lambda: CHEAP)
    with laptop(tmp_path / "vault") as here:
        (tmp_path / "photo.jpg").write_bytes(bytes(200_000))
        file = here.collecting.take_in(tmp_path / "photo.jpg").ref
        here.casework.save(None, "evidence", {"original/file": file} | titled("evidence", "Photo"))
    path = tmp_path / "vault" / "files" / file.id
    data = bytearray(path.read_bytes())
    data[70_000] ^= 1
    path.write_bytes(data)
    return tmp_path / "vault"


def test_it_says_what_was_saved_and_what_does_not_verify(amparo, damaged, tmp_path):
    ran = amparo("vault", "rescue", damaged, tmp_path / "new", "--json", fed=f"{PASSPHRASE}\n{NEW}")
    assert ran.status == 3
    assert (ran.json["records"], ran.json["files_damaged"], ran.json["words_lost"]) == (1, 1, False)
    listed = amparo("record", "list", tmp_path / "new", "--json", fed=NEW)
    assert [line["title"] for line in listed.json["records"]] == ["Photo"]


def test_in_words_the_old_folder_is_to_be_kept(amparo, damaged, tmp_path):
    ran = amparo("vault", "rescue", damaged, tmp_path / "new", fed=f"{PASSPHRASE}\n{NEW}")
    assert "Keep the old folder" in ran.out
    assert "1 files do not verify and are only here" in ran.out


def test_a_folder_that_holds_anything_is_left_alone(amparo, damaged):
    ran = amparo("vault", "rescue", damaged, damaged, fed=f"{PASSPHRASE}\n{NEW}")
    assert ran.status == 1
    assert "not touched" in ran.err
