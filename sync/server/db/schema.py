"""The tables. Every object of a group is a leaf of its log; all else here is found again from the leaves.

Rows are read column by column and never leave the services as objects. Leaves, nodes and runs are never changed.
"""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import BigInteger, Boolean, ForeignKey, Index, Integer, LargeBinary, SmallInteger, String
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Row(DeclarativeBase):
    type_annotation_map: ClassVar = {bytes: LargeBinary, int: BigInteger, str: String}


class GroupRow(Row):
    """Locked for every change to the group, so that its sequence has no gaps. `size`: leaves in its log."""

    __tablename__ = "groups"

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    id: Mapped[bytes] = mapped_column(unique=True)
    size: Mapped[int] = mapped_column(default=0)


class MemberRow(Row):
    """What a request needs to know about its device; follows from the statements. `used`: bytes stored for it."""

    __tablename__ = "members"

    group: Mapped[int] = mapped_column(Integer, ForeignKey(GroupRow.number), primary_key=True)
    device: Mapped[bytes] = mapped_column(primary_key=True)
    signing_key: Mapped[bytes]
    role: Mapped[int] = mapped_column(SmallInteger)
    revoked: Mapped[bool] = mapped_column(Boolean, default=False)
    used: Mapped[int] = mapped_column(default=0)


class LeafRow(Row):
    """A leaf of the log. `leaf_kind` 1 is an object, 2 a file complete (then without `raw`, named by its manifest).

    `position` is its index. `recipient` is empty but for grants and acknowledgements, `key_id` but for revisions
    and manifests.
    """

    __tablename__ = "leaves"

    group: Mapped[int] = mapped_column(Integer, ForeignKey(GroupRow.number), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    leaf_kind: Mapped[int] = mapped_column(SmallInteger)
    object_id: Mapped[bytes]
    kind: Mapped[int] = mapped_column(SmallInteger)
    author: Mapped[bytes]
    recipient: Mapped[bytes]
    key_id: Mapped[bytes]
    size: Mapped[int]
    raw: Mapped[bytes | None]

    __table_args__ = (
        Index("leaves_by_object", "group", "object_id", "leaf_kind", unique=True),
        Index("leaves_by_key", "group", "key_id", "position"),
        Index("leaves_by_kind", "group", "kind", "position"),
    )


class NodeRow(Row):
    """Hash of a full subtree: the 2**level leaves from `place << level` on."""

    __tablename__ = "nodes"

    group: Mapped[int] = mapped_column(Integer, ForeignKey(GroupRow.number), primary_key=True)
    level: Mapped[int] = mapped_column(SmallInteger, primary_key=True)
    place: Mapped[int] = mapped_column(primary_key=True)
    hash: Mapped[bytes]


class HolderRow(Row):
    """Who is shown the entries under a key id: whoever used it first, and whom a holder granted it.

    `since` is the index of the leaf that says so: later entries come in their order, older ones after that leaf.
    """

    __tablename__ = "holders"

    group: Mapped[int] = mapped_column(Integer, ForeignKey(GroupRow.number), primary_key=True)
    key_id: Mapped[bytes] = mapped_column(primary_key=True)
    device: Mapped[bytes] = mapped_column(primary_key=True)
    since: Mapped[int]

    __table_args__ = (Index("holders_by_device", "group", "device", "since"),)


class FileRow(Row):
    """A file that a manifest announced. `stored` counts its chunks here."""

    __tablename__ = "files"

    group: Mapped[int] = mapped_column(Integer, ForeignKey(GroupRow.number), primary_key=True)
    file: Mapped[bytes] = mapped_column(primary_key=True)
    manifest_id: Mapped[bytes]
    author: Mapped[bytes]
    key_id: Mapped[bytes]
    sealed_size: Mapped[int]
    chunk_hashes: Mapped[bytes]
    stored: Mapped[int] = mapped_column(Integer, default=0)
    complete: Mapped[bool] = mapped_column(Boolean, default=False)

    __table_args__ = (Index("files_by_author", "group", "author", "complete"),)


class RunRow(Row):
    """Chunks of a file that lie one after the other in a segment."""

    __tablename__ = "runs"

    group: Mapped[int] = mapped_column(Integer, ForeignKey(GroupRow.number), primary_key=True)
    file: Mapped[bytes] = mapped_column(primary_key=True)
    first: Mapped[int] = mapped_column(Integer, primary_key=True)
    chunks: Mapped[int] = mapped_column(Integer)
    segment: Mapped[str] = mapped_column(String(32))
    offset: Mapped[int]
    length: Mapped[int]


class NoticeRow(Row):
    """What coordinators ought to know."""

    __tablename__ = "notices"

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    group: Mapped[int] = mapped_column(Integer, ForeignKey(GroupRow.number), index=True)
    code: Mapped[str] = mapped_column(String(64))
    time: Mapped[int]
    details: Mapped[bytes]
