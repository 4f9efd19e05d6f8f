"""Every row of a damaged database that lies on pages that verify. Knows no table and no meaning; writes nothing."""

from __future__ import annotations

from collections.abc import Generator, Iterator
from pathlib import Path
from typing import Any, Final

from sqlcipher3 import dbapi2

from desktop.errors import VaultDamaged

_MANY: Final = 64
"""Rows asked for at once: objects are up to 4 MiB. Where they do not all come, the range is halved, down to a single
row.
"""
_BITS: Final = 40
"""Of the largest row id that is looked for."""

_TABLES: Final = "SELECT name, sql FROM sqlite_master WHERE type = 'table'"

Row = tuple[Any, ...]


class DamagedDatabase:
    """Raises VaultDamaged where not even the list of tables can be read, at the beginning or later: then the file is
    gone, and what is missing is no gap. After a page that does not verify SQLCipher gives nothing more over the same
    connection, so that each failure costs a new one. Between failures one moment of the database is read.
    """

    def __init__(self, path: Path, key: bytes) -> None:
        self._path = path
        self._key = key
        self._connection: Any = None
        tables = self._asked(_TABLES)
        version = self._asked("PRAGMA user_version")
        if not tables or not version:
            self.close()
            raise VaultDamaged("database")
        self.version: int = version[0][0]
        self._tables: dict[str, str] = dict(tables)

    def close(self) -> None:
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def columns(self, table: str) -> list[str]:
        """Empty for a table that is not there."""
        return [row[1] for row in self._asked(f"PRAGMA table_info({table})") or ()]

    def rows(self, table: str, columns: list[str]) -> Iterator[Row | None]:
        """In no order. None stands for a place where something may be missing."""
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

    def _between(self, wanted: str, first: int, last: int) -> Iterator[Row | None]:
        """Ranges of row ids, halved as long as one does not come whole."""
        left = [(at, min(at + _MANY - 1, last)) for at in range(first, last + 1, _MANY)][::-1]
        while left:
            begin, end = left.pop()
            found = self._asked(f"{wanted} WHERE rowid BETWEEN ? AND ?", (begin, end))
            if found is not None:
                yield from found
            elif begin == end:
                yield None
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

    def _from_both_ends(self, table: str, wanted: str) -> Iterator[Row | None]:
        """A table in the order of its key: what stands before the first gap, and what stands behind the last one."""
        keys = [row for row in self._asked(f"PRAGMA table_info({table})") or () if row[5]]
        order = [_quoted(row[1]) for row in sorted(keys, key=lambda row: row[5])]
        seen: set[Row] = set()
        for way in ("ASC", "DESC"):
            complete = yield from self._until_a_gap(
                f"{wanted} ORDER BY {', '.join(f'{key} {way}' for key in order)}", seen
            )
            if complete:
                return
        yield None

    def _until_a_gap(self, wanted: str, seen: set[Row]) -> Generator[Row, None, bool]:
        """Returns whether there was none."""
        line = self._line()
        try:
            for row in line.execute(wanted):
                if row not in seen:
                    seen.add(row)
                    yield row
        except dbapi2.DatabaseError:
            self.close()
            return False
        return True

    def _asked(self, statement: str, values: Row = ()) -> list[Row] | None:
        """None: something that would have to be read for it does not verify."""
        line = self._line()
        try:
            found: list[Row] = line.execute(statement, values).fetchall()
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
