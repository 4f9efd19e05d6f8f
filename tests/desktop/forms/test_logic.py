"""What is shown, required, calculated and offered while somebody fills in a form."""

from __future__ import annotations

import pytest

from desktop.forms.errors import NoSuchQuestion
from desktop.forms.logic import Filling, ProblemKind
from tests.desktop.forms.making import calculate, fill, form_of, group, integer, now, text


def kinds(filling: Filling) -> dict[str, ProblemKind]:
    return {problem.path: problem.kind for problem in filling.problems()}


def test_a_question_appears_when_it_becomes_relevant_and_its_answer_survives_hiding():
    filling = fill([text("a"), text("b", relevant="${a} = 'yes'"), calculate("c", "concat('<', ${b}, '>')")])
    assert not filling.shown("b")
    assert filling.set("a", "yes") >= {"a", "b"}
    filling.set("b", "kept")
    assert filling.value("c") == "<kept>"
    filling.set("a", "no")
    assert not filling.shown("b")
    assert filling.value("c") == "<>"
    assert filling.value("b") == "kept"
    assert filling.answers()["b"] == "kept"
    filling.set("a", "yes")
    assert filling.value("c") == "<kept>"


def test_a_hidden_group_hides_everything_in_it():
    inner = group("inner", text("b", required="yes"))
    filling = fill([text("a"), *group("outer", *inner, relevant="${a} != ''")])
    assert not any(filling.shown(path) for path in ("outer", "outer/inner", "outer/inner/b"))
    assert kinds(filling) == {}
    changed = filling.set("a", "x")
    assert changed >= {"outer", "outer/inner", "outer/inner/b"}
    assert filling.shown("outer/inner/b")
    assert kinds(filling) == {"outer/inner/b": ProblemKind.REQUIRED}


def test_hidden_answers_count_as_empty_down_a_chain():
    filling = fill(
        [
            text("a"),
            text("b", relevant="${a} = '1'"),
            text("c", relevant="${b} = '1'"),
            text("d", relevant="${c} = '1'"),
        ]
    )
    for path in "abcd":
        filling.set(path, "1")
    assert filling.shown("d")
    assert filling.set("a", "2") == {"a", "b", "c", "d"}
    assert [filling.shown(path) for path in "abcd"] == [True, False, False, False]


def test_what_is_required_is_missed_until_it_is_answered():
    filling = fill([text("a", required="yes", required_message="Please, a name"), text("b", required="${a} = 'x'")])
    problem = filling.problem("a")
    assert problem is not None
    assert problem.kind is ProblemKind.REQUIRED
    assert problem.message is not None
    assert filling.words(problem.message, "a", "") == "Please, a name"
    assert not filling.required("b")
    assert "b" in filling.set("a", "x")
    assert filling.required("b")
    assert kinds(filling) == {"b": ProblemKind.REQUIRED}


def test_no_words_and_no_choices_are_no_answer():
    filling = fill([text("a"), {"type": "select_multiple yes_no", "name": "b"}], a="x", b=("yes",))
    filling.set("a", "")
    filling.set("b", ())
    assert filling.answers() == {}


def test_a_constraint_speaks_with_its_own_sentence_and_with_answers_in_it():
    filling = fill(
        [integer("most"), integer("n", constraint=". <= ${most}", constraint_message="At most ${most}")], most=5, n=9
    )
    problem = filling.problem("n")
    assert problem is not None
    assert problem.kind is ProblemKind.CONSTRAINT
    assert problem.message is not None
    assert filling.words(problem.message, "n", "") == "At most 5"
    assert filling.set("most", 10) >= {"n"}
    assert filling.problem("n") is None
    filling.set("n", None)
    filling.set("most", 0)
    assert filling.problem("n") is None


def test_an_answer_of_the_wrong_type_is_kept_and_reported():
    filling = fill([integer("n"), {"type": "date", "name": "d"}], n="twelve", d="2026-02-30")
    assert kinds(filling) == {"n": ProblemKind.TYPE, "d": ProblemKind.TYPE}
    assert filling.changes() == {"n": "twelve", "d": "2026-02-30"}


def test_calculations_follow_each_other_in_the_right_order():
    filling = fill(
        [
            calculate("total", "${twice} + ${n}"),
            calculate("twice", "${n} * 2"),
            integer("n"),
            integer("shown_total", calculation="${total}", readonly="yes"),
        ],
        n=3,
    )
    assert (filling.value("twice"), filling.value("total"), filling.value("shown_total")) == ("6", "9", 9)
    filling.set("n", None)
    assert filling.value("total") is None
    assert filling.value("shown_total") is None


def test_a_calculation_with_a_trigger_waits_for_it():
    filling = fill([text("a"), text("b"), calculate("c", "concat(${a}, ${b})", trigger="${a}")], b="2")
    assert filling.value("c") is None
    filling.set("a", "1")
    assert filling.value("c") == "12"
    filling.set("b", "3")
    assert filling.value("c") == "12"


