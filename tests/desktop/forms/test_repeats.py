"""Rows of repeats: their order, their logic, and rows that the form counts."""

from __future__ import annotations

import pytest

from desktop.forms.errors import NoSuchQuestion, RowsAreCounted
from desktop.forms.logic import Filling, ProblemKind
from desktop.forms.paths import in_row
from tests.desktop.forms.making import calculate, fill, form_of, integer, now, repeat, text

PEOPLE = [
    *repeat(
        "people",
        text("name"),
        integer("age"),
        calculate("place", "position(..)"),
        text("school", relevant="${age} < 16"),
    ),
    calculate("count", "count(${people})"),
    calculate("total", "sum(${age})"),
    calculate("names", "join(', ', ${name})"),
]


def add(filling: Filling, name: str, age: int) -> str:
    row = filling.add_row("people")
    filling.set(f"{row}/name", name)
    filling.set(f"{row}/age", age)
    return row


def test_rows_are_counted_summed_and_joined():
    filling = fill(PEOPLE)
    assert filling.rows("people") == ()
    assert filling.value("count") == "0"
    ana, bia = add(filling, "Ana", 34), add(filling, "Bia", 7)
    assert filling.rows("people") == (ana, bia)
    assert [filling.value(path) for path in ("count", "total", "names")] == ["2", "41", "Ana, Bia"]
    gone = filling.remove_row(ana)
    assert {ana, f"{ana}/name", "people", "count", "names"} <= gone
    assert [filling.value(path) for path in ("count", "total", "names")] == ["1", "7", "Bia"]
    assert set(filling.answers()) == {bia, f"{bia}/name", f"{bia}/age", f"{bia}/place", "count", "total", "names"}


def test_logic_looks_at_its_own_row_alone():
    filling = fill(PEOPLE)
    ana, bia = add(filling, "Ana", 34), add(filling, "Bia", 7)
    assert not filling.shown(f"{ana}/school")
    assert filling.shown(f"{bia}/school")
    changed = filling.set(f"{ana}/age", 9)
    assert filling.shown(f"{ana}/school")
    assert not any(path.startswith(bia) for path in changed)


def test_an_absolute_path_means_the_same_row_as_in_odk():
    form = form_of([*repeat("r", text("a"), text("b", relevant="/data/r/a = 'x'"), calculate("all", "count(/data/r)"))])
    filling = Filling(form, {}, now=now)
    one, two = filling.add_row("r"), filling.add_row("r")
    filling.set(f"{one}/a", "x")
    assert filling.shown(f"{one}/b")
    assert not filling.shown(f"{two}/b")
    assert filling.value(f"{one}/all") == filling.value(f"{two}/all") == "2"


def test_rows_can_be_moved_and_know_their_place():
    filling = fill(PEOPLE)
    rows = [add(filling, name, 20) for name in "ABC"]
    changed = filling.move_row(rows[2], rows[0])
    assert filling.rows("people") == (rows[2], rows[0], rows[1])
    assert [filling.value(f"{row}/place") for row in filling.rows("people")] == ["1", "2", "3"]
    assert filling.value("names") == "C, A, B"
    assert {"people", "names", f"{rows[2]}/place"} <= changed
    filling.move_row(rows[2], None)
    assert filling.rows("people") == tuple(rows)
    for _ in range(200):  # more often than there are numbers between two sort keys
        filling.move_row(filling.rows("people")[2], filling.rows("people")[1])
    assert len(set(filling.rows("people"))) == 3
    assert filling.rows("people")[0] == rows[0]


def test_rows_of_two_devices_stand_in_the_same_order_everywhere():
    form = form_of(PEOPLE)
    answers = {
        "people[00000002]": 1.0,
        "people[00000001]": 1.0,
        "people[00000003]": 0.5,
        "people[00000003]/name": "first",
    }
    filling = Filling(form, answers, now=now)
    assert filling.rows("people") == ("people[00000003]", "people[00000001]", "people[00000002]")
    assert filling.changes() == {}


def test_answers_of_a_row_somebody_else_took_away_are_kept_but_not_shown():
    answers = {"people[00000001]/name": "Ana", "people[00000002]": 1.0}
    filling = Filling(form_of(PEOPLE), answers, now=now)
    assert filling.rows("people") == ("people[00000002]",)
    assert filling.answers()["people[00000001]/name"] == "Ana"


