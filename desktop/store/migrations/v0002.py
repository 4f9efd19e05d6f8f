"""Version 2: other ways in, custody, backups, carrying less. See VAULT.md, section 6."""

from __future__ import annotations

import re
from typing import Any

_PROVED_EARLY = """
CREATE TABLE proved_early (
    manifest TEXT PRIMARY KEY NOT NULL,
    receipt INTEGER NOT NULL
) WITHOUT ROWID
"""

# There is a state more, and what version 1 said of records with files of others was not always true (section 8).
# The triggers on `records` keep the tallies.
_WHEREABOUTS = """
UPDATE records SET whereabouts = CASE
    WHEN EXISTS (SELECT 1 FROM objects o WHERE o.record = records.id AND o.own = 1 AND o.receipt IS NULL)
        OR EXISTS (SELECT 1 FROM files f WHERE f.record = records.id AND f.own = 1 AND f.receipt IS NULL) THEN 0
    WHEN EXISTS (SELECT 1 FROM files f WHERE f.record = records.id AND f.own = 0 AND f.receipt IS NULL) THEN 1
    WHEN EXISTS (SELECT 1 FROM objects o WHERE o.record = records.id AND o.received = 0) THEN 2
    ELSE 3
END
"""

# Custody becomes a chain for each device and file. What was noted before stays as it is, without a number: the first
# entry that is written for its file afterwards takes it in.
_CUSTODY = (
    "ALTER TABLE custody ADD COLUMN device TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE custody ADD COLUMN number INTEGER",
    "ALTER TABLE custody ADD COLUMN clock INTEGER",
    "ALTER TABLE custody ADD COLUMN entry BLOB",
    "ALTER TABLE custody ADD COLUMN digest BLOB",
    "ALTER TABLE custody ADD COLUMN previous BLOB",
    "ALTER TABLE custody ADD COLUMN object TEXT",
    "ALTER TABLE custody ADD COLUMN record TEXT",
    "CREATE UNIQUE INDEX ix_custody_once ON custody (file, device, digest, object)",
    "CREATE INDEX ix_custody_waiting ON custody (deed, file) WHERE object IS NULL AND number IS NOT NULL",
    "CREATE INDEX ix_custody_object ON custody (object) WHERE object IS NOT NULL",
    """
    CREATE TABLE custody_heads (
        file TEXT PRIMARY KEY NOT NULL,
        sha256 TEXT NOT NULL,
        entries INTEGER NOT NULL,
        digest BLOB NOT NULL
    ) WITHOUT ROWID
    """,
)

# An id is never given again: whoever was shown one and takes it for another way in would remove the wrong one.
_WAYS = (
    """
    CREATE TABLE ways (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        kind INTEGER NOT NULL,
        slot INTEGER NOT NULL,
        key BLOB NOT NULL,
        made INTEGER NOT NULL,
        proved INTEGER,
        needed INTEGER NOT NULL
    )
    """,
    """
    CREATE TABLE holders (
        way INTEGER NOT NULL,
        number INTEGER NOT NULL,
        name TEXT NOT NULL,
        value_hash BLOB NOT NULL,
        proved INTEGER,
        PRIMARY KEY (way, number)
    ) WITHOUT ROWID
    """,
)

_BACKUPS = """
CREATE TABLE backups (
    seq INTEGER PRIMARY KEY,
    token TEXT NOT NULL UNIQUE,
    backup TEXT NOT NULL,
    generation INTEGER NOT NULL,
    taken INTEGER NOT NULL,
    objects INTEGER NOT NULL,
    files INTEGER NOT NULL,
    size INTEGER NOT NULL,
    verified INTEGER,
    apart INTEGER NOT NULL,
    place TEXT NOT NULL
)
"""

_PERSONS = (
    """
    CREATE TABLE successions (
        device TEXT NOT NULL,
        earlier TEXT NOT NULL,
        author TEXT NOT NULL,
        PRIMARY KEY (device, earlier, author)
    ) WITHOUT ROWID
    """,
    """
    CREATE TABLE retold (
        object TEXT NOT NULL,
        device TEXT NOT NULL,
        PRIMARY KEY (object, device)
    ) WITHOUT ROWID
    """,
)

# A single letter is a prefix too: without a list of its own it cost the time of a third of all words. The index holds
# no text to make it anew from, so that the next opening fills it again.
_SEARCH = (
    "DROP TABLE words",
    """
    CREATE VIRTUAL TABLE words USING fts5(
        title, body, content = '', contentless_delete = 1, prefix = '1 2 3',
        tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
    )
    """,
    "INSERT INTO facts SELECT 'index to be filled', x'' WHERE EXISTS (SELECT 1 FROM records)",
)

_STATEMENTS: tuple[str, ...] = (*_SEARCH, *_PERSONS, _BACKUPS, *_WAYS, *_CUSTODY, _PROVED_EARLY, _WHEREABOUTS)
"""One after the other, in one transaction."""


def step(connection: Any) -> None:
    for statement in _STATEMENTS:
        connection.execute(statement)


_CREATES = re.compile(r"\s*CREATE (?:UNIQUE )?(TABLE|INDEX) (\w+)")
_ADDS = re.compile(r"ALTER TABLE custody ADD COLUMN (\w+)")


def rest(connection: Any) -> list[str]:
    """Of a vault of this version or a later one, what it lacks of this step: before it was released the step grew, and
    two of its indexes changed. Nothing, of any vault that was made since.
    """
    there = dict(connection.execute("SELECT name, sql FROM sqlite_master").fetchall())
    columns = {row[1] for row in connection.execute("PRAGMA table_info(custody)").fetchall()}
    lacking: list[str] = []
    if "'1 2 3'" not in there.get("words", "'1 2 3'"):
        lacking += [statement.replace("INSERT INTO", "INSERT OR IGNORE INTO") for statement in _SEARCH]
    for statement in (*_PERSONS, _BACKUPS, *_WAYS, *_CUSTODY, _PROVED_EARLY):
        if added := _ADDS.match(statement):
            if added[1] not in columns:
                lacking.append(statement)
        elif (made := _CREATES.match(statement)) and (
            made[2] not in there or (made[1] == "INDEX" and there[made[2]] != statement)
        ):
            lacking += [f"DROP INDEX IF EXISTS {made[2]}"] * (made[1] == "INDEX") + [statement]
    if "proved_early" not in there:
        lacking.append(_WHEREABOUTS)
    return lacking
