"""What a letter about a case says, as bytes and back (SPEC section 17). Knows no seal and no database.

It comes from another group's device: it is decoded strictly, and everything in it has a bound.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Annotated

import msgspec

from desktop.domain.answers import Answers, FileRef, Path, Value
from desktop.domain.clocks import LARGEST
from desktop.store.content import packed_changes, unpacked_changes
from sync.crypto.stream import chunk_count, sealed_size
from sync.errors import Unreadable
from sync.protocol import chunks, group_cards, limits
from sync.protocol.objects import Id16, Id32

_MANY = 100_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedRecord:
    """One record as it was when it was shared, as far as it may leave. `conflicts`: the values beside each other."""

    id: str
    form: str
    form_digest: str
    clock: int
    answers: Answers = field(repr=False)
    conflicts: Mapping[Path, tuple[Value | None, ...]] = field(default_factory=dict, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedFile:
    ref: FileRef = field(repr=False)
    key: bytes = field(repr=False)
    manifest: str
    sealed_size: int
    chunk_hashes: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedCase:
    """`name`: what the group that shares calls itself."""

    case: str
    name: str = field(repr=False)
    records: tuple[SharedRecord, ...] = field(repr=False)
    files: tuple[SharedFile, ...] = field(default=(), repr=False)


class _Record(msgspec.Struct, array_like=True, frozen=True):
    id: Id16
    form: Annotated[str, msgspec.Meta(min_length=1, max_length=200)]
    form_digest: Annotated[bytes, msgspec.Meta(max_length=32)]
    clock: Annotated[int, msgspec.Meta(ge=0, le=LARGEST)]
    answers: msgspec.Raw
    conflicts: Annotated[dict[str, msgspec.Raw], msgspec.Meta(max_length=_MANY)]


class _File(msgspec.Struct, array_like=True, frozen=True):
    file: Id16
    key: Id32
    name: Annotated[str, msgspec.Meta(max_length=1000)]
    size: Annotated[int, msgspec.Meta(ge=0, le=limits.FILE)]
    type: Annotated[str, msgspec.Meta(max_length=200)]
    sha256: Id32
    manifest: Id32
    sealed_size: Annotated[int, msgspec.Meta(ge=16, le=limits.FILE)]
    chunk_hashes: bytes


class _Case(msgspec.Struct, array_like=True, frozen=True):
    case: Id16
    name: Annotated[str, msgspec.Meta(max_length=group_cards.NAME)]
    records: Annotated[tuple[_Record, ...], msgspec.Meta(max_length=_MANY)]
    files: Annotated[tuple[_File, ...], msgspec.Meta(max_length=limits.LETTER_MANIFESTS)]


def packed(shared: SharedCase) -> bytes:
    records = tuple(
        _Record(
            bytes.fromhex(one.id),
            one.form,
            bytes.fromhex(one.form_digest),
            one.clock,
            msgspec.Raw(packed_changes(one.answers)),
            {path: msgspec.Raw(_sides(values)) for path, values in one.conflicts.items()},
        )
        for one in shared.records
    )
    files = tuple(_packed_file(one) for one in shared.files)
    return msgspec.msgpack.encode(_Case(bytes.fromhex(shared.case), shared.name, records, files))


def unpacked(body: bytes) -> SharedCase:
    """Raises Unreadable("case")."""
    try:
        found = msgspec.msgpack.decode(body, type=_Case)
        records = tuple(_record(one) for one in found.records)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unreadable("case") from None
    files = tuple(_file(one) for one in found.files)
    return SharedCase(case=found.case.hex(), name=found.name, records=records, files=files)


def _sides(values: tuple[Value | None, ...]) -> bytes:
    # As a map from the place of each, so that the same strict decoder reads it.
    return packed_changes({str(place): value for place, value in enumerate(values)})


def _packed_file(one: SharedFile) -> _File:
    return _File(
        bytes.fromhex(one.ref.id),
        one.key,
        one.ref.name,
        one.ref.size,
        one.ref.media_type,
        bytes.fromhex(one.ref.sha256),
        bytes.fromhex(one.manifest),
        one.sealed_size,
        one.chunk_hashes,
    )


def _record(one: _Record) -> SharedRecord:
    if len(one.form_digest) not in (0, 32):
        raise Unreadable("case")
    answers = {path: value for path, value in unpacked_changes(bytes(one.answers)).items() if value is not None}
    return SharedRecord(
        id=one.id.hex(),
        form=one.form,
        form_digest=one.form_digest.hex(),
        clock=one.clock,
        answers=answers,
        conflicts={path: tuple(unpacked_changes(bytes(sides)).values()) for path, sides in one.conflicts.items()},
    )


def _file(one: _File) -> SharedFile:
    if one.sealed_size != sealed_size(one.size) or len(one.chunk_hashes) != chunks.HASH * chunk_count(one.size):
        raise Unreadable("case")
    ref = FileRef(id=one.file.hex(), name=one.name, size=one.size, media_type=one.type, sha256=one.sha256.hex())
    return SharedFile(
        ref=ref,
        key=one.key,
        manifest=one.manifest.hex(),
        sealed_size=one.sealed_size,
        chunk_hashes=one.chunk_hashes,
    )
