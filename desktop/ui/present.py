"""Values in words: errors, where a record is, times, sizes. The one place of the window where this is done.

Sentences and phrases come from `desktop.sentences`, in the language of the window (`QLocale`'s default, set by `i18n`).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from PySide6.QtCore import QCoreApplication, QDate, QLocale, QObject

from desktop import sentences
from desktop.domain.records import Whereabouts
from desktop.sentences import Sentence
from desktop.ui.tones import Tone


@dataclass(frozen=True, slots=True)
class Shown:
    """A state as it is shown: words, and an icon and a colour that say the same."""

    words: str
    icon: str
    tone: Tone


_PLACES = {
    Whereabouts.ONLY_HERE: ("only_here", Tone.WARN),
    Whereabouts.ON_ITS_WAY: ("on_its_way", Tone.MUTED),
    Whereabouts.ON_SERVER: ("on_server", Tone.ACCENT),
    Whereabouts.RECEIVED: ("received", Tone.GOOD),
}


def language() -> str:
    return QLocale().name().split("_")[0]


def error(problem: BaseException) -> Sentence:
    return sentences.about(problem, language())


def refusal(code: str) -> Sentence:
    return sentences.refusal(code, language())


def phrase(key: str, **fields: object) -> str:
    """A phrase with a capital first letter; for a code without one, the section's `other`."""
    try:
        words = sentences.phrase(key, language(), **fields)
    except KeyError:
        words = sentences.phrase(f"{key.partition('.')[0]}.other", language())
    return capital(words)


def within(key: str) -> str:
    """A phrase as it stands inside another: capital where its language has one there."""
    return sentences.phrase(key, language())


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def whereabouts(state: Whereabouts) -> Shown:
    icon, tone = _PLACES[state]
    return Shown(phrase(f"whereabouts.{icon}"), icon, tone)


def size(count: int) -> str:
    return QLocale().formattedDataSize(count, 0 if count < 1024 * 1024 else 1, QLocale.DataSizeFormat.DataSizeSIFormat)


def day(moment: datetime | date) -> str:
    when = moment.astimezone().date() if isinstance(moment, datetime) else moment
    return QLocale().toString(QDate(when.year, when.month, when.day), "d MMM yyyy")


def day_and_hour(moment: datetime) -> str:
    local = moment.astimezone()
    return f"{day(local)}, {hour(local)}"


def hour(moment: datetime) -> str:
    return f"{moment.astimezone():%H:%M}"


def ago(moment: datetime, now: datetime | None = None) -> str:
    """How long ago, as people say it; from a week on, the day."""
    passed = (now or datetime.now(UTC)) - moment
    minutes = int(passed.total_seconds() / 60)
    if minutes < 1:
        return QCoreApplication.translate("present", "just now")
    if minutes < 60:
        return _COUNTS.minutes_ago(minutes)
    if minutes < 24 * 60:
        return _COUNTS.hours_ago(int(minutes / 60))
    return _COUNTS.days_ago(passed.days) if passed < timedelta(days=7) else day(moment)


class Counts(QObject):
    """Words that depend on a number. A class of Qt's, for only there the tools see that they have a plural."""

    def minutes_ago(self, count: int) -> str:
        return self.tr("%n minute(s) ago", "", count)

    def hours_ago(self, count: int) -> str:
        return self.tr("%n hour(s) ago", "", count)

    def days_ago(self, count: int) -> str:
        return self.tr("%n day(s) ago", "", count)

    def records(self, count: int) -> str:
        return self.tr("%n record(s)", "", count)

    def files(self, count: int) -> str:
        return self.tr("%n file(s)", "", count)

    def failed_files(self, count: int) -> str:
        return self.tr("%n file(s) came damaged and will be fetched again.", "", count)

    def pieces(self, count: int) -> str:
        return self.tr("%n piece(s)", "", count)

    def in_minutes(self, count: int) -> str:
        return self.tr("in about %n minute(s)", "", count)

    def in_syncs(self, count: int) -> str:
        return self.tr("in %n sync(s) of this size", "", count)


_COUNTS = Counts()


def counts() -> Counts:
    return _COUNTS
