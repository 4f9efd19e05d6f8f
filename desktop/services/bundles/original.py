"""The original of a bundle: hashed, and sealed again to see whether it is what a manifest names (BUNDLE.md, 5.3)."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from desktop.services.bundles import documents
from sync.crypto.stream import CHUNK_PLAIN, chunk_count, padded_size, seal_chunk
from sync.protocol import limits
from sync.protocol.chunks import chunk_hash

Step = Callable[[int, int], None]
"""Told (bytes done, bytes in all); what it raises stops the work."""


@dataclass(frozen=True, slots=True)
class Measured:
    """`chunk_hashes`: of the chunks that it is sealed into, joined; empty where no key was given."""

    size: int
    sha256: str
    chunk_hashes: bytes


def measured(path: Path, file: bytes, key: bytes | None, step: Step | None = None) -> Measured:
    """Reads it once. Raises OSError; Unreadable for what is no file; ValueError for what no file of evidence is."""
    size = path.stat().st_size
    if size > limits.FILE:
        raise ValueError("larger than a file of evidence")
    found = hashlib.sha256()
    done = 0

    def blocks() -> Iterator[bytes]:
        nonlocal done
        for block in documents.blocks(path):
            found.update(block)
            done += len(block)
            if step is not None:
                step(done, size)
            yield block

    if key is None:
        for _ in blocks():
            pass
        return Measured(done, found.hexdigest(), b"")
    hashes = b"".join(_sealed_hashes(blocks(), size, file, key))
    return Measured(done, found.hexdigest(), hashes)


def _sealed_hashes(blocks: Iterable[bytes], size: int, file: bytes, key: bytes) -> Iterator[bytes]:
    """Nothing that is sealed here is kept: number and flag were used with this key before, for the same bytes if it is
    the same file, and if it is not, nobody gets to see what came out.
    """
    last = chunk_count(size) - 1
    for number, plain in enumerate(_chunks(blocks, size)):
        yield chunk_hash(seal_chunk(key, file, number, plain, last=number == last))


def _chunks(blocks: Iterable[bytes], size: int) -> Iterator[bytes]:
    """As many as a file of this size has; of more there is no need."""
    left = padded_size(size)
    held = bytearray()
    source = iter(blocks)
    for _ in range(chunk_count(size)):
        wanted = min(CHUNK_PLAIN, left)
        while len(held) < wanted and (block := next(source, None)) is not None:
            held += block
        plain = bytes(held[:wanted]).ljust(wanted, b"\x00")
        del held[:wanted]
        left -= wanted
        yield plain
    for _ in source:
        pass  # it grew while it was read; its hash says so
