from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.merging import merge
from desktop.domain.records import DELETION, KEPT, Revision

RECORD = "ab" * 16
PATHS = [
    "title",
    "place/name",
    "losses[1f00ab3c]",
    "losses[1f00ab3c]/what",
    "told/words",
    "told/segment[00000001]/text",
]


def revision(number, changes, parents=(), *, clock=None, form="case", deleted=False, urgent=False):
    return Revision(
        id=f"{number:064x}",
        record=RECORD,
        form=form,
        form_digest="",
        author=f"{number % 3:032x}",
        clock=number if clock is None else clock,
        parents=tuple(f"{parent:064x}" for parent in parents),
        changes=changes,
        deleted=deleted,
        urgent=urgent,
    )


@st.composite
def histories(draw):
    """Any graph of revisions, also with clocks that contradict it."""
    form = draw(st.sampled_from(["case", "testimony"]))
    made = []
    for number in range(draw(st.integers(1, 7))):
        parents = draw(st.sets(st.integers(0, number - 1), max_size=2)) if number else set()
        values = st.one_of(st.none(), st.sampled_from(["a", "b", 1.0]))
        changes = draw(st.dictionaries(st.sampled_from(PATHS), values, max_size=4))
        deleted = draw(st.integers(0, 5)) == 0
        clock = draw(st.integers(0, 9))
        made.append(revision(number, {} if deleted else changes, parents, clock=clock, form=form, deleted=deleted))
    return made


@given(history=histories(), data=st.data())
def test_order_and_repetition_of_arrival_do_not_matter(history, data):
    shuffled = data.draw(st.permutations(history + history[:2]))
    assert merge(shuffled) == merge(history)


@given(
    changes=st.dictionaries(st.sampled_from(PATHS), st.one_of(st.none(), st.just("a"), st.just(1.0))),
    form=st.sampled_from(["case", "testimony"]),
)
def test_a_record_of_one_sitting_reads_as_it_does_after_a_sitting_that_changed_nothing(changes, form):
    alone = merge([revision(1, changes, form=form)])
    followed = merge([revision(1, changes, form=form), revision(2, {}, [1], form=form)])
    assert (list(alone.answers.items()), alone.conflicts) == (list(followed.answers.items()), followed.conflicts)


@given(history=histories())
def test_no_value_is_lost_that_nobody_wrote_over(history):
    merged = merge(history)
    below = ancestors(history)
    for one in history:
        for path, value in one.changes.items():
            over = [other for other in history if path in other.changes and one.id in below[other.id]]
            if over or in_removed_row(history, path):
                continue
            alternatives = [alternative.value for alternative in merged.conflicts.get(path, ())]
            assert value in alternatives or merged.answers.get(path) == value


@given(history=histories())
def test_a_revision_on_all_heads_settles_every_conflict(history):
    merged = merge(history)
    settled = merge([*history, on_top_of(merged, {path: "chosen" for path in merged.conflicts if path})])
    assert settled.conflicts == {}
    assert settled.heads == (f"{99:064x}",)
    assert not settled.deleted


@given(history=histories())
def test_a_revision_that_does_not_name_a_conflict_leaves_it(history):
    merged = merge(history)
    after = merge([*history, on_top_of(merged, {"other": "x"})])
    assert {path for path in after.conflicts if path} >= {path for path in merged.conflicts if path}


def test_changes_of_different_answers_are_merged():
    merged = merge([revision(0, {"title": "a"}), revision(1, {"place": "b"}, [0]), revision(2, {"kind": "c"}, [0])])
    assert merged.answers == {"title": "a", "place": "b", "kind": "c"}
    assert not merged.conflicts


def test_two_values_for_one_answer_are_both_kept_with_who_and_when():
    merged = merge([revision(0, {"title": "a"}), revision(1, {"title": "b"}, [0]), revision(2, {"title": "c"}, [0])])
    (first, second) = merged.conflicts["title"]
    assert (first.value, first.author, first.clock) == ("b", f"{1:032x}", 1)
    assert (second.value, second.author, second.clock) == ("c", f"{2:032x}", 2)


def test_the_same_value_from_two_sides_is_no_conflict():
    assert not merge([revision(1, {"title": "b"}), revision(2, {"title": "b"})]).conflicts


def test_cleared_here_and_changed_there_is_a_conflict():
    merged = merge([revision(0, {"title": "a"}), revision(1, {"title": None}, [0]), revision(2, {"title": "c"}, [0])])
    assert [a.value for a in merged.conflicts["title"]] == [None, "c"]


