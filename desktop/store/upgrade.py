"""Bring a vault of an older version to this one, a step at a time.

A step is one module in `migrations/`. It speaks SQL only and imports nothing of ours, because the models it would
import are next year's. Each step and its version number are one transaction: after a crash a step is whole or not
there.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from desktop.errors import VaultTooNew
from desktop.store import kept_copies
from desktop.store.migrations import v0001, v0002, v0003, v0004

Step = Callable[[Any], object]
"""Takes a DB-API connection of `sqlcipher3` (or `sqlite3`: they look the same, and have no type in common)."""

STEPS: Sequence[Step] = (v0001.step, v0002.step, v0003.step, v0004.step)


def expect_known(version: int, steps: Sequence[Step] = STEPS) -> None:
    """Raises VaultTooNew for what a later version of the program wrote. To be asked before anything is changed."""
    if version > len(steps):
        raise VaultTooNew(version)


def upgrade(connection: Any, steps: Sequence[Step] = STEPS, keep_before: Path | None = None) -> None:
    """`keep_before`: the database's file, to be copied (sealed as it is) before the first step on an older vault."""
    assert connection.isolation_level is None, "we say BEGIN ourselves: the driver would not, before DDL"
    (version,) = connection.execute("PRAGMA user_version").fetchone()
    expect_known(version, steps)
    if version >= 2 and steps is STEPS:
        _finish(connection, version)
    kept, reached = None, version
    if keep_before is not None and 0 < version < len(steps):
        kept = kept_copies.keep(connection, keep_before, version + 1)
    try:
        for number, step in enumerate(steps[version:], start=version + 1):
            _climb(connection, step, number)
            reached = number
    except BaseException:
        if kept is not None and reached == version:
            # Undone as a whole: the copy says nothing that the database does not say, and takes half the room.
            kept.unlink(missing_ok=True)
        raise


def _finish(connection: Any, version: int) -> None:
    """What was added to a step before it was released, for vaults that were made before that."""
    if lacking := v0002.rest(connection):
        _climb(connection, lambda connected: [connected.execute(statement) for statement in lacking], version)
    if version == 3 and not v0003.is_whole(connection):
        _climb(connection, v0003.step, version)


def _climb(connection: Any, step: Step, number: int) -> None:
    connection.execute("BEGIN IMMEDIATE")
    try:
        step(connection)
        connection.execute(f"PRAGMA user_version = {number}")
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:  # a full disk has ended it already
            connection.execute("ROLLBACK")
        raise
