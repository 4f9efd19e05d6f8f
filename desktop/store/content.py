"""What a revision says, as bytes and back (SPEC section 8). Knows no seal and no database.

Content comes from other people's devices: it is decoded strictly, and everything in it has a bound.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Annotated, Final

import msgspec

from desktop.domain.answers import Changes, FileRef, Path, Value
from desktop.domain.clocks import LARGEST
from desktop.domain.records import Revision
from sync.errors import Unreadable
from sync.protocol import custody, limits
from sync.protocol.custody import Segment, Segments
from sync.protocol.seen import Seen

_DELETED: Final = 1
_URGENT: Final = 2
_CUSTODY: Final = 4

_Id16 = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
_Id32 = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
_Path = Annotated[str, msgspec.Meta(min_length=1, max_length=1000)]
_Choice = Annotated[str, msgspec.Meta(max_length=1000)]


class _File(msgspec.Struct, frozen=True):
    file: _Id16
    name: Annotated[str, msgspec.Meta(max_length=1000)]
    size: Annotated[int, msgspec.Meta(ge=0, le=limits.FILE)]
    type: Annotated[str, msgspec.Meta(max_length=200)]
    sha256: _Id32


_Value = None | str | int | float | Annotated[list[_Choice], msgspec.Meta(max_length=10_000)] | _File


class _Content(msgspec.Struct, array_like=True, frozen=True):
    form: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    form_digest: Annotated[bytes, msgspec.Meta(max_length=32)]
    clock: Annotated[int, msgspec.Meta(ge=0, le=LARGEST)]
    parents: Annotated[list[_Id32], msgspec.Meta(max_length=10_000)]
    changes: Annotated[dict[_Path, _Value], msgspec.Meta(max_length=100_000)]
    files: Annotated[list[tuple[_Id16, _Id32]], msgspec.Meta(max_length=100_000)]
    flags: Annotated[int, msgspec.Meta(ge=0, le=LARGEST)]


class _Changes(msgspec.Struct, array_like=True, frozen=True):
    """The same bytes, as far as the changes."""

    form: msgspec.Raw
    form_digest: msgspec.Raw
    clock: msgspec.Raw
    parents: msgspec.Raw
    changes: Annotated[dict[_Path, _Value], msgspec.Meta(max_length=100_000)]


class _ContentAndCustody(_Content, array_like=True, frozen=True):
    custody: Segments = ()


class _ContentAndSeen(_ContentAndCustody, array_like=True, frozen=True):
    """Read by `sync.client` alone, which holds it against the server's log."""

    seen: Seen | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """A revision before it has an id: what is sealed. `file_keys`: of files named for the first time, by id.

    `custody_alone`: it says nothing else, and is no part of the record's history.
    """

    form: str
    form_digest: str
    clock: int
    parents: tuple[str, ...]
    changes: Changes = field(repr=False)
    file_keys: tuple[tuple[str, bytes], ...] = field(default=(), repr=False)
    deleted: bool = False
    urgent: bool = False
    custody: tuple[Segment, ...] = field(default=(), repr=False)
    custody_alone: bool = False
    seen: Seen | None = None
    """What this device had seen of the log; None when it is read."""

    def as_revision(self, id: str, record: str, author: str) -> Revision:
        return Revision(
            id=id,
            record=record,
            author=author,
            form=self.form,
            form_digest=self.form_digest,
            clock=self.clock,
            parents=self.parents,
            changes=self.changes,
            files=tuple(file for file, _ in self.file_keys),
            deleted=self.deleted,
            urgent=self.urgent,
        )


def packed(content: Content) -> bytes:
    words = _Content(
        form=content.form,
        form_digest=bytes.fromhex(content.form_digest),
        clock=content.clock,
        parents=[bytes.fromhex(parent) for parent in content.parents],
        changes={path: _outward(value) for path, value in content.changes.items()},
        files=[(bytes.fromhex(file), key) for file, key in content.file_keys],
        flags=_flags(content),
    )
    if content.seen is not None:
        fields = msgspec.structs.asdict(words)
        return _encode(_ContentAndSeen(**fields, custody=content.custody, seen=content.seen))
    if not content.custody:
        return _encode(words)
    return _encode(_ContentAndCustody(**msgspec.structs.asdict(words), custody=content.custody))


def unpacked(data: bytes) -> Content:
    """Raises Unreadable("content")."""
    try:
        found = _decode(data)
        if len(found.form_digest) not in (0, 32):
            raise Unreadable("content")
        if found.custody or found.flags & _CUSTODY:
            _expect_custody(found)
        return Content(
            form=found.form,
            form_digest=found.form_digest.hex(),
            clock=found.clock,
            parents=tuple([parent.hex() for parent in found.parents]),
            changes={path: _inward(value) for path, value in found.changes.items()},
            file_keys=tuple([(file.hex(), key) for file, key in found.files]),
            deleted=bool(found.flags & _DELETED),
            urgent=bool(found.flags & _URGENT),
            custody=found.custody,
            custody_alone=bool(found.flags & _CUSTODY),
        )
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unreadable("content") from None


def _flags(content: Content) -> int:
    flags = ((content.deleted, _DELETED), (content.urgent, _URGENT), (content.custody_alone, _CUSTODY))
    return sum(bit for said, bit in flags if said)


def _expect_custody(found: _ContentAndCustody) -> None:
    """Whatever stands in a custody revision beside custody would be hidden from whoever reads the record."""
    if custody.count(found.custody) > custody.MOST_ENTRIES:
        raise Unreadable("custody")
    files = [segment.file for segment in found.custody]
    if files != sorted(set(files)):
        raise Unreadable("custody")
    for segment in found.custody:
        for entry in segment.entries:
            custody.decoded(entry)
    says_more = found.parents or found.changes or found.files or found.flags & _DELETED or not found.custody
    if found.flags & _CUSTODY and says_more:
        raise Unreadable("custody")


def changes_in(data: bytes) -> dict[Path, Value | None]:
    """The changes alone, of a content that was read as a whole when it came. Raises Unreadable("content")."""
    try:
        changes = _decode_beginning(data).changes
        return {path: value if value.__class__ is str else _inward(value) for path, value in changes.items()}
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unreadable("content") from None


def packed_changes(changes: Changes) -> bytes:
    """For drafts: the same values without the rest."""
    return _encode({path: _outward(value) for path, value in changes.items()})


def unpacked_changes(data: bytes) -> dict[Path, Value | None]:
    return {path: _inward(value) for path, value in _decode_changes(data).items()}


def _outward(value: Value | None) -> _Value:
    if isinstance(value, FileRef):
        id, sha256 = bytes.fromhex(value.id), bytes.fromhex(value.sha256)
        return _File(file=id, name=value.name, size=value.size, type=value.media_type, sha256=sha256)
    return list(value) if isinstance(value, tuple) else value


def _inward(value: _Value) -> Value | None:
    if value.__class__ is str:
        return value  # the common case first: this runs for every answer of every record in a list
    if isinstance(value, _File):
        id, sha256 = value.file.hex(), value.sha256.hex()
        return FileRef(id=id, name=value.name, size=value.size, media_type=value.type, sha256=sha256)
    if isinstance(value, list):
        return tuple(value)
    if isinstance(value, float) and not math.isfinite(value):
        # Not a number is not equal to itself: no merge could ever settle it.
        raise Unreadable("content")
    return value


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(_ContentAndCustody).decode
_decode_beginning = msgspec.msgpack.Decoder(_Changes).decode
_decode_changes = msgspec.msgpack.Decoder(dict[_Path, _Value]).decode
