"""`amparo parcel write|read` and `amparo-server parcel`: a record goes out on a stick and a note comes back on it."""

from __future__ import annotations

import json
import os
import subprocess
import sys

import pytest

from desktop.store.vault import Vault
from tests.laptops import CHEAP, PASSPHRASE
from tests.servers import SERVE, running_server

__all__ = ["running_server"]


@pytest.fixture
def office(amparo, running_server, tmp_path):
    """The coordinator, who has a network."""
    (tmp_path / "invitation.txt").write_text(running_server.invitation)
    return joined(amparo, tmp_path / "office", tmp_path / "invitation.txt", "Rosa")


@pytest.fixture
def river(amparo, office, tmp_path):
    """A documenter who has none any more."""
    invited = tmp_path / "for-ana.txt"
    amparo("group", "invite", office, "--role", "documenter", "--out", invited)
    return joined(amparo, tmp_path / "river", invited, "Ana")


@pytest.fixture
def case(amparo, river, tmp_path):
    """A case with a photograph, only on the documenter's laptop."""
    (tmp_path / "case.json").write_text(json.dumps({"what/title": "Harbour"}))
    return amparo("record", "add", river, "case", tmp_path / "case.json").out.strip()


@pytest.fixture
def film(amparo, river, tmp_path):
    (tmp_path / "film.bin").write_bytes(os.urandom(300_000))
    (tmp_path / "film.json").write_text(json.dumps({"what/title": "Film"}))
    return amparo("record", "add", river, "evidence", tmp_path / "film.json", "--attach", tmp_path / "film.bin")


def joined(amparo, folder, invitation, name):
    Vault.create(folder, PASSPHRASE, CHEAP).close()
    assert amparo("group", "join", folder, invitation, name=name).status == 0
    return folder


def handed_in(running_server, parcel, answer):
    """By the keeper, in a process of its own, while the server runs: what it complains of, nothing if it is done."""
    command = [sys.executable, *SERVE, "parcel", str(running_server.folder), str(parcel), str(answer)]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert (ran.returncode == 0) == (not ran.stderr)
    return ran.stderr


def test_a_record_goes_out_and_a_note_comes_back_with_no_network_at_one_end(
    amparo, running_server, office, river, case, film, tmp_path
):
    parcel, answer = tmp_path / "out.parcel", tmp_path / "back.parcel"
    written = amparo("parcel", "write", river, parcel, "--json").json["written"]
    assert (written["size"], written["left_objects"], written["left_files"]) == (parcel.stat().st_size, 0, 0)
    assert written["size"] > 300_000
    assert parcel.stat().st_mode & 0o077 == 0
    assert amparo("record", "show", river, case, "--json").json["whereabouts"] == "only_here"
    assert not handed_in(running_server, parcel, answer)
    read = amparo("parcel", "read", river, answer, "--json").json
    assert (read["answer"]["whole"], read["answer"]["parcel"]) == (True, "whole")
    assert (read["records"]["on_server"], read["waiting"]["records"], read["waiting"]["files"]) == (2, 0, 0)

    assert amparo("sync", office, "--json").json["received"] == {"records": 2, "files": 1} | {
        "bytes": pytest.approx(310_000, abs=20_000)
    }
    (tmp_path / "note.json").write_text(json.dumps({"about": case, "words": "Who saw it?"}))
    amparo("record", "add", office, "note", tmp_path / "note.json")
    amparo("sync", office)

    second, news = tmp_path / "second.parcel", tmp_path / "news.parcel"
    amparo("parcel", "write", river, second)
    assert not handed_in(running_server, second, news)
    assert "Read: 1 records received." in amparo("parcel", "read", river, news).out
    shown = amparo("record", "show", river, case, "--json").json
    assert (shown["whereabouts"], shown["received_by"]) == ("received", ["Rosa"])
    assert [(line["form"], line["title"]) for line in shown["linked"]] == [("note", "Who saw it?")]
    # Any of them again, in any order: nothing is changed by it, and it is said.
    assert "All that this answer could tell was heard before" in amparo("parcel", "read", river, answer).out
    assert amparo("parcel", "read", river, news).status == 0
    assert amparo("record", "show", river, case, "--json").json == shown
    assert amparo("sync", river, "--json").json["sent"]["records"] == 0


def test_a_parcel_that_may_have_so_much_holds_words_first(amparo, running_server, river, case, film, tmp_path):
    parcel, answer = tmp_path / "out.parcel", tmp_path / "back.parcel"
    written = amparo("parcel", "write", river, parcel, "--max", "150kB", "--json").json["written"]
    assert (written["left_objects"], written["left_files"]) == (0, 1)
    assert 80_000 < parcel.stat().st_size <= 150_000
    assert not handed_in(running_server, parcel, answer)
    read = amparo("parcel", "read", river, answer, "--json").json
    assert (read["records"]["on_server"], read["waiting"]["records"], read["waiting"]["files"]) == (1, 0, 1)
    rest = tmp_path / "rest.parcel"
    assert amparo("parcel", "write", river, rest, "--json").json["written"]["size"] < 250_000
    said = amparo("parcel", "write", river, tmp_path / "words.parcel", "--words-only").out
    assert "1 files are not in it" in said
    assert "Nothing of it counts as sent until its answer is read here" in said


