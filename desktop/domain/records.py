"""A record and the revisions that it is made of. Knows no form, no seal and no storage.

A revision is what one person changed in one sitting. It names the revisions it was written on (its parents), so
the history of a record is a graph; `merging` makes the record out of it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum

from desktop.domain.answers import Answers, Changes, Path, Value

DELETION: Path = ""
"""Where a conflict between a deletion and an edit stands among the conflicts of a record: no question has this path."""

KEPT = "kept"
"""The value at `DELETION` of the side that kept the record; the side that deleted it has None."""


class Whereabouts(IntEnum):
    """Where a record is, from proofs alone. A higher one is safer."""

    ONLY_HERE = 0
    ON_ITS_WAY = 1
    """Not all on the server yet: a file of it, or the rest of one, is on its author's laptop, which is another."""
    ON_SERVER = 2
    RECEIVED = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """`id` and `parents` are 64 hex digits, `record` and `author` (a device) 32; `clock` as in `clocks`.

    `files` are the ids of the files that this revision named for the first time. `changes` of a deletion are empty.
    """

    id: str
    record: str
    form: str
    form_digest: str
    author: str
    clock: int
    parents: tuple[str, ...]
    changes: Changes = field(repr=False)
    files: tuple[str, ...] = ()
    deleted: bool = False
    urgent: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One of several values that stand beside each other. None: this side cleared or removed it."""

    value: Value | None = field(repr=False)
    author: str
    clock: int
    revision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedRecord:
    """What all revisions together say.

    At a path in conflict `answers` has the newest value, so that lists have something to show; `conflicts` has all
    of them, oldest first. A record that one side deleted and another edited is not deleted: it is in conflict at
    `DELETION`. A save names `heads` as its parents. `created` and `changed` are clocks.
    """

    id: str
    form: str
    form_digest: str
    answers: Answers = field(repr=False)
    conflicts: Mapping[Path, tuple[Alternative, ...]] = field(repr=False)
    heads: tuple[str, ...]
    deleted: bool
    urgent: bool
    created: int
    changed: int
    created_by: str
    changed_by: str
