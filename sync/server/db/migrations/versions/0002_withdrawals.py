"""What was withdrawn, and which revisions are one record's; names of segments, nonces, the log's key."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

_REVISION = 3
_RECORD = slice(21, 37)
"""In a revision: 18 bytes of header, the head of an array, and two of the bytes that the record id is in."""
_MANY = 500
_SMALL, _WHOLE = 1, 2
_LEAST = 1024 * 1024
"""Bytes, from which on a segment is not joined with others."""


def upgrade() -> None:
    _withdrawals()
    _letters()
    _records()
    _segments()
    _nonces()
    _marks()


def _withdrawals() -> None:
    op.create_table(
        "withdrawals",
        sa.Column("group", sa.Integer, sa.ForeignKey("groups.number"), nullable=False, primary_key=True),
        sa.Column("subject", sa.LargeBinary, primary_key=True),
        sa.Column("author", sa.LargeBinary, primary_key=True),
        sa.Column("position", sa.BigInteger, nullable=False),
        sa.Column("entitled", sa.Boolean, nullable=False),
    )
    op.create_table("purges", sa.Column("segment", sa.String(32), primary_key=True))


def _letters() -> None:
    op.create_table(
        "letters",
        sa.Column("group", sa.Integer, sa.ForeignKey("groups.number"), nullable=False, primary_key=True),
        sa.Column("position", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("recipient", sa.LargeBinary, primary_key=True),
        sa.Column("partner", sa.Integer, sa.ForeignKey("groups.number"), nullable=False),
        sa.Column("author", sa.LargeBinary, nullable=False),
        sa.Column("thread", sa.LargeBinary, nullable=False),
        sa.Column("number", sa.BigInteger, nullable=False),
        sa.Column("taken", sa.Boolean, nullable=False),
    )
    op.create_index("letters_by_recipient", "letters", ["partner", "recipient", "taken"])
    op.create_index("letters_by_thread", "letters", ["group", "thread"])
    op.create_table(
        "letter_files",
        sa.Column("group", sa.Integer, sa.ForeignKey("groups.number"), nullable=False, primary_key=True),
        sa.Column("position", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("manifest_id", sa.LargeBinary, primary_key=True),
    )
    op.create_index("letter_files_by_manifest", "letter_files", ["group", "manifest_id"])


def _records() -> None:
    # The quotes are those of an empty text, which both databases take for no bytes.
    op.add_column("leaves", sa.Column("record", sa.LargeBinary, nullable=False, server_default=sa.text("''")))
    op.create_index("leaves_by_record", "leaves", ["group", "record", "position"])
    connection = op.get_bind()
    leaves = sa.table("leaves", *(sa.column(name) for name in ("group", "position", "kind", "raw", "record")))
    group, position = leaves.c.group, leaves.c.position
    start = sa.func.substr(leaves.c.raw, 1, _RECORD.stop)
    last = (-1, -1)
    while True:
        later = sa.or_(group > last[0], sa.and_(group == last[0], position > last[1]))
        wanted = sa.select(group, position, start).where(leaves.c.kind == _REVISION, leaves.c.raw.is_not(None), later)
        rows = connection.execute(wanted.order_by(group, position).limit(_MANY)).all()
        if not rows:
            return
        for number, place, raw in rows:
            here = sa.update(leaves).where(group == number, position == place)
            connection.execute(here.values(record=bytes(raw)[_RECORD]))
        last = (rows[-1][0], rows[-1][1])


def _segments() -> None:
    op.create_table(
        "segments",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("state", sa.SmallInteger, nullable=False),
        sa.Column("group", sa.Integer, sa.ForeignKey("groups.number")),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("due", sa.BigInteger, nullable=False),
    )
    op.create_index("segments_by_state", "segments", ["state", "due"])
    op.create_index("ix_runs_segment", "runs", ["segment"])
    runs = sa.table("runs", *(sa.column(name) for name in ("group", "segment", "offset", "length")))
    size = sa.func.max(runs.c.offset + runs.c.length)
    state = sa.case((size < _LEAST, _SMALL), else_=_WHOLE)
    found = sa.select(runs.c.segment, state, sa.func.min(runs.c.group), size, sa.literal(0)).group_by(runs.c.segment)
    segments = sa.table("segments", *(sa.column(name) for name in ("name", "state", "group", "size", "due")))
    op.execute(segments.insert().from_select(["name", "state", "group", "size", "due"], found))


def _nonces() -> None:
    # Not logged: a nonce counts for ten minutes, and no request waits for the disk because of it.
    prefixes = ["UNLOGGED"] if op.get_bind().dialect.name == "postgresql" else []
    op.create_table(
        "nonces",
        sa.Column("key_id", sa.String(128), primary_key=True),
        sa.Column("nonce", sa.String(32), primary_key=True),
        sa.Column("time", sa.BigInteger, nullable=False, index=True),
        prefixes=prefixes,
    )


def _marks() -> None:
    op.create_table(
        "marks",
        sa.Column("name", sa.String(32), primary_key=True),
        sa.Column("value", sa.LargeBinary, nullable=False),
    )
