"""Hand keys of records to one device (SPEC section 7). Knows no roster: the caller says whose key it is.

HPKE in base mode, hybrid post-quantum: it opens for the recipient only, and `info` binds it to group, author, recipient
and key ids. Who made it is proved by the signature of the grant object. Each sealing makes a fresh encapsulated key, so
HPKE's nonce, which starts at zero, never meets the same key twice.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Annotated

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite

from sync.crypto.keys import DeviceKeys, hpke_public_key
from sync.errors import Unreadable
from sync.protocol import labels

SUITE = Suite(KEM.MLKEM768_X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
_RECORD = 16


@dataclass(frozen=True, slots=True)
class GrantedKey:
    """`record` empty: a secret, which gives every record's key by derivation; otherwise the key of that one record."""

    key_id: bytes
    key: bytes = field(repr=False)
    record: bytes = b""


def seal_grant(
    keys: Sequence[GrantedKey], *, group: bytes, author: bytes, recipient: bytes, recipient_key: bytes
) -> bytes:
    """`enc || ciphertext`. `recipient_key` is the HPKE key in the roster; `Unreadable` if it is none."""
    plain = msgspec.msgpack.encode([(granted.key_id, granted.key, granted.record) for granted in keys])
    info = _info(group, author, recipient, [granted.key_id for granted in keys])
    try:
        return SUITE.encrypt(plain, hpke_public_key(recipient_key), info)
    except ValueError:  # a key of low order, which a device can put into the roster to harm itself only
        raise Unreadable("hpke key") from None


def open_grant(
    keys: DeviceKeys, sealed: bytes, *, group: bytes, author: bytes, key_ids: Sequence[bytes]
) -> tuple[GrantedKey, ...]:
    """The keys, in the order and under the ids that the object shows to the server; else `Unreadable`."""
    try:
        plain = SUITE.decrypt(sealed, keys.hpke, _info(group, author, keys.id, key_ids))
    except (InvalidTag, ValueError):
        raise Unreadable("grant") from None
    try:
        items = msgspec.msgpack.decode(plain, type=list[_Item])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unreadable("grant") from None
    if [item.key_id for item in items] != list(key_ids) or any(len(item.record) not in (0, _RECORD) for item in items):
        raise Unreadable("grant")
    return tuple(GrantedKey(item.key_id, item.key, item.record) for item in items)


class _Item(msgspec.Struct, array_like=True, frozen=True):
    key_id: Annotated[bytes, msgspec.Meta(min_length=8, max_length=8)]
    key: Annotated[bytes, msgspec.Meta(min_length=32, max_length=32)]
    record: Annotated[bytes, msgspec.Meta(max_length=_RECORD)]


def _info(group: bytes, author: bytes, recipient: bytes, key_ids: Sequence[bytes]) -> bytes:
    # Three parts of fixed length, then ids of eight bytes each: no two lists give the same bytes.
    return labels.HPKE + group + author + recipient + b"".join(key_ids)
