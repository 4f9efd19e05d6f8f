"""Objects: signed bytes named by their SHA-256 (SPEC section 5). Verifies no signature and opens nothing.

`split` reads the fixed places, so that a signature can be verified before the body is parsed by `parsed`.
Bodies are never encoded again once they are signed: keep and pass on the raw bytes.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Annotated, Final, TypeVar

import msgspec

from sync.errors import Unreadable
from sync.protocol import chunks, labels, limits
from sync.protocol.version import VERSION

HEADER: Final = 18
SIGNATURE: Final = 64

Id16 = Annotated[bytes, msgspec.Meta(min_length=16, max_length=16)]
Id32 = Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
Id32OrNone = Annotated[bytes, msgspec.Meta(max_length=32)]
KeyId = Annotated[bytes, msgspec.Meta(min_length=8, max_length=8)]
Nonce = Annotated[bytes, msgspec.Meta(min_length=12, max_length=12)]
Milliseconds = Annotated[int, msgspec.Meta(ge=0, lt=2**48)]


class Kind(IntEnum):
    STATEMENT = 1
    GRANT = 2
    REVISION = 3
    ACKNOWLEDGEMENT = 4
    MANIFEST = 5
    WITHDRAWAL = 6
    LETTER = 7


LABELS: Final[Mapping[Kind, bytes]] = {
    Kind.STATEMENT: labels.STATEMENT,
    Kind.GRANT: labels.GRANT,
    Kind.REVISION: labels.REVISION,
    Kind.ACKNOWLEDGEMENT: labels.ACKNOWLEDGEMENT,
    Kind.MANIFEST: labels.MANIFEST,
    Kind.LETTER: labels.LETTER,
    Kind.WITHDRAWAL: labels.WITHDRAWAL,
}


@dataclass(frozen=True, slots=True)
class Parts:
    """An object taken apart at its fixed places; nothing in it is verified yet."""

    kind: Kind
    author: bytes
    body: bytes
    signature: bytes
    signed: bytes
    """What the signature covers, label included."""


class Statement(msgspec.Struct, array_like=True, frozen=True):
    action: Annotated[str, msgspec.Meta(max_length=16)]
    group: Id32OrNone
    number: Annotated[int, msgspec.Meta(ge=0, lt=limits.ROSTER)]
    previous: Id32OrNone
    time: Milliseconds
    details: msgspec.Raw


class Grant(msgspec.Struct, array_like=True, frozen=True):
    group: Id32
    recipient: Id16
    key_ids: Annotated[tuple[KeyId, ...], msgspec.Meta(min_length=1, max_length=limits.GRANT_KEYS)]
    sealed: bytes


class Revision(msgspec.Struct, array_like=True, frozen=True):
    record: Id16
    key_id: KeyId
    nonce: Nonce
    sealed: bytes


class CustodyRevision(Revision, array_like=True, frozen=True):
    """A revision that carries custody and no words: `heads` commits to what is sealed in it (`custody.heads`)."""

    heads: Id32


class Acknowledgement(msgspec.Struct, array_like=True, frozen=True):
    group: Id32
    recipient: Id16
    time: Milliseconds
    object_ids: Annotated[bytes, msgspec.Meta(min_length=32, max_length=32 * limits.ACKNOWLEDGED)]
    """Object ids joined, 32 bytes each."""

    def __post_init__(self) -> None:
        if len(self.object_ids) % 32:
            raise ValueError

    def ids(self) -> tuple[bytes, ...]:
        return tuple(self.object_ids[at : at + 32] for at in range(0, len(self.object_ids), 32))


class Manifest(msgspec.Struct, array_like=True, frozen=True):
    file: Id16
    key_id: KeyId
    sealed_size: int
    chunk_hashes: bytes
    """The first 16 bytes of the BLAKE3 of each sealed chunk, joined."""

    def __post_init__(self) -> None:
        if not chunks.is_possible_size(self.sealed_size) or len(self.chunk_hashes) != chunks.HASH * self.chunks:
            raise ValueError

    @property
    def chunks(self) -> int:
        return chunks.chunk_count(self.sealed_size)

    def chunk_hash(self, number: int) -> bytes:
        return self.chunk_hashes[number * chunks.HASH : (number + 1) * chunks.HASH]


class FixedManifest(Manifest, array_like=True, frozen=True):
    """As of today: `fixed` commits to the plain bytes of the file and its first custody (`custody.fixed`)."""

    fixed: Id32


class Withdrawal(msgspec.Struct, array_like=True, frozen=True):
    """Consent was withdrawn for the whole of these records (SPEC section 16). `files`: those that go with them."""

    group: Id32
    records: Annotated[tuple[Id16, ...], msgspec.Meta(min_length=1, max_length=limits.WITHDRAWN_RECORDS)]
    files: Annotated[tuple[Id16, ...], msgspec.Meta(max_length=limits.WITHDRAWN_FILES)]
    object_ids: Annotated[bytes, msgspec.Meta(max_length=32 * limits.WITHDRAWN_OBJECTS)]
    """Object ids joined, 32 bytes each: revisions and manifests that it takes away."""
    time: Milliseconds

    def __post_init__(self) -> None:
        if len(self.object_ids) % 32:
            raise ValueError

    def ids(self) -> tuple[bytes, ...]:
        return tuple(self.object_ids[at : at + 32] for at in range(0, len(self.object_ids), 32))


Body = TypeVar("Body", bound=msgspec.Struct)


def object_id(raw: bytes) -> bytes:
    return hashlib.sha256(raw).digest()


def unsigned(kind: Kind, author: bytes, body: msgspec.Struct) -> bytes:
    """Everything before the signature. The object is `unsigned || Ed25519(key, signed_bytes(unsigned))`."""
    assert len(author) == 16
    return bytes((VERSION, kind)) + author + msgspec.msgpack.encode(body)


def signed_bytes(unsigned_object: bytes) -> bytes:
    """What a signature covers: the label of the kind, then everything before the signature."""
    return LABELS[Kind(unsigned_object[1])] + unsigned_object


def split(raw: bytes) -> Parts:
    """Raises Unreadable("object") for what cannot be an object of this version."""
    if not HEADER + SIGNATURE < len(raw) <= limits.OBJECT or raw[0] != VERSION:
        raise Unreadable("object")
    try:
        kind = Kind(raw[1])
    except ValueError:
        raise Unreadable("object") from None
    before = raw[:-SIGNATURE]
    return Parts(kind, raw[2:HEADER], raw[HEADER:-SIGNATURE], raw[-SIGNATURE:], LABELS[kind] + before)


def parsed(body: bytes, wanted: type[Body]) -> Body:
    """The body as a struct. Call it after the signature was verified. Raises Unreadable("body")."""
    try:
        return msgspec.msgpack.decode(body, type=wanted)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unreadable("body") from None
