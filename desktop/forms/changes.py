"""Answers before and after, and where a moved row stands. Knows paths and values alone."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import TypeVar

from desktop.domain.answers import Answers, Changes, Path, Value

_Row = TypeVar("_Row")


def with_changes(answers: Answers, changes: Changes) -> dict[Path, Value]:
    merged: dict[Path, Value | None] = {**answers, **changes}
    return {path: value for path, value in merged.items() if value is not None}


def changes_between(before: Answers, after: Answers) -> dict[Path, Value | None]:
    """None where there is no answer any more. 1 and 1.0 are the same answer."""
    changed: dict[Path, Value | None] = {path: value for path, value in after.items() if before.get(path) != value}
    changed.update({path: None for path in before if path not in after})
    return changed


def moved(row: _Row, others: Sequence[_Row], index: int, keys: Mapping[_Row, float]) -> Iterator[tuple[_Row, float]]:
    """The new sort keys that put `row` at `index` among its sisters: its own, or all where there is no room between."""
    low = keys[others[index - 1]] if index else (keys[others[0]] - 2 if others else 0.0)
    high = keys[others[index]] if index < len(others) else low + 2
    middle = (low + high) / 2
    if low < middle < high:
        yield row, middle
    else:
        yield from ((each, float(place)) for place, each in enumerate([*others[:index], row, *others[index:]], 1))
