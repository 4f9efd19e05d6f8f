"""How a sealed file falls into chunks, and what a chunk is checked by. Seals and opens nothing."""

from __future__ import annotations

from typing import Final

from blake3 import blake3

from sync.protocol import limits

HASH: Final = 16
SMALLEST: Final = 16
"""An AEAD tag around nothing."""


def chunk_hash(sealed: bytes) -> bytes:
    return blake3(sealed).digest(HASH)


def chunk_count(sealed_size: int) -> int:
    return -(-sealed_size // limits.CHUNK)


def chunk_size(sealed_size: int, number: int) -> int:
    """Length of chunk `number`: full, but for the last."""
    return min(limits.CHUNK, sealed_size - number * limits.CHUNK)


def is_possible_size(sealed_size: int) -> bool:
    """Whether a sealed file can have this size: at least one chunk, none shorter than its tag."""
    return SMALLEST <= sealed_size <= limits.FILE and (sealed_size - 1) % limits.CHUNK >= SMALLEST - 1
