"""What stands in the cells of a table, so that no spreadsheet runs it. Knows no form and no file."""

from __future__ import annotations

from typing import Final

Cell = str | int | float

_STARTS: Final = frozenset("=+-@\t\r\n＝＋－＠")
"""What makes Excel or LibreOffice take a text for a formula; the wide forms too, which some of them narrow first."""


def cell(value: Cell | None) -> Cell:
    """Numbers as they are, None as nothing, and text with an apostrophe before it where a spreadsheet could run it."""
    if value is None:
        return ""
    if isinstance(value, str):
        return f"'{value}" if value[:1] in _STARTS else value
    return value
