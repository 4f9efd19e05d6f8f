"""Bring a vault of an older version to this one, a step at a time.

A step is one module in `migrations/`. It speaks SQL only and imports nothing of ours, because the models it would
import are next year's. Each step and its version number are one transaction: after a crash a step is whole or not
there.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from desktop.errors import VaultTooNew
from desktop.store import disk
from desktop.store.migrations import v0001, v0002

Step = Callable[[Any], None]
"""Takes a DB-API connection of `sqlcipher3` (or `sqlite3`: they look the same, and have no type in common)."""

STEPS: Sequence[Step] = (v0001.step, v0002.step)


def upgrade(connection: Any, steps: Sequence[Step] = STEPS, keep_before: Path | None = None) -> None:
    """`keep_before`: the database's file, to be copied (sealed as it is) before the first step on an older vault."""
    assert connection.isolation_level is None, "we say BEGIN ourselves: the driver would not, before DDL"
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > len(steps):
        raise VaultTooNew(version)
    if keep_before is not None and 0 < version < len(steps):
        _keep(connection, keep_before, version)
    for number, step in enumerate(steps[version:], start=version + 1):
        connection.execute("BEGIN IMMEDIATE")
        try:
            step(connection)
            connection.execute(f"PRAGMA user_version = {number}")
        except BaseException:
            connection.execute("ROLLBACK")
            raise
        connection.execute("COMMIT")


def _keep(connection: Any, database: Path, version: int) -> None:
    # Nothing may stand in the log alone when the file is copied; nobody else has the vault open.
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
    kept = database.with_name(f"{database.name}.before-{version + 1}")
    aside = kept.with_name(kept.name + ".part")
    with disk.writing():
        shutil.copyfile(database, aside)
        with aside.open("rb+") as copy:
            disk.sync_file(copy)
        aside.replace(kept)
        disk.sync_folder(kept.parent)
