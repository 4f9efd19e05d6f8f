"""What of a record stays though the record leaves, and which records stay for what they say themselves."""

from __future__ import annotations

import pytest

from desktop.domain.consent import Purpose, Reason
from desktop.domain.passages import has_a_voice, own_refusal, shows_a_face, stays
from tests.desktop.domain.merged import record

OUTSIDE = [purpose for purpose in Purpose if purpose is not Purpose.INTERNAL]
NAMELESS = [Purpose.UN, Purpose.PUBLIC_ANONYMOUS, Purpose.STATISTICS]
PUBLIC = [Purpose.PUBLIC_ANONYMOUS, Purpose.PUBLIC_NAMED]


def person(protection=None, conflicts=None):
    return record("person", {} if protection is None else {"who/protection": protection}, conflicts)


def leaves_real_name(found):
    return {purpose for purpose in Purpose if not stays(found, purpose)("who/real_name")}


def test_a_real_name_leaves_as_far_as_its_page_says():
    named = set(Purpose) - set(NAMELESS)
    assert leaves_real_name(person("open")) == named
    assert leaves_real_name(person("careful")) == {Purpose.INTERNAL}
    assert leaves_real_name(person("hidden")) == set()
    assert leaves_real_name(person()) == set()


def test_where_its_protection_is_disputed_the_strictest_reading_holds():
    assert leaves_real_name(person(conflicts={"who/protection": ("open", "careful")})) == set()


@pytest.mark.parametrize(
    ("form", "path"),
    [
        ("testimony", "care/fears"),
        ("person", "reach/contact[0123abcd]/way"),
        ("person", "reach/contact[0123abcd]"),
        ("person", "about/notes"),
        ("case", "work/next_step"),
        ("event", "answer/confidential"),
        ("threat", "response/measures_words"),
        ("action", "text/confidential"),
        ("action", "text/submitted_by"),
    ],
)
def test_what_is_for_the_group_alone_stays_in_it(form, path):
    assert {purpose for purpose in Purpose if not stays(record(form), purpose)(path)} == {Purpose.INTERNAL}


def test_whoever_submits_and_may_be_named_is_named():
    assert not stays(record("action", {"text/submitter_public": "yes"}), Purpose.UN)("text/submitted_by")


def test_the_papers_of_a_consent_are_for_the_group_and_for_a_court():
    for path in ("consent/given/recording", "consent/given/paper", "consent/given/witness"):
        found = {purpose for purpose in Purpose if not stays(record("testimony"), purpose)(path)}
        assert found == {Purpose.INTERNAL, Purpose.COURT}


@pytest.mark.parametrize("path", ["consent/purposes/un", "consent/conditions", "consent/given/until", "told/words"])
def test_what_consent_says_and_what_was_told_goes_along(path):
    assert not any(stays(record("testimony"), purpose)(path) for purpose in Purpose)


@pytest.mark.parametrize(
    ("form", "path"),
    [
        ("testimony", "who/known_as"),
        ("testimony", "who/narrator"),
        ("testimony", "who/interpreter_words"),
        ("testimony", "told/segment[0123abcd]/speaker"),
        ("evidence", "origin/from_whom"),
        ("evidence", "weight/people[0123abcd]/person"),
    ],
)
def test_who_told_it_stays_where_nobody_may_be_known(form, path):
    found = {purpose for purpose in Purpose if stays(record(form), purpose)(path)}
    assert found == set(NAMELESS)


def test_a_path_that_only_begins_alike_is_another():
    assert not stays(record("testimony"), Purpose.UN)("who/known_as_well")
    assert not stays(record("testimony"), Purpose.UN)("caretaker")


def test_points_on_the_map_are_never_published():
    for purpose in (*PUBLIC, Purpose.STATISTICS):
        assert stays(record("case"), purpose)("what/place/point")
        assert not stays(record("case"), purpose)("what/place/name")
    assert not stays(record("case"), Purpose.PARTNERS)("what/place/point")


def evidence(sensitivity=None, agreed=(), conflicts=None):
    answers = {} if sensitivity is None else {"what/sensitivity": sensitivity}
    for number, said in enumerate(agreed):
        answers[f"weight/people[0000000{number}]"] = number
        if said:
            answers[f"weight/people[0000000{number}]/agreed"] = said
    return record("evidence", answers, conflicts)


def test_evidence_that_could_put_somebody_in_danger_stays_in_the_group():
    found = {purpose: own_refusal(evidence("hidden"), purpose) for purpose in Purpose}
    assert found.pop(Purpose.INTERNAL) is None
    assert found.pop(Purpose.STATISTICS) is None  # it is counted, not shown
    assert set(found.values()) == {Reason.SENSITIVE}


@pytest.mark.parametrize("sensitivity", ["careful", None])
def test_evidence_that_one_has_to_ask_about_is_not_published(sensitivity):
    assert own_refusal(evidence(sensitivity), Purpose.PUBLIC_NAMED) is Reason.SENSITIVE
    assert own_refusal(evidence(sensitivity), Purpose.COURT) is None


def test_a_dispute_about_its_danger_counts_as_danger():
    disputed = evidence(conflicts={"what/sensitivity": ("hidden", "open")})
    assert own_refusal(disputed, Purpose.PARTNERS) is Reason.SENSITIVE
    assert own_refusal(disputed, Purpose.PUBLIC_NAMED) is Reason.SENSITIVE


@pytest.mark.parametrize(
    ("agreed", "partners", "public"),
    [
        (["yes"], None, None),
        (["yes", "no"], Reason.RECOGNISED, Reason.RECOGNISED),
        (["yes", "unknown"], None, Reason.RECOGNISED),
        (["yes", None], None, Reason.RECOGNISED),
    ],
)
def test_who_can_be_recognised_is_published_only_where_they_agreed(agreed, partners, public):
    assert own_refusal(evidence("open", agreed), Purpose.PARTNERS) is partners
    assert own_refusal(evidence("open", agreed), Purpose.PUBLIC_NAMED) is public


def test_a_threat_is_published_only_where_it_may_be_made_known():
    assert own_refusal(record("threat"), Purpose.PUBLIC_ANONYMOUS) is Reason.NOT_PUBLIC
    assert own_refusal(record("threat", {"response/public": "yes"}), Purpose.PUBLIC_ANONYMOUS) is None
    assert own_refusal(record("threat"), Purpose.UN) is None


def test_a_persons_page_is_published_without_names_only_where_they_may_be_known():
    assert own_refusal(person("careful"), Purpose.PUBLIC_ANONYMOUS) is Reason.PROTECTED
    assert own_refusal(person("open"), Purpose.PUBLIC_ANONYMOUS) is None
    assert own_refusal(person("hidden"), Purpose.PUBLIC_NAMED) is None


def test_inside_the_group_nothing_stays_for_what_it_says():
    for form in ("evidence", "person", "threat", "case"):
        assert own_refusal(record(form), Purpose.INTERNAL) is None


@pytest.mark.parametrize(
    ("media_type", "face", "voice"),
    [
        ("image/jpeg", True, False),
        ("audio/ogg", False, True),
        ("video/mp4", True, True),
        ("application/pdf", True, False),
        ("application/octet-stream", True, True),
        ("", True, True),
    ],
)
def test_what_a_file_may_show_or_let_hear(media_type, face, voice):
    assert (shows_a_face(media_type), has_a_voice(media_type)) == (face, voice)
