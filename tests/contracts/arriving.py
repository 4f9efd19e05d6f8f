"""What arrives at a store from another device, made as `sync.client` hands it over after verifying."""

from __future__ import annotations

import os
from collections.abc import Sequence

import msgspec

from sync.client.opening import arrived
from sync.client.ports import (
    Arrived,
    ArrivedManifest,
    ArrivedRevision,
    Membership,
    Receipts,
    Secret,
)
from sync.crypto.enrolment import InvitationKey, Place, enrolment, genesis, revocation
from sync.crypto.grants import GrantedKey
from sync.crypto.keys import DeviceKeys
from sync.crypto.objects import Author
from sync.crypto.seal import record_key
from sync.protocol import chunks, merkle
from sync.protocol.objects import object_id
from sync.protocol.statements import Role
from tests.contents import content

FIRST = InvitationKey(b"\x01" * 32)
SECRET = Secret(key_id=b"\x02" * 8, key=b"\x03" * 32)
OTHER = DeviceKeys.generate()
"""Another device of the group, its only coordinator."""


def founded() -> tuple[Membership, list[Arrived]]:
    first = genesis(FIRST, role=Role.COORDINATOR, expires=1 << 40, time_ms=1)
    group = object_id(first)
    joined = enrolment(OTHER, Place(group, 1, group), invitation=FIRST, certificate=b"", card=b"c", time_ms=2)
    membership = Membership(
        group=group,
        group_name="Fisherfolk Forum",
        servers=("https://server.example:1",),
        tls_pin=b"\x04" * 32,
        log_key=b"\x05" * 32,
        card_key=b"\x06" * 32,
        role=Role.DOCUMENTER,
    )
    return membership, [arrived(index, raw, object_id(raw)) for index, raw in enumerate((first, joined))]


def revoked() -> Arrived:
    """A statement that follows `founded`. Stores believe it: it was verified before."""
    membership, (_, last) = founded()
    raw = revocation(OTHER, Place(membership.group, 2, last.object_id), device=OTHER.id, time_ms=3)
    return arrived(5, raw, object_id(raw))


def written(
    text: str = "from elsewhere", *, record: bytes | None = None, file: tuple[bytes, bytes, bytes] | None = None
):
    """A revision of the other device, as it arrives."""
    record, packed = record or os.urandom(16), msgspec.msgpack.encode(content(text, file=file))
    raw = Author(OTHER).revision(record_key(SECRET.key, record), packed, record=record, key_id=SECRET.key_id)
    return ArrivedRevision(
        index=10,
        object_id=object_id(raw),
        author=OTHER.id,
        raw=raw,
        record=record,
        key_id=SECRET.key_id,
        content=packed,
    )


def announced(file: bytes, sealed: Sequence[bytes]) -> ArrivedManifest:
    size, hashes = sum(map(len, sealed)), b"".join(map(chunks.chunk_hash, sealed))
    raw = Author(OTHER).manifest(file=file, key_id=SECRET.key_id, sealed_size=size, chunk_hashes=hashes)
    return ArrivedManifest(
        index=11,
        object_id=object_id(raw),
        author=OTHER.id,
        raw=raw,
        file=file,
        key_id=SECRET.key_id,
        sealed_size=size,
        chunk_hashes=hashes,
    )


def receipts(*leaves: tuple[int, bytes]) -> Receipts:
    """Stores believe them: they were verified before. `leaves`: leaf kind and object id."""
    named = tuple((20 + place, kind, id) for place, (kind, id) in enumerate(leaves))
    return Receipts(
        checkpoint="note",
        leaves=named,
        indices=tuple(index for index, _, _ in named),
        hashes=(b"\x07" * 32,),
        leaf_hashes=tuple(merkle.leaf_hash(kind, id) for _, kind, id in named),
    )


def granted(store, secret: Secret) -> bytes:
    keys = [GrantedKey(secret.key_id, secret.key, secret.record)]
    return Author(store.device()).grant(keys, group=b"g" * 32, recipient=OTHER.id, recipient_key=OTHER.hpke_public)
