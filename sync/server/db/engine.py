"""The database: one transaction at a time for whoever asks. Knows no tables."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from pathlib import Path

from sqlalchemy import Connection, Engine, create_engine, make_url

from sync.server.db import postgres, sqlite


class Database:
    """Called from worker threads, a transaction each (see sync/decisions/server-threads.md)."""

    def __init__(self, url: str) -> None:
        # Parameters are sealed objects and keys; they do not belong into a log by way of an error message.
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        options = {} if self.is_sqlite else postgres.options()
        self.engine: Engine = create_engine(url, hide_parameters=True, **options)
        (sqlite if self.is_sqlite else postgres).prepare(self.engine)

    @property
    def kind(self) -> str:
        """What it is, for the keeper; no address and no password."""
        with self.reading() as connection:
            found = connection.dialect.server_version_info or ()
        return f"{'SQLite' if self.is_sqlite else 'PostgreSQL'} {'.'.join(map(str, found))}"

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        with self.engine.connect() as connection:
            if self.is_sqlite:
                sqlite.begin_reading(connection)
            else:
                postgres.reading(connection)
            yield connection
            connection.rollback()

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Durable when it ends without an exception; as if nothing had been otherwise."""
        with self._turn(), self.engine.connect() as connection:
            if self.is_sqlite:
                sqlite.begin_writing(connection)
            yield connection
            connection.commit()

    def damage(self) -> list[str]:
        if not self.is_sqlite:
            return []
        with self.reading() as connection:
            return sqlite.damage(connection)

    def copy(self, target: Path) -> None:
        """Write a consistent copy of the database file. PostgreSQL has its own tools for it."""
        source = self.engine.url.database
        assert self.is_sqlite
        assert source
        sqlite.copy(Path(source), target)

    def empty_log(self) -> None:
        """What was deleted is in no log of SQLite's either. PostgreSQL's own goes with its next vacuum and archive."""
        if self.is_sqlite:
            with self._turn(), self.engine.connect() as connection:
                sqlite.empty_log(connection)

    def keep(self, name: str) -> None:
        """A copy beside the database file, if there is none of this name. PostgreSQL has its own tools for it."""
        if self.is_sqlite:
            source = Path(str(self.engine.url.database))
            kept, part = (source.with_name(f"{source.name}.{end}") for end in (name, f"{name}.part"))
            if not kept.exists():
                part.unlink(missing_ok=True)
                self.copy(part)
                part.replace(kept)

    def close(self) -> None:
        self.engine.dispose()

    def _turn(self) -> AbstractContextManager[object]:
        return sqlite.writers if self.is_sqlite else nullcontext()
