"""What the vault knows about itself: a name and some bytes each. Knows no meaning of them but the clock's."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert
from sqlalchemy.orm import Session

from desktop.domain import clocks
from desktop.store.schema import FactRow

DEVICE_KEYS = "device keys"
MEMBERSHIP = "membership"
SYNC_STATE = "sync state"
LAST_SYNC = "last sync"
CATCH_UP = "catch up"
"""Not 0: the vault was restored to this moment, and what it sent afterwards has not all come back from the server."""
RETURNING = "fetching back"
DOUBT = "doubt"
"""There while what the server confirmed is not believed, and why."""
INDEX_TO_BE_FILLED = "index to be filled"
INDEX_TO_BE_EMPTIED = "index to be emptied"
"""Words of records that were removed from here still stand in it, marked as gone."""
_CLOCK = "clock"


_INSERT = insert(FactRow.__table__)  # type: ignore[arg-type]  # declared as FromClause, is a Table
_PUT = _INSERT.on_conflict_do_update(index_elements=["name"], set_={"value": _INSERT.excluded.value})


class FactStore:
    def __init__(self, session: Session) -> None:
        self._session = session

    def get(self, name: str) -> bytes | None:
        return self._session.scalar(select(FactRow.value).where(FactRow.name == name))

    def put(self, name: str, value: bytes) -> None:
        self._session.execute(_PUT, {"name": name, "value": value})

    def remove(self, name: str) -> None:
        self._session.execute(delete(FactRow).where(FactRow.name == name))

    def number(self, name: str) -> int | None:
        value = self.get(name)
        return None if value is None else int.from_bytes(value)

    def put_number(self, name: str, value: int) -> None:
        self.put(name, value.to_bytes(8))

    def latest(self) -> int:
        """The newest clock that was given or seen here; 0 before the first."""
        return self.number(_CLOCK) or 0

    def tick(self, now: int) -> int:
        """The clock of something written now; no other one of this vault is the same."""
        clock = clocks.tick(self.number(_CLOCK) or 0, now)
        self.put_number(_CLOCK, clock)
        return clock

    def saw(self, other: int, now: int) -> None:
        """Somebody else's clock: what is written here from now on is later than it."""
        self.put_number(_CLOCK, clocks.seen(self.number(_CLOCK) or 0, other, now))
