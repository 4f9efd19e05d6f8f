"""Version 4: what sharing with others and taking back add. See VAULT.md, section 6."""

from __future__ import annotations

from typing import Any

_STANDING = (
    """
    CREATE INDEX IF NOT EXISTS ix_files_standing ON files (id, sealed_size, state, own, record, receipt)
    WHERE own = 1
    """,
)

_STATEMENTS: tuple[str, ...] = (*_STANDING,)
"""One after the other, in one transaction."""


def step(connection: Any) -> None:
    for statement in _STATEMENTS:
        connection.execute(statement)
