"""`amparo form check`: a form of somebody's own, the good ones and what bad ones get. No vault is opened."""

from __future__ import annotations

import json

import pytest

from tests.desktop.forms.hostile import HOSTILE, TWO_LANGUAGES, WITH_FAULTS, laughing_spreadsheet


@pytest.fixture
def check(amparo, tmp_path):
    def run(name, content, *options):
        (tmp_path / name).write_bytes(content if isinstance(content, bytes) else content.encode())
        return amparo("form", "check", tmp_path / name, *options, fed=None)

    return run


def test_a_good_form_says_what_it_asks_and_in_which_languages(check):
    ran = check("water.md", TWO_LANGUAGES)
    assert ran.status == 0
    assert ran.out.startswith("Water  (water 3)\nLanguages: English (en), Español (es)\nQuestions: 2\n")
    assert "village  text     Village" in ran.out
    assert "No fault was found" in ran.out
    told = check("water.md", TWO_LANGUAGES, "--json").json
    assert (told["title"], told["languages"], told["faults"]) == ("Water", {"en": "English", "es": "Español"}, [])
    assert [one["label"] for one in told["questions"]] == [
        {"en": "Village", "es": "Aldea"},
        {"en": "Minutes to walk", "es": "Minutos a pie"},
    ]


def test_every_fault_of_a_form_is_named_at_its_question(check):
    ran = check("faulty.md", WITH_FAULTS)
    assert ran.status == 1
    assert "  walk: cannot be read: nonsense(" in ran.out
    assert "  losses/what: needs a date: " in ran.out
    told = check("faulty.md", WITH_FAULTS, "--json").json
    assert [(fault["path"], fault["code"]) for fault in told["faults"]] == [
        ("walk", "cannot_be_read"),
        ("losses/what", "not_a_date"),
    ]


def test_a_form_that_does_not_parse_is_said_with_its_line(check):
    ran = check("form.xml", "<html>\n<body>\n</html>")
    assert (ran.status, ran.out) == (1, "")
    assert ran.err.splitlines() == [
        "The file of the form cannot be read; it is damaged or no form at all.",
        "  line 3",
        "Nothing was changed; your records and other forms are as they were.",
        "Get the file again from where it came from.",
    ]
    told = check("form.xml", "<html>\n<body>\n</html>", "--json").json["error"]
    assert (told["code"], told["detail"], told["line"]) == ("FormUnreadable", "not_xml", 3)


def test_a_spreadsheet_that_breaks_a_rule_is_said_with_the_rule(check):
    ran = check("form.md", "| survey |\n| | type | name | label |\n| | nonsense | a | A |\n")
    assert ran.status == 1
    assert "breaks a rule of XLSForm" in ran.err
    assert "nonsense" in ran.err


@pytest.mark.parametrize("content", HOSTILE)
def test_a_hostile_file_is_refused(check, content):
    ran = check("form.xml", content)
    assert (ran.status, ran.out) == (1, "")
    assert "could do harm" in ran.err
    assert "your records and other forms are as they were" in ran.err


def test_a_hostile_spreadsheet_is_refused(check):
    ran = check("form.xlsx", laughing_spreadsheet())
    assert ran.status == 1
    assert "The spreadsheet cannot be read" in ran.err


def test_what_is_no_file_or_no_form_is_said(amparo, check, tmp_path):
    assert "not there any more" in amparo("form", "check", tmp_path / "gone.md", fed=None).err
    assert "cannot be read" in amparo("form", "check", tmp_path, fed=None).err
    assert "this kind of file" in check("form.pdf", b"%PDF").err
    assert check("form.xlsx", b"\x00\x01").status == 1


def test_a_list_is_taken_from_beside_the_form_and_from_nowhere_else(check, tmp_path):
    form = "| survey |\n| | type | name | label |\n| | select_one_from_file {} | a | A |\n"
    assert "needs a list" in check("form.md", form.format("towns.csv")).err
    (tmp_path / "towns.csv").write_text("name,label\nb,Basti\n")
    assert check("form.md", form.format("towns.csv")).status == 0


def test_words_of_a_form_give_the_terminal_no_orders(check):
    ran = check("form.md", "| survey |\n| | type | name | label |\n| | text | a | \x9d0;owned\x9c Name |\n")
    assert "\N{REPLACEMENT CHARACTER}0;owned\N{REPLACEMENT CHARACTER} Name" in ran.out


def test_words_of_a_record_give_the_terminal_no_orders(amparo, folder, answers):
    added = amparo("record", "add", folder, "case", answers({"what/title": "\x1b[2J Harbour"})).out.strip()
    for ran in (amparo("record", "show", folder, added), amparo("record", "list", folder)):
        assert "\x1b" not in ran.out
        assert "\N{REPLACEMENT CHARACTER}[2J Harbour" in ran.out


def test_bad_forms_are_said_in_spanish(check, monkeypatch):
    monkeypatch.setenv("LC_ALL", "es_ES.UTF-8")
    assert "línea 3" in check("form.xml", "<html>\n<body>\n</html>").err
    assert "walk: no se puede leer" in check("faulty.md", WITH_FAULTS).out
    assert json.loads(check("faulty.md", WITH_FAULTS, "--json").out)["faults"][0]["path"] == "walk"
