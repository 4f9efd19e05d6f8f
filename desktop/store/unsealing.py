"""Reading sealed files: a place, a whole file, a chunk as it is. Plain text is only ever in memory."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Iterator
from pathlib import Path
from typing import IO, Final

from desktop.errors import VaultDamaged
from desktop.store import disk
from desktop.store.file_rows import Sealed
from sync.crypto.stream import CHUNK_PLAIN, CHUNK_SEALED, TAG, chunk_count, open_chunk, sealed_size
from sync.errors import Unreadable
from sync.protocol.chunks import HASH, chunk_hash, chunk_size

_KEPT_CHUNKS: Final = 32
"""2 MB of plain text, so that a player's small reads open each chunk once."""


class SealedReader:
    """Random access to the plain bytes of one file. May be used from any one thread at a time.

    Holds no open file: a locked or removed vault is not kept busy by a viewer that was forgotten.
    """

    def __init__(self, path: Path, file: str, key: bytes, size: int) -> None:
        self.size = size
        self._path = path
        self._file = file
        self._key = key
        self._chunks: OrderedDict[int, bytes] = OrderedDict()

    def read(self, offset: int, size: int) -> bytes:
        """Fewer bytes only at the end. Raises VaultDamaged("file", id) where a chunk does not verify."""
        end = min(self.size, offset + size)
        if offset < 0 or end <= offset:
            return b""
        first, last = offset // CHUNK_PLAIN, (end - 1) // CHUNK_PLAIN
        plain = b"".join(self._chunk(number) for number in range(first, last + 1))
        begin = offset - first * CHUNK_PLAIN
        return plain[begin : begin + end - offset]

    def _chunk(self, number: int) -> bytes:
        known = self._chunks.get(number)
        if known is None:
            known = opened(self._path, self._file, self._key, self.size, number)
            self._chunks[number] = known
            if len(self._chunks) > _KEPT_CHUNKS:
                self._chunks.popitem(last=False)
        else:
            self._chunks.move_to_end(number)
        return known


def opened(path: Path, file: str, key: bytes, size: int, number: int) -> bytes:
    """The plain bytes of a chunk, padding included. Raises VaultDamaged."""
    sealed = sealed_chunk(path, file, size, number)
    try:
        return open_chunk(key, bytes.fromhex(file), number, sealed, last=number == chunk_count(size) - 1)
    except Unreadable:
        raise VaultDamaged("file", file) from None


def sealed_chunk(path: Path, file: str, size: int, number: int) -> bytes:
    """A chunk as it lies there. Raises VaultDamaged if the file or a part of it is missing; VaultGone, OutOfHandles."""
    begin = number * CHUNK_SEALED
    wanted = min(CHUNK_SEALED, sealed_size(size) - begin)
    try:
        with path.open("rb") as source:
            source.seek(begin)
            sealed = source.read(wanted)
    except OSError as refusal:
        raise disk.unreadable(path, refusal) or VaultDamaged("file", file) from None
    if wanted <= 0 or len(sealed) != wanted:
        raise VaultDamaged("file", file)
    return sealed


def plain_chunks(path: Path, file: str, key: bytes, size: int) -> Iterator[bytes]:
    """All of it in order, without the padding. Raises VaultDamaged."""
    left = size
    for number in range(chunk_count(size)):
        plain = opened(path, file, key, size, number)
        yield plain[:left]
        left = max(0, left - len(plain))


def is_right(path: Path, file: str, key: bytes, size: int, sha256: str) -> bool:
    """Whether every chunk opens and together they are what the record says. Raises VaultGone, OutOfHandles."""
    found = hashlib.sha256()
    try:
        if path.stat().st_size != sealed_size(size):
            return False
        for plain in plain_chunks(path, file, key, size):
            found.update(plain)
    except OSError as refusal:
        if problem := disk.unreadable(path, refusal):
            raise problem from None
        return False
    except VaultDamaged:
        return False
    return found.hexdigest() == sha256


def chunks_as_announced(path: Path, hashes: bytes, size: int) -> int:
    """How many chunks from the first on are those of the manifest. Raises VaultGone, OutOfHandles."""
    count = len(hashes) // HASH
    try:
        with path.open("rb") as source:
            for number in range(count):
                sealed = source.read(chunk_size(size, number))
                if chunk_hash(sealed) != hashes[number * HASH : (number + 1) * HASH]:
                    return number
    except OSError as refusal:
        if problem := disk.unreadable(path, refusal):
            raise problem from None
        return 0
    return count


def good_chunks(path: Path, hashes: bytes, size: int, first: int) -> Iterator[int]:
    """Of the chunks from `first` on, up to the end of what is there, the numbers of those that are the manifest's."""
    count = len(hashes) // HASH
    try:
        with path.open("rb") as source:
            source.seek(first * CHUNK_SEALED)
            for number in range(first, count):
                sealed = source.read(chunk_size(size, number))
                if not sealed:
                    return
                if chunk_hash(sealed) == hashes[number * HASH : (number + 1) * HASH]:
                    yield number
    except OSError as refusal:
        if problem := disk.unreadable(path, refusal):
            raise problem from None


def sealed_so_far(part: Path, file: str, key: bytes) -> Iterator[bytes]:
    """The plain bytes of a file that was cut off while it was written. Raises VaultDamaged where it cannot be read."""
    try:
        with part.open("rb") as source:
            number = 0
            while len(sealed := source.read(CHUNK_SEALED)) == CHUNK_SEALED:
                yield open_chunk(key, bytes.fromhex(file), number, sealed, last=False)
                number += 1
    except Unreadable:
        return  # the disk had not taken more than this when the power went
    except OSError as refusal:
        raise disk.unreadable(part, refusal) or VaultDamaged("file", file) from None


def sealed_whole(path: Path, file: str, key: bytes) -> Sealed | None:
    """What the row of a file would say whose bytes are all there, to the chunk that says that it is the last; its
    padding is taken for its end. None: there is more or less, or nothing but padding. Raises VaultDamaged where it
    cannot be read, VaultGone, OutOfHandles.
    """
    try:
        size = path.stat().st_size
        chunks = -(-size // CHUNK_SEALED)
        plain_size, found, hashes = size - chunks * TAG, hashlib.sha256(), []
        if plain_size <= 0 or sealed_size(plain_size) != size:
            return None
        with path.open("rb") as source:
            _expect_last(source, file, key, chunks)
            for number in range(chunks):
                sealed = source.read(CHUNK_SEALED)
                found.update(open_chunk(key, bytes.fromhex(file), number, sealed, last=number == chunks - 1))
                hashes.append(chunk_hash(sealed))
    except (FileNotFoundError, Unreadable):
        return None
    except OSError as refusal:
        raise disk.unreadable(path, refusal) or VaultDamaged("file", file) from None
    return Sealed(size=plain_size, sha256=found.hexdigest(), sealed_size=size, chunk_hashes=b"".join(hashes))


def _expect_last(source: IO[bytes], file: str, key: bytes, chunks: int) -> None:
    """Whether it was finished can be told by its end, without reading all of it. Raises Unreadable."""
    source.seek((chunks - 1) * CHUNK_SEALED)
    open_chunk(key, bytes.fromhex(file), chunks - 1, source.read(), last=True)
    source.seek(0)
