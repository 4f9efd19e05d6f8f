"""Version 3: what a sync over the worst line keeps. See VAULT.md, section 6."""

from __future__ import annotations

from typing import Any

_RESEALED = """
CREATE TABLE resealed (
    id TEXT PRIMARY KEY NOT NULL,
    now TEXT NOT NULL
) WITHOUT ROWID
"""

_OUTSIDE = (
    """
    CREATE TABLE outside (
        place TEXT PRIMARY KEY NOT NULL,
        begun INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    "CREATE TABLE doomed (file TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID",
)

_STUBS = (
    """
    CREATE TABLE stubs (
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
    "CREATE INDEX ix_stubs_removed ON stubs (removed)",
    """
    CREATE TABLE stub_objects (
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
    "CREATE INDEX ix_stub_objects_id ON stub_objects (id)",
    "CREATE INDEX ix_stub_objects_key_id ON stub_objects (key_id)",
    """
    CREATE TABLE stub_grants (
        key_id TEXT NOT NULL,
        id TEXT NOT NULL,
        receipt INTEGER,
        PRIMARY KEY (key_id, id)
    ) WITHOUT ROWID
    """,
    "CREATE INDEX ix_stub_grants_id ON stub_grants (id)",
)

_LOG = (
    """
    CREATE TABLE heard (
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
    CREATE TABLE told (
        key_id TEXT PRIMARY KEY NOT NULL,
        begun INTEGER NOT NULL,
        size INTEGER NOT NULL
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE beginnings (
        seq INTEGER PRIMARY KEY,
        kept TEXT NOT NULL,
        began TEXT NOT NULL,
        what TEXT NOT NULL,
        time INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE earlier_receipts (
        beginning INTEGER NOT NULL,
        receipt INTEGER NOT NULL,
        checkpoint TEXT NOT NULL,
        proof BLOB NOT NULL,
        PRIMARY KEY (beginning, receipt)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE confirmed_before (
        beginning INTEGER NOT NULL,
        leaf INTEGER NOT NULL,
        object TEXT NOT NULL,
        receipt INTEGER NOT NULL,
        PRIMARY KEY (beginning, leaf, object)
    ) WITHOUT ROWID
    """,
)

_BY_HAND = ("CREATE TABLE by_hand (key_id TEXT PRIMARY KEY NOT NULL) WITHOUT ROWID",)

_SMALL_COPIES = (
    "CREATE TABLE small_copies (copy TEXT PRIMARY KEY NOT NULL, original TEXT NOT NULL) WITHOUT ROWID",
    "CREATE INDEX ix_small_copies_original ON small_copies (original)",
)

# Devanagari is folded since: what the index holds was folded as before.
_FOLDED_ANEW = "INSERT OR IGNORE INTO facts SELECT 'index to be filled', x'' WHERE EXISTS (SELECT 1 FROM records)"

_STATEMENTS: tuple[str, ...] = (_RESEALED, *_OUTSIDE, *_STUBS, *_LOG, *_BY_HAND, *_SMALL_COPIES, _FOLDED_ANEW)
"""One after the other, in one transaction."""


def step(connection: Any) -> None:
    for statement in _STATEMENTS:
        connection.execute(statement)