def test_the_words_of_a_witness_stay_two_versions_even_where_different_passages_changed():
    history = [
        revision(0, {"told/segment[0000000a]/text": "one", "told/segment[0000000b]/text": "two"}, form="testimony"),
        revision(1, {"told/segment[0000000a]/text": "ONE"}, [0], form="testimony"),
        revision(2, {"told/segment[0000000b]/text": "TWO"}, [0], form="testimony"),
    ]
    merged = merge(history)
    assert [a.value for a in merged.conflicts["told/segment[0000000a]/text"]] == ["one", "ONE"]
    assert [a.value for a in merged.conflicts["told/segment[0000000b]/text"]] == ["two", "TWO"]
    assert not merge([dataclass_with_form(r, "case") for r in history]).conflicts


def test_choosing_one_passage_of_a_testimony_leaves_the_other_open():
    history = [
        revision(0, {"told/segment[0000000a]/text": "one", "told/segment[0000000b]/text": "two"}, form="testimony"),
        revision(1, {"told/segment[0000000a]/text": "ONE"}, [0], form="testimony"),
        revision(2, {"told/segment[0000000b]/text": "TWO"}, [0], form="testimony"),
        revision(3, {"told/segment[0000000a]/text": "ONE"}, [1, 2], form="testimony"),
    ]
    assert set(merge(history).conflicts) == {"told/segment[0000000b]/text"}


def test_a_record_deleted_here_and_edited_there_comes_back_as_a_conflict():
    history = [revision(0, {"title": "a"}), revision(1, {}, [0], deleted=True), revision(2, {"title": "b"}, [0])]
    merged = merge(history)
    assert not merged.deleted
    assert merged.answers == {"title": "b"}
    assert [a.value for a in merged.conflicts[DELETION]] == [None, KEPT]


def test_deleted_by_everybody_is_deleted_and_may_be_brought_back():
    history = [revision(0, {"title": "a"}), revision(1, {}, [0], deleted=True), revision(2, {}, [0], deleted=True)]
    assert merge(history).deleted
    assert merge([*history, revision(3, {}, [1, 2])]).answers == {"title": "a"}


def test_something_written_into_a_row_that_another_removed_keeps_the_row():
    row = "losses[1f00ab3c]"
    history = [
        revision(0, {row: 2.0, f"{row}/what": "a boat"}),
        revision(1, {row: None, f"{row}/what": None}, [0]),
        revision(2, {f"{row}/what": "two boats"}, [0]),
    ]
    merged = merge(history)
    assert [a.value for a in merged.conflicts[row]] == [None, 2.0]
    assert merged.answers[f"{row}/what"] == "two boats"
    gone = merge([*history, revision(3, {row: None}, [1, 2])])
    assert gone.answers == {}
    assert gone.conflicts == {}


def test_a_removed_row_takes_its_answers_along():
    row = "losses[1f00ab3c]"
    assert merge([revision(0, {row: 1.0, f"{row}/what": "x"}), revision(1, {row: None}, [0])]).answers == {}


def test_urgent_once_is_urgent():
    assert merge([revision(0, {}, urgent=True), revision(1, {}, [0])]).urgent


@pytest.mark.parametrize("order", list(itertools.permutations(range(3))))
def test_a_parent_that_comes_late_ends_the_conflict_it_had_caused(order):
    history = [revision(0, {"title": "a"}), revision(1, {"x": "y"}, [0]), revision(2, {"title": "b"}, [1])]
    assert merge([history[0], history[2]]).conflicts
    assert not merge([history[place] for place in order]).conflicts


def test_a_long_history_merges():
    history = [revision(n, {"title": str(n)}, [n - 1] if n else []) for n in range(5_000)]
    assert merge(history).answers == {"title": "4999"}


def on_top_of(merged, changes):
    heads = tuple(int(head, 16) for head in merged.heads)
    return revision(99, changes, heads, clock=100, form=merged.form)


def dataclass_with_form(one, form):
    return Revision(**{name: getattr(one, name) for name in one.__slots__} | {"form": form})


def ancestors(history):
    below = {}
    for one in history:
        below[one.id] = set(one.parents).union(*(below[parent] for parent in one.parents))
    return below


def in_removed_row(history, path):
    row = "losses[1f00ab3c]"
    return path.startswith(row + "/") and merge(history).answers.get(row) is None
