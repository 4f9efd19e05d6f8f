"""Dates and times: now, and from words to numbers and back."""

from __future__ import annotations

import math
from datetime import datetime

from desktop.forms.xpath.calls import BadCall, Call, function
from desktop.forms.xpath.values import XValue, as_moment, as_text, days, moment_of, time_of_day

_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")


@function("today", 0)
def today(call: Call) -> XValue:
    return call.surroundings.now().date().isoformat()


@function("now", 0)
def now(call: Call) -> XValue:
    return call.surroundings.now().isoformat(timespec="milliseconds")


@function("date", 1)
def date(call: Call) -> XValue:
    moment = _moment(call)
    return "" if moment is None else moment.date().isoformat()


@function("date-time", 1)
def date_time(call: Call) -> XValue:
    moment = _moment(call)
    if moment is None:
        return ""
    return (moment if moment.tzinfo else moment.replace(tzinfo=call.zone)).isoformat(timespec="milliseconds")


@function("decimal-date-time", 1)
def decimal_date_time(call: Call) -> XValue:
    """Days since 1970-01-01 with their fraction (by the calendar on the wall, see `values`)."""
    moment = _moment(call)
    return math.nan if moment is None else days(moment, call.zone)


@function("decimal-time", 1)
def decimal_time(call: Call) -> XValue:
    """The part of the day that has gone by."""
    value = time_of_day(call.text(0))
    if not math.isnan(value):
        return value
    moment = _moment(call)
    return math.nan if moment is None else days(moment.replace(tzinfo=None), None) % 1


@function("format-date", 2)
def format_date(call: Call) -> XValue:
    return _formatted(call)


@function("format-date-time", 2)
def format_date_time(call: Call) -> XValue:
    return _formatted(call)


def _moment(call: Call) -> datetime | None:
    """The first argument as a moment, on the clock it names itself; None where it is empty."""
    value = call.value(0)
    if isinstance(value, int | float) and not isinstance(value, bool):
        try:
            return None if math.isnan(value) else moment_of(value)
        except (OverflowError, ValueError):
            raise BadCall("not_a_date") from None
    words = as_text(value).strip()
    if not words:
        return None
    moment = as_moment(words)
    if moment is None:
        raise BadCall("not_a_date")
    return moment


def _formatted(call: Call) -> str:
    moment, pattern = _moment(call), call.text(1)
    if moment is None:
        return ""
    pieces: list[str] = []
    rest = iter(pattern)
    for character in rest:
        pieces.append(character if character != "%" else _field(moment, next(rest, "")))
    return "".join(pieces)


def _field(moment: datetime, letter: str) -> str:
    """ODK's letters, which are not C's: %n is the month without a zero, %3 thousandths, %e the day without a zero."""
    fields = {
        "%": "%",
        "Y": f"{moment.year:04}",
        "y": f"{moment.year % 100:02}",
        "m": f"{moment.month:02}",
        "n": str(moment.month),
        "b": _MONTHS[moment.month - 1],
        "d": f"{moment.day:02}",
        "e": str(moment.day),
        "H": f"{moment.hour:02}",
        "h": str(moment.hour),
        "M": f"{moment.minute:02}",
        "S": f"{moment.second:02}",
        "3": f"{moment.microsecond // 1000:03}",
        "a": _WEEKDAYS[moment.weekday()],
        "W": f"{moment.isocalendar().week:02}",
    }
    if letter not in fields:
        raise BadCall("bad_date_format")
    return fields[letter]
