"""`amparo record add|list|show|history`, `amparo search`."""

from __future__ import annotations

import io
import json

import pytest

from tests import samples

CASE = {
    "what": {"title": "Eviction of the harbour families", "kinds": ["eviction"], "place": {"name": "Harbour"}},
    "what/summary": "65 families were told to leave.",
    "losses/loss": [{"words": "boats", "quantity": 40}, {"words": "nets"}],
}


@pytest.fixture
def case(amparo, folder, answers):
    return amparo("record", "add", folder, "case", answers(CASE)).out.strip()


def test_a_record_is_saved_and_shown(amparo, folder, case):
    shown = amparo("record", "show", folder, case, "--json").json
    assert shown["title"] == "Eviction of the harbour families"
    assert shown["whereabouts"] == "only_here"
    assert shown["answers"]["what/place/name"] == "Harbour"
    assert sorted(v for path, v in shown["answers"].items() if path.endswith("/words")) == ["boats", "nets"]
    words = amparo("record", "show", folder, case).out
    assert "65 families were told to leave." in words
    assert "only on this laptop" in words


def test_it_is_listed_found_and_has_a_history(amparo, folder, case):
    assert [line["id"] for line in amparo("record", "list", folder, "--json").json["records"]] == [case]
    assert amparo("record", "list", folder, "--form", "threat").out == ""
    assert [hit["id"] for hit in amparo("search", folder, "told", "harb", "--json").json["hits"]] == [case]
    history = amparo("record", "history", folder, case, "--json").json["history"]
    assert len(history) == 1
    assert {"path": "what/place/name", "before": None, "after": "Harbour"} in history[0]["changes"]
    assert "Harbour" in amparo("record", "history", folder, case).out


def test_answers_that_break_the_forms_rules_are_named_and_nothing_is_saved(amparo, folder, answers, tmp_path):
    (tmp_path / "x.jpg").write_bytes(samples.photograph("flower.jpg"))
    wrong = {"what/place/name": "Harbour", "people/counts": [{"number": -3}], "what/colour": "red"}
    ran = amparo("record", "add", folder, "case", answers(wrong), "--attach", tmp_path / "x.jpg", "--json")
    assert ran.status == 1
    problems = {(p["path"].partition("[")[0], p["problem"]) for p in ran.json["error"]["problems"]}
    assert problems == {("what/title", "required"), ("people/counts", "constraint"), ("what/colour", "unknown")}
    assert amparo("record", "list", folder).out == ""
    assert list((folder / "files").iterdir()) == []
    said = amparo("record", "add", folder, "case", answers(wrong), "--attach", tmp_path / "x.jpg").err
    assert "what/title: An answer is needed" in said


class Endless(io.RawIOBase):
    """Standard input that somebody piped from a device that never ends."""

    def __init__(self):
        self.read_so_far = 0

    def readable(self):
        return True

    def readinto(self, room):
        room[:] = b" " * len(room)
        self.read_so_far += len(room)
        return len(room)


def test_answers_without_end_are_not_read_to_their_end(amparo, folder, monkeypatch):
    endless = Endless()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(endless)))
    ran = amparo("record", "add", folder, "case", "-")
    assert ran.status == 1
    assert "longer than 4 MB" in ran.err
    assert endless.read_so_far < 5 * 1024 * 1024
    assert amparo("record", "list", folder).out == ""


def test_answers_are_read_from_standard_input(amparo, folder, monkeypatch):
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(json.dumps(CASE).encode())))
    added = amparo("record", "add", folder, "case", "-")
    assert [line["id"] for line in amparo("record", "list", folder, "--json").json["records"]] == [added.out.strip()]


@pytest.mark.parametrize(
    ("content", "words"), [("{", "line 1"), ('{"a":\n\n,}', "line 3"), ("[1]", "JSON object"), ("\x00", "line 1")]
)
def test_a_file_that_holds_no_answers_is_said(amparo, folder, answers, content, words):
    ran = amparo("record", "add", folder, "case", answers(content))
    assert ran.status == 1
    assert words in ran.err


def test_a_file_that_vanished_is_said_and_nothing_is_saved(amparo, folder, answers, tmp_path):
    ran = amparo("record", "add", folder, "case", answers(CASE), "--attach", tmp_path / "gone.jpg")
    assert ran.status == 1
    assert "not there any more" in ran.err
    assert amparo("record", "list", folder).out == ""
    assert amparo("record", "add", folder, "case", tmp_path / "gone.json").status == 1


def test_what_is_not_there_is_said(amparo, folder, answers):
    assert "no such record" in amparo("record", "show", folder, "f" * 32).err
    assert "no such record" in amparo("record", "history", folder, "f" * 32).err
    assert "names this file" in amparo("evidence", "save", folder, "f" * 32, folder.parent / "x").err
    assert "no form of this name" in amparo("record", "add", folder, "poem", answers({})).err


def test_titles_and_forms_are_said_in_spanish(amparo, folder, answers, monkeypatch):
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    threat = answers({"what/class": "death", "what/target": "L."})
    amparo("record", "add", folder, "threat", threat, "--urgent")
    assert "Amenaza de muerte" in amparo("record", "list", folder).out
    assert amparo("record", "list", folder, "--json").json["records"][0]["urgent"] is True
