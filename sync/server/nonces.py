"""Nonces of signed requests, so that none is served twice, for as long as their time is valid.

On SQLite in memory; on PostgreSQL in a table that all processes share, and that is empty after a crash of it. What is
forgotten does no harm: a request that is played again changes nothing, and its answer opens for its device alone.
"""

from __future__ import annotations

from collections import OrderedDict
from threading import Lock
from typing import Final, Protocol

from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert

from sync.protocol import limits
from sync.server.db.engine import Database
from sync.server.db.schema import NonceRow

MOST: Final = 200_000
CLEARED_EVERY: Final = 1_000
"""Requests."""
_KEPT_MS: Final = 2 * limits.CLOCK_MS
"""A request may be as far ahead of our clock as behind it."""


class Seen(Protocol):
    def is_new(self, key_id: str, nonce: str, now: int) -> bool:
        """Ask only for requests whose signature was right; it is remembered by asking. Called from worker threads."""


class Nonces:
    """Of one process."""

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._seen: OrderedDict[tuple[str, str], int] = OrderedDict()
        self._lock = Lock()

    def is_new(self, key_id: str, nonce: str, now: int) -> bool:
        with self._lock:
            while self._seen and (len(self._seen) >= self._most or next(iter(self._seen.values())) < now - _KEPT_MS):
                self._seen.popitem(last=False)
            if (key_id, nonce) in self._seen:
                return False
            self._seen[key_id, nonce] = now
            return True


class SharedNonces:
    """Of all processes at one PostgreSQL."""

    def __init__(self, database: Database) -> None:
        self._engine = database.engine.execution_options(isolation_level="AUTOCOMMIT")
        self._left = 0

    def is_new(self, key_id: str, nonce: str, now: int) -> bool:
        row = insert(NonceRow).values(key_id=key_id, nonce=nonce, time=now)
        new = row.on_conflict_do_nothing().returning(NonceRow.time)
        with self._engine.connect() as connection:
            if self._left <= 0:
                self._left = CLEARED_EVERY
                connection.execute(delete(NonceRow).where(NonceRow.time < now - _KEPT_MS))
            self._left -= 1
            return connection.execute(new).first() is not None
