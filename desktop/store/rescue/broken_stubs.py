"""Stubs of removed records (VAULT.md, section 15) in a vault whose damage took part of them. Knows no key.

By a stub that does not know all of its objects a part would come back for the whole; objects whose stub is lost would
never be asked for. Without both, the record is one that is missing here: the first sync brings all of it.
"""

from __future__ import annotations

from typing import Any, Final

from desktop.store.file_rows import State
from desktop.store.stubs import CAME_LATER

TABLES: Final = frozenset({"stubs", "stub_objects"})
"""Damage in which breaks stubs. Grants come back with everything else that is missing."""


def end_stubs(connection: Any) -> None:
    """All of them: nobody can tell any more which are whole."""
    for table in ("stubs", "stub_objects", "stub_grants"):
        connection.exec_driver_sql(f"DELETE FROM {table}")  # noqa: S608 - from above
    # Their files come with their keys again, as new ones.
    connection.exec_driver_sql("DELETE FROM files WHERE key IS NULL AND state = ?", (int(State.REMOVED),))
    connection.exec_driver_sql("UPDATE set_aside SET reason = 'no_key' WHERE reason = ?", (CAME_LATER,))
