"""What a testimony that stays keeps with it, and what it does not."""

from __future__ import annotations

import pytest

from desktop.domain.consent import Purpose, Reason
from desktop.domain.leaving import Standing, held_back

FORMS = {
    "yes": "testimony",
    "no": "testimony",
    "case": "case",
    "person": "person",
    "other person": "person",
    "evidence": "evidence",
    "copy": "evidence",
    "event": "event",
    "action": "action",
    "note": "note",
    "answer": "note",
}


def said(refusal=None, narrator=(), named=()):
    return Standing(refusal=refusal, narrators=frozenset(narrator), named=frozenset({*narrator, *named}))


def held(links=(), *, yes=None, no=None, purpose=Purpose.INTERNAL, own=None, forms=FORMS):
    testimonies = {"yes": yes or said(), "no": no or said(Reason.NO)}
    found = held_back(forms, testimonies, lambda: links, purpose, own)
    return {id: reason for id, reason in found.items() if id not in testimonies}


def test_testimonies_stay_for_their_own_reason():
    testimonies = {"yes": said(), "no": said(Reason.WITHDRAWN)}
    assert held_back(FORMS, testimonies, lambda: (), Purpose.INTERNAL) == {"no": Reason.WITHDRAWN}


def test_what_has_nothing_to_do_with_a_testimony_leaves():
    assert held([("evidence", "case"), ("event", "person")]) == {}


def test_who_narrates_only_what_stays_stays_whoever_else_names_them():
    links = [("case", "person"), ("event", "person"), ("action", "person")]
    assert held(links, no=said(Reason.NO, narrator=["person"])) == {"person": Reason.NARRATOR}


def test_who_narrates_something_that_leaves_too_leaves():
    assert held(yes=said(narrator=["person"]), no=said(Reason.NO, narrator=["person"])) == {}


@pytest.mark.parametrize("purpose", [Purpose.UN, Purpose.PUBLIC_ANONYMOUS])
def test_where_nobody_may_be_known_narrators_stay_though_they_agreed(purpose):
    assert held(yes=said(narrator=["person"]), purpose=purpose)["person"] is Reason.NAMELESS


def test_an_interpreter_of_what_stays_leaves_only_where_something_else_names_them():
    no = said(Reason.NO, named=["person"])
    assert held(no=no) == {"person": Reason.ONLY_THROUGH}
    assert held([("case", "person")], no=no) == {}
    assert held(yes=said(named=["person"]), no=no) == {}
    assert held([("other person", "person")], no=no) == {"person": Reason.ONLY_THROUGH}
    assert held([("note", "person")], no=no) == {"person": Reason.ONLY_THROUGH, "note": Reason.ABOUT}


def test_evidence_that_a_testimony_names_is_part_of_it_whatever_else_names_it():
    no = said(Reason.NO, named=["evidence"])
    links = [("evidence", "case"), ("evidence", "event"), ("event", "evidence"), ("action", "evidence")]
    assert held(links, no=no) == {"evidence": Reason.PART}
    assert held([*links, ("evidence", "yes")], no=no) == {"evidence": Reason.PART}
    assert held(links, no=no, yes=said(named=["evidence"])) == {}


def test_evidence_that_only_supports_what_stays_stays_unless_something_independent_names_it():
    supports = [("evidence", "no"), ("evidence", "case")]
    assert held(supports) == {"evidence": Reason.ONLY_THROUGH}
    assert held([*supports, ("event", "evidence")]) == {}
    assert held([*supports, ("evidence", "yes")]) == {}


def test_an_event_that_hangs_on_what_stays_itself_is_no_other_way():
    links = [("evidence", "no"), ("event", "no"), ("event", "evidence")]
    assert held(links) == {"evidence": Reason.ONLY_THROUGH, "event": Reason.ONLY_THROUGH}


def test_an_event_with_evidence_of_its_own_leaves():
    assert held([("event", "no"), ("evidence", "event")]) == {}
    assert held([("event", "no")]) == {"event": Reason.ONLY_THROUGH}


def test_an_appeal_that_rests_on_what_stays_alone_stays():
    assert held([("action", "no")]) == {"action": Reason.ONLY_THROUGH}
    assert held([("action", "no"), ("action", "yes")]) == {}


def test_a_case_leaves_whoever_belongs_to_it():
    assert held(no=said(Reason.NO, named=["case"])) == {}


def test_copies_of_evidence_that_stays_stay_with_it_however_often_they_were_copied():
    forms = FORMS | {"copy of the copy": "evidence"}
    links = [("copy of the copy", "copy"), ("copy", "evidence"), ("action", "copy")]
    found = held(links, no=said(Reason.NO, named=["evidence"]), forms=forms)
    assert found == {
        "evidence": Reason.PART,
        "copy": Reason.MADE_FROM,
        "copy of the copy": Reason.MADE_FROM,
    }


def test_a_copy_is_no_way_out_for_its_original():
    assert held([("evidence", "no"), ("copy", "evidence")]) == {
        "evidence": Reason.ONLY_THROUGH,
        "copy": Reason.MADE_FROM,
    }


def test_evidence_that_shows_a_narrator_who_stays_stays():
    assert held([("evidence", "person")], no=said(Reason.NO, narrator=["person"]))["evidence"] is Reason.SHOWS


def test_what_names_something_unknown_stays_for_it_may_be_a_testimony():
    assert held([("evidence", "elsewhere")]) == {"evidence": Reason.NOT_HERE}
    assert held([("evidence", "elsewhere"), ("event", "evidence")]) == {}


def test_what_names_something_deleted_leaves_unless_it_was_a_testimony():
    assert held([("evidence", "case")], own={"case": Reason.DELETED}) == {"case": Reason.DELETED}
    assert held([("evidence", "no")], no=said(Reason.DELETED)) == {"evidence": Reason.ONLY_THROUGH}
    assert held([("copy", "evidence")], own={"evidence": Reason.DELETED}) == {"evidence": Reason.DELETED}


def test_what_a_deleted_testimony_named_stays():
    no = said(Reason.DELETED, narrator=["person"], named=["evidence"])
    assert held(no=no) == {"person": Reason.NARRATOR, "evidence": Reason.PART}


def test_notes_never_leave_the_group():
    found = held([("note", "no")], purpose=Purpose.MOVEMENTS)
    assert found == {"note": Reason.INSIDE_ONLY, "answer": Reason.INSIDE_ONLY}


def test_inside_the_group_notes_about_what_stays_stay_and_the_answers_to_them():
    found = held([("note", "no"), ("answer", "note")])
    assert found == {"note": Reason.ABOUT, "answer": Reason.ABOUT}
    no = said(Reason.NO, narrator=["person"])
    assert held([("note", "person"), ("answer", "note")], no=no) == {
        "person": Reason.NARRATOR,
        "note": Reason.ABOUT,
        "answer": Reason.ABOUT,
    }
    assert held([("note", "case"), ("answer", "yes")]) == {}
    assert held([("note", "yes"), ("note", "no")]) == {"note": Reason.ABOUT}
    assert held([("note", "elsewhere"), ("answer", "note")]) == {"note": Reason.NOT_HERE, "answer": Reason.ABOUT}


def test_what_stays_for_what_it_says_keeps_its_copies():
    found = held([("copy", "evidence")], own={"evidence": Reason.SENSITIVE})
    assert found == {"evidence": Reason.SENSITIVE, "copy": Reason.MADE_FROM}


def test_notes_in_a_circle_come_to_an_end():
    assert held([("note", "answer"), ("answer", "note"), ("note", "no")]).keys() == {"note", "answer"}
