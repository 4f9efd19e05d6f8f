"""From what a person types to a date: "2011", "14 June 2011", "mid-November", "entre mayo y julio de 2011".

Knows no widget. Any of the languages of `vocabulary` is understood at any time: people mix them. Numbers are read
with the day first, as most of the world writes them; what was understood is shown back, so nobody has to know that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from desktop.domain.dates import EdtfDate, Moment, NotADate, Precision, parse
from desktop.ui.editor.dates import vocabulary as words
from desktop.ui.editor.folding import folded

_NUMERIC = re.compile(r"(?:(\d{1,2})[/.\- ])?(\d{1,2})[/.\- ](\d{4})")
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_DECADE = re.compile(r"(?:the |los |anos |los anos |annees |les annees )?(\d{3})0(?:s|'s)?")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th|er|o|a|º|ª)?")
_YEAR = re.compile(r"\d{4}")
_DAYS = {"early": (1, 10), "middle": (11, 20), "late": (21, 31)}
_MONTHS = {"early": (1, 4), "middle": (5, 8), "late": (9, 12)}


@dataclass(frozen=True, slots=True)
class _Said:
    """One date as it was said. `month` from 21 on is a season."""

    year: str
    month: int | None = None
    day: int | None = None
    uncertain: bool = False
    approximate: bool = False

    def __str__(self) -> str:
        parts = [self.year, *(f"{part:02d}" for part in (self.month, self.day) if part is not None)]
        sure = {(False, False): "", (True, False): "?", (False, True): "~", (True, True): "%"}
        return "-".join(parts) + sure[self.uncertain, self.approximate]


@dataclass(frozen=True, slots=True)
class _SaidSpan:
    start: _Said | None
    end: _Said | None

    def __str__(self) -> str:
        return f"{self.start or '..'}/{self.end or '..'}"


_When = _Said | _SaidSpan


def read_day(text: str, today: date) -> date | None:
    """One sure day, or None."""
    when = read_when(text, today)
    if when is None or when.is_span or not isinstance(when.start, Moment):
        return None
    sure = when.start.precision is Precision.DAY and not when.start.uncertain and not when.start.approximate
    return when.earliest if sure else None


def read_when(text: str, today: date) -> EdtfDate | None:
    """What was meant, as sure as it was said; None when it cannot be made out."""
    exact = _edtf(text.strip().upper())
    if exact is not None:
        return exact
    plain = " ".join(folded(text).replace(",", " ").split())
    if not plain:
        return None
    said = _span(plain, today) or _one_sided(plain, today) or _moment(plain, today)
    return _edtf(str(said)) if said else None


def _edtf(text: str) -> EdtfDate | None:
    try:
        return parse(text) if text else None
    except NotADate:
        return None


def _span(plain: str, today: date) -> _SaidSpan | None:
    for word in words.TO:
        left, found, right = plain.partition(f" {word} ")
        if not found:
            continue
        end = _moment(right, today)
        start = _moment(_without(left, words.BETWEEN) or left, today, end)
        if isinstance(start, _Said) and isinstance(end, _Said):
            return _SaidSpan(start, end)
    return None


def _one_sided(plain: str, today: date) -> _SaidSpan | None:
    for prefixes, before in ((words.BEFORE, True), (words.AFTER, False)):
        rest = _without(plain, prefixes)
        when = _moment(rest, today) if rest else None
        if isinstance(when, _Said):
            return _SaidSpan(None, when) if before else _SaidSpan(when, None)
    return None


def _moment(plain: str, today: date, lender: _When | None = None) -> _When | None:
    """`lender`: what follows in the same sentence, and lends its month and year ("3 to 5 June 2011")."""
    approximate = _without(plain, words.APPROXIMATE)
    uncertain = _without(approximate or plain, words.UNCERTAIN)
    rest = (uncertain or approximate or plain).strip()
    doubted = rest.endswith("?")
    rest = rest.rstrip("?~ ")
    found = _part_of(rest, today) or _plain_moment(rest, today, lender)
    if isinstance(found, _Said):
        return replace(found, approximate=bool(approximate), uncertain=bool(uncertain) or doubted)
    return found


def _part_of(plain: str, today: date) -> _SaidSpan | None:
    """ "mid-November": EDTF has no word for it, so it is ten days, or four months of a year, more or less."""
    for part, prefixes in (("early", words.EARLY), ("middle", words.MIDDLE), ("late", words.LATE)):
        rest = _without(plain, prefixes)
        whole = _plain_moment(rest, today, None) if rest else None
        if whole is None or whole.day is not None or (whole.month or 0) > 12 or not whole.year.isdigit():
            continue
        first, last = (_DAYS if whole.month else _MONTHS)[part]
        sketch = replace(whole, approximate=True)
        ends = [replace(sketch, day=n) if whole.month else replace(sketch, month=n) for n in (first, last)]
        while whole.month and _edtf(str(ends[1])) is None:  # the month is shorter than 31 days
            ends[1] = replace(ends[1], day=(ends[1].day or 0) - 1)
        return _SaidSpan(ends[0], ends[1])
    return None


def _plain_moment(plain: str, today: date, lender: _When | None) -> _Said | None:
    if plain in words.TODAY or plain in words.YESTERDAY:
        day = today - timedelta(days=plain in words.YESTERDAY)
        return _Said(f"{day.year:04d}", day.month, day.day)
    if found := _ISO.fullmatch(plain):
        return _checked(found[1], int(found[2]), int(found[3]))
    if found := _NUMERIC.fullmatch(plain):
        return _checked(found[3], int(found[2]), int(found[1]) if found[1] else None)
    if _YEAR.fullmatch(plain):
        return _checked(plain, None, None)
    if found := _DECADE.fullmatch(plain):
        return _Said(f"{found[1]}X")
    return _in_words(plain, today, lender)


def _in_words(plain: str, today: date, lender: _When | None) -> _Said | None:
    tokens = [token for token in plain.replace("-", " ").split() if token not in words.SMALL_WORDS]
    year, month, day = None, None, None
    for token in tokens:
        named = words.months().get(token.rstrip(".")) or words.seasons().get(token)
        if named is not None and month is None:
            month = named
        elif _YEAR.fullmatch(token) and year is None:
            year = token
        elif (ordinal := _ORDINAL.fullmatch(token)) and day is None:
            day = int(ordinal[1])
        else:
            return None
    if isinstance(lender, _Said):
        month = month if month is not None else lender.month
        year = year or lender.year
    if month is None:
        return None
    return _checked(year or _nearest_year(month, day, today), month, day)


def _nearest_year(month: int, day: int | None, today: date) -> str:
    """What is written down has happened: the last time there was such a month."""
    first = (month - 21) * 3 + 1 if month in range(21, 25) else month
    ahead = (first, day or 1) > (today.month, today.day)
    return f"{today.year - ahead:04d}"


def _checked(year: str, month: int | None, day: int | None) -> _Said | None:
    said = _Said(year, month, day)
    return said if _edtf(str(said)) else None


def _without(plain: str, prefixes: Iterable[str]) -> str:
    """What follows the longest of these words at the beginning; empty when none stands there."""
    for prefix in sorted(prefixes, key=len, reverse=True):
        if plain.startswith(prefix) and len(plain) > len(prefix):
            rest = plain[len(prefix) :]
            if prefix[-1] in "-." or rest[0] in " -":
                return rest.lstrip(" -")
    return ""
