"""Which values fit which question, and how values become words for expressions and back."""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time

from desktop.domain.answers import FileRef, Value
from desktop.domain.dates import NotADate, parse
from desktop.forms.questions import Question, QuestionKind
from desktop.forms.xpath.values import as_text, moment_of

_NUMBERS = frozenset({QuestionKind.INTEGER, QuestionKind.DECIMAL, QuestionKind.RANGE})
_NUMBER_TYPES = frozenset({"int", "integer", "decimal"})
_NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_RECORD_ID = re.compile(r"[0-9a-f]{8,64}", re.ASCII)


def words_of(value: Value | None) -> str:
    """What expressions see: choices with spaces between them, a file's name, numbers without needless zeros."""
    if isinstance(value, tuple):
        return " ".join(value)
    if isinstance(value, FileRef):
        return value.name
    return "" if value is None else as_text(value)


def value_of(question: Question, words: str) -> Value | None:
    """An expression's words as an answer; as they are where they do not fit."""
    if not words:
        return None
    if question.kind is QuestionKind.SELECT_MULTIPLE:
        return tuple(words.split())
    if not _NUMBER.fullmatch(words):
        return words[:10] if question.kind is QuestionKind.DATE else words
    number = float(words)
    if question.kind is QuestionKind.DATE:
        return _date_of(number)
    if question.kind in _NUMBERS or question.source_kind in _NUMBER_TYPES:
        return int(number) if number.is_integer() else number
    return words


def _date_of(day: float) -> str:
    try:
        return moment_of(day).date().isoformat()
    except (OverflowError, ValueError):  # no calendar reaches there
        return as_text(day)


def fits(question: Question, value: Value) -> bool:
    """Whether the value is of the question's type. Choices are not looked up here."""
    match question.kind:
        case QuestionKind.INTEGER:
            return isinstance(value, int) and not isinstance(value, bool)
        case QuestionKind.DECIMAL | QuestionKind.RANGE:
            return isinstance(value, int | float) and not isinstance(value, bool) and math.isfinite(value)
        case QuestionKind.SELECT_MULTIPLE:
            return isinstance(value, tuple)
        case QuestionKind.IMAGE | QuestionKind.AUDIO | QuestionKind.VIDEO | QuestionKind.FILE:
            return isinstance(value, FileRef)
        case QuestionKind.CALCULATE | QuestionKind.UNSUPPORTED:
            return True
        case _:
            return isinstance(value, str) and _fits_words(question.kind, value)


def _fits_words(kind: QuestionKind, words: str) -> bool:
    try:
        match kind:
            case QuestionKind.DATE:
                date.fromisoformat(words)
            case QuestionKind.TIME:
                time.fromisoformat(words)
            case QuestionKind.DATETIME:
                return datetime.fromisoformat(words).tzinfo is not None
            case QuestionKind.EDTF:
                parse(words)
            case QuestionKind.GEOPOINT:
                return _is_place(words)
            case QuestionKind.LINK:
                return _RECORD_ID.fullmatch(words) is not None
            case _:
                return True
    except (ValueError, NotADate):
        return False
    return True


def _is_place(words: str) -> bool:
    """Latitude and longitude, then altitude and accuracy in metres, which may be left out."""
    numbers = [float(part) for part in words.split()]
    return len(numbers) in (2, 3, 4) and abs(numbers[0]) <= 90 and abs(numbers[1]) <= 180
