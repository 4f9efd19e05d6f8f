"""`amparo vault export`: what leaves is said, what stays is said, and nothing leaves without a purpose."""

from __future__ import annotations

import json
import os

import pytest

from tests.desktop.services.exporting.taken_out import TakenOut, agreed, verified
from tests.laptops import PASSPHRASE


@pytest.fixture
def testimonies(amparo, folder, answers):
    """Two, the first for partners and the second for the group alone. Ids."""
    named = {"consent/partners_named": "Land network", "consent/conditions": "not on the radio"}
    given = (agreed("internal", "partners", **named), agreed("internal"))
    return [amparo("record", "add", folder, "testimony", answers(one)).out.strip() for one in given]


def test_it_needs_to_be_told_what_for(amparo, folder, tmp_path, testimonies):
    ran = amparo("vault", "export", folder, tmp_path / "out", fed=None)
    assert ran.status == 1
    assert "--purpose" in ran.err
    assert "--whole-backup" in ran.err
    assert not (tmp_path / "out").exists()


def test_both_at_once_are_refused(amparo, folder, tmp_path):
    ran = amparo("vault", "export", folder, tmp_path / "out", "--purpose", "internal", "--whole-backup", fed=None)
    assert (ran.status, (tmp_path / "out").exists()) == (1, False)


def test_a_purpose_that_is_none_is_refused(amparo, folder, tmp_path):
    for purpose in ("image", "marketing"):
        assert amparo("vault", "export", folder, tmp_path / "out", "--purpose", purpose, fed=None).status == 1


def test_for_a_purpose_what_stayed_is_said_with_its_reason(amparo, folder, tmp_path, testimonies):
    ran = amparo("vault", "export", folder, tmp_path / "out", "--purpose", "court")
    assert ran.status == 0
    assert "not sealed" in ran.out
    assert "2 records stayed" in ran.out
    assert "the narrator was not asked for this" in ran.out
    assert verified(tmp_path / "out")


def test_a_whole_backup_says_that_it_is_for_nobody_else(amparo, folder, tmp_path, testimonies):
    ran = amparo("vault", "export", folder, tmp_path / "out", "--whole-backup")
    assert ran.status == 0
    assert "It is for nobody but you." in ran.out
    assert TakenOut(tmp_path / "out").ids() == set(testimonies)


def test_as_json_it_is_one_document(amparo, folder, tmp_path, testimonies):
    ran = amparo("vault", "export", folder, tmp_path / "out", "--purpose", "internal", "--json")
    assert ran.json["records"] == {"testimony": 2}
    assert (ran.json["left_out"], ran.json["conditions"], ran.json["damaged"]) == ({}, 1, [])


def test_for_partners_they_are_read_from_a_descriptor_and_never_from_an_argument(amparo, folder, tmp_path, testimonies):
    reading, writing = os.pipe()
    os.write(writing, b"Harbour union\n  Land   network \n")
    os.close(writing)
    options = ("--purpose", "partners", "--partners-fd", str(reading))
    ran = amparo("vault", "export", folder, tmp_path / "out", *options)
    os.close(reading)
    assert ran.status == 0
    assert TakenOut(tmp_path / "out").left_out() == {testimonies[1]: "not_asked"}


def test_without_partners_those_that_were_named_are_shown_and_nothing_is_written(amparo, folder, tmp_path, testimonies):
    ran = amparo("vault", "export", folder, tmp_path / "out", "--purpose", "partners")
    assert (ran.status, (tmp_path / "out").exists()) == (1, False)
    assert "1  Land network" in ran.out
    ran = amparo("vault", "export", folder, tmp_path / "out", "--purpose", "partners", "--json")
    assert (ran.status, ran.json) == (1, {"partners": {"Land network": 1}})


def test_a_descriptor_with_nothing_in_it_names_nobody(amparo, folder, tmp_path, testimonies):
    reading, writing = os.pipe()
    os.close(writing)
    ran = amparo("vault", "export", folder, tmp_path / "out", "--purpose", "partners", "--partners-fd", str(reading))
    os.close(reading)
    assert (ran.status, (tmp_path / "out").exists()) == (1, False)
    assert "for which partners" in ran.err


def test_a_folder_in_the_way_is_said_and_not_touched(amparo, folder, tmp_path):
    (tmp_path / "out").mkdir()
    (tmp_path / "out" / "diary.txt").write_text("mine")
    ran = amparo("vault", "export", folder, tmp_path / "out", "--whole-backup")
    assert ran.status == 1
    assert "already something of this name" in ran.err
    assert [path.name for path in (tmp_path / "out").iterdir()] == ["diary.txt"]


def test_damage_is_named_and_ends_with_its_own_status(amparo, folder, tmp_path, answers):
    (tmp_path / "film.bin").write_bytes(bytes(200_000))
    amparo("record", "add", folder, "evidence", answers({"what/title": "F"}), "--attach", tmp_path / "film.bin")
    sealed = next((folder / "files").iterdir())
    data = bytearray(sealed.read_bytes())
    data[100_000] ^= 1
    sealed.write_bytes(data)
    ran = amparo("vault", "export", folder, tmp_path / "out", "--whole-backup")
    assert ran.status == 3
    assert f"file  {sealed.name}" in ran.out
    assert TakenOut(tmp_path / "out").record("evidence")["answers"]["what"]["title"] == "F"


def test_the_passphrase_and_no_words_of_testimonies_are_in_what_it_says(amparo, folder, tmp_path, testimonies):
    ran = amparo("vault", "export", folder, tmp_path / "out", "--purpose", "internal", "--json")
    for words in (PASSPHRASE, "An elder", "not on the radio"):
        assert words not in ran.out + ran.err
    assert json.loads(ran.out)
