"""What of a record can be searched, and what it may be called. Knows no form: it goes by paths and kinds of values."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Final, Protocol

from desktop.domain.answers import Answers, FileRef, Path, Value
from desktop.domain.records import Alternative, MergedRecord

_TITLES: Final = ("title", "known_as", "who/known_as", "name", "reference", "summary")
_RECORD_ID: Final = re.compile(r"[0-9a-f]{32}")


class Said(Protocol):
    """What a record says: the answers, and each side of its conflicts."""

    @property
    def answers(self) -> Answers: ...
    @property
    def conflicts(self) -> Mapping[Path, tuple[Alternative, ...]]: ...


@dataclass(frozen=True, slots=True)
class Saying:
    """Of a record with one revision, which nothing contradicts."""

    answers: Answers = field(repr=False)
    conflicts: Mapping[Path, tuple[Alternative, ...]] = field(default_factory=dict, repr=False)


def title(record: MergedRecord) -> str:
    """The answer it is found by first where no form says it; empty if none of the usual ones is given."""
    for path in _TITLES:
        value = record.answers.get(path)
        if isinstance(value, str) and value:
            return value
    return ""


def texts(record: Said, called: str) -> Iterator[str]:
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


def _values(record: Said) -> Iterator[Value | None]:
    for path, value in record.answers.items():
        if path not in record.conflicts:
            yield value
    for alternatives in record.conflicts.values():
        for alternative in alternatives:
            yield alternative.value
