"""Make and check signed objects (SPEC section 5). Knows no log and no store: raw bytes in, raw bytes out."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import msgspec
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from sync.crypto.grants import GrantedKey, seal_grant
from sync.crypto.keys import DeviceKeys
from sync.crypto.seal import seal_content
from sync.crypto.sign import sign, verify
from sync.errors import Unreadable
from sync.protocol.letters import Letter
from sync.protocol.objects import (
    Acknowledgement,
    CustodyRevision,
    FixedManifest,
    Grant,
    Kind,
    Manifest,
    Parts,
    Revision,
    Statement,
    Withdrawal,
    signed_bytes,
    split,
    unsigned,
)
from sync.protocol.seen import Seen, SeenAcknowledgement


def signed_object(key: Ed25519PrivateKey, kind: Kind, author: bytes, body: msgspec.Struct) -> bytes:
    """The whole object. The label of its kind is under the signature, so no object can pass for one of another kind."""
    before = unsigned(kind, author, body)
    return before + sign(key, signed_bytes(before))


def verified(raw: bytes, public_key: bytes) -> Parts:
    """The parts of an object this key signed. Nothing of the body is parsed before; `Unreadable` if the signature is
    not right.
    """
    parts = split(raw)
    if not verify(public_key, parts.signature, parts.signed):
        raise Unreadable("signature")
    return parts


@dataclass(frozen=True, slots=True)
class Author:
    """Writes objects as one device. Every answer is the object's raw bytes; its id is their SHA-256."""

    keys: DeviceKeys

    def statement(self, statement: Statement) -> bytes:
        return self._signed(Kind.STATEMENT, statement)

    def grant(self, keys: Sequence[GrantedKey], *, group: bytes, recipient: bytes, recipient_key: bytes) -> bytes:
        sealed = seal_grant(keys, group=group, author=self.keys.id, recipient=recipient, recipient_key=recipient_key)
        return self._signed(Kind.GRANT, Grant(group, recipient, tuple(granted.key_id for granted in keys), sealed))

    def revision(self, key: bytes, content: bytes, *, record: bytes, key_id: bytes, heads: bytes = b"") -> bytes:
        """`key` is the record's own key (`seal.record_key`), `content` the packed content of SPEC section 8. `heads`
        (`custody.heads`) of one that carries custody alone.
        """
        nonce, sealed = seal_content(key, content, author=self.keys.id, record=record, key_id=key_id)
        if heads:
            return self._signed(Kind.REVISION, CustodyRevision(record, key_id, nonce, sealed, heads))
        return self._signed(Kind.REVISION, Revision(record, key_id, nonce, sealed))

    def acknowledgement(
        self, object_ids: Sequence[bytes], *, group: bytes, recipient: bytes, time_ms: int, seen: Seen | None = None
    ) -> bytes:
        """`seen`: the newest checkpoint this device verified; without it, as version 1 wrote it."""
        named = b"".join(object_ids)
        if seen is not None:
            return self._signed(Kind.ACKNOWLEDGEMENT, SeenAcknowledgement(group, recipient, time_ms, named, seen))
        return self._signed(Kind.ACKNOWLEDGEMENT, Acknowledgement(group, recipient, time_ms, named))

    def manifest(
        self, *, file: bytes, key_id: bytes, sealed_size: int, chunk_hashes: bytes, fixed: bytes = b""
    ) -> bytes:
        """`fixed` as by `custody.fixed`; without it, as version 1 wrote it."""
        if fixed:
            return self._signed(Kind.MANIFEST, FixedManifest(file, key_id, sealed_size, chunk_hashes, fixed))
        return self._signed(Kind.MANIFEST, Manifest(file, key_id, sealed_size, chunk_hashes))

    def withdrawal(
        self,
        records: Sequence[bytes],
        files: Sequence[bytes],
        object_ids: Sequence[bytes],
        *,
        group: bytes,
        time_ms: int,
    ) -> bytes:
        """Of whole records and files; `object_ids`: the revisions and manifests that go with it, as far as known."""
        named = Withdrawal(group, tuple(records), tuple(files), b"".join(object_ids), time_ms)
        return self._signed(Kind.WITHDRAWAL, named)

    def letter(self, letter: Letter) -> bytes:
        return self._signed(Kind.LETTER, letter)

    def _signed(self, kind: Kind, body: msgspec.Struct) -> bytes:
        return signed_object(self.keys.signing, kind, self.keys.id, body)
