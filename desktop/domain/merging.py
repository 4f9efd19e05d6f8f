"""A record out of its revisions. Pure: the same revisions in any order, however often, give an equal record.

Per path count the revisions that wrote it and that no later writer of the same path was written on. If they say
different things, all of it stays until a revision that was written on them says which. Three rules beside that:

- What somebody narrated is one whole (`WHOLE`): two people's work on it at once stays two versions, even where they
  wrote different passages.
- Something written into a row that another removed at the same time keeps the row, in conflict.
- A record is deleted when every head of its history is a deletion; beside an edit, a deletion is a conflict.

A parent that has not arrived yet is as good as none: that may show a conflict too many for a while, never hide one.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from desktop.domain.answers import Changes, Path, Value
from desktop.domain.history import History
from desktop.domain.records import DELETION, KEPT, Alternative, MergedRecord, Revision

WHOLE: Mapping[str, tuple[Path, ...]] = {"testimony": ("told",)}
"""By form, the groups, repeats or questions whose answers are one whole, never merged by machine."""

_ROW: Final = re.compile(r"\[[0-9a-f]{8}\](?=/|$)")
_Said = dict[Path, tuple[Alternative, ...]]


def merge(revisions: Iterable[Revision]) -> MergedRecord:
    """The record. There must be at least one revision, and all of one record."""
    history = History(revisions)
    if len(history.order) == 1:  # most records, for ever; a list merges a hundred of them
        answers, conflicts = alone(history.order[0].changes), _Said()
    else:
        answers, conflicts = _settled(_alternatives(history))
    heads = history.heads()
    deleted = [head for head in heads if head.deleted]
    if deleted and len(deleted) < len(heads):
        conflicts[DELETION] = tuple(_alternative(head, None if head.deleted else KEPT) for head in heads)
    first, last = history.order[0], history.order[-1]
    return MergedRecord(
        id=first.record,
        form=first.form,
        form_digest=last.form_digest,
        answers=answers,
        conflicts=conflicts,
        heads=tuple(sorted(head.id for head in heads)),
        deleted=len(deleted) == len(heads),
        urgent=any(revision.urgent for revision in history.order),
        created=first.clock,
        changed=last.clock,
        created_by=first.author,
        changed_by=last.author,
    )


def alone(changes: Changes) -> dict[Path, Value]:
    """The answers where there is nothing to merge: what `_settled` makes of one revision, in a tenth of the time."""
    if None not in changes.values():
        return {path: value for path, value in sorted(changes.items()) if value is not None}
    gone = tuple(path + "/" for path, value in changes.items() if value is None and _is_row(path))
    stands = ((path, changes[path]) for path in sorted(changes) if not (gone and path.startswith(gone)))
    return {path: value for path, value in stands if value is not None}


def _alternatives(history: History) -> _Said:
    wholes = WHOLE.get(history.order[0].form, ())
    writers: dict[Path, list[int]] = {}
    passages: dict[Path, dict[int, None]] = {}
    for place, revision in enumerate(history.order):
        for path in revision.changes:
            whole = next((whole for whole in wholes if _within(path, whole)), None)
            if whole is None:
                writers.setdefault(path, []).append(place)
            else:
                passages.setdefault(whole, {})[place] = None
    said = {path: _values(history, path, history.tops(places)) for path, places in writers.items()}
    for whole, places in passages.items():
        said.update(_versions(history, whole, places))
    _keep_rows_in_use(history, writers, said)
    return said


def _values(history: History, path: Path, tops: Iterable[int]) -> tuple[Alternative, ...]:
    return _different(_alternative(history.order[place], history.order[place].changes[path]) for place in tops)


def _versions(history: History, whole: Path, places: Mapping[int, None]) -> _Said:
    """Every version of the whole that nobody has chosen from, passage by passage.

    A passage that one version has and the other never had stands beside None: which is right is not ours to say.
    """
    versions: dict[int, _Said] = {}
    for place in history.causal:
        if place in places:
            revision = history.order[place]
            known = history.tops(earlier for earlier in versions if history.knew(place, earlier))
            version = _beside(history, versions, known)
            for path, value in revision.changes.items():
                if _within(path, whole):
                    version[path] = (_alternative(revision, value),)
            versions[place] = version
    return _beside(history, versions, history.tops(places))


def _beside(history: History, versions: Mapping[int, _Said], tops: list[int]) -> _Said:
    if len(tops) == 1:
        return dict(versions[tops[0]])
    paths = {path for top in tops for path in versions[top]}
    return {
        path: _different(
            alternative
            for top in tops
            for alternative in versions[top].get(path, (_alternative(history.order[top], None),))
        )
        for path in paths
    }


def _keep_rows_in_use(history: History, writers: Mapping[Path, list[int]], said: _Said) -> None:
    users: dict[Path, list[int]] = {}
    for path, places in writers.items():
        for row in _rows_around(path):
            users.setdefault(row, []).extend(p for p in places if history.order[p].changes[path] is not None)
    for row, used in users.items():
        if row not in said or all(alternative.value is not None for alternative in said[row]):
            continue
        explicit = writers[row]
        removals = [place for place in history.tops(explicit) if history.order[place].changes[row] is None]
        unaware = {u for u in used if any(u != r and not history.knew(r, u) for r in removals)}
        if unaware:
            stood = [place for place in explicit if history.order[place].changes[row] is not None]
            place_among_sisters = history.order[stood[-1]].changes[row] if stood else 0.0
            kept = (_alternative(history.order[u], place_among_sisters) for u in history.tops(unaware))
            said[row] = _different((*said[row], *kept))


def _settled(said: _Said) -> tuple[dict[Path, Value], _Said]:
    """Answers and conflicts, without what stands in rows that are gone."""
    gone = tuple(path + "/" for path, values in said.items() if _is_row(path) and not _stands(values))
    answers: dict[Path, Value] = {}
    conflicts: _Said = {}
    for path in sorted(said):
        values = said[path]
        if gone and path.startswith(gone):
            continue
        if len(values) > 1:
            conflicts[path] = values
        newest = next((a.value for a in reversed(values) if a.value is not None), None)
        shown = newest if _is_row(path) else values[-1].value
        if shown is not None:
            answers[path] = shown
    return answers, conflicts


def _stands(values: tuple[Alternative, ...]) -> bool:
    return any(alternative.value is not None for alternative in values)


def _different(alternatives: Iterable[Alternative]) -> tuple[Alternative, ...]:
    """One for each different value, oldest first; who said it first counts as its author."""
    ordered = sorted(alternatives, key=lambda alternative: (alternative.clock, alternative.revision))
    once: dict[tuple[type, Value | None], Alternative] = {}
    for alternative in ordered:
        once.setdefault((type(alternative.value), alternative.value), alternative)
    return tuple(once.values())


def _alternative(revision: Revision, value: Value | None) -> Alternative:
    return Alternative(value=value, author=revision.author, clock=revision.clock, revision=revision.id)


def _within(path: Path, whole: Path) -> bool:
    return path.startswith(whole) and path[len(whole) : len(whole) + 1] in ("", "/", "[")


def _is_row(path: Path) -> bool:
    return path.endswith("]")


def _rows_around(path: Path) -> list[Path]:
    """The rows an answer stands in, without the path itself."""
    return [path[: found.end()] for found in _ROW.finditer(path) if found.end() < len(path)]
