"""Records come from other devices and other versions: whatever they hold, a sitting begins, and nothing is lost."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from desktop.domain.answers import FileRef
from desktop.forms.library import built_in
from desktop.forms.logic import Filling
from desktop.forms.questions import Form, Question
from tests.desktop.forms.making import now
from tests.desktop.forms.test_incremental import TANGLED, places

FILE = FileRef(id="0" * 32, name="a", size=1, media_type="image/jpeg", sha256="0" * 64)
VALUES = st.one_of(
    st.text(max_size=12).filter(bool),
    st.integers(-(10**30), 10**30),
    st.floats(),
    st.sampled_from(["2026-11-22", "10:30", "9999-12-31", "1 2 3", "yes", "1e309", FILE]),
    st.lists(st.text(min_size=1, max_size=4), min_size=1, max_size=3).map(tuple),
)


def paths(form: Form) -> st.SearchStrategy[str]:
    """Those of the form, in rows that there are and that there are not, and any others."""
    own = [item.path for item in (*form.walk(), *form.hidden)]
    row_ids = st.sampled_from(["[00000001]", "[00000002]", "[x]", ""])
    in_rows = st.tuples(st.sampled_from(own), row_ids).map(lambda pair: _in_row(*pair))
    return st.one_of(in_rows, st.sampled_from(own), st.text(min_size=1, max_size=8))


def _in_row(path: str, row_id: str) -> str:
    first, slash, rest = path.partition("/")
    return first + row_id + slash + rest


def hold_to_it(form: Form, answers: dict[str, object]) -> None:
    filling = Filling(form, answers, now=now)
    for path, value in answers.items():
        held = filling.answers().get(path)
        item = form.item(path)
        by_the_form = item is not None and bool(item.rules.calculate or item.rules.count)  # and so the form's to change
        assert by_the_form or held == value or (held != held and value != value)
    filling.problems()
    for path, item in places(filling):
        filling.label(path, "es")
        if isinstance(item, Question) and path in answers:
            filling.set(path, "something else")


@settings(max_examples=80, deadline=None, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
@given(st.dictionaries(paths(TANGLED), VALUES, max_size=10))
def test_a_tangled_form_takes_any_answers(answers):
    hold_to_it(TANGLED, answers)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(paths(built_in("testimony")), VALUES, max_size=10))
def test_a_built_in_form_takes_any_answers(answers):
    hold_to_it(built_in("testimony"), answers)
