"""All that only SQLite knows. PostgreSQL needs none of it."""

from __future__ import annotations

import sqlite3
import threading
from pathlib import Path

from sqlalchemy import Connection, Engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.pool import ConnectionPoolEntry

WAIT_MS = 30_000
"""Another process (`group new`, `backup`) may hold the database for a moment."""


def prepare(engine: Engine) -> None:
    """Durable at every commit, and transactions that begin when we say so: pysqlite would begin at the first write."""
    event.listen(engine, "connect", _on_connect)


def begin_reading(connection: Connection) -> None:
    connection.exec_driver_sql("BEGIN DEFERRED")


def begin_writing(connection: Connection) -> None:
    """Take the write lock at once: a transaction that reads first and writes later could not wait for it."""
    connection.exec_driver_sql("BEGIN IMMEDIATE")


def empty_log(connection: Connection) -> None:
    """Into the database, and out of the log. Where a reader is in the way, the next one to ask finishes it."""
    connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def copy(source: Path, target: Path) -> None:
    """A consistent copy while the server runs."""
    reading, writing = sqlite3.connect(source), sqlite3.connect(target)
    try:
        with writing:
            reading.backup(writing)
    finally:
        reading.close()
        writing.close()


def damage(connection: Connection) -> list[str]:
    """What SQLite itself finds wrong with the file."""
    found = [str(row[0]) for row in connection.exec_driver_sql("PRAGMA integrity_check(10)")]
    return [] if found == ["ok"] else found


writers = threading.Lock()
"""One writer at a time within this process: waiting for a lock is fairer than asking SQLite again and again."""


def _on_connect(connection: DBAPIConnection, _record: ConnectionPoolEntry) -> None:
    assert isinstance(connection, sqlite3.Connection)
    connection.isolation_level = None
    # What is deleted is written over: sealed or not, it was taken back by somebody (SPEC section 16).
    wanted = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")
    for pragma in (*wanted, f"busy_timeout={WAIT_MS}"):
        connection.execute(f"PRAGMA {pragma}")
