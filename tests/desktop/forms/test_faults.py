"""What the form's author got wrong: shown at its question, and never in the way of an answer."""

from __future__ import annotations

import pytest

from desktop.forms.logic import Filling, ProblemKind
from desktop.forms.xlsform import read_form
from tests.desktop.forms.making import fill, integer, now, repeat, text

XFORM = """<?xml version="1.0"?>
<h:html xmlns="http://www.w3.org/2002/xforms" xmlns:h="http://www.w3.org/1999/xhtml"
        xmlns:jr="http://openrosa.org/javarosa">
  <h:head><h:title>t</h:title><model>
    <instance><data id="f"><a/><b/><c/></data></instance>
    <instance id="list"><root><item><name>x</name><label>X</label></item></root></instance>
    {binds}
  </model></h:head>
  <h:body>
    <input ref="/data/a"><label>A</label></input>
    <select1 ref="/data/b"><label>B</label><itemset nodeset="instance('list')/root/item{filter}">
      <value ref="name"/><label ref="label"/></itemset></select1>
    <input ref="/data/c"><label>C <output value="{output}"/></label></input>
  </h:body>
</h:html>"""


def filling(binds: str = "", list_filter: str = "", output: str = "/data/a") -> Filling:
    text = XFORM.format(binds=binds, filter=list_filter, output=output)
    return Filling(read_form(text.encode(), "xml"), {}, now=now)


@pytest.mark.parametrize("rule", ["relevant", "required", "readonly", "constraint", "calculate"])
@pytest.mark.parametrize(
    ("expression", "code"),
    [("nonsense(", "cannot_be_read"), ("count('x')", "not_nodes"), ("/data/z = 1", "no_such_question")],
)
def test_a_broken_rule_is_a_fault_at_its_question_and_stops_nobody(rule, expression, code):
    sitting = filling(f'<bind nodeset="/data/a" {rule}="{expression}"/>')
    sitting.set("a", "still kept")
    assert sitting.shown("a")
    assert not sitting.required("a")
    assert not sitting.read_only("a")
    problem = sitting.problem("a")
    assert problem is not None
    assert (problem.kind, problem.code, problem.expression) == (ProblemKind.FORM_FAULT, code, expression)
    assert sitting.answers() == {"a": "still kept"}
    assert sitting.problems() == [problem]


def test_a_broken_filter_offers_everything():
    sitting = filling(list_filter="[nonsense(]")
    assert [choice.name for choice in sitting.choices("b")] == ["x"]
    sitting.set("b", "x")
    problem = sitting.problem("b")
    assert problem is not None
    assert problem.kind is ProblemKind.FORM_FAULT


def test_a_broken_place_in_a_label_is_left_open():
    assert filling(output="nonsense(").label("c", "") == "C …"


def test_a_broken_default_leaves_the_question_empty():
    sitting = fill([text("a", default="date('never')")])
    assert sitting.value("a") is None
    problem = sitting.problem("a")
    assert problem is not None
    assert problem.code == "not_a_date"


def test_questions_that_wait_for_each_other_are_a_fault_at_both():
    sitting = filling(
        '<bind nodeset="/data/a" calculate="/data/c + 1"/><bind nodeset="/data/c" calculate="/data/a + 1"/>'
    )
    assert {problem.path: problem.code for problem in sitting.problems()} == {"a": "circle", "c": "circle"}
    sitting.set("a", "5")
    assert sitting.value("a") == "5"
    assert sitting.value("c") is None


def test_a_question_that_hides_itself_is_a_fault_of_the_form():
    sitting = fill([text("a", relevant="${b} = ''"), text("b", relevant="${a} = ''")])
    assert {problem.code for problem in sitting.problems()} == {"circle"}
    assert sitting.shown("a")
    assert sitting.shown("b")


def test_a_calculation_that_looks_at_everything_comes_to_an_end():
    sitting = filling('<bind nodeset="/data/a" calculate="count(//*) + string-length(/data/a)"/>')
    sitting.set("b", "x")
    assert sitting.value("b") == "x"


def test_two_calculations_that_drive_each_other_through_everything_are_stopped():
    sitting = filling(
        '<bind nodeset="/data/a" calculate="sum(//c) + 1"/><bind nodeset="/data/c" calculate="sum(//a) + 1"/>'
    )
    sitting.set("b", "x")
    assert {problem.code for problem in sitting.problems()} == {"circle"}


def test_a_fault_goes_when_its_cause_goes():
    sitting = fill([text("d"), {"type": "calculate", "name": "c", "calculation": "date(${d})"}], d="never")
    assert [(each.path, each.code) for each in sitting.problems()] == [("c", "not_a_date")]
    assert "c" in sitting.set("d", "2026-01-01")
    assert sitting.problems() == []
    assert sitting.value("c") == "2026-01-01"


def test_a_constraint_that_only_an_answer_could_break_is_no_fault_while_there_is_none():
    sitting = fill([text("p", constraint="distance(., '1 1') < 5")])
    assert sitting.problem("p") is None
    sitting.set("p", "somewhere")
    problem = sitting.problem("p")
    assert problem is not None
    assert problem.kind is ProblemKind.FORM_FAULT


def test_a_fault_in_a_row_is_at_its_own_row():
    sitting = fill([*repeat("r", text("d"), integer("n", calculation="int(date(../d))"))])
    one, two = sitting.add_row("r"), sitting.add_row("r")
    sitting.set(f"{one}/d", "never")
    sitting.set(f"{two}/d", "1970-01-11")
    assert [(each.path, each.code) for each in sitting.problems()] == [(f"{one}/n", "not_a_date")]
    assert sitting.value(f"{two}/n") == 10
