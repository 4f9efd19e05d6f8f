"""Every row of a damaged database that lies on pages that verify. Knows no table and no meaning; writes nothing."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from desktop.errors import VaultDamaged
from desktop.store.touchstones import EMPTY_CACHE

_MANY: Final = 64
"""Rows asked for at once: objects are up to 4 MiB. Where they do not all come, the range is halved, down to a single
row.
"""
_BITS: Final = 40
"""Of the largest row id that is looked for."""

_TABLES: Final = "SELECT name, sql FROM sqlite_master WHERE type = 'table'"
_ANY_ROW: Final = 'SELECT 1 FROM "{table}" LIMIT 1'

Row = tuple[Any, ...]


class DamagedDatabase:
    """Raises VaultDamaged where not even the list of tables can be read, at the beginning or later: then the file is
    gone, and what is missing is no gap. After a page that does not verify SQLCipher gives nothing more over the same
    connection, so that each failure costs a new one. Between failures one moment of the database is read.

    SQLCipher does not say of every page by itself that it does not verify (see `touchstones`): after each reading the
    cache is emptied and a table's first page, which verified at the beginning, is read again. A database of any
    version can be read like this.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._connection: Any = None
        self._proof: str | None = None
        """Reads a page that verified when nothing else had been read over its connection. None: of no table does it;
        then the first page is read again, at another moment.
        """
        tables = self._asked(_TABLES)
        version = self._asked("PRAGMA user_version")
        if not tables or not version:
            self.close()
            raise VaultDamaged("database")
        self.version: int = version[0][0]
        self._tables: dict[str, str] = dict(tables)
        plain = [name for name, made in tables if not made.upper().startswith("CREATE VIRTUAL")]
        proofs = (_ANY_ROW.format(table=name) for name in plain)
        self._proof = next((proof for proof in proofs if self._alone(proof)), None)
        self.close()

    def _alone(self, statement: str) -> bool:
        """Whether it can be read over a connection that nothing else was read over."""
        self.close()
        return self._asked(statement) is not None

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def columns(self, table: str) -> list[str]:
        """Empty for a table that is not there."""
        return [row[1] for row in self._asked(f"PRAGMA table_info({table})") or ()]

    def tables(self) -> list[str]:
        """Without virtual ones."""
        return [name for name, made in self._tables.items() if not made.upper().startswith("CREATE VIRTUAL")]

    def unread(self, table: str, name: str) -> Iterator[str | None]:
        """What column `name` says in each row that cannot be read as a whole; None where nobody knows, or `name` is
        empty.
        """
        columns = self.columns(table)
        if not columns:
            yield None
            return
        named = self._name_of(table, name)
        for row in self._rows(table, columns):
            if not isinstance(row, tuple):
                yield named(row)

    def _name_of(self, table: str, name: str) -> Callable[[int | None], str | None]:
        asked = f"SELECT {_quoted(name)} FROM {table} WHERE rowid = ?"  # noqa: S608 - of the schema

        def named(rowid: int | None) -> str | None:
            found = self._asked(asked, (rowid,)) if name and rowid is not None else None
            return found[0][0] if found else None

        return named

    def rows(self, table: str, columns: list[str]) -> Iterator[Row | None]:
        """In no order. None stands for a place where something may be missing."""
        for row in self._rows(table, columns):
            yield row if isinstance(row, tuple) else None

    def _rows(self, table: str, columns: list[str]) -> Iterator[Row | int | None]:
        """As `rows`; for a row that cannot be read, its number where it has one."""
        wanted = f"SELECT {', '.join(_quoted(name) for name in columns)} FROM {table}"  # noqa: S608 - of the schema
        if "WITHOUT ROWID" in self._tables[table].upper():
            yield from self._from_both_ends(table, wanted)
            return
        ends = [self._asked(f"SELECT {end}(rowid) FROM {table}") for end in ("min", "max")]  # noqa: S608 - the same
        first = ends[0][0][0] if ends[0] else 1
        last = ends[1][0][0] if ends[1] else self._last_known(table, first or 1)
        if not all(ends):
            yield None
        if first is not None and last is not None:
            yield from self._between(wanted, first, last)

    def _between(self, wanted: str, first: int, last: int) -> Iterator[Row | int | None]:
        """Ranges of row ids, halved as long as one does not come whole."""
        left = [(at, min(at + _MANY - 1, last)) for at in range(first, last + 1, _MANY)][::-1]
        while left:
            begin, end = left.pop()
            found = self._asked(f"{wanted} WHERE rowid BETWEEN ? AND ?", (begin, end))
            if found is not None:
                yield from found
            elif begin == end:
                yield begin
            else:
                middle = (begin + end) // 2
                left += [(middle + 1, end), (begin, middle)]

    def _last_known(self, table: str, first: int) -> int | None:
        """The largest row id that can be found where the end of the tree cannot be read. Behind it there may be more,
        on the page that does not verify; asking for each id that might stand there would take hours.
        """
        asked = f"SELECT rowid FROM {table} WHERE rowid BETWEEN ? AND ? LIMIT 1"  # noqa: S608 - of the schema
        last, step = None, 0
        for power in range(_BITS):
            if found := self._asked(asked, (first + (1 << power) - 1, first + (2 << power))):
                last, step = found[0][0], 1 << power
        while last is not None and step:
            found = self._asked(asked, (last + step, last + 2 * step))
            last, step = (found[0][0], step) if found else (last, step // 2)
        return last

    def _from_both_ends(self, table: str, wanted: str) -> Iterator[Row | int | None]:
        """A table in the order of its key: what stands before the first gap, and what stands behind the last one."""
        keys = [row for row in self._asked(f"PRAGMA table_info({table})") or () if row[5]]
        order = [_quoted(row[1]) for row in sorted(keys, key=lambda row: row[5])]
        seen: set[Row] = set()
        for way in ("ASC", "DESC"):
            ordered = f"{wanted} ORDER BY {', '.join(f'{key} {way}' for key in order)}"
            for many in (_MANY, 1):  # in the second round as far as the very row
                complete = yield from self._until_a_gap(ordered, seen, many)
                if complete:
                    return
        yield None

    def _until_a_gap(self, wanted: str, seen: set[Row], many: int) -> Generator[Row, None, bool]:
        """Returns whether there was none. So many rows at once: none of them counts unless all verify."""
        try:
            cursor = self._line().execute(wanted)
            while rows := cursor.fetchmany(many):
                self._expect_sight()
                for row in rows:
                    if row not in seen:
                        seen.add(row)
                        yield row
            self._expect_sight()
        except dbapi2.DatabaseError:
            self.close()
            return False
        return True

    def _expect_sight(self) -> None:
        """Raises DatabaseError where something that was read since the connection was made did not verify."""
        again = (EMPTY_CACHE, self._proof) if self._proof else ("COMMIT", EMPTY_CACHE, "BEGIN", _TABLES)
        for statement in again:
            self._connection.execute(statement).fetchall()

    def _asked(self, statement: str, values: Row = ()) -> list[Row] | None:
        """None: something that would have to be read for it does not verify."""
        line = self._line()
        try:
            found: list[Row] = line.execute(statement, values).fetchall()
            self._expect_sight()
        except dbapi2.DatabaseError:
            self.close()
            return None
        return found

    def _line(self) -> Any:
        if self._connection is None:
            try:
                self._connection = dbapi2.connect(f"{self._path.as_uri()}?mode=rw", uri=True, isolation_level=None)
                # Hex digits only: nothing in it could end the literal.
                self._connection.execute(f"""PRAGMA key = "x'{self._key.hex()}'" """)
                for pragma in ("cipher_log_level = NONE", "query_only = ON", "temp_store = MEMORY"):
                    self._connection.execute(f"PRAGMA {pragma}")
                self._connection.execute("PRAGMA trusted_schema = OFF")
                self._connection.execute("BEGIN")
                self._connection.execute(_TABLES).fetchall()
            except dbapi2.DatabaseError:
                self.close()
                raise VaultDamaged("database") from None
        return self._connection


def _quoted(name: str) -> str:
    return '"' + name.replace('"', '""') + '"'
