"""A damaged database of an earlier version: what verifies of it is brought to this one in a sealed copy.

The damaged one itself cannot be: a step that reads a page which does not verify is undone as a whole.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

from sqlcipher3 import dbapi2

from desktop.store.rescue.copying import Copied, Step, is_made_anew
from desktop.store.rescue.reading import DamagedDatabase
from desktop.store.upgrade import STEPS, upgrade

_TOLD = 50


@contextmanager
def of_this_version(
    old: DamagedDatabase, path: Path, key: bytes, copied: Copied, step: Step
) -> Iterator[DamagedDatabase]:
    """`old` itself, if it is. `path`: where the copy may lie until the block ends; `key`: a database key to seal it.

    Adds to the gaps in `copied` what could not be read. Raises what `step` raises.
    """
    if old.version == len(STEPS):
        yield old
        return
    try:
        with closing(_empty(path, key)) as new:
            upgrade(new, STEPS[: old.version])
            _copy(old, new, copied, step)
            upgrade(new)
        with closing(DamagedDatabase(path, key)) as brought:
            yield brought
    finally:
        for left in path.parent.glob(f"{path.name}*"):
            left.unlink()


def _empty(path: Path, key: bytes) -> Any:
    connection = dbapi2.connect(str(path), isolation_level=None)
    # Hex digits only: nothing in it could end the literal.
    connection.execute(f"""PRAGMA key = "x'{key.hex()}'" """)
    for pragma in ("cipher_log_level = NONE", "temp_store = MEMORY", "trusted_schema = OFF"):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _copy(old: DamagedDatabase, new: Any, copied: Copied, step: Step) -> None:
    tables = [name for (name,) in new.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()]
    new.execute("BEGIN IMMEDIATE")
    for table in tables:
        if is_made_anew(table):
            continue
        columns = old.columns(table)
        if not columns:
            copied.gaps.add(table)
            continue
        marks = ", ".join("?" for _ in columns)
        put = f"INSERT OR REPLACE INTO {table} VALUES ({marks})"  # noqa: S608 - names of the schema
        for number, row in enumerate(old.rows(table, columns)):
            if row is None:
                copied.gaps.add(table)
            else:
                new.execute(put, row)
            if number % _TOLD == 0:
                step(0, 1)
    new.execute("COMMIT")
