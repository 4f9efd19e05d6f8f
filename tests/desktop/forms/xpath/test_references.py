from __future__ import annotations

import pytest

from desktop.forms.xpath.expression import Expression
from desktop.forms.xpath.references import Reference


def seen(source: str, here: str = "house/person/age") -> set[tuple[str, int]]:
    reach = Expression(source, tuple(here.split("/"))).reach
    return {("/".join(each.path), each.shared) for each in reach.references}


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        (".", {("house/person/age", 3)}),
        ("../name", {("house/person/name", 2)}),
        ("../../count + 1", {("house/count", 1)}),
        ("../../person/name", {("house/person/name", 1)}),
        ("/data/title", {("title", 0)}),
        ("/data/house/person/name", {("house/person/name", 2)}),
        ("count(/data/house/person)", {("house/person", 1)}),
        ("count(../../person)", {("house/person", 1)}),
        ("position(..)", {("house/person", 2)}),
        ("/data/house/person[1]/name", {("house/person/name", 1)}),
        ("/data/house/person[name = 'Ana']/age", {("house/person/age", 1), ("house/person/name", 1)}),
        (
            "/data/house/person[name = current()/../name]/age",
            {
                ("house/person/age", 1),
                ("house/person/name", 1),
                ("house/person/name", 2),
            },
        ),
        (
            "indexed-repeat(/data/house/person/name, /data/house/person, 1)",
            {
                ("house/person/name", 0),
                ("house/person", 0),
            },
        ),
        ("if(../a = 'x', ../b, (../c))", {("house/person/a", 2), ("house/person/b", 2), ("house/person/c", 2)}),
        ("instance('towns')/root/item[code = /data/town]/label", {("town", 0)}),
        ("pulldata('towns', 'town', 'code', /data/town)", {("town", 0)}),
        ("1 + 1", set()),
    ],
)
def test_what_an_expression_looks_at_is_found_without_working_it_out(source, expected):
    assert seen(source) == expected


@pytest.mark.parametrize(
    "source", ["//name", "count(/data/*)", "../following-sibling::a", "/data/@id", "/data/a | /data/b"]
)
def test_a_path_that_is_more_than_names_looks_at_anything(source):
    assert Expression(source, ("a",)).reach.anything


def test_chance_is_noticed():
    assert Expression("if(/data/a = '', random(), 1)", ("b",)).reach.chance
    assert not Expression("/data/random + 1", ("b",)).reach.chance


def test_the_root_is_kept_to_find_slips():
    assert Expression("/other/a", ("b",)).reach.references == (Reference(("a",), 0, "other"),)
