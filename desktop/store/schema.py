"""The tables of the vault (VAULT.md, section 6). Rows never leave this package. Ids are lower-case hex.

The tables themselves are made by `migrations/`; a test holds the two together.
"""

from __future__ import annotations

from sqlalchemy import Index, MetaData, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

NAMES = {"ix": "ix_%(table_name)s_%(column_0_N_name)s", "pk": "pk_%(table_name)s", "uq": "uq_%(table_name)s"}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)


class FactRow(Base):
    """What the vault knows about itself: device keys, clock, cursor, membership."""

    __tablename__ = "facts"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[bytes]


class PreferenceRow(Base):
    __tablename__ = "preferences"

    name: Mapped[str] = mapped_column(primary_key=True)
    value: Mapped[str]


class RecordRow(Base):
    """What lists need of a merged record. Everything here can be computed again from the revisions and proofs."""

    __tablename__ = "records"

    seq: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    form: Mapped[str]
    key_id: Mapped[str]
    created: Mapped[int]
    changed: Mapped[int]
    created_by: Mapped[str]
    own: Mapped[bool]
    deleted: Mapped[bool]
    urgent: Mapped[bool]
    conflicts: Mapped[int]
    files: Mapped[int]
    whereabouts: Mapped[int]
    shown: Mapped[bytes]

    __table_args__ = (
        Index("ix_records_form_changed", "deleted", "form", "changed", "seq"),
        Index("ix_records_form_created", "deleted", "form", "created", "seq"),
        Index("ix_records_form_urgent", "deleted", "form", "urgent", "changed", "seq"),
        Index("ix_records_changed", "deleted", "changed", "seq", "form"),
        Index("ix_records_created", "deleted", "created", "seq", "form"),
        Index("ix_records_urgent", "deleted", "urgent", "changed", "seq", "form"),
        Index("ix_records_conflicts", "changed", sqlite_where=text("conflicts > 0 AND deleted = 0")),
    )


class TallyRow(Base):
    """How many records that are not deleted there are of each kind. Kept by triggers on `records`."""

    __tablename__ = "tallies"

    form: Mapped[str] = mapped_column(primary_key=True)
    own: Mapped[bool] = mapped_column(primary_key=True)
    whereabouts: Mapped[int] = mapped_column(primary_key=True)
    records: Mapped[int]


class RevisionRow(Base):
    """`content` as in SPEC section 8, opened. The signed object it came in is in `objects`."""

    __tablename__ = "revisions"

    seq: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    record: Mapped[str] = mapped_column(index=True)
    author: Mapped[str] = mapped_column(index=True)
    key_id: Mapped[str]
    content: Mapped[bytes]


_WAITING = ("urgency", "seq", "key_id", "record", "size", "refused", "own", "receipt")
"""Everything that is asked of the outbox as a whole, so that its objects are not read for a count."""


class ObjectRow(Base):
    """A signed object, own or somebody else's. An own one without `receipt` waits to be sent, unless `refused`.

    `received`: an unrevoked coordinator's device, other than this one, is proved to have it.
    """

    __tablename__ = "objects"

    seq: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    kind: Mapped[int]
    author: Mapped[str]
    own: Mapped[bool]
    record: Mapped[str | None]
    key_id: Mapped[str | None]
    urgency: Mapped[int]
    log_index: Mapped[int | None]
    receipt: Mapped[int | None]
    received: Mapped[bool]
    acknowledged: Mapped[bool]
    refused: Mapped[str | None]
    size: Mapped[int]
    raw: Mapped[bytes]

    __table_args__ = (
        Index("ix_objects_record", "record", sqlite_where=text("record IS NOT NULL")),
        Index("ix_objects_waiting", *_WAITING, sqlite_where=text("own = 1 AND receipt IS NULL")),
        Index("ix_objects_unacknowledged", "seq", sqlite_where=text("own = 0 AND acknowledged = 0 AND kind IN (3, 5)")),
        Index("ix_objects_statements", "log_index", sqlite_where=text("kind = 1")),
    )


class ReceiptRow(Base):
    """A proof that can be checked again from the vault alone: `proof` is msgpack [indices, hashes, leaf hashes]."""

    __tablename__ = "receipts"

    seq: Mapped[int] = mapped_column(primary_key=True)
    checkpoint: Mapped[str]
    proof: Mapped[bytes]


