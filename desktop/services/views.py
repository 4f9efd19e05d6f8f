"""What is shown of records: a record as it is now, its history, where it is. Frozen values; knows no store."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from enum import Enum

from desktop.domain.answers import Answers, Path, Value
from desktop.domain.clocks import milliseconds
from desktop.domain.records import Whereabouts
from desktop.services.lines import RecordLine


class Order(Enum):
    """How a list is sorted; deleted records are in none."""

    CHANGED = "changed"  # newest first
    CREATED = "created"  # newest first
    URGENT = "urgent"  # urgent ones first, then newest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of several values of an answer in conflict. None: cleared."""

    value: Value | None
    author_name: str
    own: bool
    written: datetime
    revision: str


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordView:
    """A record as it is now. `heads` go back into `save` as `parents`.

    `answers` holds for a path in `conflicts` the newest of its values.
    """

    line: RecordLine
    form_digest: str
    answers: Answers
    conflicts: Mapping[Path, tuple[Side, ...]]
    heads: tuple[str, ...]
    created: datetime
    deleted: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeLine:
    """What one sitting did to one answer; None: there was none, or it was cleared."""

    path: Path
    before: Value | None
    after: Value | None


@dataclass(frozen=True, slots=True, kw_only=True)
class HistoryEntry:
    """One sitting, whose it was, and where it is, with the files that it brought."""

    revision: str
    written: datetime
    author_name: str
    own: bool
    changes: tuple[ChangeLine, ...]
    whereabouts: Whereabouts
    deleted: bool
    urgent: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivery:
    """Where a record is, from proofs alone. `parts` are its revisions and files.

    `waiting_bytes`: what of it has still to go up from here. `received_by`: names of the coordination's devices that
    opened all of it.
    `refused`: codes of the server for parts it would not take (sentences `refusals.<code>`).
    """

    state: Whereabouts
    parts: int
    parts_on_server: int
    parts_received: int
    waiting_bytes: int
    received_by: tuple[str, ...]
    refused: tuple[str, ...]


def time_of(clock: int) -> datetime:
    """The time in a hybrid logical clock."""
    return moment(milliseconds(clock))


def moment(milliseconds: int) -> datetime:
    """From ms since 1970; what no calendar holds is its end."""
    try:
        return datetime.fromtimestamp(milliseconds / 1000, UTC)
    except (OverflowError, ValueError, OSError):
        return datetime.max.replace(tzinfo=UTC)
