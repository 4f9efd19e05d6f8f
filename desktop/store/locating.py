"""Which records, drafts and files the pages belong to that do not verify: row by row, over connections of its own.

What lies on the first part of a row says whose it is, as long as that part verifies; where it does not, or where the
row belongs to nobody in particular, the database is all that can be named.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from desktop.store.rescue.reading import DamagedDatabase

_WHOSE: Final = {
    "revisions": ("record", "record"),
    "objects": ("record", "record"),
    "records": ("record", "id"),
    "stubs": ("record", "record"),
    "files": ("file", "id"),
    "custody": ("custody", "file"),
    "custody_heads": ("custody", "file"),
    "drafts": ("draft", "id"),
}
"""Table, to the part of `check.Damage` and the column that names it."""

_OF_SEARCH: Final = ("sqlite_", "words", "grams")
"""Made anew from the rest, and with row ids that are no row's number."""

Place = tuple[str, str | None]
"""A part and an id, as in `check.Damage`."""


def located(old: DamagedDatabase) -> Iterator[Place]:
    """Of every table. None for an id: of what, cannot be said. Nothing: all rows can be read (the page was an index,
    or belonged to no row).
    """
    for table in old.tables():
        if table.startswith(_OF_SEARCH):
            continue
        part, column = _WHOSE.get(table, ("database", ""))
        for named in old.unread(table, column):
            yield (part, named) if named is not None else ("database", None)
