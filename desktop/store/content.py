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
from desktop.domain.small_copies import KINDS, LARGEST_COPY, MOST_COPIES, SmallCopy
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


class _Small(msgspec.Struct, array_like=True, frozen=True):
    original: _Id16
    file: _Id16
    key: _Id32
    size: Annotated[int, msgspec.Meta(ge=0)]
    type: Annotated[str, msgspec.Meta(max_length=200)]
    sha256: _Id32


_SmallCopies = Annotated[list[_Small], msgspec.Meta(max_length=100_000)]


class _ContentAndSeen(_ContentAndCustody, array_like=True, frozen=True):
    seen: Seen | None = None


class _ContentAndCopies(_ContentAndSeen, array_like=True, frozen=True):
    copies: _SmallCopies = []


class _Whole(_ContentAndCustody, array_like=True, frozen=True):
    """`seen` is read by `sync.client` alone, which holds it against the server's log."""

    seen: msgspec.Raw = msgspec.Raw(b"\xc0")
    copies: _SmallCopies = []


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
    copies: tuple[SmallCopy, ...] = field(default=(), repr=False)
    """Small ones, of files whose keys it brings."""

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
    if content.copies:
        fields = msgspec.structs.asdict(words) | {"custody": content.custody, "seen": content.seen}
        return _encode(_ContentAndCopies(**fields, copies=[_small(copy) for copy in content.copies]))
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
            copies=_copies(found),
        )
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unreadable("content") from None


def _flags(content: Content) -> int:
    flags = ((content.deleted, _DELETED), (content.urgent, _URGENT), (content.custody_alone, _CUSTODY))
    return sum(bit for said, bit in flags if said)


def _small(copy: SmallCopy) -> _Small:
    original, file, sha256 = (bytes.fromhex(one) for one in (copy.original, copy.id, copy.sha256))
    return _Small(original, file, copy.key, copy.size, copy.media_type, sha256)


def _copies(found: _Whole) -> tuple[SmallCopy, ...]:
    """Of files that the same revision names for the first time, alone: nobody slips a picture of their own under what
    somebody else took. What is not understood is left out: it is no evidence.
    """
    named = {file for file, _ in found.files}
    kept: dict[bytes, list[_Small]] = {}
    for one in found.copies:
        of_it = kept.setdefault(one.original, [])
        known = one.original in named and one.file not in named
        known = known and one.type in KINDS and one.size <= LARGEST_COPY
        if known and len(of_it) < MOST_COPIES and one.type not in {other.type for other in of_it}:
            of_it.append(one)
    return tuple(
        [
            SmallCopy(
                original=one.original.hex(),
                id=one.file.hex(),
                key=one.key,
                size=one.size,
                media_type=one.type,
                sha256=one.sha256.hex(),
            )
            for of_it in kept.values()
            for one in of_it
        ]
    )


def _expect_custody(found: _Whole) -> None:
    """Whatever stands in a custody revision beside custody would be hidden from whoever reads the record."""
    if custody.count(found.custody) > custody.MOST_ENTRIES:
        raise Unreadable("custody")
    files = [segment.file for segment in found.custody]
    if files != sorted(set(files)):
        raise Unreadable("custody")
    for segment in found.custody:
        for entry in segment.entries:
            custody.decoded(entry)
    says_more = (found.parents, found.changes, found.files, found.copies, found.flags & _DELETED, not found.custody)
    if found.flags & _CUSTODY and any(says_more):
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
_decode = msgspec.msgpack.Decoder(_Whole).decode
_decode_beginning = msgspec.msgpack.Decoder(_Changes).decode
_decode_changes = msgspec.msgpack.Decoder(dict[_Path, _Value]).decode