def test_a_parcel_in_parts_comes_back_in_any_order_and_what_cannot_be_read_holds_no_answer_up(
    amparo, running_server, river, case, tmp_path
):
    (tmp_path / "long.bin").write_bytes(os.urandom(2_200_000))
    (tmp_path / "long.json").write_text(json.dumps({"what/title": "Long film"}))
    amparo("record", "add", river, "evidence", tmp_path / "long.json", "--attach", tmp_path / "long.bin")
    written = amparo("parcel", "write", river, tmp_path / "out.parcel", "--limit", "1MB", "--json").json["written"]
    assert written["names"] == ["out.1.parcel", "out.2.parcel", "out.3.parcel"]
    assert (written["left_objects"], written["left_files"], written["full"]) == (0, 0, False)
    assert amparo("parcel", "write", river, tmp_path / "out.parcel", "--limit", "1MB").status == 1
    answers = [tmp_path / f"back.{number}" for number in (3, 1, 2)]
    for name, answer in zip(reversed(written["names"]), answers, strict=True):
        assert (tmp_path / name).stat().st_size <= 1_000_000
        assert not handed_in(running_server, tmp_path / name, answer)
    (tmp_path / "letter.txt").write_text("a letter")
    ran = amparo("parcel", "read", river, answers[1], tmp_path / "letter.txt", *answers)
    assert (ran.status, "letter.txt:" in ran.err) == (1, True)
    assert "On the server: 2" in ran.out
    assert amparo("parcel", "write", river, tmp_path / "rest", "--json").json["written"]["chunks"] == 0


def test_two_laptops_need_no_server_between_them(amparo, running_server, office, river, case, tmp_path):
    amparo("sync", office)
    running_server.stop()
    there, back = tmp_path / "there.parcel", tmp_path / "back.parcel"
    amparo("parcel", "write", river, there)
    read = amparo("parcel", "read", office, there)
    assert "A parcel by Ana, read without a server: 1 records" in read.out
    assert "Write a parcel here and give it to Ana" in read.out
    amparo("parcel", "write", office, back)
    assert "what the coordination opened" in amparo("parcel", "read", river, back).out
    assert amparo("record", "show", river, case, "--json").json["whereabouts"] == "received"


def test_what_stands_there_already_is_not_overwritten_and_nothing_is_left_of_a_failure(amparo, river, tmp_path):
    there = tmp_path / "letter.txt"
    there.write_text("mine")
    assert amparo("parcel", "write", river, there).status == 1
    assert there.read_text() == "mine"
    assert "inside the folder of the vault" in amparo("parcel", "write", river, river / "out.parcel").err
    assert amparo("parcel", "write", river, tmp_path / "gone" / "out.parcel").status == 2
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_what_is_no_answer_is_said_in_plain_words(amparo, running_server, office, river, case, tmp_path):
    parcel, answer = tmp_path / "out.parcel", tmp_path / "back.parcel"
    amparo("parcel", "write", river, parcel)
    assert "is a parcel and not yet its answer" in amparo("parcel", "read", river, parcel).err
    assert not handed_in(running_server, parcel, answer)
    assert "for another laptop of your group" in amparo("parcel", "read", office, answer).err
    (tmp_path / "photo.jpg").write_bytes(os.urandom(5000))
    assert "neither a parcel nor" in amparo("parcel", "read", river, tmp_path / "photo.jpg").err
    assert amparo("parcel", "read", river, tmp_path / "nothing").status == 1
    (tmp_path / "empty").write_bytes(b"")
    assert amparo("parcel", "read", river, tmp_path / "empty").status == 1
    assert amparo("record", "show", river, case, "--json").json["whereabouts"] == "only_here"
    assert amparo("parcel", "read", river, answer).status == 0
    assert amparo("record", "show", river, case, "--json").json["whereabouts"] == "on_server"


def test_the_keeper_is_told_what_is_wrong_and_nothing_is_overwritten(amparo, running_server, river, case, tmp_path):
    parcel, answer = tmp_path / "out.parcel", tmp_path / "back.parcel"
    amparo("parcel", "write", river, parcel)
    bad = tmp_path / "bad.parcel"
    for harm, words in (
        (b"a letter", "not a parcel"),
        (parcel.read_bytes()[:60], "not a parcel"),
        (parcel.read_bytes().replace(b"amparo parcel 1", b"amparo parcel 2"), "not a parcel"),
        (parcel.read_bytes()[:16] + bytes(48) + parcel.read_bytes()[64:], "group of another server"),
        (flipped(parcel.read_bytes(), 70), "damaged, or not by the device"),
    ):
        bad.write_bytes(harm)
        assert words in handed_in(running_server, bad, answer)
        assert not answer.exists()
    answer.write_text("mine")
    assert "stays as it is" in handed_in(running_server, parcel, answer)
    assert answer.read_text() == "mine"
    assert [path.name for path in tmp_path.iterdir() if path.name.startswith(".")] == []


def test_without_a_group_there_is_nobody_to_write_to(amparo, folder, tmp_path):
    assert "does not belong to a group" in amparo("parcel", "write", folder, tmp_path / "out.parcel").err
    assert not (tmp_path / "out.parcel").exists()


def flipped(data, place):
    return data[:place] + bytes([data[place] ^ 1]) + data[place + 1 :]
