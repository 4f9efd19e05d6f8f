"""Whether every page that a connection read did verify: SQLCipher has to be asked, for it does not always say so.

What SQLCipher 4.19 does when the MAC of a page is wrong (`sqlite3Codec` and `sqlcipher_codec_ctx_set_error` in its
`sqlcipher.c`; a page of the write-ahead log goes the same way):

- It hands SQLite zeros for that page, which stay in the page cache, and keeps an error of its own, for as long as the
  connection is open. With it every page that is read afterwards is zeros too, whole or not, and none is written any
  more: a transaction that changed something cannot be committed over that connection (`MemoryError` in Python, for the
  codec gives SQLite nothing to write).
- SQLite notices zeros where it expects a page of a tree, the first page, or a page of a row's overflow that is not its
  last. It does not notice them in the **last overflow page of a row**: the row ends in zeros, and is handed out.
- Neither COMMIT nor ROLLBACK of what was only read asks for that error, nor do savepoints, BEGIN IMMEDIATE, or what is
  in the page cache already. The zeros in the cache are handed out again and again.

So after each reading a page is read that is not in the cache and that SQLite would notice zeros in. That is what this
table is for: as many rows as there are numbers, each on a page of its own that nothing else reads. Once all were read
the cache is emptied. What was read before such a page was refused is not to be believed; the connection is thrown away.

Knows no other table but `facts`, and that only to find something to read where its own table is damaged.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, suppress
from typing import Any, Final

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Mapped, mapped_column
from sqlcipher3 import dbapi2

from desktop.errors import VaultDamaged
from desktop.store.complaints import is_damage
from desktop.store.schema import Base

NUMBERS: Final = range(1, 33)
_TOUCHED: Final = "amparo_touched"
_TOUCH: Final = "SELECT 1 FROM touchstones WHERE seq = ?"
_TOUCH_ALL: Final = "SELECT seq FROM touchstones"
EMPTY_CACHE: Final = "PRAGMA shrink_memory"
_ANY_TREE: Final = "SELECT name FROM facts LIMIT 1"
"""Never empty, and read by every opening: where it does not verify, no vault opens."""


class TouchstoneRow(Base):
    """`filler`: so long that no two rows lie on one page, and not so long that one needs a second."""

    __tablename__ = "touchstones"

    seq: Mapped[int] = mapped_column(primary_key=True)
    filler: Mapped[bytes]


class Touchstones:
    """Of one database. `connect` gives a connection of its own, as the driver has it."""

    def __init__(self, connect: Callable[[], Any]) -> None:
        self._connect = connect
        self._spoiled: set[int] = set()

    def look(self, raw: Any) -> None:
        """At the beginning: which of them verify. A connection that nothing was read over which did not."""
        try:
            raw.execute(_TOUCH_ALL).fetchall()
        except dbapi2.DatabaseError:
            self._spoiled = {number for number in NUMBERS if not self._reads(number)}

    @contextmanager
    def asked(self, connection: Connection) -> Iterator[None]:
        """What is read in the block counts if every page of it verified. Raises VaultDamaged, also in place of whatever
        the block made of zeros; nobody uses the connection again then.
        """
        try:
            yield
            if connection.in_transaction():
                self.ask(connection)
        except Exception as failure:
            if self._says_damage(failure) or self._is_blind(connection):
                connection.invalidate()
                raise VaultDamaged("database") from None
            raise

    def expect_sight(self, connection: Connection) -> None:
        """In the middle of a block, before something of it leaves the vault. Raises VaultDamaged."""
        if connection.in_transaction() and self._is_blind(connection):
            raise VaultDamaged("database")

    def ask(self, connection: Connection) -> None:
        """Raises what the driver raises where a page did not verify that was read since it was opened."""
        raw: Any = connection.connection.dbapi_connection
        touched: set[int] = connection.info.setdefault(_TOUCHED, set())
        left = [number for number in NUMBERS if number not in touched and number not in self._spoiled]
        if not left and touched:
            raw.execute(EMPTY_CACHE)
            touched.clear()
            left = [number for number in NUMBERS if number not in self._spoiled]
        if left and self._touch(raw, left[0]):
            touched.add(left[0])
        else:
            raw.execute(EMPTY_CACHE)
            touched.clear()
            raw.execute(_ANY_TREE).fetchall()

    def _touch(self, raw: Any, number: int) -> bool:
        """False: there is no such row."""
        try:
            return bool(raw.execute(_TOUCH, (number,)).fetchall())
        except dbapi2.DatabaseError as failure:
            if is_damage(str(failure)) and not self._reads(number):
                # It is damaged itself. What was read before may be right, but nobody can tell; the next ones will.
                self._spoiled.add(number)
            raise

    def _reads(self, number: int) -> bool:
        with suppress(dbapi2.DatabaseError), closing(self._connect()) as alone:
            return bool(alone.execute(_TOUCH, (number,)).fetchall())
        return False

    def _says_damage(self, failure: Exception) -> bool:
        return isinstance(failure, DBAPIError | dbapi2.Error) and is_damage(str(getattr(failure, "orig", failure)))

    def _is_blind(self, connection: Connection) -> bool:
        if connection.closed or connection.invalidated:
            return False
        try:
            self.ask(connection)
        except (DBAPIError, dbapi2.Error) as failure:
            return self._says_damage(failure)
        return False
