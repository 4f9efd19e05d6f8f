"""The rules told with sets and the program's way of merging agree on any history, also one that is not all here."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.merging import merge
from desktop.domain.records import Revision
from tests.journeys.naive_merging import Said
from tests.journeys.truth import shows

ROW, INNER, PIECE = "losses/loss[1f00ab3c]", "losses/loss[1f00ab3c]/more[00000002]", "told/segment[00000001]"
ANSWERS = ("what/title", f"{ROW}/what", f"{ROW}/words", f"{INNER}/words", "told/words", f"{PIECE}/words", "tolds")
CHANGES = st.fixed_dictionaries(
    {},
    optional={path: st.sampled_from([None, "a", "b", 3, 3.0, ("a", "b")]) for path in ANSWERS}
    | {row: st.sampled_from([None, 1.0, 2.0]) for row in (ROW, INNER, PIECE)},
)


@st.composite
def histories(draw):
    form, clocks = draw(st.sampled_from(["case", "testimony"])), draw(st.booleans())
    made: list[Revision] = []
    for number in range(draw(st.integers(1, 9))):
        parents = draw(st.sets(st.integers(0, number - 1), min_size=1, max_size=3)) if number else set()
        deleted = draw(st.integers(0, 6)) == 0
        made.append(
            Revision(
                id=f"{number:064x}",
                record="ab" * 16,
                form=form,
                form_digest="",
                author=f"{number % 3:032x}",
                clock=draw(st.integers(0, 5)) if clocks else number,
                parents=tuple(f"{parent:064x}" for parent in sorted(parents)),
                changes={} if deleted else draw(CHANGES),
                deleted=deleted,
            )
        )
    return made


@given(history=histories(), late=st.sets(st.integers(0, 8), max_size=2))
def test_the_rules_and_the_program_agree_on_any_history(history, late):
    here = [one for place, one in enumerate(history) if place not in late] or history
    sittings = {
        one.id: Said(one.id, one.record, one.form, one.author, one.parents, one.changes, one.deleted) for one in here
    }
    shows(merge(here), sittings)


@given(history=histories())
def test_the_names_of_sittings_do_not_matter(history):
    """Every device sees the same record, whichever order ids happen to sort in."""
    renamed = {one.id: f"{int(one.id, 16) ^ 0b1011:064x}" for one in history}
    other = [
        replace(one, id=renamed[one.id], parents=tuple(renamed[parent] for parent in one.parents)) for one in history
    ]
    first, second = merge(history), merge(other[::-1])
    assert first.conflicts.keys() == second.conflicts.keys()
    assert {renamed[head] for head in first.heads} == set(second.heads)
