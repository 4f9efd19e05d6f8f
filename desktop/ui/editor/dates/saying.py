"""Days, months and seasons in words of a language. Knows no widget."""

from __future__ import annotations

from datetime import date, datetime, time

from babel import Locale, UnknownLocaleError
from babel.dates import format_date, format_skeleton, format_time

from desktop.domain.dates import Moment


def day_in_words(day: date, language: str) -> str:
    """ "22 November 2026"."""
    return format_date(day, "long", locale=_locale(language))


def time_in_words(moment: time, language: str) -> str:
    """ "14:30", as the language writes it."""
    return format_time(moment, "short", locale=_locale(language))


def moment_in_words(moment: Moment, language: str) -> str:
    """ "14 June 2011", "June 2011", "2011"; how sure it is, seasons and decades are left to the caller."""
    if moment.month is None:
        return f"{moment.year:04d}"
    day = date(moment.year, moment.month, moment.day or 1)
    if moment.day is None:
        return format_skeleton("yMMMM", day, locale=_locale(language))
    return day_in_words(day, language) + (f", {moment.clock[:5]}" if moment.clock else "")


def _locale(language: str) -> Locale:
    """English is written with the day first here, as the people who use it write it."""
    try:
        plain = language.replace("-", "_").partition("_")[0]
        return Locale.parse("en_GB" if plain in ("", "en", "C") else plain)
    except (UnknownLocaleError, ValueError):
        return Locale.parse("en_GB")


def iso_in_words(text: str, language: str) -> str:
    """A date, or a date and time, in ISO 8601; what is neither comes back as it is."""
    try:
        moment = datetime.fromisoformat(text)
    except ValueError:
        return text
    day = day_in_words(moment.date(), language)
    return f"{day}, {time_in_words(moment.time(), language)}" if "T" in text else day
