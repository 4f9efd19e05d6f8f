"""The first version of the vault's tables (VAULT.md, section 6)."""

from __future__ import annotations

from typing import Any

_TABLES = """
CREATE TABLE acknowledgements (
    object TEXT NOT NULL,
    device TEXT NOT NULL,
    PRIMARY KEY (object, device)
) WITHOUT ROWID;

CREATE TABLE attachments (
    record TEXT NOT NULL,
    file TEXT NOT NULL,
    PRIMARY KEY (record, file)
) WITHOUT ROWID;

CREATE INDEX ix_attachments_file ON attachments (file);

CREATE TABLE contradictions (
    kept TEXT NOT NULL,
    shown TEXT NOT NULL,
    time INTEGER NOT NULL,
    PRIMARY KEY (kept, shown)
) WITHOUT ROWID;

CREATE TABLE custody (
    seq INTEGER PRIMARY KEY,
    file TEXT NOT NULL,
    time INTEGER NOT NULL,
    deed TEXT NOT NULL
);

CREATE INDEX ix_custody_file ON custody (file);

CREATE TABLE drafts (
    id TEXT PRIMARY KEY NOT NULL,
    form TEXT NOT NULL,
    record TEXT,
    content BLOB NOT NULL,
    saved INTEGER NOT NULL
);

CREATE TABLE facts (
    name TEXT PRIMARY KEY NOT NULL,
    value BLOB NOT NULL
);

CREATE TABLE files (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    state INTEGER NOT NULL,
    own INTEGER NOT NULL,
    record TEXT,
    key BLOB,
    name TEXT NOT NULL,
    size INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    sealed_size INTEGER NOT NULL,
    chunk_hashes BLOB NOT NULL,
    manifest TEXT,
    author TEXT NOT NULL,
    present INTEGER NOT NULL,
    progress BLOB,
    receipt INTEGER,
    facts BLOB,
    added INTEGER NOT NULL
);

CREATE INDEX ix_files_manifest ON files (manifest);

CREATE INDEX ix_files_record ON files (record);

CREATE INDEX ix_files_unsent ON files (sealed_size) WHERE own = 1 AND receipt IS NULL;

CREATE INDEX ix_files_wanted ON files (sealed_size) WHERE state = 3;

CREATE TABLE granted (
    key_id TEXT NOT NULL,
    device TEXT NOT NULL,
    PRIMARY KEY (key_id, device)
) WITHOUT ROWID;

CREATE TABLE links (
    target TEXT NOT NULL,
    record TEXT NOT NULL,
    PRIMARY KEY (target, record)
) WITHOUT ROWID;

CREATE INDEX ix_links_record ON links (record);

CREATE TABLE members (
    place INTEGER PRIMARY KEY,
    device TEXT NOT NULL UNIQUE,
    role INTEGER NOT NULL,
    enrolled INTEGER NOT NULL,
    revoked INTEGER,
    name TEXT NOT NULL,
    person TEXT NOT NULL
);

CREATE TABLE notices (
    seq INTEGER PRIMARY KEY,
    code TEXT NOT NULL,
    time INTEGER NOT NULL,
    details BLOB NOT NULL
);

CREATE UNIQUE INDEX ix_notices_once ON notices (code, time, details);

CREATE TABLE objects (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    kind INTEGER NOT NULL,
    author TEXT NOT NULL,
    own INTEGER NOT NULL,
    record TEXT,
    key_id TEXT,
    urgency INTEGER NOT NULL,
    log_index INTEGER,
    receipt INTEGER,
    received INTEGER NOT NULL,
    acknowledged INTEGER NOT NULL,
    refused TEXT,
    size INTEGER NOT NULL,
    raw BLOB NOT NULL
);

CREATE INDEX ix_objects_record ON objects (record) WHERE record IS NOT NULL;

CREATE INDEX ix_objects_statements ON objects (log_index) WHERE kind = 1;

CREATE INDEX ix_objects_unacknowledged ON objects (seq) WHERE own = 0 AND acknowledged = 0 AND kind IN (3, 5);

CREATE INDEX ix_objects_waiting ON objects (urgency, seq, key_id, record, size, refused, own, receipt)
WHERE own = 1 AND receipt IS NULL;

CREATE TABLE preferences (
    name TEXT PRIMARY KEY NOT NULL,
    value TEXT NOT NULL
);

CREATE TABLE receipts (
    seq INTEGER PRIMARY KEY,
    checkpoint TEXT NOT NULL,
    proof BLOB NOT NULL
);

CREATE TABLE records (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    form TEXT NOT NULL,
    key_id TEXT NOT NULL,
    created INTEGER NOT NULL,
    changed INTEGER NOT NULL,
    created_by TEXT NOT NULL,
    own INTEGER NOT NULL,
    deleted INTEGER NOT NULL,
    urgent INTEGER NOT NULL,
    conflicts INTEGER NOT NULL,
    files INTEGER NOT NULL,
    whereabouts INTEGER NOT NULL,
    shown BLOB NOT NULL
);

CREATE INDEX ix_records_changed ON records (deleted, changed, seq, form);

CREATE INDEX ix_records_conflicts ON records (changed) WHERE conflicts > 0 AND deleted = 0;

CREATE INDEX ix_records_created ON records (deleted, created, seq, form);

CREATE INDEX ix_records_form_changed ON records (deleted, form, changed, seq);

CREATE INDEX ix_records_form_created ON records (deleted, form, created, seq);

CREATE INDEX ix_records_form_urgent ON records (deleted, form, urgent, changed, seq);

CREATE INDEX ix_records_urgent ON records (deleted, urgent, changed, seq, form);

CREATE TABLE revisions (
    seq INTEGER PRIMARY KEY,
    id TEXT NOT NULL UNIQUE,
    record TEXT NOT NULL,
    author TEXT NOT NULL,
    key_id TEXT NOT NULL,
    content BLOB NOT NULL
);

CREATE INDEX ix_revisions_author ON revisions (author);

CREATE INDEX ix_revisions_record ON revisions (record);

CREATE TABLE secrets (
    seq INTEGER PRIMARY KEY,
    key_id TEXT NOT NULL,
    record TEXT NOT NULL,
    secret BLOB NOT NULL,
    own INTEGER NOT NULL,
    open INTEGER NOT NULL,
    retired INTEGER NOT NULL,
    extra TEXT NOT NULL,
    members INTEGER NOT NULL
);

CREATE UNIQUE INDEX ix_secrets_once ON secrets (key_id, record, secret);

CREATE INDEX ix_secrets_open ON secrets (extra) WHERE open = 1;

CREATE TABLE set_aside (
    id TEXT PRIMARY KEY NOT NULL,
    log_index INTEGER NOT NULL,
    author TEXT NOT NULL,
    raw BLOB NOT NULL,
    reason TEXT NOT NULL
);

CREATE TABLE tallies (
    form TEXT NOT NULL,
    own INTEGER NOT NULL,
    whereabouts INTEGER NOT NULL,
    records INTEGER NOT NULL,
    PRIMARY KEY (form, own, whereabouts)
) WITHOUT ROWID
"""

