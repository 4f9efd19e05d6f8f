"""What of a record can be searched, and what it may be called. Knows no form: it goes by paths and kinds of values."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from desktop.domain.answers import FileRef, Value
from desktop.domain.records import MergedRecord

_TITLES: Final = ("title", "known_as", "who/known_as", "name", "reference", "summary")
_RECORD_ID: Final = re.compile(r"[0-9a-f]{32}")


def title(record: MergedRecord) -> str:
    """The answer it is found by first where no form says it; empty if none of the usual ones is given."""
    for path in _TITLES:
        value = record.answers.get(path)
        if isinstance(value, str) and value:
            return value
    return ""


def texts(record: MergedRecord, called: str) -> Iterator[str]:
    """Everything in words, each side of a conflict too; not what it is `called`."""
    for value in _values(record):
        if isinstance(value, FileRef):
            yield value.name
        elif isinstance(value, tuple):
            yield from value
        elif isinstance(value, str) and value != called and not _RECORD_ID.fullmatch(value):
            yield value


def links(record: MergedRecord) -> set[str]:
    """Records that it names."""
    named = {value for value in _values(record) if isinstance(value, str) and _RECORD_ID.fullmatch(value)}
    return named - {record.id}


def files(record: MergedRecord) -> set[str]:
    return {value.id for value in _values(record) if isinstance(value, FileRef)}


def _values(record: MergedRecord) -> Iterator[Value | None]:
    for path, value in record.answers.items():
        if path not in record.conflicts:
            yield value
    for alternatives in record.conflicts.values():
        for alternative in alternatives:
            yield alternative.value
