"""One pass over a file's plain bytes: SHA-256, sealed chunks, their hashes. Plain text never reaches the disk.

Knows no row and no record. The chunks are those of SPEC section 9.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from typing import Final

from desktop.errors import FileTooBig
from desktop.store import disk
from desktop.store.file_rows import Sealed
from desktop.store.hashing import RunningHash
from sync.crypto.stream import CHUNK_PLAIN, padded_size, seal_chunk, sealed_size
from sync.protocol import limits
from sync.protocol.chunks import chunk_hash

_BESIDE: Final = 4 * CHUNK_PLAIN
"""From so many bytes on a portion is worth handing to the thread that hashes."""
_SYNC_SECONDS: Final = 2.0


class Sealer:
    """Takes plain bytes in any portions and writes sealed ones to `path`, which must not exist.

    A chunk is sealed when a byte after it is there: only then is it known not to be the last one.
    """

    def __init__(self, path: Path, file: str, key: bytes, *, sync_often: bool = False) -> None:
        self._id = bytes.fromhex(file)
        self._key = key
        self._waiting = bytearray()
        self._plain_hash = RunningHash()
        self._hashes: list[bytes] = []
        self._sync_often = sync_often
        self._hashed_beyond = False  # a large portion failed midway: the hash has all of it, the disk has not
        self._synced = time.monotonic()
        self.size = 0
        self._zeros: int | None = None  # of padding that is not sealed yet; None before `finish`
        self._is_sealed = False
        with disk.in_vault():
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
            self._file = os.fdopen(handle, "wb", buffering=4 * limits.CHUNK)

    def write(self, plain: bytes | memoryview) -> None:
        """Raises FileTooBig, DiskFull; of a portion up to a chunk long nothing was taken then."""
        assert self._zeros is None, "nothing is added to what is being finished"
        assert not self._hashed_beyond, "after an import that failed there is nothing to add to"
        view = memoryview(plain)
        if sealed_size(self.size + len(view)) > limits.FILE:
            raise FileTooBig(limits.FILE)
        if self._sync_often and time.monotonic() - self._synced > _SYNC_SECONDS:
            self._sync()
        # Not of a recording: one that was refused by a full disk goes on when there is room again.
        if len(view) >= _BESIDE and not self._sync_often:
            self._hashed_beyond = True
            with self._plain_hash.beside(view):
                self._take(view, self._weigh)
            self._hashed_beyond = False
        else:
            self._take(view, self._count)

    def finish(self) -> Sealed:
        """Pads, seals what is left, and returns when all of it is on the disk. The file is closed then.

        Raises DiskFull; it can be tried again and goes on where it failed.
        """
        assert not self._hashed_beyond, "after an import that failed there is nothing to finish"
        if self._zeros is None:
            self._zeros = padded_size(self.size) - self.size
        while not self._is_sealed:
            taken = min(self._zeros, CHUNK_PLAIN - len(self._waiting))
            last = taken == self._zeros
            self._seal(self._waiting + bytes(taken), last=last)
            self._waiting, self._zeros, self._is_sealed = bytearray(), self._zeros - taken, last
        if not self._file.closed:
            self._sync()
            self.close()
        return Sealed(
            size=self.size,
            sha256=self._plain_hash.hexdigest(),
            sealed_size=sealed_size(self.size),
            chunk_hashes=b"".join(self._hashes),
        )

    def close(self) -> None:
        """Also in the middle; what a full disk would not take is not asked of it again."""
        try:
            with disk.in_vault():
                self._file.close()
        finally:
            self._waiting = bytearray()
            self._plain_hash.close()

    def _take(self, view: memoryview, counted: Callable[[memoryview], None]) -> None:
        while len(self._waiting) + len(view) > CHUNK_PLAIN:
            taken = view[: CHUNK_PLAIN - len(self._waiting)]
            self._seal(self._waiting + taken if self._waiting else taken, last=False)
            self._waiting = bytearray()
            counted(taken)
            view = view[len(taken) :]
        self._waiting += view
        counted(view)

    def _seal(self, plain: bytearray | memoryview, *, last: bool) -> None:
        # bytes(): AEAD and hash want it anyway, and a view into a reader's block would be overwritten. A chunk that
        # was not taken may be another one under the same nonce the next time. Nothing of the first left the memory: the
        # buffer holds four chunks and empties itself before it takes one, or takes nothing of it.
        sealed = seal_chunk(self._key, self._id, len(self._hashes), bytes(plain), last=last)
        with disk.in_vault():
            self._file.write(sealed)
        self._hashes.append(chunk_hash(sealed))

    def _count(self, taken: memoryview) -> None:
        self._weigh(taken)
        self._plain_hash.update(taken)

    def _weigh(self, taken: memoryview) -> None:
        """It is hashed by the other thread."""
        self.size += len(taken)

    def _sync(self) -> None:
        with disk.in_vault():
            disk.sync_file(self._file)
        self._synced = time.monotonic()
