"""What an expression's value is, and how one kind becomes another. Knows XPath 1.0, and dates as ODK has them.

A date in words (`2026-11-22`), a time with a date, or a time of day becomes a number where a number is asked for:
days since 1970-01-01, or the part of a day. So dates can be compared, subtracted and moved (`date(today() + 7)`).
Unlike ODK, the days are counted by the calendar on the wall and not in universal time: a difference of two dates is
a whole number on both sides of a change of the clock.
"""

from __future__ import annotations

import math
import re
from datetime import date, datetime, time, timedelta, tzinfo
from decimal import Decimal
from typing import TypeAlias

from elementpath.xpath_nodes import XPathNode

from desktop.forms.xpath.nodes import Nodes

XValue: TypeAlias = "str | float | bool | Nodes"

_NUMBER = re.compile(r"-?(\d+(\.\d*)?|\.\d+)", re.ASCII)
_DATE = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_DATE_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d(:?\d\d)?)?", re.ASCII)
_TIME = re.compile(r"(\d\d:\d\d(:\d\d(\.\d{1,6})?)?)(Z|[+-]\d\d(:?\d\d)?)?", re.ASCII)
_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - the calendar on the wall has no zone
_DAY = timedelta(days=1)


def as_text(value: object) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list):
        return as_text(value[0]) if value else ""
    if isinstance(value, XPathNode):
        return value.string_value
    if isinstance(value, bool):
        return "true" if value else "false"
    return _number_as_text(value) if isinstance(value, int | float | Decimal) else ""


def _number_as_text(value: float | Decimal) -> str:
    number = float(value)
    if math.isnan(number):
        return "NaN"
    if math.isinf(number):
        return "Infinity" if number > 0 else "-Infinity"
    if number.is_integer():
        return str(int(number))
    return format(Decimal(repr(number)), "f")


def as_truth(value: object) -> bool:
    """A node is true when it holds an answer, as in ODK; in plain XPath it would be true by being there."""
    if isinstance(value, bool):
        return value
    if isinstance(value, int | float | Decimal):
        return bool(value) and not math.isnan(value)
    if isinstance(value, list):
        return any(as_truth(item) for item in value)
    return as_text(value) != ""


def as_number(value: object, zone: tzinfo | None) -> float:
    """NaN where it is none. Times with an offset are read on the clock of `zone`."""
    if isinstance(value, int | float | Decimal):  # a truth, too: 1 or 0
        return float(value)
    words = as_text(value).strip()
    if _NUMBER.fullmatch(words):
        return float(words)
    if _TIME.fullmatch(words):
        return time_of_day(words)
    moment = as_moment(words)
    return math.nan if moment is None else days(moment, zone)


def as_moment(words: str) -> datetime | None:
    """The date, or date and time, that the words name; at midnight for a date. Naive where no offset is given."""
    try:
        if _DATE.fullmatch(words):
            return datetime.combine(date.fromisoformat(words), time())
        if _DATE_TIME.fullmatch(words):
            return datetime.fromisoformat(words)
    except ValueError:  # the 30th of February
        return None
    return None


def days(moment: datetime, zone: tzinfo | None) -> float:
    """Days since 1970-01-01 on the wall of `zone`."""
    local = moment if moment.tzinfo is None else moment.astimezone(zone)
    return (local.replace(tzinfo=None) - _EPOCH) / _DAY


def moment_of(day: float) -> datetime:
    """The other way round; naive. Raises OverflowError or ValueError for a day that no calendar has."""
    return _EPOCH + timedelta(days=day)


def time_of_day(words: str) -> float:
    """The part of a day that has gone by at a time such as 14:30; NaN where it is none."""
    found = _TIME.fullmatch(words)
    if not found:
        return math.nan
    try:
        at = time.fromisoformat(found[1])
    except ValueError:  # 25:00
        return math.nan
    return timedelta(hours=at.hour, minutes=at.minute, seconds=at.second, microseconds=at.microsecond) / _DAY
