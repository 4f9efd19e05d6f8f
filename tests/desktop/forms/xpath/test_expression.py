from __future__ import annotations

import pytest

from desktop.forms.errors import FormFault
from desktop.forms.xpath.expression import Expression
from desktop.forms.xpath.nodes import Document, Node
from desktop.forms.xpath.scope import Scope
from tests.desktop.forms.xpath.evaluating import ANSWERS, Around, tree, value_of


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("/data/age = 42", True),
        ("/data/age = '42'", True),
        ("/data/nothing = 0", False),
        ("/data/nothing != 0", True),
        ("/data/nothing = ''", True),
        ("/data/blank = ''", True),
        ("number('abc') = number('abc')", False),
        ("'a' < 'b'", False),
        ("0.1 + 0.2 = 0.3", True),
        ("/data/house/person/age = 7", True),
        ("1 > 2 or 2 < 3", True),
        ("1 < 2 and 2 < 3", True),
        ("true() = 'anything'", True),
        ("selected(/data/services, 'water') = false()", False),
        (". >= 42 and . <= 42", True),
        ("../age = .", True),
    ],
)
def test_values_are_compared_as_odk_compares_them(source, expected):
    assert value_of(source) is expected


@pytest.mark.parametrize(
    ("source", "code"),
    [
        ("", "cannot_be_read"),
        ("1 +", "cannot_be_read"),
        ("nonsense(1)", "cannot_be_read"),
        ("concat()", "cannot_be_read"),
        ("true(1)", "cannot_be_read"),
        ("selected(/data/age", "cannot_be_read"),
        ("$variable", "cannot_be_worked_out"),
        ("(" * 5000 + "1", "cannot_be_read"),
        ("1" * 100_001, "too_long"),
        ("digest('abc', 'ROT13')", "unknown_digest"),
        ("base64-decode('%')", "not_base64"),
        ("regex('a', '[')", "bad_pattern"),
        ("regex('ab', '(?=a)ab')", "bad_pattern"),
        ("regex('abab', '(ab)\\1')", "bad_pattern"),
        ("regex('a', '(a{100}){100}')", "pattern_too_long"),
        ("regex('" + "a" * 10_001 + "', 'a+')", "text_too_long"),
        ("regex('a', '" + "a" * 5000 + "')", "pattern_too_long"),
        ("date('the day before the rains')", "not_a_date"),
        ("date(1e300)", "not_a_date"),
        ("format-date('2026-01-09', '%Q')", "bad_date_format"),
        ("distance('here')", "not_a_place"),
        ("distance('95 0;1 1')", "not_a_place"),
        ("pow(10, 1000)", "number_too_big"),
        ("exp(1000)", "number_too_big"),
        ("count('three')", "not_nodes"),
        ("substr('a', 'b')", "not_a_number"),
        ("instance('cities')/root/item", "no_such_list"),
        ("pulldata('cities', 'a', 'b', 'c')", "no_such_list"),
        ("jr:choice-name('water', 'services')", "not_a_path"),
        ("indexed-repeat(/data/name, /data/house/person, 1)", "not_a_path"),
        ("indexed-repeat(/data/house/person/name, /data/house/person)", "cannot_be_read"),
        ("weighted-checklist(1, 2, true())", "weight_missing"),
    ],
)
def test_what_cannot_be_worked_out_is_a_fault_of_the_form(source, code):
    with pytest.raises(FormFault) as fault:
        value_of(source)
    assert fault.value.code == code


def test_a_fault_keeps_the_expression_out_of_its_message():
    with pytest.raises(FormFault) as fault:
        value_of("date('Fatima')")
    assert "Fatima" not in str(fault.value)
    assert fault.value.expression == "date('Fatima')"


@pytest.mark.parametrize(
    "name", ["date", "count", "if", "position", "text", "div", "mod", "and", "or", "today", "int", "string", "node"]
)
def test_a_question_may_be_called_like_a_function_or_an_operator(name):
    root = Node("data")
    Node(name, root, "5")
    Node("other", root, "6")
    scope = Scope.at(Document(root), root.named["other"][0], Around())
    for source in (f"/data/{name} + 1", f"../{name} + 1", f"/data/other[../{name} = 5]"):
        assert Expression(source, ("other",)).value(scope) in (6.0, [root.named["other"][0]])


def test_a_hidden_node_is_not_there():
    root = tree()
    root.named["age"][0].shown = False
    root.named["house"][0].named["person"][0].shown = False
    scope = Scope.at(Document(root), root, Around())
    assert Expression("/data/age", ()).value(scope) == []
    assert Expression("count(/data/house/person)", ()).value(scope) == 3.0
    assert Expression("count(//person/name)", ()).value(scope) == 3.0
    assert Expression("count(/data/*)", ()).value(scope) == float(len(ANSWERS) + 1)
