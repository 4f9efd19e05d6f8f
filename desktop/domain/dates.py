"""Dates as sure as people are of them, in the Extended Date/Time Format (EDTF, ISO 8601-2). Knows no words for them.

What is read (level 0, level 1 as the field needs it, and the seasons of level 2):

    2011  2011-06  2011-06-15  2011-06-15T14:30:00Z      a year, a month, a day, a moment
    2011-06?  2011-06~  2011-06%                         not certain; about; both
    201X  20XX  2011-XX  2011-06-XX  2011-XX-XX          digits nobody knows
    2011-21                                              spring 2011 (22 summer, 23 autumn, 24 winter, wherever that is;
                                                         25 to 28 the same in the north, 29 to 32 in the south)
    2011-33                                              the first quarter (to 36)
    2026-11-15/2026-11-20~                               from, to
    2026-11-15/..  ../2026-11-20  2026-11-15/  /2026     open: still going on, or always; unknown end or beginning

`bounds` are for sorting and counting: the first and the last day it may have been, both included; None where it is
open. About and not certain do not widen them: nobody said by how much.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import date, datetime
from enum import Enum

from desktop.domain.seasons import Season, months, season_bounds

_MOMENT = re.compile(
    r"(?P<year>\d{4}|\d{3}X|\d\dXX)(?:-(?P<month>\d\d|XX)(?:-(?P<day>\d\d|XX))?)?(?P<sure>[?~%]?)", re.ASCII
)
_CLOCK = re.compile(r"(\d{4}-\d\d-\d\d)T(\d\d:\d\d:\d\d(?:Z|[+-]\d\d(?::\d\d)?)?)", re.ASCII)
_LONGEST = 64


class NotADate(ValueError):
    """The text is no date that this program reads."""


class Precision(Enum):
    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    SEASON = "season"
    MONTH = "month"
    DAY = "day"
    TIME = "time"


class End(Enum):
    """Where a span has no date: it is open (`..`), or nobody knows (nothing)."""

    OPEN = ".."
    UNKNOWN = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One date. `year` is the first of the decade or century where that is the precision."""

    precision: Precision
    year: int
    month: int | None = None
    day: int | None = None
    season: Season | None = None
    clock: str | None = None
    """hh:mm:ss with the offset, if one was given."""
    month_unknown: bool = False
    """Of a year or of a day whose month nobody knows: it was one month, it was one day."""
    day_unknown: bool = False
    uncertain: bool = False
    approximate: bool = False

    @property
    def bounds(self) -> tuple[date, date]:
        match self.precision:
            case Precision.CENTURY:
                return date(max(self.year, 1), 1, 1), date(self.year + 99, 12, 31)
            case Precision.DECADE:
                return date(max(self.year, 1), 1, 1), date(self.year + 9, 12, 31)
            case Precision.SEASON:
                return season_bounds(self.year, self.season or Season.SPRING)
            case Precision.MONTH:
                return months(self.year, self.month or 1, 1)
            case Precision.DAY | Precision.TIME:
                day = date(self.year, self.month or 1, self.day or 1)
                return day, day
            case _:
                return date(self.year, 1, 1), date(self.year, 12, 31)

    @property
    def edtf(self) -> str:
        sure = {(True, True): "%", (True, False): "?", (False, True): "~"}.get((self.uncertain, self.approximate), "")
        match self.precision:
            case Precision.CENTURY:
                return f"{self.year // 100:02}XX{sure}"
            case Precision.DECADE:
                return f"{self.year // 10:03}X{sure}"
        month = f"-{self.season.value if self.season else self.month:02}" if self.season or self.month else ""
        month = "-XX" if self.month_unknown else month
        day = f"-{self.day:02}" if self.day else "-XX" if self.day_unknown else ""
        return f"{self.year:04}{month}{day}" + (f"T{self.clock}" if self.clock else sure)


@dataclass(frozen=True, slots=True, kw_only=True)
class EdtfDate:
    """One date, or a span from one to another. `end` is None for a single date."""

    start: Moment | End
    end: Moment | End | None = None

    @property
    def is_span(self) -> bool:
        return self.end is not None

    @property
    def earliest(self) -> date | None:
        """The first day it may have been; None where it has no known beginning."""
        return self.start.bounds[0] if isinstance(self.start, Moment) else None

    @property
    def latest(self) -> date | None:
        """The last day it may have been; None where it goes on, or nobody knows when it ended."""
        last = self.start if self.end is None else self.end
        return last.bounds[1] if isinstance(last, Moment) else None

    @property
    def sort_key(self) -> tuple[date, date]:
        """By beginning, then by end; open ends reach to the ends of the calendar."""
        return self.earliest or date.min, self.latest or date.max

    @property
    def edtf(self) -> str:
        ends = [self.start] if self.end is None else [self.start, self.end]
        return "/".join(end.edtf if isinstance(end, Moment) else end.value for end in ends)


def parse(text: str) -> EdtfDate:
    """Raises `NotADate`."""
    if len(text) > _LONGEST:
        raise NotADate
    first, slash, second = text.strip().partition("/")
    if not slash:
        return EdtfDate(start=_moment(first))
    found = EdtfDate(start=_end(first), end=_end(second))
    if not isinstance(found.start, Moment) and not isinstance(found.end, Moment):
        raise NotADate
    if found.earliest and found.latest and found.latest < found.earliest:
        raise NotADate
    return found


def of_day(day: date) -> EdtfDate:
    return EdtfDate(start=Moment(precision=Precision.DAY, year=day.year, month=day.month, day=day.day))


def _end(text: str) -> Moment | End:
    return End(text) if text in ("..", "") else _moment(text)


def _moment(text: str) -> Moment:
    clock = _CLOCK.fullmatch(text)
    if clock:
        return _at_the_clock(clock[1], clock[2])
    found = _MOMENT.fullmatch(text)
    if not found:
        raise NotADate
    year, month, day = found["year"], found["month"], found["day"]
    if "X" in year and month:
        raise NotADate
    precision = {0: Precision.YEAR, 1: Precision.DECADE, 2: Precision.CENTURY}[year.count("X")]
    moment = Moment(precision=precision, year=int(year.replace("X", "0")))
    moment = _with_month(moment, month, day) if month else moment
    sure = found["sure"]
    _checked(moment)
    return replace(moment, uncertain=sure in ("?", "%") and bool(sure), approximate=sure in ("~", "%") and bool(sure))


def _with_month(moment: Moment, month: str, day: str | None) -> Moment:
    if month == "XX":
        if day not in (None, "XX"):
            raise NotADate
        return replace(moment, month_unknown=True, day_unknown=day == "XX")
    if int(month) == 0 or day == "00":
        raise NotADate
    if int(month) > 12:
        if day is not None or int(month) not in {season.value for season in Season}:
            raise NotADate
        return replace(moment, precision=Precision.SEASON, season=Season(int(month)))
    if day is None or day == "XX":
        return replace(moment, precision=Precision.MONTH, month=int(month), day_unknown=day == "XX")
    return replace(moment, precision=Precision.DAY, month=int(month), day=int(day))


def _at_the_clock(day: str, clock: str) -> Moment:
    try:
        datetime.fromisoformat(f"{day}T{clock}")
    except ValueError:
        raise NotADate from None
    return replace(_moment(day), precision=Precision.TIME, clock=clock)


def _checked(moment: Moment) -> None:
    """That the calendar has it."""
    try:
        _ = moment.bounds
    except ValueError:
        raise NotADate from None
