"""Whether the server can do its work now: does the database answer. Strangers may ask: it is cheap and says little."""

from __future__ import annotations

import threading
import time
from typing import Final

from sqlalchemy import literal, select
from sqlalchemy.exc import SQLAlchemyError

from sync.server.db.engine import Database

_FRESH: Final = 1.0
"""Seconds that an answer is good for: however often it is asked, the database is asked once."""


class Readiness:
    """Called from worker threads."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._lock = threading.Lock()
        self._asked: float | None = None
        self._ready = False

    def is_ready(self) -> bool:
        with self._lock:
            if self._asked is None or time.monotonic() - self._asked >= _FRESH:
                self._ready = self._ask()
                self._asked = time.monotonic()
            return self._ready

    def _ask(self) -> bool:
        try:
            with self._database.reading() as connection:
                return connection.execute(select(literal(1))).scalar_one() == 1
        except SQLAlchemyError:
            return False
