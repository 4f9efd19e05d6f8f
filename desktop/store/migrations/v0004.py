"""Version 4: what sharing with others and taking back add. See VAULT.md, section 6."""

from __future__ import annotations

from typing import Any

_STANDING = (
    """
    CREATE INDEX IF NOT EXISTS ix_files_standing ON files (id, sealed_size, state, own, record, receipt)
    WHERE own = 1
    """,
)

_WITHDRAWALS = (
    """
    CREATE TABLE IF NOT EXISTS withdrawals (
        object TEXT PRIMARY KEY NOT NULL,
        author TEXT NOT NULL,
        time INTEGER NOT NULL,
        by_office INTEGER NOT NULL,
        acknowledged INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE IF NOT EXISTS withdrawal_subjects (
        subject TEXT NOT NULL,
        object TEXT NOT NULL,
        PRIMARY KEY (subject, object)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE IF NOT EXISTS withdrawn (
        record TEXT PRIMARY KEY NOT NULL,
        form TEXT NOT NULL,
        in_part INTEGER NOT NULL,
        author TEXT NOT NULL,
        said INTEGER NOT NULL,
        applied INTEGER NOT NULL,
        files INTEGER NOT NULL,
        told INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX IF NOT EXISTS ix_withdrawn_applied ON withdrawn (applied)",
    """
    CREATE TABLE IF NOT EXISTS withdrawn_objects (
        id TEXT PRIMARY KEY NOT NULL,
        record TEXT NOT NULL,
        key_id TEXT NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX IF NOT EXISTS ix_withdrawn_objects_record ON withdrawn_objects (record)",
    "CREATE INDEX IF NOT EXISTS ix_withdrawn_objects_key_id ON withdrawn_objects (key_id)",
    "CREATE TABLE IF NOT EXISTS withdrawn_files (file TEXT PRIMARY KEY NOT NULL, record TEXT NOT NULL) WITHOUT ROWID",
    """
    CREATE TABLE IF NOT EXISTS departures (
        seq INTEGER PRIMARY KEY,
        record TEXT NOT NULL,
        way TEXT NOT NULL,
        whom TEXT NOT NULL,
        purpose TEXT NOT NULL,
        time INTEGER NOT NULL,
        device TEXT NOT NULL
    )
    """,
    "CREATE INDEX IF NOT EXISTS ix_departures_record ON departures (record)",
)

_TOUCHSTONES = (
    "CREATE TABLE IF NOT EXISTS touchstones (seq INTEGER PRIMARY KEY NOT NULL, filler BLOB NOT NULL)",
    """
    WITH RECURSIVE numbers(seq) AS (SELECT 1 UNION ALL SELECT seq + 1 FROM numbers WHERE seq < 32)
    INSERT OR IGNORE INTO touchstones SELECT seq, zeroblob(3900) FROM numbers
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

_STATEMENTS: tuple[str, ...] = (*_ALLIES, *_STANDING, *_TOUCHSTONES, *_WITHDRAWALS)
"""One after the other, in one transaction."""


def step(connection: Any) -> None:
    for statement in _STATEMENTS:
        connection.execute(statement)
