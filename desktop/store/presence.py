"""Whether a vault's folder is still the one that was opened: a stick can be pulled out, and put back in.

SQLite goes on writing into a file that has no place in any folder any more, and calls that saved.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from desktop.errors import VaultGone
from desktop.store import disk


class Presence:
    """Of a database that is there now. `lost`: from the moment on when it was not, until it is back."""

    def __init__(self, database: Path) -> None:
        self._database = database
        self._known = self._found()
        self.lost = False
        self.on_return: Callable[[], None] = lambda: None
        """Asked before it is used again; what it raises leaves it lost."""

    @contextmanager
    def expected(self) -> Iterator[bool]:
        """True: it has come back, and nothing that was opened before is good any more; what the block raises then
        leaves it lost. Raises VaultGone.
        """
        try:
            found = self._found()
            came_back = self.lost or found != self._known
            yield came_back
            if came_back:
                self.on_return()
                self._known, self.lost = found, False
        except VaultGone:
            self.lost = True
            raise

    def _found(self) -> tuple[int, int]:
        with disk.in_vault():
            facts = self._database.stat()
        return facts.st_dev, facts.st_ino
