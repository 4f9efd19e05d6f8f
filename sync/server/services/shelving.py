"""Where segments lie, so that none is left behind and none is missing, whenever a process dies.

A segment's name stands in the database before the segment is stored, and what refers to it is written in the
transaction that takes the name into use. A name that was reserved and never used, or that nothing refers to any more,
is condemned: `tending` deletes first the segment, then the name.
"""

from __future__ import annotations

import enum
import threading
import uuid
from collections.abc import Collection, Iterator
from typing import Final

from sqlalchemy import Connection, delete, exists, func, insert, select, update

from sync.server.blobs.segments import Segments
from sync.server.clock import now
from sync.server.db.engine import Database
from sync.server.db.schema import RunRow, SegmentRow
from sync.server.errors import StoreAway

AT_ONCE: Final = 16
"""Names reserved in one transaction, so that it is not one more for every segment."""
FRESH_MS: Final = 30 * 60 * 1000
"""So long a reserved name may be begun to be used."""
STALE_MS: Final = 2 * FRESH_MS
"""After this one that was not taken into use never will be: a put does not last half an hour."""
SMALL: Final = 1024 * 1024
"""Bytes; what has less is joined with others later."""


class State(enum.IntEnum):
    """Numbers for ever."""

    RESERVED = 0
    SMALL = 1
    WHOLE = 2
    SPLIT = 3
    """Bytes in it belong to nothing any more: what is left moves, and it goes."""
    CONDEMNED = 4


LIVE: Final = (State.SMALL, State.WHOLE, State.SPLIT)


class Shelf:
    """Segments with their names. Called from worker threads; `put` outside of any transaction."""

    def __init__(self, database: Database, store: Segments) -> None:
        self.database = database
        self.store = store
        self._lock = threading.Lock()
        self._names: list[tuple[str, int]] = []

    def put(self, data: bytes) -> str:
        """Store durably under a new name, which must be taken into use with `use`. Raises StoreAway."""
        name = self._reserved()
        self.store.put(name, data)
        return name

    def get(self, name: str, offset: int, length: int) -> bytes:
        """Raises FileNotFoundError, ValueError when it is shorter, StoreAway."""
        return self.store.get(name, offset, length)

    def sizes(self) -> Iterator[tuple[str, int]]:
        """(name, size) of every segment that is in the store."""
        return self.store.sizes()

    def _reserved(self) -> str:
        with self._lock:
            time = now()
            if not self._names or self._names[-1][1] < time - FRESH_MS:
                new = [uuid.uuid4().hex for _ in range(AT_ONCE)]
                with self.database.writing() as connection:
                    rows = [{"name": name, "state": State.RESERVED, "size": 0, "due": time} for name in new]
                    connection.execute(insert(SegmentRow), rows)
                self._names = [(name, time) for name in new]
            return self._names.pop()[0]


def use(connection: Connection, group: int, name: str, size: int) -> None:
    """What refers to the segment is written in the same transaction. Raises StoreAway when it was swept away: this
    process had stood still for an hour, and nothing that it had in hand is promised to anybody.
    """
    state = State.SMALL if size < SMALL else State.WHOLE
    taken = connection.execute(
        update(SegmentRow)
        .where(SegmentRow.name == name, SegmentRow.state == State.RESERVED)
        .values(state=state, group=group, size=size, due=now())
    )
    if taken.rowcount != 1:
        raise StoreAway("stale")


def release(connection: Connection, group: int, file: bytes) -> None:
    """Forget where a file's chunks lie. The bytes go when it is tended to: at once, if the caller sees to it."""
    of_file = (RunRow.group == group, RunRow.file == file)
    names = set(connection.execute(select(RunRow.segment).where(*of_file)).scalars())
    connection.execute(delete(RunRow).where(*of_file))
    for name in sorted(names):
        left = connection.execute(select(RunRow.file).where(RunRow.segment == name).limit(1)).first()
        state = State.CONDEMNED if left is None else State.SPLIT
        connection.execute(update(SegmentRow).where(SegmentRow.name == name).values(state=state, due=now()))


def split(connection: Connection, name: str) -> None:
    """Bytes in it are nobody's. What is left moves when it is tended to; where nothing uses it, it goes whole."""
    of_it = update(SegmentRow).where(SegmentRow.name == name)
    connection.execute(of_it.where(SegmentRow.state.in_(LIVE)).values(state=State.SPLIT))
    unused = of_it.where(SegmentRow.state == State.RESERVED)
    connection.execute(unused.values(state=State.CONDEMNED, due=now()))


def condemn(connection: Connection, names: Collection[str], due: int) -> None:
    """Of these that nothing refers to. They are deleted from `due` (ms) on."""
    is_used = exists().where(RunRow.segment == SegmentRow.name)
    connection.execute(
        update(SegmentRow).where(SegmentRow.name.in_(names), ~is_used).values(state=State.CONDEMNED, due=due)
    )


def counted(connection: Connection) -> tuple[int, int]:
    """Segments in use and their bytes."""
    wanted = select(func.count(), func.coalesce(func.sum(SegmentRow.size), 0)).where(SegmentRow.state.in_(LIVE))
    row = connection.execute(wanted).one()
    return int(row[0]), int(row[1])
