from __future__ import annotations

import math

import pytest

from desktop.domain.answers import FileRef
from desktop.forms.answer_types import fits, value_of, words_of
from desktop.forms.questions import Question, QuestionKind

FILE = FileRef(id="0" * 32, name="morning.jpg", size=1, media_type="image/jpeg", sha256="0" * 64)


def asked(kind: QuestionKind, source_kind: str = "") -> Question:
    return Question(path="q", kind=kind, source_kind=source_kind)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (QuestionKind.TEXT, ["words"], [1, 1.5, ("a",), FILE]),
        (QuestionKind.INTEGER, [0, -7, 10**30], [1.5, "7", True, ("7",)]),
        (QuestionKind.DECIMAL, [0, 1.5], ["1.5", math.nan, math.inf, True]),
        (QuestionKind.RANGE, [3, 0.5], ["3"]),
        (QuestionKind.SELECT_ONE, ["yes"], [("yes",), 1]),
        (QuestionKind.SELECT_MULTIPLE, [("yes", "no")], ["yes no"]),
        (QuestionKind.DATE, ["2026-11-22"], ["2026-02-30", "22.11.2026", "2026-11", 20261122]),
        (QuestionKind.TIME, ["14:30", "14:30:15"], ["25:00", "half past two"]),
        (QuestionKind.DATETIME, ["2026-11-22T14:30:00+05:00"], ["2026-11-22T14:30:00", "2026-11-22"]),
        (QuestionKind.EDTF, ["201X", "2026-11-15/..", "2011~"], ["before the rains", "2011-13"]),
        (QuestionKind.GEOPOINT, ["24.1 67.45", "24.1 67.45 0 10"], ["95 0", "0 181", "here", "1 2 3 4 5", ""]),
        (QuestionKind.LINK, ["0123456789abcdef0123456789abcdef"], ["Fatima", "0123"]),
        (QuestionKind.IMAGE, [FILE], ["morning.jpg"]),
        (QuestionKind.FILE, [FILE], [("morning.jpg",)]),
        (QuestionKind.ACKNOWLEDGE, ["OK"], [True]),
        (QuestionKind.UNSUPPORTED, ["1 2;3 4", ("a", "b")], []),
    ],
)
def test_an_answer_fits_its_question_or_does_not(kind, good, bad):
    assert all(fits(asked(kind), value) for value in good)
    assert not any(fits(asked(kind), value) for value in bad)


@pytest.mark.parametrize(
    ("value", "words"),
    [("a", "a"), (3, "3"), (3.0, "3"), (0.1, "0.1"), (("a", "b"), "a b"), (FILE, "morning.jpg"), (None, "")],
)
def test_answers_become_words_for_expressions(value, words):
    assert words_of(value) == words


@pytest.mark.parametrize(
    ("question", "words", "value"),
    [
        (asked(QuestionKind.TEXT), "12", "12"),
        (asked(QuestionKind.INTEGER), "12", 12),
        (asked(QuestionKind.INTEGER), "twelve", "twelve"),
        (asked(QuestionKind.DECIMAL), "1.5", 1.5),
        (asked(QuestionKind.CALCULATE, "string"), "12", "12"),
        (asked(QuestionKind.CALCULATE, "int"), "12", 12),
        (asked(QuestionKind.SELECT_MULTIPLE), "a b", ("a", "b")),
        (asked(QuestionKind.DATE), "1", "1970-01-02"),
        (asked(QuestionKind.DATE), "2026-11-22T10:00:00-03:00", "2026-11-22"),
        (asked(QuestionKind.DATE), "1" * 30, "1" * 30),
        (asked(QuestionKind.TEXT), "", None),
    ],
)
def test_words_of_an_expression_become_answers(question, words, value):
    found = value_of(question, words)
    assert found == value or (len(words) == 30 and isinstance(found, str))
    assert type(found) is type(value)
