"""Version 4: what sharing with others and taking back add. See VAULT.md, section 6."""

from __future__ import annotations

from typing import Any

_STANDING = (
    """
    CREATE INDEX IF NOT EXISTS ix_files_standing ON files (id, sealed_size, state, own, record, receipt)
    WHERE own = 1
    """,
)

_ALLIES = (
    """
    CREATE TABLE IF NOT EXISTS allies (
        id TEXT PRIMARY KEY NOT NULL,
        card BLOB NOT NULL,
        name TEXT NOT NULL,
        added INTEGER NOT NULL,
        compared INTEGER,
        aloud INTEGER NOT NULL,
        statements BLOB NOT NULL,
        told INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE IF NOT EXISTS letters (
        id TEXT PRIMARY KEY NOT NULL,
        ally TEXT NOT NULL,
        own INTEGER NOT NULL,
        author TEXT NOT NULL,
        thread TEXT NOT NULL,
        number INTEGER NOT NULL,
        what TEXT NOT NULL,
        time INTEGER NOT NULL,
        came INTEGER NOT NULL,
        raw BLOB NOT NULL,
        body BLOB NOT NULL,
        void TEXT NOT NULL,
        told INTEGER NOT NULL,
        answered INTEGER
    )
    """,
    "CREATE INDEX IF NOT EXISTS ix_letters_thread ON letters (ally, author, thread)",
    """
    CREATE TABLE IF NOT EXISTS shares (
        thread TEXT PRIMARY KEY NOT NULL,
        ally TEXT NOT NULL,
        record TEXT NOT NULL,
        partners BLOB NOT NULL,
        number INTEGER NOT NULL,
        begun INTEGER NOT NULL,
        ended INTEGER,
        looked TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX IF NOT EXISTS ix_shares_record ON shares (record)",
)

_STATEMENTS: tuple[str, ...] = (*_ALLIES, *_STANDING,)
"""One after the other, in one transaction."""


def step(connection: Any) -> None:
    for statement in _STATEMENTS:
        connection.execute(statement)
