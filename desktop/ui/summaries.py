"""What lists show of a record beside its title, with its dates in words of the window's language. Knows no widget."""

from __future__ import annotations

from functools import lru_cache

from desktop.domain.dates import NotADate, parse
from desktop.services.lines import SEPARATOR, RecordLine
from desktop.ui import present

_KEPT = 2048
"""As many lines as somebody scrolls past: a list asks for the words of each at every paint."""


def summary(line: RecordLine) -> str:
    """ "Sandbar village · May 2012"."""
    return _in_words(line.summary, present.language())


@lru_cache(maxsize=_KEPT)
def _in_words(words: str, _language: str) -> str:
    return SEPARATOR.join(date_in_words(part) for part in words.split(SEPARATOR))


def date_in_words(words: str) -> str:
    """What is no date comes back as it is."""
    from desktop.ui.editor.dates.unsure import in_words  # loads Babel's calendars, which no unlock screen waits for

    try:
        return in_words(parse(words))
    except NotADate:
        return words