class ProvedEarlyRow(Base):
    """A file is complete on the server, and its manifest has not come or cannot be used yet."""

    __tablename__ = "proved_early"

    manifest: Mapped[str] = mapped_column(primary_key=True)
    receipt: Mapped[int]


class AcknowledgementRow(Base):
    """`device` says, signed, that it opened `object`."""

    __tablename__ = "acknowledgements"

    object: Mapped[str] = mapped_column(primary_key=True)
    device: Mapped[str] = mapped_column(primary_key=True)


class BackupRow(Base):
    """A commit of a backup, made here or restored from. `objects` and `files`: `seq` of the last row that is in it.

    `verified`: when all of it was read back, None: not yet, or it did not verify later. `place`: where its file was,
    `apart`: that was another disk than the vault's.
    """

    __tablename__ = "backups"

    seq: Mapped[int] = mapped_column(primary_key=True)
    token: Mapped[str] = mapped_column(unique=True)
    backup: Mapped[str]
    generation: Mapped[int]
    taken: Mapped[int]
    objects: Mapped[int]
    files: Mapped[int]
    size: Mapped[int]
    verified: Mapped[int | None]
    apart: Mapped[bool]
    place: Mapped[str]


class SetAsideRow(Base):
    """An object that came and cannot be used yet."""

    __tablename__ = "set_aside"

    id: Mapped[str] = mapped_column(primary_key=True)
    log_index: Mapped[int]
    author: Mapped[str]
    raw: Mapped[bytes]
    reason: Mapped[str]


class SecretRow(Base):
    """`record` empty: opens every record by derivation. `open`: may be used for new records (own ones only).

    `retired`: later revisions take another one. `extra` are device ids joined by spaces, in order. `members`: how many
    devices the roster had when it came; whoever is a coordinator among them was granted it by its maker.
    """

    __tablename__ = "secrets"

    seq: Mapped[int] = mapped_column(primary_key=True)
    key_id: Mapped[str]
    record: Mapped[str]
    secret: Mapped[bytes]
    own: Mapped[bool]
    open: Mapped[bool]
    retired: Mapped[bool]
    extra: Mapped[str]
    members: Mapped[int]

    __table_args__ = (
        Index("ix_secrets_once", "key_id", "record", "secret", unique=True),
        Index("ix_secrets_open", "extra", sqlite_where=text("open = 1")),
    )


class GrantedRow(Base):
    """This device granted that key id to that device."""

    __tablename__ = "granted"

    key_id: Mapped[str] = mapped_column(primary_key=True)
    device: Mapped[str] = mapped_column(primary_key=True)


_OF_FILES = ("id", "sealed_size", "state", "own", "record", "receipt")
"""What is asked of all own files, so that nothing runs along the hashes of their chunks for a count."""


class FileRow(Base):
    """A file of evidence. `state` as in `files.State`. `record`: the one it was first attached to, None before.

    `present`: chunks that are durable here. `progress`: msgpack ranges that the server said it has. `receipt`: proof
    that it is complete on the server. `facts`: whatever services noted at import, opaque here.
    """

    __tablename__ = "files"

    seq: Mapped[int] = mapped_column(primary_key=True)
    id: Mapped[str] = mapped_column(unique=True)
    state: Mapped[int]
    own: Mapped[bool]
    record: Mapped[str | None]
    key: Mapped[bytes | None]
    name: Mapped[str]
    size: Mapped[int]
    media_type: Mapped[str]
    sha256: Mapped[str]
    sealed_size: Mapped[int]
    chunk_hashes: Mapped[bytes]
    manifest: Mapped[str | None]
    author: Mapped[str]
    present: Mapped[int]
    progress: Mapped[bytes | None]
    receipt: Mapped[int | None]
    facts: Mapped[bytes | None]
    added: Mapped[int]

    __table_args__ = (
        Index("ix_files_record", "record"),
        Index("ix_files_manifest", "manifest"),
        Index("ix_files_unsent", "sealed_size", sqlite_where=text("own = 1 AND receipt IS NULL")),
        Index("ix_files_wanted", "sealed_size", sqlite_where=text("state = 3")),
        Index("ix_files_standing", *_OF_FILES, sqlite_where=text("own = 1")),
    )


