"""Seal a file in chunks that can be sent, checked, read at any place and resumed one by one (SPEC section 9).

Knows no disk and no manifest. Each chunk's nonce is its number and a last-chunk flag, so chunks cannot be reordered,
dropped, cut short or padded out without failing to open.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sync.errors import Unreadable
from sync.protocol import labels, limits
from sync.protocol.sizes import padme

TAG = 16
CHUNK_SEALED = limits.CHUNK
CHUNK_PLAIN = CHUNK_SEALED - TAG


def padded_size(size: int) -> int:
    """How many bytes of plain text are sealed for a file of this size; zeros fill the difference."""
    return padme(size)


def chunk_count(size: int) -> int:
    """Chunks of a file of this size. An empty file has one: its tag still says that it ends there."""
    return max(1, -(-padded_size(size) // CHUNK_PLAIN))


def sealed_size(size: int) -> int:
    return padded_size(size) + TAG * chunk_count(size)


def seal_chunk(key: bytes, file: bytes, number: int, plain: bytes, *, last: bool) -> bytes:
    """`plain` includes the zeros of the padding. `key` must be random, for this file alone, and used for one sealing of
    it: then number and flag never repeat under it, and no two chunks share a nonce.
    """
    assert len(plain) == CHUNK_PLAIN or (last and len(plain) < CHUNK_PLAIN), "only the last chunk may be short"
    return AESGCM(key).encrypt(_nonce(number, last), plain, labels.CHUNK + file)


def open_chunk(key: bytes, file: bytes, number: int, sealed: bytes, *, last: bool) -> bytes:
    if not TAG <= len(sealed) <= CHUNK_SEALED:
        raise Unreadable("chunk")
    try:
        return AESGCM(key).decrypt(_nonce(number, last), sealed, labels.CHUNK + file)
    except InvalidTag:
        raise Unreadable("chunk") from None


def _nonce(number: int, last: bool) -> bytes:
    return number.to_bytes(11, "big") + (b"\x01" if last else b"\x00")
