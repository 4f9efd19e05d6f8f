"""Forms out of files: every fault is found, wherever in the form it stands, and the program's own forms have none."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from desktop import forms
from desktop.forms import library
from desktop.forms.xlsform import read_form
from desktop.sentences import phrase
from desktop.services import reading_forms

HEAD = "| survey |\n| | type | name | label | hint | relevant | constraint | default | choice_filter | repeat_count |\n"


def faults(rows: str) -> set[tuple[str, str]]:
    found = reading_forms.faults_of(read_form((HEAD + rows).encode(), "md"))
    return {(fault.path, fault.code) for fault in found}


@pytest.mark.parametrize("form_id", library.BUILT_IN_IDS)
def test_the_programs_own_forms_have_no_fault(form_id):
    assert reading_forms.faults_of(library.built_in(form_id)) == ()


@pytest.mark.parametrize(
    "row",
    [
        "| | text | a | A | | nonsense( | | | | |",
        "| | text | a | A | | | nonsense( | | | |",
        "| | calculate | a | | | | | nonsense( | | |",
    ],
    ids=["relevant", "constraint", "default"],
)
def test_what_cannot_be_read_is_found_whatever_it_is_for(row):
    assert {path for path, _ in faults("| | text | z | Z | | | | | | |\n" + row + "\n")} <= {"a"}
    assert faults("| | text | z | Z | | | | | | |\n" + row + "\n")


def test_what_stands_in_rows_and_in_hidden_groups_is_found():
    rows = """| | begin repeat | losses | Losses | | | | | | |
| | begin repeat | parts | Parts | | | | | | |
| | text | what | What | | date('x') = 1 | | | | |
| | end repeat | | | | | | | | |
| | end repeat | | | | | | | | |
| | begin group | hidden | Hidden | | false() | | | | |
| | text | inner | Inner | | nonsense( | | | | |
| | end group | | | | | | | | |
"""
    assert faults(rows) == {("losses/parts/what", "not_a_date"), ("hidden/inner", "cannot_be_read")}


def test_every_reason_why_an_expression_fails_has_words():
    sources = [file.read_text(encoding="utf-8") for file in Path(forms.__file__).parent.rglob("*.py")]
    codes = {code for source in sources for code in re.findall(r'(?:BadCall|FormFault)\([^)]*"([a-z_]+)"\)', source)}
    assert len(codes) > 8
    for code in sorted(codes):
        assert phrase(f"form_faults.{code}")