def test_read_only_is_passed_on_by_groups():
    filling = fill([text("a"), *group("g", text("b"), text("c", readonly="yes"))])
    assert [filling.read_only(path) for path in ("a", "g/b", "g/c")] == [False, False, True]


def test_choices_are_narrowed_by_other_answers():
    towns = [
        {"list_name": "town", "name": "keti", "label": "Keti", "district": "thatta"},
        {"list_name": "town", "name": "jhirk", "label": "Jhirk", "district": "thatta"},
        {"list_name": "town", "name": "badin", "label": "Badin", "district": "badin"},
    ]
    question = {"type": "select_one town", "name": "town", "choice_filter": "district = ${district}"}
    filling = fill([text("district"), question], towns)
    assert filling.choices("town") == ()
    assert "town" in filling.set("district", "thatta")
    assert [choice.name for choice in filling.choices("town")] == ["keti", "jhirk"]
    filling.set("town", "jhirk")
    assert filling.problem("town") is None
    filling.set("district", "badin")
    assert [choice.name for choice in filling.choices("town")] == ["badin", "jhirk"]
    assert kinds(filling) == {"town": ProblemKind.CONSTRAINT}
    assert filling.value("town") == "jhirk"


def test_a_filter_of_any_kind_is_worked_out():
    numbers = [{"list_name": "n", "name": str(n), "label": str(n), "size": str(n)} for n in range(5)]
    survey = [
        integer("least"),
        {"type": "select_one n", "name": "n", "choice_filter": "size >= ${least} and name != '3'"},
    ]
    filling = fill(survey, numbers, least=2)
    assert [choice.name for choice in filling.choices("n")] == ["2", "4"]


def test_labels_speak_with_answers_in_them():
    filling = fill([text("name"), text("q", label="What did ${name} see?", hint="Ask ${name}")])
    assert filling.label("q", "") == "What did  see?"
    assert filling.set("name", "Asha") == {"name", "q"}
    assert filling.label("q", "") == "What did Asha see?"
    assert filling.hint("q", "") == "Ask Asha"


def test_a_label_can_say_what_a_choice_is_called():
    survey = [
        {"type": "select_one yes_no", "name": "a"},
        calculate("said", "jr:choice-name(${a}, '${a}')"),
        text("b", label="You said ${said}"),
    ]
    filling = fill(survey, a="yes")
    assert filling.value("said") == "Yes"
    assert filling.label("b", "") == "You said Yes"


def test_defaults_are_for_new_records_alone():
    form = form_of(
        [integer("n", default="2"), {"type": "date", "name": "d", "default": "today()"}, text("t", default="it's")]
    )
    filling = Filling(form, {}, now=now)
    assert filling.changes() == {"n": 2, "d": "2026-11-22", "t": "it's"}
    assert not filling.touched
    again = Filling(form, {"n": 5}, now=now)
    assert again.answers() == {"n": 5}


def test_a_draft_is_taken_up_where_it_was_left():
    form = form_of([text("a", default="x"), text("b"), text("c")])
    first = Filling(form, {}, now=now)
    first.set("a", None)
    first.set("b", "1")
    second = Filling(form, {}, draft=first.changes(), now=now)
    assert second.answers() == {"b": "1"}
    assert second.touched
    edited = Filling(form, {"b": "1", "c": "2"}, now=now)
    edited.set("c", None)
    assert edited.changes() == {"c": None}
    assert Filling(form, {"b": "1", "c": "2"}, draft=edited.changes(), now=now).answers() == {"b": "1"}


def test_opening_a_record_changes_nothing():
    form = form_of(
        [
            text("a"),
            calculate("stamp", "concat(${a}, now())"),
            calculate("id", "uuid()"),
            {"type": "end", "name": "end"},
        ]
    )
    first = Filling(form, {}, now=now)
    first.set("a", "x")
    again = Filling(form, first.answers(), now=lambda: now().replace(year=2027))
    assert again.changes() == {}
    assert again.value("id") == first.value("id")
    again.set("a", "y")
    assert set(again.changes()) == {"a", "stamp", "end"}


def test_answers_the_form_does_not_know_stay_in_the_record():
    form = form_of([text("a")])
    filling = Filling(form, {"a": "1", "from_a_later_version": "2", "lost[00000001]/what": "3"}, now=now)
    filling.set("a", "4")
    assert filling.changes() == {"a": "4"}
    assert filling.answers() == {"a": "4", "from_a_later_version": "2", "lost[00000001]/what": "3"}


def test_the_same_answer_again_changes_nothing():
    seen = []
    filling = Filling(form_of([text("a")]), {}, now=now, on_change=seen.append)
    assert filling.set("a", "x") == {"a"}
    assert filling.set("a", "x") == frozenset()
    assert seen == [{"a"}]


@pytest.mark.parametrize("path", ["nothing", "g", "c", "r", "r[00000001]/x", ""])
def test_only_a_question_can_be_answered(path):
    filling = fill([*group("g", text("a")), calculate("c", "1")])
    with pytest.raises(NoSuchQuestion):
        filling.set(path, "x")
