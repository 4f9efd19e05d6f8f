"""Cells that no spreadsheet runs, answers nested as their form has them, workbooks that pyxform reads."""

from __future__ import annotations

import io

import pytest
from openpyxl import load_workbook

from desktop.domain.answers import FileRef
from desktop.forms import library
from desktop.forms.vocabularies import with_choices
from desktop.forms.xlsform import xform_of
from desktop.services.exporting.cells import cell
from desktop.services.exporting.form_files import sheets_of
from desktop.services.exporting.nesting import nested
from desktop.services.exporting.workbook import workbook


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"])
def test_a_text_that_could_be_run_has_an_apostrophe_before_it(start):
    assert cell(start + 'HYPERLINK("http://x")') == "'" + start + 'HYPERLINK("http://x")'


@pytest.mark.parametrize("value", ["plain", " =1", "'=1", "", 5, -5, -0.5, "١٢"])
def test_everything_else_is_as_it_was(value):
    assert cell(value) == value


def test_nothing_is_nothing():
    assert cell(None) == ""


def test_groups_nest_and_rows_stand_in_order():
    ref = FileRef(id="a" * 32, name="b.jpg", size=3, media_type="image/jpeg", sha256="c" * 64)
    answers = {
        "who/place/name": "Sandbar",
        "losses[00000002]": 2.0,
        "losses[00000002]/what": ("house", "boat"),
        "losses[00000001]": 5.0,
        "losses[00000001]/part[0000000f]/photo": ref,
        "losses[00000003]/what": "no place of its own",
    }
    rows = nested(answers, {"a" * 32: "files/001/b.jpg"})["losses"]
    assert [row["@row"] for row in rows] == ["00000003", "00000002", "00000001"]
    assert rows[1]["what"] == ["house", "boat"]
    assert rows[2]["@place"] == 5.0
    assert rows[2]["part"][0]["photo"]["path"] == "files/001/b.jpg"
    assert nested({"a": ref}, {})["a"]["path"] is None


def test_paths_that_contradict_each_other_lose_nothing():
    found = nested({"a": 1, "a/b": 2, "a[00000001]": 3.0, "a[00000001]/c": 4, "": "five", "//": "six"}, {})
    assert found == {
        "a": {"@value": 1, "@row": [{"@row": "00000001", "@place": 3.0, "c": 4}], "b": 2},
        "": {"@value": "five", "": {"": "six"}},
    }


def test_a_path_that_somebody_made_endless_nests_so_far_and_no_further():
    found = nested({"/".join("a" * 500): 1}, {})
    for _ in range(50):
        found = found["a"]
    assert found == {"/".join("a" * 450): 1}


@pytest.mark.parametrize("form_id", library.built_in_ids())
def test_the_spreadsheet_of_a_form_makes_the_same_form_again(form_id):
    markdown = with_choices((library.FORMS / f"{form_id}.md").read_text(encoding="utf-8"))
    made = workbook(sheets_of(markdown))
    assert xform_of(made, "xlsx") == (library.FORMS / f"{form_id}.xml").read_bytes()


def test_every_cell_of_a_workbook_is_text():
    rows = [["=1+1", "<&>\"'", ""], ["", "  spaces  ", "two\nlines"]]
    sheet = load_workbook(io.BytesIO(workbook({"a & b": rows})))["a & b"]
    assert [[one.value or "" for one in row] for row in sheet.iter_rows()] == rows
    assert sheet["A1"].data_type in ("s", "inlineStr")
