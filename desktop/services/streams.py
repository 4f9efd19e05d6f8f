"""A sealed file as a stream of its plain bytes, for libraries that want one. Nothing of it ever lies on the disk."""

from __future__ import annotations

import io
from typing import Protocol


class Reader(Protocol):
    """Decrypts on the fly; may be used from any one thread at a time."""

    size: int

    def read(self, offset: int, size: int) -> bytes:
        """Fewer bytes only at the end. Raises VaultDamaged("file", id) where a chunk does not verify."""


class PlainStream(io.RawIOBase):
    """Seekable, read-only."""

    def __init__(self, reader: Reader) -> None:
        super().__init__()
        self._reader = reader
        self._place = 0

    def readable(self) -> bool:
        return True

    def seekable(self) -> bool:
        return True

    def seek(self, offset: int, whence: int = io.SEEK_SET) -> int:
        start = {io.SEEK_SET: 0, io.SEEK_CUR: self._place, io.SEEK_END: self._reader.size}[whence]
        self._place = max(0, start + offset)
        return self._place

    def readinto(self, buffer: object) -> int:
        view = memoryview(buffer).cast("B")  # type: ignore[arg-type]  # what RawIOBase hands over is a buffer
        found = self._reader.read(self._place, len(view))
        view[: len(found)] = found
        self._place += len(found)
        return len(found)


def plain_stream(reader: Reader) -> io.BufferedReader:
    return io.BufferedReader(PlainStream(reader), buffer_size=64 * 1024)
