"""Which values a record must show, worked out as the rules are told: with sets, slowly, from nothing of the program.

The rules (SPEC section 8, and those about narratives, rows and deletions beside it):

- A value shows unless it was written over: by a sitting that had it before it and wrote the same answer.
- What a witness told is one whole. Sittings that touched any of it at once are versions of all of it, side by side.
- A row is gone with all that is in it when its removal shows alone. A value written into it without knowing of a
  removal keeps the row, in conflict.
- A record is gone when all its ends are deletions; a deletion beside another end is a conflict.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from desktop.domain.answers import Changes, Value

TOLD = "told"
SOME_PLACE = "some place among its sisters"
"""Stands for the number of a row that is kept only because somebody wrote into it."""

Shown = dict[str, set[tuple[str, object]]]
"""By path, type and value of everything that shows; None is shown beside something else."""


@dataclass(frozen=True)
class Said:
    """One sitting, as the one who saved it knows it."""

    id: str
    record: str
    form: str
    author: str
    parents: tuple[str, ...]
    changes: Changes = field(repr=False)
    deleted: bool = False


def typed(value: Value | None) -> tuple[str, object]:
    return type(value).__name__, value


def heads(sittings: Mapping[str, Said]) -> set[str]:
    return _not_written_on(set(sittings), sittings)


def is_deleted(sittings: Mapping[str, Said]) -> bool:
    return all(sittings[head].deleted for head in heads(sittings))


def is_deletion_disputed(sittings: Mapping[str, Said]) -> bool:
    return {sittings[head].deleted for head in heads(sittings)} == {True, False}


def shown(sittings: Mapping[str, Said]) -> Shown:
    """By path; what is in rows that are gone is left out, and so is what everybody cleared."""
    narrated = any(one.form == "testimony" for one in sittings.values())
    paths = {path for one in sittings.values() for path in one.changes}
    told = {path for path in paths if narrated and re.match(r"told(/|\[|$)", path)}
    found: Shown = {}
    for path in paths - told:
        wrote = {id for id, one in sittings.items() if path in one.changes}
        found[path] = {typed(sittings[id].changes[path]) for id in _not_written_on(wrote, sittings)}
    for row in {row for path in paths - told for row in _rows_around(path)}:
        if typed(None) in found.get(row, ()) and _is_used(row, paths - told, sittings):
            found[row] |= {typed(SOME_PLACE)}
    found |= _narrative({id for id, one in sittings.items() if told & set(one.changes)}, told, sittings)
    gone = [path + "/" for path, values in found.items() if path.endswith("]") and values == {typed(None)}]
    return {
        path: values
        for path, values in found.items()
        if values != {typed(None)} and not any(path.startswith(row) for row in gone)
    }


def _is_used(row: str, paths: set[str], sittings: Mapping[str, Said]) -> bool:
    """Whether somebody wrote something into it without knowing of a removal that shows."""
    ends = _not_written_on({id for id, one in sittings.items() if row in one.changes}, sittings)
    removals = {id for id in ends if sittings[id].changes[row] is None}
    inside = {path for path in paths if path.startswith(row + "/")}
    writers = {id for id, one in sittings.items() if any(one.changes.get(path) is not None for path in inside)}
    return any(
        writer != removal and writer not in before(removal, sittings) for removal in removals for writer in writers
    )


def _narrative(wrote: set[str], told: set[str], sittings: Mapping[str, Said]) -> Shown:
    """The narrative after these sittings: every version that none of them wrote on."""
    versions = []
    for end in _not_written_on(wrote, sittings):
        version = _narrative(wrote & before(end, sittings), told, sittings)
        versions.append(version | {p: {typed(v)} for p, v in sittings[end].changes.items() if p in told})
    paths = {path for version in versions for path in version}
    return {path: set().union(*(version.get(path, {typed(None)}) for version in versions)) for path in paths}


def _not_written_on(ids: set[str], sittings: Mapping[str, Said]) -> set[str]:
    return {id for id in ids if not any(id in before(other, sittings) for other in ids)}


def before(id: str, sittings: Mapping[str, Said]) -> set[str]:
    """Everything it was written on, as far as it is here."""
    found: set[str] = set()
    waiting = list(sittings[id].parents)
    while waiting:
        parent = waiting.pop()
        if parent in sittings and parent not in found:
            found.add(parent)
            waiting += sittings[parent].parents
    return found


def _rows_around(path: str) -> set[str]:
    return {path[: at.end()] for at in re.finditer(r"\[[0-9a-f]{8}\](?=/)", path)}
