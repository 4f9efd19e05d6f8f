"""Version 4: what sharing with others and taking back add. See VAULT.md, section 6."""

from __future__ import annotations

from typing import Any

_STATEMENTS: tuple[str, ...] = ()
"""One after the other, in one transaction."""


def step(connection: Any) -> None:
    for statement in _STATEMENTS:
        connection.execute(statement)
