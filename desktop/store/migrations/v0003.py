"""Version 3: what a sync over the worst line keeps. See VAULT.md, section 6."""

from __future__ import annotations

from typing import Any

_RESEALED = """
CREATE TABLE resealed (
    id TEXT PRIMARY KEY NOT NULL,
    now TEXT NOT NULL
) WITHOUT ROWID
"""

_STATEMENTS: tuple[str, ...] = (_RESEALED,)
"""One after the other, in one transaction."""


def step(connection: Any) -> None:
    for statement in _STATEMENTS:
        connection.execute(statement)