_TALLIES = """
CREATE TRIGGER tally_added AFTER INSERT ON records WHEN NEW.deleted = 0 BEGIN
    INSERT INTO tallies VALUES (NEW.form, NEW.own, NEW.whereabouts, 1)
    ON CONFLICT DO UPDATE SET records = records + 1;
END;

CREATE TRIGGER tally_changed AFTER UPDATE OF form, own, whereabouts, deleted ON records BEGIN
    UPDATE tallies SET records = records - 1
    WHERE OLD.deleted = 0 AND form = OLD.form AND own = OLD.own AND whereabouts = OLD.whereabouts;
    INSERT INTO tallies SELECT NEW.form, NEW.own, NEW.whereabouts, 1 WHERE NEW.deleted = 0
    ON CONFLICT DO UPDATE SET records = records + 1;
END;

CREATE TRIGGER tally_removed AFTER DELETE ON records WHEN OLD.deleted = 0 BEGIN
    UPDATE tallies SET records = records - 1
    WHERE form = OLD.form AND own = OLD.own AND whereabouts = OLD.whereabouts;
END
"""

# Both hold the index alone and no text: what they index stands in the revisions, once.
_SEARCH = """
CREATE VIRTUAL TABLE words USING fts5(
    title, body, content = '', contentless_delete = 1, prefix = '2 3',
    tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);

CREATE VIRTUAL TABLE grams USING fts5(body, content = '', contentless_delete = 1, tokenize = 'trigram')
"""


def step(connection: Any) -> None:
    for script in (_TABLES, _TALLIES, _SEARCH):
        for statement in script.split(";\n\n"):
            connection.execute(statement)
