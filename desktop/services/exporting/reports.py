"""What is told of an export: before it, while it is written, and after. Frozen values; knows no vault."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import Enum
from pathlib import Path

from desktop.domain.consent import Reason
from desktop.services.exporting.passing import Choice


class Stage(Enum):
    LOOKING = "looking"  # records
    FILES = "files"  # bytes
    RECORDS = "records"  # records
    CHECKING = "checking"  # bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """`done` of `total`, in what the stage counts."""

    stage: Stage
    done: int
    total: int


Tell = Callable[[Progress], None]
"""What it raises stops the work, and nothing is left of it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A testimony that leaves under a condition, in its narrator's words."""

    record: str
    title: str = field(repr=False)
    words: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """What would leave. `records` by form, `left_out` by reason, both largest first; `bytes` of the files alone.
    `conditions`: at most `MOST_CONDITIONS`, with `more_conditions` not among them.
    """

    records: Mapping[str, int]
    files: int
    bytes: int
    left_out: Mapping[Reason, int]
    conditions: tuple[Condition, ...]
    more_conditions: int


MOST_CONDITIONS = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """What is in an export. `records` by form, `left_out` by reason; `missing`: files that have not come to this
    laptop; `damaged`: (`record`, `file` or `custody`, id) of what does not verify; `conditions`: testimonies that come
    with some; `bytes` of all its files; `removed`: records that were removed from this laptop, and are not in it.
    """

    folder: Path
    choice: Choice
    records: Mapping[str, int]
    files: int
    bytes: int
    left_out: Mapping[Reason, int]
    missing: int
    damaged: tuple[tuple[str, str], ...]
    conditions: int
    removed: int = 0
