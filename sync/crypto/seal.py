"""Seal the content of a revision under its record's key (SPEC sections 7 and 8). Knows no signature and no form."""

from __future__ import annotations

import os

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sync.crypto.packing import pack, pad, unpack, unpad
from sync.errors import Unreadable
from sync.protocol import labels
from sync.protocol.objects import Kind
from sync.protocol.version import VERSION

NONCE = 12
SECRET = 32
KEY_ID = 8


def new_secret() -> tuple[bytes, bytes]:
    """A key id and the secret it names, both random."""
    return os.urandom(KEY_ID), os.urandom(SECRET)


def record_key(secret: bytes, record: bytes) -> bytes:
    """The key of one record under a secret. It can be handed on alone: from it the secret cannot be found."""
    return HKDF(SHA256(), SECRET, salt=record, info=labels.RECORD_KEY).derive(secret)


def seal_content(key: bytes, content: bytes, *, author: bytes, record: bytes, key_id: bytes) -> tuple[bytes, bytes]:
    """Nonce and sealed bytes. `key` is the record's own.

    The nonce is random because several devices write under one key and share no counter. A record key seals a few
    thousand revisions; among 2^32 of them two equal nonces of 96 bits have a chance below 2^-32.
    """
    nonce = os.urandom(NONCE)
    return nonce, AESGCM(key).encrypt(nonce, pad(pack(content)), _associated(author, record, key_id))


def open_content(key: bytes, nonce: bytes, sealed: bytes, *, author: bytes, record: bytes, key_id: bytes) -> bytes:
    """What was sealed, if this author wrote it for this record under this key; else `Unreadable`, and `NewerFormat` for
    what a newer version of the program sealed.
    """
    if len(nonce) != NONCE:
        raise Unreadable("revision")
    try:
        padded = AESGCM(key).decrypt(nonce, sealed, _associated(author, record, key_id))
    except InvalidTag:
        raise Unreadable("revision") from None
    return unpack(unpad(padded))


def _associated(author: bytes, record: bytes, key_id: bytes) -> bytes:
    # All parts have fixed lengths, so no two headers give the same bytes.
    return labels.CONTENT + bytes([VERSION, Kind.REVISION]) + author + record + key_id
