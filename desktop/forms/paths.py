"""Paths of answers: the row ids in them, and how they come off and on. Knows no form.

`losses[1f00ab3c]/what` is the answer to the question `losses/what` in the row `losses[1f00ab3c]`.
"""

from __future__ import annotations

import re

from desktop.domain.answers import Path

_ROW_ID = re.compile(r"\[[0-9a-f]{8}\]")
_LAST_ROW = re.compile(r"\[[0-9a-f]{8}\]$")


def template(path: Path) -> Path:
    """The question's path, without row ids."""
    return _ROW_ID.sub("", path)


def in_row(path: Path, row: Path) -> Path:
    """`in_row("losses/what", "losses[1f00ab3c]")` is `"losses[1f00ab3c]/what"`. `row` may be empty: no row."""
    if not row:
        return path
    start = template(row)
    if path == start:
        return row
    if not path.startswith(start + "/"):
        raise ValueError("the question is not in that row")
    return row + path.removeprefix(start)


def is_row(path: Path) -> bool:
    """Whether the path names a row itself, whose value is its place among its sisters."""
    return _LAST_ROW.search(path) is not None


def repeat_of(row: Path) -> Path:
    """The repeat that a row stands in: `a[…]/b` for `a[…]/b[…]`."""
    return _LAST_ROW.sub("", row)


def row_of(path: Path) -> Path:
    """The innermost row around an answer (or the row itself); empty outside every repeat."""
    found = list(_ROW_ID.finditer(path))
    return path[: found[-1].end()] if found else ""


def parent(path: Path) -> Path:
    """The group, row or repeat around it; empty at the top."""
    return path.rpartition("/")[0]
