"""What a sitting works out change by change is what it would work out from the beginning."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.answers import Path
from desktop.forms.library import built_in, built_in_ids
from desktop.forms.logic import Filling
from desktop.forms.paths import in_row
from desktop.forms.questions import Form, Question, Repeat
from tests.desktop.forms.making import calculate, form_of, group, integer, now, repeat, text
from tests.desktop.forms.sample_answers import answer_for

TANGLED = form_of(
    [
        integer("n"),
        text("a", relevant="${n} > 2"),
        text("b", relevant="${a} != '' and ${total} < 50", required="${n} mod 2 = 0"),
        calculate("twice", "${n} * 2"),
        calculate("total", "sum(${size}) + coalesce(${twice}, 0)"),
        *group(
            "g", text("c", constraint="string-length(.) < ${n}"), integer("d", default="3"), relevant="${b} != 'hide'"
        ),
        *repeat(
            "r",
            integer("size"),
            text("kind", relevant="../size > /data/n", required="position(..) = 1"),
            calculate("place", "position(..)"),
            *repeat("inner", text("x"), calculate("of", "concat(${kind}, ../../place, '/', count(${r}))")),
            calculate("inners", "count(${inner})"),
        ),
        *repeat("k", text("kk", default="new"), calculate("kc", "concat(${a}, position(..))"), repeat_count="${d}"),
        calculate("everything", "count(//x) + count(/data/*)"),
        calculate("words", "join(',', ${kind})"),
        {"type": "select_one yes_no", "name": "yn", "choice_filter": "name != ${a}"},
    ]
)
STEPS = st.lists(
    st.tuples(st.integers(0, 10_000), st.sampled_from(["set", "clear", "add", "remove", "move"])), max_size=25
)
VALUES = {"a": ["", "x", "yes"], "b": ["hide", "show"], "n": [0, 2, 3, 30, "many"], "d": [0, 2, 5], "size": [1, 20, 60]}


def whole_state(filling: Filling) -> dict[Path, object]:
    """Everything a window could ask."""
    state: dict[Path, object] = {"problems": filling.problems(), "answers": dict(filling.answers())}
    for path, item in places(filling):
        state[path] = (
            filling.shown(path),
            filling.required(path),
            filling.read_only(path),
            filling.problem(path),
            filling.label(path, "en"),
            [choice.name for choice in filling.choices(path)]
            if isinstance(item, Question) and item.kind.is_choice
            else None,
        )
    return state


def places(filling: Filling) -> list[tuple[Path, object]]:
    """Every question, group, row and repeat there is now."""
    found: list[tuple[Path, object]] = []

    def walk(items, row: Path) -> None:
        for item in items:
            path = in_row(item.path, row)
            found.append((path, item))
            if isinstance(item, Repeat):
                for new in filling.rows(path):
                    walk(item.items, new)
            elif not isinstance(item, Question):
                walk(item.items, row)

    walk(filling.form.items, "")
    return found


def take(filling: Filling, number: int, what: str) -> None:
    """One step of somebody who does anything at all."""
    everywhere = places(filling)
    repeats = [path for path, item in everywhere if isinstance(item, Repeat) and not item.fixed]
    rows = [row for path in repeats for row in filling.rows(path)]
    questions = [(path, item) for path, item in everywhere if isinstance(item, Question)]
    if what == "add" and repeats:
        filling.add_row(repeats[number % len(repeats)])
    elif what in ("remove", "move") and rows:
        row = rows[number % len(rows)]
        filling.remove_row(row) if what == "remove" else filling.move_row(row, None)
    else:
        path, question = questions[number % len(questions)]
        values = VALUES.get(question.path.rpartition("/")[2]) or [answer_for(filling, question, path)]
        filling.set(path, None if what == "clear" else values[number % len(values)])


def hold_to_the_beginning(form: Form, steps: list[tuple[int, str]]) -> None:
    filling = Filling(form, {}, now=now)
    for number, what in steps:
        before = whole_state(filling)
        told: set[Path] = set()
        filling._on_change = told.update
        take(filling, number, what)
        after = whole_state(filling)
        for path in before.keys() & after.keys() - {"problems", "answers"}:
            assert before[path] == after[path] or path in told, f"nobody told that {path} changed"
        fresh = Filling(form, filling.answers(), draft={}, now=now)
        assert whole_state(fresh) == after


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(STEPS)
def test_a_tangled_form_is_worked_out_as_if_from_the_beginning(steps):
    hold_to_the_beginning(TANGLED, steps)


@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.sampled_from(built_in_ids()), STEPS)
def test_the_built_in_forms_are_worked_out_as_if_from_the_beginning(form_id, steps):
    hold_to_the_beginning(built_in(form_id), steps[:10])
