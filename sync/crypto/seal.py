"""Seal the content of a revision under its record's key (SPEC sections 7 and 8). Knows no signature and no form."""

from __future__ import annotations

import os

import zstandard
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from sync.errors import Unreadable
from sync.protocol import labels, limits
from sync.protocol.objects import Kind
from sync.protocol.sizes import padme
from sync.protocol.version import VERSION

NONCE = 12
SECRET = 32
KEY_ID = 8
CONTENT_LIMIT = limits.OBJECT
LEVEL = 19

_STORED = b"\x00"
_ZSTD = b"\x01"
_END = b"\x80"


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
    """What was sealed, if this author wrote it for this record under this key; else `Unreadable`."""
    if len(nonce) != NONCE:
        raise Unreadable("revision")
    try:
        padded = AESGCM(key).decrypt(nonce, sealed, _associated(author, record, key_id))
    except InvalidTag:
        raise Unreadable("revision") from None
    return unpack(unpad(padded))


def pad(packed: bytes) -> bytes:
    """Padmé: the size that shows tells at most the order of magnitude and a few bits of the true one."""
    marked = packed + _END
    return marked.ljust(padme(len(marked)), b"\x00")


def unpad(padded: bytes) -> bytes:
    packed = padded.rstrip(b"\x00")
    if not packed.endswith(_END):
        raise Unreadable("padding")
    return packed[:-1]


def pack(content: bytes) -> bytes:
    if len(content) > CONTENT_LIMIT:
        raise ValueError("the content of a revision is limited to 4 MiB")
    parameters = zstandard.ZstdCompressionParameters.from_level(
        LEVEL, source_size=len(content), write_content_size=True, write_checksum=False, write_dict_id=False
    )
    data = zstandard.ZstdCompressor(compression_params=parameters).compress(content)
    return _ZSTD + data if len(data) < len(content) else _STORED + content


def unpack(packed: bytes) -> bytes:
    codec, data = packed[:1], packed[1:]
    if codec == _STORED and len(data) <= CONTENT_LIMIT:
        return data
    if codec == _ZSTD:
        return _decompressed(data)
    raise Unreadable("codec")


def _decompressed(data: bytes) -> bytes:
    try:
        # The frame says its size before anything is allocated for it; one that does not say it is refused.
        size = zstandard.get_frame_parameters(data).content_size
        if size > CONTENT_LIMIT:
            raise Unreadable("compression")
        if size == 0:
            return b""
        content = zstandard.ZstdDecompressor().decompress(data, max_output_size=size, allow_extra_data=False)
    except zstandard.ZstdError:
        raise Unreadable("compression") from None
    if len(content) != size:
        raise Unreadable("compression")
    return content


def _associated(author: bytes, record: bytes, key_id: bytes) -> bytes:
    # All parts have fixed lengths, so no two headers give the same bytes.
    return labels.CONTENT + bytes([VERSION, Kind.REVISION]) + author + record + key_id
