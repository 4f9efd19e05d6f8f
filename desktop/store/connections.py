"""Connections to `store.db`: the key, the pragmas (VAULT.md, section 4), and one writer at a time. Knows no table."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.orm import Session
from sqlalchemy.pool import QueuePool
from sqlcipher3 import dbapi2

from desktop.errors import VaultDamaged, VaultGone
from desktop.store import disk, kept_copies, write_ahead
from desktop.store.complaints import complaints, why_closed, why_failed_to_read, why_failed_to_write
from desktop.store.presence import Presence
from desktop.store.rescue.reading import DamagedDatabase
from desktop.store.touchstones import Touchstones
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
SIGHT = "amparo_sight"
"""In a session's `info`: what raises VaultDamaged if something that was read in it so far does not verify."""
_PAGE = 4096
_WRITES = "amparo_writes"
_PATIENCE_MS = 30_000
_GLANCE_MS = 200
_FIRST_READ = text("SELECT count(*) FROM sqlite_master")


class Connections:
    """A few connections to one database. The key is in this object and in SQLCipher, and nowhere in a URL or a log."""

    def __init__(self, database: Path, key: bytes, *, new: bool = False) -> None:
        """`new`: the database is empty and is furnished; else an empty one is damage, and stays as it is."""
        self._database = database
        self._key = key
        self._writing = threading.Lock()
        self._presence = Presence(database)
        self._touchstones = Touchstones(self._connect)
        self._engine = create_engine(
            "sqlite://", module=dbapi2, creator=self._connect, poolclass=QueuePool, pool_size=3, max_overflow=5
        )
        event.listen(self._engine, "begin", _begin)
        try:
            with self._complaints(writes=True):
                self._prepare(new=new)
        except BaseException:
            self._engine.dispose()
            raise

    def when_it_comes_back(self, ask: Callable[[], None]) -> None:
        """Ask this before the folder of a stick that was pulled out is used again; what it raises forbids it."""
        self._presence.on_return = ask

    def engine(self) -> Engine:
        return self._engine

    @contextmanager
    def session(self, *, writes: bool) -> Iterator[Session]:
        """One transaction. Commits when the block ends, rolls back when it raises. Writers take turns.

        Raises VaultDamaged at the end of the block where a page that was read in it does not verify: what is handed out
        while it lasts may be wrong until then (`touchstones`).
        """
        if not writes:
            if self._presence.lost:
                self._expect_present()
            with self._complaints(writes=False), self._session(writes=False) as session:
                yield session
            return
        with self._writing:
            self._expect_present()
            with self._complaints(writes=True), self._session(writes=True) as session:
                yield session

    @contextmanager
    def frozen(self, wait: Callable[[], None]) -> Iterator[Session]:
        """A snapshot in which the database's file itself stays as it is: all that was saved stands in it, and what is
        saved meanwhile waits in the log. `wait` is called as long as other readers hold it up.
        """
        with (
            self._complaints(writes=False),
            self._engine.connect() as connection,
            Session(connection, autoflush=False) as session,
        ):
            raw = _raw(connection)
            raw.execute(f"PRAGMA busy_timeout = {_GLANCE_MS}")
            try:
                with self._touchstones.asked(connection):
                    while not self._held_still(raw, session):
                        wait()
                    yield session
            finally:
                if not connection.invalidated:
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

    def empty_log(self) -> bool:
        """Whether all of it stands in the database now, and nothing in the log."""
        with self._writing, self._complaints(writes=True), self._engine.connect() as connection:
            raw = _raw(connection)
            raw.execute(f"PRAGMA busy_timeout = {_GLANCE_MS}")
            try:
                busy, *_ = raw.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
            finally:
                raw.execute(f"PRAGMA busy_timeout = {_PATIENCE_MS}")
        return not busy

    def verifies(self) -> bool:
        """Whether each page has its MAC, and the trees agree with each other. Reads all of it."""
        with self._complaints(writes=False):
            self._expect_present()
            # Over a connection of its own: this reads every page there is, and may go blind on the way.
            with closing(self._connect()) as connection:
                return not _said(connection, "cipher_integrity_check") and _trees_agree(connection)

    def as_damaged(self) -> DamagedDatabase:
        """To read what still verifies, over connections of its own. Raises VaultDamaged."""
        return DamagedDatabase(self._database, self._key)

    def close(self) -> None:
        """Empties the write-ahead log into the database, so that nothing stands in it alone. The key is forgotten."""
        if not self._key:
            return
        try:
            # Where the place is gone, what was saved is in its log there, and the next opening finds it.
            with suppress(VaultGone):
                self._expect_present()
                with self._complaints(writes=False), self._engine.connect() as connection:
                    _raw(connection).execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        finally:
            self._engine.dispose()
            self._key = b""

    @contextmanager
    def _complaints(self, *, writes: bool) -> Iterator[None]:
        """In our words; and where the place is gone, nothing that was open there is used again."""
        read, wrote = why_failed_to_read, partial(why_failed_to_write, is_whole=self._is_whole)
        try:
            with complaints(partial(wrote if writes else read, self._database), partial(why_closed, self._database)):
                yield
        except VaultGone:
            self._presence.lost = True
            raise
        except MemoryError:
            # What SQLCipher's refusal to write becomes after a page did not verify.
            with complaints():
                is_whole = self._is_whole()
            if is_whole:
                raise
            raise VaultDamaged("database") from None

    def _expect_present(self) -> None:
        """Raises VaultGone: the place is empty, or another vault lies in it; and what is said to coming back."""
        with self._presence.expected() as it_came_back:
            if it_came_back:
                self._engine.dispose()
                with complaints(VaultGone, VaultGone, damaged=VaultGone), self._session(writes=False) as session:
                    session.execute(_FIRST_READ)

    def _is_whole(self) -> bool:
        with self._engine.connect() as connection:
            return not _raw(connection).execute("PRAGMA cipher_integrity_check").fetchall()

    @contextmanager
    def _session(self, *, writes: bool) -> Iterator[Session]:
        with (
            self._engine.connect().execution_options(**{_WRITES: writes}) as connection,
            Session(connection, autoflush=False, expire_on_commit=False) as session,
            self._touchstones.asked(connection),
        ):
            session.info[SIGHT] = partial(self._touchstones.expect_sight, connection)
            yield session
            if writes:
                if connection.in_transaction():
                    self._touchstones.ask(connection)
                session.commit()

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
            _, frames, _ = connection.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchone()
            with disk.in_vault():
                is_cut = write_ahead.is_cut(self._database.with_name(f"{self._database.name}-wal"), max(0, frames))
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
            upgrade(connection, keep_before=self._database)
            self._touchstones.look(connection)
        finally:
            connection.close()
        if kept_copies.there_are(self._database) and self._is_sound():
            kept_copies.remove(self._database)
        if is_cut:
            # Once: the log is empty now, and what verified of it is in the database.
            raise VaultDamaged("log")

    def _is_sound(self) -> bool:
        """Whether everything in the file itself verifies, and the tables agree. What is not is for whoever reads it."""
        with suppress(dbapi2.DatabaseError), closing(self._connect()) as connection:  # what it reads is on the disk
            _said(connection, "wal_checkpoint(TRUNCATE)")
            unsound = _said(connection, "cipher_integrity_check") + _said(connection, "foreign_key_check")
            return not unsound and _trees_agree(connection)
        return False

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


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITES, False)
    _raw(connection).execute("BEGIN IMMEDIATE" if writes else "BEGIN")


def _said(connection: Any, pragma: str) -> list[tuple[Any, ...]]:
    said: list[tuple[Any, ...]] = connection.execute(f"PRAGMA {pragma}").fetchall()
    return said


def _trees_agree(connection: Any) -> bool:
    try:
        return _said(connection, "integrity_check(1)") == [("ok",)]
    except dbapi2.DatabaseError:
        return False


def _raw(connection: Connection) -> Any:
    return connection.connection.dbapi_connection
