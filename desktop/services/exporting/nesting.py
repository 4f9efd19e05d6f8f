"""Answers by path, nested as their form has them (EXPORT.md, section 4). Knows no form: paths say enough."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from desktop.domain.answers import FileRef, Path, Value

PLACE: Final = "@place"
ROW: Final = "@row"
VALUE: Final = "@value"
"""No question can have such a name: it would be no name in XML."""

DEEPEST: Final = 50
"""What a path has beyond that stays together: a reader's stack is not somebody else's to fill."""

_SEGMENT: Final = re.compile(r"(.*)\[([0-9a-f]{8})\]", re.DOTALL)


def nested(answers: Mapping[Path, Value], paths: Mapping[str, str]) -> dict[str, object]:
    """`paths`: where files are in the export, by id."""
    top = _Node()
    for path, value in answers.items():
        node = top
        for segment in path.split("/", DEEPEST):
            found = _SEGMENT.fullmatch(segment)
            node = node.child(segment) if found is None else node.child(found[1]).row(found[2])
        node.value = as_json(value, paths)
    return top.inner()


def as_json(value: Value | None, paths: Mapping[str, str]) -> object:
    """One answer. Several choices are a list, a file is an object."""
    if isinstance(value, FileRef):
        return {
            "file": value.id,
            "name": value.name,
            "size": value.size,
            "type": value.media_type,
            "sha256": value.sha256,
            "path": paths.get(value.id),
        }
    return list(value) if isinstance(value, tuple) else value


class _Node:
    """A question, group, repeat or row; a wrong path may make it several of these at once."""

    __slots__ = ("children", "rows", "value")

    def __init__(self) -> None:
        self.value: object = None
        self.children: dict[str, _Node] = {}
        self.rows: dict[str, _Node] = {}

    def child(self, name: str) -> _Node:
        return self.children.setdefault(name, _Node())

    def row(self, id: str) -> _Node:
        return self.rows.setdefault(id, _Node())

    def inner(self) -> dict[str, object]:
        return {name: child.shown() for name, child in self.children.items()}

    def shown(self) -> object:
        if not self.children and not self.rows:
            return self.value
        rows: object = None
        if self.rows:
            ordered = sorted(self.rows.items(), key=lambda one: (_place(one[1].value), one[0]))
            rows = [{ROW: id, PLACE: row.value} | row.inner() for id, row in ordered]
            if not self.children and self.value is None:
                return rows
        beside = {} if self.value is None else {VALUE: self.value}
        return beside | ({} if rows is None else {ROW: rows}) | self.inner()


def _place(value: object) -> float:
    return value if isinstance(value, int | float) else 0.0
