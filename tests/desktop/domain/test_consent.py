"""Only a plain, undisputed, unexpired, unwithdrawn yes is one."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.domain.consent import Purpose, Reason, partner_words, refusal
from desktop.domain.records import DELETION, KEPT
from tests.desktop.domain.merged import record

TODAY = date(2026, 11, 23)
ASKED = "consent/purposes/internal"
UNTIL = "consent/given/until"
WITHDRAWN = "consent/withdrawal/withdrawn"
FOR = "consent/withdrawal/withdrawn_for"
NAMED = "consent/partners_named"


def asked(answers=None, conflicts=None, purpose=Purpose.INTERNAL, partners=(), **more):
    return refusal(record("testimony", answers, conflicts, **more), purpose, TODAY, partners)


def test_yes_is_yes():
    assert asked({ASKED: "yes"}) is None


@pytest.mark.parametrize(
    ("said", "reason"),
    [
        (None, Reason.NOT_ASKED),
        ("no", Reason.NO),
        ("ask_again", Reason.ASK_AGAIN),
        ("Yes", Reason.UNCLEAR),
        ("", Reason.UNCLEAR),
        (1, Reason.UNCLEAR),
        (("yes",), Reason.UNCLEAR),
    ],
)
def test_anything_else_is_no(said, reason):
    assert asked({} if said is None else {ASKED: said}) is reason


def test_a_yes_to_one_purpose_is_none_to_another():
    given = {f"consent/purposes/{purpose}": "yes" for purpose in Purpose if purpose is not Purpose.COURT}
    assert asked(given, purpose=Purpose.COURT) is Reason.NOT_ASKED


@pytest.mark.parametrize("sides", [("yes", "no"), ("no", "yes"), (None, "yes"), ("yes", None)])
def test_two_answers_beside_each_other_are_no_whichever_is_newer(sides):
    assert asked(conflicts={ASKED: sides}) is Reason.CONFLICT


@pytest.mark.parametrize(
    ("path", "sides"),
    [
        (UNTIL, ("2030-01-01", "2031-01-01")),
        (UNTIL, ("2030-01-01", None)),
        (WITHDRAWN, ("no", "yes")),
        (WITHDRAWN, (None, "no")),
        (FOR, (("court",), ("un",))),
        (DELETION, (None, KEPT)),
    ],
)
def test_a_conflict_about_its_term_its_withdrawal_or_its_deletion_is_no_too(path, sides):
    assert asked({ASKED: "yes"}, {path: sides}) is Reason.CONFLICT


def test_a_conflict_about_something_else_changes_nothing():
    assert asked({ASKED: "yes"}, {"told/words": ("one", "two"), "consent/purposes/court": ("yes", "no")}) is None


@pytest.mark.parametrize(
    ("until", "reason"),
    [
        ("2026-11-23", None),
        ("2026-11-22", Reason.EXPIRED),
        ("2027-01-01", None),
        ("soon", Reason.UNCLEAR),
        ("", Reason.UNCLEAR),
        (2027, Reason.UNCLEAR),
    ],
)
def test_it_is_good_for_the_whole_of_its_last_day_and_no_longer(until, reason):
    assert asked({ASKED: "yes", UNTIL: until}) is reason


@pytest.mark.parametrize(
    ("withdrawn", "reason"),
    [
        ({WITHDRAWN: "yes"}, Reason.WITHDRAWN),
        ({WITHDRAWN: "yes", FOR: ()}, Reason.WITHDRAWN),
        ({WITHDRAWN: "yes", FOR: ("internal", "court")}, Reason.WITHDRAWN),
        ({WITHDRAWN: "yes", FOR: ("court",)}, None),
        ({WITHDRAWN: "yes", FOR: "court"}, Reason.WITHDRAWN),
        ({WITHDRAWN: "sí"}, Reason.WITHDRAWN),
        ({WITHDRAWN: "no", FOR: ("internal",)}, None),
        ({WITHDRAWN: "yes", "consent/withdrawal/withdrawn_on": "2099-01-01"}, Reason.WITHDRAWN),
    ],
)
def test_what_is_withdrawn_is_no_for_what_it_names_or_for_everything(withdrawn, reason):
    assert asked({ASKED: "yes"} | withdrawn) is reason


def test_a_deleted_testimony_is_no():
    assert asked({ASKED: "yes"}, deleted=True) is Reason.DELETED


@pytest.mark.parametrize(
    ("named", "chosen", "reason"),
    [
        ("Land  network", {"Land network"}, None),
        ("Land network", {"Harbour union"}, Reason.OTHER_PARTNERS),
        ("Land network", set(), Reason.OTHER_PARTNERS),
        ("Not the land network", {"land network"}, Reason.OTHER_PARTNERS),
        (None, {""}, Reason.OTHER_PARTNERS),
        ("  ", {""}, Reason.OTHER_PARTNERS),
    ],
)
def test_for_partners_it_must_be_those_that_were_named(named, chosen, reason):
    answers = {"consent/purposes/partners": "yes"} | ({} if named is None else {NAMED: named})
    assert asked(answers, purpose=Purpose.PARTNERS, partners=chosen) is reason


def test_two_lists_of_partners_beside_each_other_name_nobody():
    found = asked(
        {"consent/purposes/partners": "yes"}, {NAMED: ("A", "B")}, purpose=Purpose.PARTNERS, partners={"A", "B"}
    )
    assert found is Reason.CONFLICT


def test_partners_are_one_line_of_words():
    assert partner_words(record("testimony", {NAMED: " Land\nnetwork "})) == "Land network"


_VALUES = st.none() | st.sampled_from(["yes", "no", "ask_again", "2026-11-22"]) | st.text(max_size=5) | st.integers()


@given(said=_VALUES, until=_VALUES, withdrawn=_VALUES, purpose=st.sampled_from(Purpose))
def test_nothing_but_a_plain_yes_is_ever_taken_for_one(said, until, withdrawn, purpose):
    answers = {f"consent/purposes/{purpose}": said, UNTIL: until, WITHDRAWN: withdrawn, NAMED: "A"}
    found = asked(
        {path: value for path, value in answers.items() if value is not None}, purpose=purpose, partners={"A"}
    )
    if found is None:
        assert said == "yes"
        assert withdrawn in (None, "no")
        assert until is None or date.fromisoformat(str(until)) >= TODAY
