"""The tables. Every object of a group is a leaf of its log; all else here is found again from the leaves.

Rows are read column by column and never leave the services as objects. Leaves, nodes and runs are never changed.
"""

from __future__ import annotations

from typing import ClassVar

from sqlalchemy import BigInteger, Boolean, ForeignKey, Index, Integer, LargeBinary, SmallInteger, String, false, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column


class Row(DeclarativeBase):
    type_annotation_map: ClassVar = {bytes: LargeBinary, int: BigInteger, str: String}


class GroupRow(Row):
    """Locked for every change to the group, so that its sequence has no gaps. `size`: leaves in its log. `quota`: bytes
    of all its devices together; `suspended`: nothing new is taken.
    """

    __tablename__ = "groups"

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    id: Mapped[bytes] = mapped_column(unique=True)
    size: Mapped[int] = mapped_column(default=0)
    quota: Mapped[int | None]
    suspended: Mapped[bool] = mapped_column(Boolean, server_default=false())


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
    and manifests, `record` but for revisions. An object that was withdrawn is without `raw` and of size 0.
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
    record: Mapped[bytes] = mapped_column(server_default=text("''"))

    __table_args__ = (
        Index("leaves_by_object", "group", "object_id", "leaf_kind", unique=True),
        Index("leaves_by_key", "group", "key_id", "position"),
        Index("leaves_by_kind", "group", "kind", "position"),
        Index("leaves_by_record", "group", "record", "position"),
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
    segment: Mapped[str] = mapped_column(String(32), index=True)
    offset: Mapped[int]
    length: Mapped[int]


class WithdrawalRow(Row):
    """The author of the leaf at `position` withdraws a record or file (SPEC section 16). Whether it holds for what is
    not here yet is asked when that comes; `entitled`: whoever's it is, by a coordinator in office.
    """

    __tablename__ = "withdrawals"

    group: Mapped[int] = mapped_column(Integer, ForeignKey(GroupRow.number), primary_key=True)
    subject: Mapped[bytes] = mapped_column(primary_key=True)
    author: Mapped[bytes] = mapped_column(primary_key=True)
    position: Mapped[int]
    entitled: Mapped[bool] = mapped_column(Boolean)


class PurgeRow(Row):
    """A segment in which chunks of withdrawn files lie still: what is left in it moves, and it goes."""

    __tablename__ = "purges"

    segment: Mapped[str] = mapped_column(String(32), primary_key=True)


class SegmentRow(Row):
    """Every name that a segment has, is about to have, or had and may still have in the store (services.shelving).

    `due`: ms since 1970; of a reserved name when it was reserved, of a condemned one when it may go.
    """

    __tablename__ = "segments"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    state: Mapped[int] = mapped_column(SmallInteger)
    group: Mapped[int | None] = mapped_column(Integer, ForeignKey(GroupRow.number))
    size: Mapped[int]
    due: Mapped[int]

    __table_args__ = (Index("segments_by_state", "state", "due"),)


class NonceRow(Row):
    """Of signed requests that were served, where several processes have to know. PostgreSQL forgets it in a crash."""

    __tablename__ = "nonces"

    key_id: Mapped[str] = mapped_column(String(128), primary_key=True)
    nonce: Mapped[str] = mapped_column(String(32), primary_key=True)
    time: Mapped[int] = mapped_column(index=True)


class MarkRow(Row):
    """What belongs to the whole of it. `log_key`: the public half of the one key that may sign these logs."""

    __tablename__ = "marks"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    value: Mapped[bytes]


class LetterRow(Row):
    """A letter to a coordinator of another group, `partner`; the leaf of its writer's log has it (SPEC section 17).

    Gone once a later one of its thread took its place. `taken`: the recipient has kept it.
    """

    __tablename__ = "letters"

    group: Mapped[int] = mapped_column(Integer, ForeignKey(GroupRow.number), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    recipient: Mapped[bytes] = mapped_column(primary_key=True)
    partner: Mapped[int] = mapped_column(Integer, ForeignKey(GroupRow.number))
    author: Mapped[bytes]
    thread: Mapped[bytes]
    number: Mapped[int]
    taken: Mapped[bool] = mapped_column(Boolean)

    __table_args__ = (
        Index("letters_by_recipient", "partner", "recipient", "taken"),
        Index("letters_by_thread", "group", "thread"),
    )


class LetterFileRow(Row):
    """A file, by its manifest, that the recipients of a letter may fetch."""

    __tablename__ = "letter_files"

    group: Mapped[int] = mapped_column(Integer, ForeignKey(GroupRow.number), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    manifest_id: Mapped[bytes] = mapped_column(primary_key=True)

    __table_args__ = (Index("letter_files_by_manifest", "group", "manifest_id"),)


class NoticeRow(Row):
    """What coordinators ought to know."""

    __tablename__ = "notices"

    number: Mapped[int] = mapped_column(Integer, primary_key=True, autoincrement=True)
    group: Mapped[int] = mapped_column(Integer, ForeignKey(GroupRow.number), index=True)
    code: Mapped[str] = mapped_column(String(64))
    time: Mapped[int]
    details: Mapped[bytes]