def test_rows_within_rows():
    inner = repeat("phones", text("number", required="yes"), calculate("whose", "../../name"))
    form = form_of([*repeat("people", text("name"), *inner, calculate("phone_count", "count(${phones})"))])
    filling = Filling(form, {}, now=now)
    ana, bia = filling.add_row("people"), filling.add_row("people")
    filling.set(f"{ana}/name", "Ana")
    phones = in_row("people/phones", ana)
    first, second = filling.add_row(phones), filling.add_row(phones)
    assert filling.rows(phones) == (first, second)
    assert filling.value(f"{first}/whose") == "Ana"
    assert filling.value(f"{ana}/phone_count") == "2"
    assert filling.value(f"{bia}/phone_count") == "0"
    assert [problem.path for problem in filling.problems()] == [f"{first}/number", f"{second}/number"]
    again = Filling(form, filling.answers(), now=now)
    assert again.rows(phones) == (first, second)
    filling.remove_row(ana)
    assert filling.answers().keys() == {bia, f"{bia}/phone_count"}


def test_new_rows_get_their_defaults():
    filling = fill([*repeat("r", {"type": "date", "name": "day", "default": "today()"}, text("kind", default="loss"))])
    row = filling.add_row("r")
    assert filling.value(f"{row}/day") == "2026-11-22"
    assert filling.value(f"{row}/kind") == "loss"


def test_a_hidden_repeat_counts_no_rows():
    survey = [text("a"), *repeat("r", text("x"), relevant="${a} = 'yes'"), calculate("n", "count(${r})")]
    filling = fill(survey, a="yes")
    filling.set(f"{filling.add_row('r')}/x", "1")
    assert filling.value("n") == "1"
    filling.set("a", "no")
    assert not filling.shown("r")
    assert filling.value("n") == "0"
    assert len(filling.rows("r")) == 1
    empty = fill(survey)
    assert not empty.shown("r")


def test_a_repeat_that_the_form_counts_has_that_many_rows():
    filling = fill([integer("n"), *repeat("r", text("x"), repeat_count="${n}")])
    assert filling.rows("r") == ()
    assert "r" in filling.set("n", 3)
    rows = filling.rows("r")
    assert len(rows) == 3
    filling.set(f"{rows[1]}/x", "kept")
    filling.set("n", 1)
    assert filling.rows("r") == rows[:1]
    assert not filling.shown(f"{rows[1]}/x")
    assert filling.answers()[f"{rows[1]}/x"] == "kept"
    assert rows[2] not in filling.answers()
    filling.set("n", 2)
    assert filling.rows("r") == rows[:2]
    assert filling.shown(f"{rows[1]}/x")


def test_nobody_adds_or_takes_rows_that_the_form_counts():
    filling = fill([integer("n"), *repeat("r", text("x"), repeat_count="${n}")], n=1)
    with pytest.raises(RowsAreCounted):
        filling.add_row("r")
    with pytest.raises(RowsAreCounted):
        filling.remove_row(filling.rows("r")[0])


def test_rows_that_are_counted_are_the_same_on_every_device():
    survey = [integer("n"), *repeat("r", text("x"), repeat_count="${n}")]
    assert fill(survey, n=3).rows("r") == fill(survey, n=3).rows("r")


def test_a_count_beyond_all_measure_is_a_fault():
    filling = fill([integer("n"), *repeat("r", text("x"), repeat_count="${n}")], n=1_000_000_000)
    assert filling.rows("r") == ()
    assert [(each.path, each.kind, each.code) for each in filling.problems()] == [
        ("r", ProblemKind.FORM_FAULT, "too_many_rows")
    ]


def test_a_select_may_offer_the_rows_of_a_repeat():
    survey = [
        *repeat("people", text("name")),
        {"type": "select_one ${name}", "name": "who", "choice_filter": "${name} != ''"},
    ]
    filling = fill(survey)
    for name in ("Ana", "", "Bia"):
        filling.set(f"{filling.add_row('people')}/name", name)
    assert [(each.name, each.label.in_language("")) for each in filling.choices("who")] == [
        ("Ana", "Ana"),
        ("Bia", "Bia"),
    ]
    filling.set("who", "Bia")
    assert filling.problem("who") is None


@pytest.mark.parametrize("path", ["nothing", "people/name", "people", "people[00000009]"])
def test_only_a_row_can_be_taken_away(path):
    with pytest.raises(NoSuchQuestion):
        fill(PEOPLE).remove_row(path)
    with pytest.raises(NoSuchQuestion):
        fill(PEOPLE).add_row(f"{path}/x")
