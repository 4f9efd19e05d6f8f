"""What a database is marked with, so that no other server writes into it by mistake."""

from __future__ import annotations

from typing import Final

from sqlalchemy import insert, select

from sync.server.db.engine import Database
from sync.server.db.schema import MarkRow

_LOG_KEY: Final = "log_key"


def is_ours(database: Database, log_key: bytes) -> bool:
    """Whether the logs here are signed by this key (its public half). A database that says nothing takes it on."""
    with database.writing() as connection:
        found = connection.execute(select(MarkRow.value).where(MarkRow.name == _LOG_KEY)).scalar_one_or_none()
        if found is None:
            connection.execute(insert(MarkRow).values(name=_LOG_KEY, value=log_key))
        return found is None or found == log_key
