"""Seasons and quarters as EDTF counts them, and the days they span. Knows no other dates."""

from __future__ import annotations

import calendar
from datetime import date
from enum import Enum


class Season(Enum):
    """The two digits where the month would be. 21 to 24 do not say on which side of the equator."""

    SPRING = 21
    SUMMER = 22
    AUTUMN = 23
    WINTER = 24
    NORTHERN_SPRING = 25
    NORTHERN_SUMMER = 26
    NORTHERN_AUTUMN = 27
    NORTHERN_WINTER = 28
    SOUTHERN_SPRING = 29
    SOUTHERN_SUMMER = 30
    SOUTHERN_AUTUMN = 31
    SOUTHERN_WINTER = 32
    FIRST_QUARTER = 33
    SECOND_QUARTER = 34
    THIRD_QUARTER = 35
    FOURTH_QUARTER = 36


_FIRST_MONTH = {25: 3, 26: 6, 27: 9, 28: 12, 29: 9, 30: 12, 31: 3, 32: 6, 33: 1, 34: 4, 35: 7, 36: 10}
"""Seasons begin with the month, as in meteorology."""


def season_bounds(year: int, season: Season) -> tuple[date, date]:
    """The whole year where the side of the equator is not known, and a winter's end in the next year."""
    if season.value not in _FIRST_MONTH:
        winter = season is Season.WINTER or season is Season.SUMMER
        return date(year, 1, 1), months(year, 12, 3)[1] if winter else date(year, 12, 31)
    return months(year, _FIRST_MONTH[season.value], 3)


def months(year: int, month: int, count: int) -> tuple[date, date]:
    """From the first day of a month to the last day of `count` months."""
    last = month + count - 2
    last_year, last_month = year + last // 12, last % 12 + 1
    return date(year, month, 1), date(last_year, last_month, calendar.monthrange(last_year, last_month)[1])
