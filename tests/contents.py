"""Contents and files as SPEC sections 8 and 9 say, for tests that have no forms at hand."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

import msgspec

from sync.crypto.stream import CHUNK_PLAIN, chunk_count, open_chunk, padded_size, seal_chunk
from sync.errors import Unreadable


def content(text: str, *, file: tuple[bytes, bytes, bytes] | None = None) -> list[object]:
    """As SPEC section 8 says, for one answer and perhaps one file: (id, key, data)."""
    changes: dict[str, object] = {"title": text}
    if file is not None:
        id, _, data = file
        named = {"file": id, "name": "photo", "size": len(data), "type": "image/jpeg"}
        changes["photo"] = {**named, "sha256": hashlib.sha256(data).digest()}
    return ["case", b"", 1 << 16, [], changes, [list(file[:2])] if file else [], 0]


def read(packed: bytes) -> tuple[str, tuple[bytes, bytes, int, bytes] | None]:
    """The text, and of a file its id, key, size and SHA-256."""
    _, _, _, _, changes, files, *_ = msgspec.msgpack.decode(packed)
    if not files:
        return changes["title"], None
    return changes["title"], (*files[0], changes["photo"]["size"], changes["photo"]["sha256"])


def sealed_chunks(key: bytes, file: bytes, data: bytes) -> list[bytes]:
    padded, count = data.ljust(padded_size(len(data)), b"\x00"), chunk_count(len(data))
    return [
        seal_chunk(key, file, n, padded[n * CHUNK_PLAIN : (n + 1) * CHUNK_PLAIN], last=n == count - 1)
        for n in range(count)
    ]


def opens(key: bytes, file: bytes, chunks: Sequence[bytes], size: int, sha256: bytes) -> bool:
    last = len(chunks) - 1
    try:
        opened = [open_chunk(key, file, n, sealed, last=n == last) for n, sealed in enumerate(chunks)]
    except Unreadable:
        return False
    return hashlib.sha256(b"".join(opened)[:size]).digest() == sha256