class CustodyRow(Base):
    """An entry of custody (SPEC section 8), own or somebody else's; `number` None: noted before there were chains.

    `deed`, `time` and `clock` stand in `entry` too. `previous`: the digest that a segment was written on, where one
    begins. `object`: the revision that carried it, None while it waits for one; `record`: that revision's. An entry
    that two revisions carried is here twice.
    """

    __tablename__ = "custody"

    seq: Mapped[int] = mapped_column(primary_key=True)
    file: Mapped[str] = mapped_column(index=True)
    time: Mapped[int]
    deed: Mapped[str]
    device: Mapped[str]
    number: Mapped[int | None]
    clock: Mapped[int | None]
    entry: Mapped[bytes | None]
    digest: Mapped[bytes | None]
    previous: Mapped[bytes | None]
    object: Mapped[str | None]
    record: Mapped[str | None]

    __table_args__ = (
        Index("ix_custody_once", "file", "device", "digest", "object", unique=True),
        Index("ix_custody_waiting", "deed", "file", sqlite_where=text("object IS NULL AND number IS NOT NULL")),
        Index("ix_custody_object", "object", sqlite_where=text("object IS NOT NULL")),
    )


class CustodyHeadRow(Base):
    """How long this device's own chain for a file is, and the digest of its last entry."""

    __tablename__ = "custody_heads"

    file: Mapped[str] = mapped_column(primary_key=True)
    sha256: Mapped[str]
    entries: Mapped[int]
    digest: Mapped[bytes]


class AttachmentRow(Base):
    """A file that a merged record names now."""

    __tablename__ = "attachments"

    record: Mapped[str] = mapped_column(primary_key=True)
    file: Mapped[str] = mapped_column(primary_key=True, index=True)


class LinkRow(Base):
    """A record that a merged record names in an answer."""

    __tablename__ = "links"

    target: Mapped[str] = mapped_column(primary_key=True)
    record: Mapped[str] = mapped_column(primary_key=True, index=True)


class DraftRow(Base):
    """An unfinished sitting. `content` is msgpack [parents, changes, urgent]."""

    __tablename__ = "drafts"

    id: Mapped[str] = mapped_column(primary_key=True)
    form: Mapped[str]
    record: Mapped[str | None]
    content: Mapped[bytes]
    saved: Mapped[int]


class MemberRow(Base):
    """The roster, replayed. Times in ms by the clocks of the statements' authors. `card` is still sealed."""

    __tablename__ = "members"

    place: Mapped[int] = mapped_column(primary_key=True)
    device: Mapped[str] = mapped_column(unique=True)
    role: Mapped[int]
    enrolled: Mapped[int]
    revoked: Mapped[int | None]
    name: Mapped[str]
    person: Mapped[str]


class SuccessionRow(Base):
    """`author`, a coordinator, says that both devices are one person's and `earlier` was there before."""

    __tablename__ = "successions"

    device: Mapped[str] = mapped_column(primary_key=True)
    earlier: Mapped[str] = mapped_column(primary_key=True)
    author: Mapped[str] = mapped_column(primary_key=True)


class RetoldRow(Base):
    """This device acknowledged to `device` an object of an earlier device of the same person."""

    __tablename__ = "retold"

    object: Mapped[str] = mapped_column(primary_key=True)
    device: Mapped[str] = mapped_column(primary_key=True)


class ByHandRow(Base):
    """A key id that came in a parcel of another laptop; nothing under it came out of the log yet."""

    __tablename__ = "by_hand"

    key_id: Mapped[str] = mapped_column(primary_key=True)


class ContradictionRow(Base):
    """Two checkpoints of the server that cannot both be true."""

    __tablename__ = "contradictions"

    kept: Mapped[str] = mapped_column(primary_key=True)
    shown: Mapped[str] = mapped_column(primary_key=True)
    time: Mapped[int]


class NoticeRow(Base):
    __tablename__ = "notices"

    seq: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str]
    time: Mapped[int]
    details: Mapped[bytes]

    __table_args__ = (Index("ix_notices_once", "code", "time", "details", unique=True),)
