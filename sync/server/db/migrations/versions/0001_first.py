"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    _groups_and_members()
    _log()
    _files()


def _group(*, primary_key: bool = False, index: bool = False) -> sa.Column[int]:
    number = sa.ForeignKey("groups.number")
    return sa.Column("group", sa.Integer, number, nullable=False, primary_key=primary_key, index=index)


def _groups_and_members() -> None:
    op.create_table(
        "groups",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        sa.Column("id", sa.LargeBinary, nullable=False, unique=True),
        sa.Column("size", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "members",
        _group(primary_key=True),
        sa.Column("device", sa.LargeBinary, primary_key=True),
        sa.Column("signing_key", sa.LargeBinary, nullable=False),
        sa.Column("role", sa.SmallInteger, nullable=False),
        sa.Column("revoked", sa.Boolean, nullable=False),
        sa.Column("used", sa.BigInteger, nullable=False),
    )
    op.create_table(
        "holders",
        _group(primary_key=True),
        sa.Column("key_id", sa.LargeBinary, primary_key=True),
        sa.Column("device", sa.LargeBinary, primary_key=True),
        sa.Column("since", sa.BigInteger, nullable=False),
    )
    op.create_index("holders_by_device", "holders", ["group", "device", "since"])
    op.create_table(
        "notices",
        sa.Column("number", sa.Integer, primary_key=True, autoincrement=True),
        _group(index=True),
        sa.Column("code", sa.String(64), nullable=False),
        sa.Column("time", sa.BigInteger, nullable=False),
        sa.Column("details", sa.LargeBinary, nullable=False),
    )


def _log() -> None:
    op.create_table(
        "leaves",
        _group(primary_key=True),
        sa.Column("position", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("leaf_kind", sa.SmallInteger, nullable=False),
        sa.Column("object_id", sa.LargeBinary, nullable=False),
        sa.Column("kind", sa.SmallInteger, nullable=False),
        sa.Column("author", sa.LargeBinary, nullable=False),
        sa.Column("recipient", sa.LargeBinary, nullable=False),
        sa.Column("key_id", sa.LargeBinary, nullable=False),
        sa.Column("size", sa.BigInteger, nullable=False),
        sa.Column("raw", sa.LargeBinary),
    )
    op.create_index("leaves_by_object", "leaves", ["group", "object_id", "leaf_kind"], unique=True)
    op.create_index("leaves_by_key", "leaves", ["group", "key_id", "position"])
    op.create_index("leaves_by_kind", "leaves", ["group", "kind", "position"])
    op.create_table(
        "nodes",
        _group(primary_key=True),
        sa.Column("level", sa.SmallInteger, primary_key=True, autoincrement=False),
        sa.Column("place", sa.BigInteger, primary_key=True, autoincrement=False),
        sa.Column("hash", sa.LargeBinary, nullable=False),
    )


def _files() -> None:
    op.create_table(
        "files",
        _group(primary_key=True),
        sa.Column("file", sa.LargeBinary, primary_key=True),
        sa.Column("manifest_id", sa.LargeBinary, nullable=False),
        sa.Column("author", sa.LargeBinary, nullable=False),
        sa.Column("key_id", sa.LargeBinary, nullable=False),
        sa.Column("sealed_size", sa.BigInteger, nullable=False),
        sa.Column("chunk_hashes", sa.LargeBinary, nullable=False),
        sa.Column("stored", sa.Integer, nullable=False),
        sa.Column("complete", sa.Boolean, nullable=False),
    )
    op.create_index("files_by_author", "files", ["group", "author", "complete"])
    op.create_table(
        "runs",
        _group(primary_key=True),
        sa.Column("file", sa.LargeBinary, primary_key=True),
        sa.Column("first", sa.Integer, primary_key=True, autoincrement=False),
        sa.Column("chunks", sa.Integer, nullable=False),
        sa.Column("segment", sa.String(32), nullable=False),
        sa.Column("offset", sa.BigInteger, nullable=False),
        sa.Column("length", sa.BigInteger, nullable=False),
    )
