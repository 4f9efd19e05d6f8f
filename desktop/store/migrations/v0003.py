"""Version 3: what a sync over the worst line keeps. See VAULT.md, section 6."""

from __future__ import annotations

from typing import Any

_RESEALED = """
CREATE TABLE IF NOT EXISTS resealed (
    id TEXT PRIMARY KEY NOT NULL,
    now TEXT NOT NULL
) WITHOUT ROWID
"""

_OUTSIDE = (
    """
    CREATE TABLE IF NOT EXISTS outside (
        place TEXT PRIMARY KEY NOT NULL,
        begun INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE TABLE IF NOT EXISTS doomed (file TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID",
)

_STUBS = (
    """
    CREATE TABLE IF NOT EXISTS stubs (
        record TEXT PRIMARY KEY NOT NULL,
        form TEXT NOT NULL,
        created INTEGER NOT NULL,
        changed INTEGER NOT NULL,
        created_by TEXT NOT NULL,
        own INTEGER NOT NULL,
        files INTEGER NOT NULL,
        size INTEGER NOT NULL,
        removed INTEGER NOT NULL,
        wanted INTEGER NOT NULL,
        withheld INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE INDEX IF NOT EXISTS ix_stubs_removed ON stubs (removed)",
    """
    CREATE TABLE IF NOT EXISTS stub_objects (
        record TEXT NOT NULL,
        id TEXT NOT NULL,
        kind INTEGER NOT NULL,
        key_id TEXT NOT NULL,
        own INTEGER NOT NULL,
        log_index INTEGER,
        receipt INTEGER,
        whole INTEGER NOT NULL,
        PRIMARY KEY (record, id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX IF NOT EXISTS ix_stub_objects_id ON stub_objects (id)",
    "CREATE INDEX IF NOT EXISTS ix_stub_objects_key_id ON stub_objects (key_id)",
    """
    CREATE TABLE IF NOT EXISTS stub_grants (
        key_id TEXT NOT NULL,
        id TEXT NOT NULL,
        receipt INTEGER,
        PRIMARY KEY (key_id, id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX IF NOT EXISTS ix_stub_grants_id ON stub_grants (id)",
)

_LOG = (
    """
    CREATE TABLE IF NOT EXISTS heard (
        author TEXT PRIMARY KEY NOT NULL,
        object TEXT NOT NULL,
        log_index INTEGER NOT NULL,
        begun INTEGER NOT NULL,
        size INTEGER NOT NULL,
        root BLOB NOT NULL,
        signature BLOB NOT NULL,
        compared INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE IF NOT EXISTS told (
        key_id TEXT PRIMARY KEY NOT NULL,
        begun INTEGER NOT NULL,
        size INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE IF NOT EXISTS beginnings (
        seq INTEGER PRIMARY KEY,
        kept TEXT NOT NULL,
        began TEXT NOT NULL,
        what TEXT NOT NULL,
        time INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE IF NOT EXISTS earlier_receipts (
        beginning INTEGER NOT NULL,
        receipt INTEGER NOT NULL,
        checkpoint TEXT NOT NULL,
        proof BLOB NOT NULL,
        PRIMARY KEY (beginning, receipt)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE IF NOT EXISTS confirmed_before (
        beginning INTEGER NOT NULL,
        leaf INTEGER NOT NULL,
        object TEXT NOT NULL,
        receipt INTEGER NOT NULL,
        PRIMARY KEY (beginning, leaf, object)
    ) WITHOUT ROWID
    """,
)

_BY_HAND = ("CREATE TABLE IF NOT EXISTS by_hand (key_id TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID",)

_SMALL_COPIES = (
    "CREATE TABLE IF NOT EXISTS small_copies (copy TEXT PRIMARY KEY NOT NULL, original TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX IF NOT EXISTS ix_small_copies_original ON small_copies (original)",
)

# Devanagari is folded since: what the index holds was folded as before.
_FOLDED_ANEW = "INSERT OR IGNORE INTO facts SELECT 'index to be filled', x'' WHERE EXISTS (SELECT 1 FROM records)"

_STATEMENTS: tuple[str, ...] = (_RESEALED, *_OUTSIDE, *_STUBS, *_LOG, *_BY_HAND, *_SMALL_COPIES, _FOLDED_ANEW)
"""One after the other, in one transaction."""


def step(connection: Any) -> None:
    for statement in _STATEMENTS:
        connection.execute(statement)


def is_whole(connection: Any) -> bool:
    """Of a vault of this version: before it was released this step grew, and `small_copies` came last. Doing it again
    makes what is missing, and changes nothing that is there.
    """
    last = connection.execute("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'small_copies'")
    return last.fetchone() is not None
