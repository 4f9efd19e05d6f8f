"""Do the database and the store agree: every segment in use is there and as long as it should be, and none is there
that has no name. While servers run, too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from sqlalchemy import select

from sync.server.db.engine import Database
from sync.server.db.schema import SegmentRow
from sync.server.services import log
from sync.server.services.shelving import LIVE, Shelf


@dataclass(frozen=True, slots=True)
class Agreement:
    """Names. `spare`: nothing knows of them; harmless. `missing`: in use, and not there or not whole. `waiting`: how
    many are about to be used or to go.
    """

    spare: Sequence[str]
    missing: Sequence[str]
    waiting: int


def agreement(database: Database, shelf: Shelf) -> Agreement:
    before = _live(database)
    there = dict(shelf.sizes())
    # What is not as expected may have come, or gone, while the store was asked: only what still is so counts.
    doubted = [name for name, size in before.items() if there.get(name) != size]
    still = _known(database, doubted)
    missing = [name for name in doubted if still.get(name) in LIVE]
    unnamed = [name for name in there if name not in before]
    named = _known(database, unnamed)
    return Agreement(
        spare=[name for name in unnamed if name not in named],
        missing=missing,
        waiting=sum(state not in LIVE for state in named.values()),
    )


def _live(database: Database) -> Mapping[str, int]:
    with database.reading() as connection:
        wanted = select(SegmentRow.name, SegmentRow.size).where(SegmentRow.state.in_(LIVE))
        return {row.name: row.size for row in connection.execute(wanted)}


def _known(database: Database, names: Iterable[str]) -> dict[str, int]:
    """State by name."""
    found: dict[str, int] = {}
    with database.reading() as connection:
        for some in log.batches(sorted(names)):
            wanted = select(SegmentRow.name, SegmentRow.state).where(SegmentRow.name.in_(some))
            found.update({row.name: row.state for row in connection.execute(wanted)})
    return found
