"""A date as sure as people are of it, in words of the window's language: "about June 2011". Knows no widget."""

from __future__ import annotations

from calendar import monthrange
from dataclasses import replace

from PySide6.QtCore import QCoreApplication, QLocale

from desktop.domain.dates import EdtfDate, End, Moment, Precision
from desktop.domain.seasons import Season
from desktop.ui.editor.dates.saying import moment_in_words


def in_words(when: EdtfDate) -> str:
    """ "about June 2011", "between May 2011 and July 2011", "since 2010"."""
    start, end = when.start, when.end
    if end is None and isinstance(start, Moment):
        return _moment(start)
    if isinstance(start, Moment) and isinstance(end, Moment):
        part = _part_of_month(start, end)
        if part:
            return part
        words = QCoreApplication.translate("Dates", "between %1 and %2")
        return words.replace("%1", _moment(start)).replace("%2", _moment(end))
    if isinstance(start, Moment):
        if end is End.UNKNOWN:
            words = QCoreApplication.translate("Dates", "from %1, end not known")
        else:
            words = QCoreApplication.translate("Dates", "since %1")
        return words.replace("%1", _moment(start))
    words = QCoreApplication.translate("Dates", "until %1")
    return words.replace("%1", _moment(end)) if isinstance(end, Moment) else when.edtf


def _part_of_month(start: Moment, end: Moment) -> str:
    """The ten days more or less that `reading` makes of "mid-November"; empty for any other span."""
    one_month = (start.year, start.month) == (end.year, end.month) and start.day and end.day
    if not (one_month and start.approximate and end.approximate) or start.uncertain or end.uncertain:
        return ""
    last = monthrange(end.year, end.month or 1)[1]
    words = {
        (1, 10): QCoreApplication.translate("Dates", "early %1"),
        (11, 20): QCoreApplication.translate("Dates", "mid-%1"),
        (21, last): QCoreApplication.translate("Dates", "late %1"),
    }.get((start.day or 0, end.day or 0), "")
    month = replace(start, precision=Precision.MONTH, day=None, approximate=False)
    return words.replace("%1", moment_in_words(month, QLocale().name()))


def _moment(moment: Moment) -> str:
    words = _date(moment)
    if moment.month_unknown:
        words = QCoreApplication.translate("Dates", "%1, month not known").replace("%1", words)
    elif moment.day_unknown:
        words = QCoreApplication.translate("Dates", "%1, day not known").replace("%1", words)
    if moment.approximate:
        words = QCoreApplication.translate("Dates", "about %1").replace("%1", words)
    if moment.uncertain:
        words = QCoreApplication.translate("Dates", "perhaps %1").replace("%1", words)
    return words


def _date(moment: Moment) -> str:
    if moment.precision is Precision.DECADE:
        return QCoreApplication.translate("Dates", "the %1s").replace("%1", str(moment.year))
    if moment.precision is Precision.CENTURY:
        words = QCoreApplication.translate("Dates", "between %1 and %2")
        return words.replace("%1", str(moment.year)).replace("%2", str(moment.year + 99))
    if moment.season is not None:
        return f"{_season(moment.season)} {moment.year}"
    return moment_in_words(moment, QLocale().name())


def _season(season: Season) -> str:
    if season.value >= Season.FIRST_QUARTER.value:
        return QCoreApplication.translate("Dates", "quarter %1 of").replace("%1", str(season.value - 32))
    names = (
        QCoreApplication.translate("Dates", "spring"),
        QCoreApplication.translate("Dates", "summer"),
        QCoreApplication.translate("Dates", "autumn"),
        QCoreApplication.translate("Dates", "winter"),
    )
    return names[(season.value - 21) % 4]
