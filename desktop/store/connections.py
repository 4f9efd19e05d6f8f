"""Connections to `store.db`: the key, the pragmas (VAULT.md, section 4), and one writer at a time. Knows no table."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from desktop.errors import DiskFull, EnvironmentProblem, NotWritable, VaultDamaged
from desktop.store import disk, kept_copies
from desktop.store.upgrade import expect_known, upgrade

_PRAGMAS = (
    "cipher_log_level = NONE",
    "cipher_memory_security = OFF",
    "journal_mode = WAL",
    "synchronous = FULL",
    "foreign_keys = ON",
    "temp_store = MEMORY",
    "secure_delete = ON",
    "cell_size_check = ON",
    "trusted_schema = OFF",
    "busy_timeout = 30000",
    "cache_size = -16000",
)
_PAGE = 4096
_WRITES = "amparo_writes"
_PATIENCE_MS = 30_000
_GLANCE_MS = 200
_FIRST_READ = text("SELECT count(*) FROM sqlite_master")
_FULL = ("full",)
_READ_ONLY = ("readonly", "unable to open")
_DAMAGED = ("malformed", "not a database", "fts5: corruption", "corrupt", "vtable constructor failed")
_FAILED = "disk i/o error"
"""A page that cannot be read, or one that cannot be written for any reason but a full disk, such as a quota."""
_TRIED = 1024 * 1024


class Connections:
    """A few connections to one database. The key is in this object and in SQLCipher, and nowhere in a URL or a log."""

    def __init__(self, database: Path, key: bytes, *, new: bool = False) -> None:
        """`new`: the database is empty and is furnished; else an empty one is damage, and stays as it is."""
        self._database = database
        self._key = key
        self._writing = threading.Lock()
        self._engine = create_engine(
            "sqlite://", module=dbapi2, creator=self._connect, poolclass=QueuePool, pool_size=3, max_overflow=5
        )
        event.listen(self._engine, "begin", _begin)
        try:
            with complaints(self._failed_to_write):
                self._prepare(new=new)
        except BaseException:
            self._engine.dispose()
            raise

    def engine(self) -> Engine:
        return self._engine

    @contextmanager
    def session(self, *, writes: bool) -> Iterator[Session]:
        """One transaction. Commits when the block ends, rolls back when it raises. Writers take turns."""
        if not writes:
            with complaints(), self._session(writes=False) as session:
                yield session
            return
        with self._writing, complaints(self._failed_to_write), self._session(writes=True) as session:
            yield session
            session.commit()

    @contextmanager
    def frozen(self, wait: Callable[[], None]) -> Iterator[Session]:
        """A snapshot in which the database's file itself stays as it is: all that was saved stands in it, and what is
        saved meanwhile waits in the log. `wait` is called as long as other readers hold it up.
        """
        with complaints(), self._engine.connect() as connection, Session(connection, autoflush=False) as session:
            raw = _raw(connection)
            raw.execute(f"PRAGMA busy_timeout = {_GLANCE_MS}")
            try:
                while not self._held_still(raw, session):
                    wait()
                yield session
            finally:
                raw.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")

    def _held_still(self, raw: Any, session: Session) -> bool:
        """Whether a transaction was begun that reads the file alone. Nobody writes while this is found out.

        Then no checkpoint, by whomever, can write into the file: it would have to wait for this reader.
        """
        with self._writing:
            busy, *_ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            if busy:
                return False
            session.execute(_FIRST_READ)
            log = self._database.with_name(f"{self._database.name}-wal")
            assert not log.exists() or log.stat().st_size == 0, "the log was emptied and nobody writes"
            return True

    def close(self) -> None:
        """Empties the write-ahead log into the database, so that nothing stands in it alone. The key is forgotten."""
        if not self._key:
            return
        try:
            with complaints(), self._engine.connect() as connection:
                _raw(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            self._engine.dispose()
            self._key = b""

    def _failed_to_write(self) -> Exception:
        """The system failed while something was written. If all that is there can be read, it is no damage."""
        with complaints(), self._engine.connect() as connection:
            if _raw(connection).execute("PRAGMA cipher_integrity_check").fetchall():
                return VaultDamaged("database")
        beside = self._database.with_name(f".{self._database.name}.tried")
        try:
            with disk.writing():
                disk.write_synced(beside, 0, bytes(_TRIED))
        except OSError:
            return NotWritable()
        except EnvironmentProblem as problem:
            return problem
        finally:
            with suppress(OSError):
                beside.unlink(missing_ok=True)
        return NotWritable()

    @contextmanager
    def _session(self, *, writes: bool) -> Iterator[Session]:
        with (
            self._engine.connect().execution_options(**{_WRITES: writes}) as connection,
            Session(connection, autoflush=False, expire_on_commit=False) as session,
        ):
            yield session

    def _prepare(self, *, new: bool) -> None:
        if not new and self._database.stat().st_size < _PAGE:
            raise VaultDamaged("database")
        connection = self._connect()
        try:
            # The first read: a wrong key or a damaged first page shows here.
            (version,) = connection.execute("PRAGMA user_version").fetchone()
            (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
            if (version == 0 or tables == 0) is not new:
                # Empty where there should be something, or something where it should be empty.
                raise VaultDamaged("database")
            expect_known(version)
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            upgrade(connection, keep_before=self._database)
        finally:
            connection.close()
        if kept_copies.there_are(self._database) and self._is_sound():
            kept_copies.remove(self._database)

    def _is_sound(self) -> bool:
        """Whether everything in the file itself verifies, and the tables agree. What is not is for whoever reads it."""
        connection = self._connect()  # a new one: what it reads comes from the disk
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            asked = ("cipher_integrity_check", "foreign_key_check", "integrity_check(1)")
            said = [row for question in asked for row in connection.execute(f"PRAGMA {question}").fetchall()]
        except dbapi2.DatabaseError:
            return False
        finally:
            connection.close()
        return said == [("ok",)]

    def _connect(self) -> Any:
        assert self._key, "a closed vault is closed"
        # One thread at a time uses a connection: the pool sees to it, not the driver.
        connection = dbapi2.connect(
            self._database.as_uri() + "?mode=rw", uri=True, isolation_level=None, check_same_thread=False
        )
        try:
            # Hex digits only: nothing in it could end the literal.
            connection.execute(f"""PRAGMA key = "x'{self._key.hex()}'" """)
            for pragma in _PRAGMAS:
                connection.execute(f"PRAGMA {pragma}")
        except BaseException:
            connection.close()
            raise
        return connection


@contextmanager
def complaints(failed: Callable[[], Exception] = lambda: VaultDamaged("database")) -> Iterator[None]:
    """What the database says when it cannot, in our words, without the statement and its values.

    `failed` says what it was if the system failed: where only reading is going on, it is damage.
    """
    try:
        yield
    except DBAPIError as wrapped:
        raise _named(str(wrapped.orig), wrapped, failed) from None
    except dbapi2.Error as raw:
        raise _named(str(raw), raw, failed) from None


def _named(said: str, original: Exception, failed: Callable[[], Exception]) -> Exception:
    said = said.lower()
    if _FAILED in said:
        return failed()
    if any(word in said for word in _DAMAGED):
        return VaultDamaged("database")
    if any(word in said for word in _FULL):
        return DiskFull()
    if any(word in said for word in _READ_ONLY):
        return NotWritable()
    return StoreFault(type(original).__name__)


class StoreFault(Exception):
    """A mistake of ours in SQL, without the statement and its values, which would be somebody's testimony."""


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    _raw(connection).execute("BEGIN IMMEDIATE" if writes else "BEGIN")


def _raw(connection: Connection) -> Any:
    return connection.connection.dbapi_connection
