"""The stream of a backup as files on a stick: none of them as large as FAT32 cannot take. Knows bytes, no format.

Opens each file anew after `reopen`, so that what is read then comes from the stick as far as the system lets us.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import IO, Final

from desktop.backup_errors import StickGone
from desktop.store import disk
from desktop.store.backups.stick import stick

LARGEST: Final = 0xFFFF_0000
"""Of one part: FAT32 ends a byte before 4 GiB; this is whole chunks."""
SMALLEST: Final = 64 * 1024


class Parts:
    """Part n (from 0) holds the bytes from n times `size` on. Raises StickFull, StickReadOnly, StickGone."""

    def __init__(self, path: Path, size: int = LARGEST) -> None:
        self.path = path
        self.size = size
        self.needed = 0
        """Bytes that a writer is going to add, for what a full stick is told by."""
        self._open: dict[int, IO[bytes]] = {}

    def place(self, number: int) -> Path:
        """The file of a part."""
        return self.path if number == 0 else self.path.with_name(f"{self.path.name}.part{number + 1}")

    def length(self) -> int:
        """Of the stream, up to where it ends first: a part that is missing or too short ends it."""
        length = 0
        for number in self._present():
            with stick():
                size = self.place(number).stat().st_size
            length += min(size, self.size)
            if size != self.size:
                break
        return length

    def read(self, offset: int, size: int) -> bytes:
        """Fewer bytes only where the stream ends."""
        found = bytearray()
        while len(found) < size:
            number, begin = divmod(offset + len(found), self.size)
            wanted = min(size - len(found), self.size - begin)
            if number not in self._open and not self._is_there(number):
                break
            with stick():
                file = self._file(number)
                file.seek(begin)
                got = file.read(wanted)
            found += got
            if len(got) < wanted:
                break
        return bytes(found)

    def write(self, offset: int, data: bytes | bytearray) -> None:
        """Over what is there or behind it; a new part is begun as it is needed."""
        view = memoryview(data)
        while view:
            number, begin = divmod(offset, self.size)
            taken = view[: self.size - begin]
            with stick(self.needed):
                file = self._file(number, writes=True)
                file.seek(begin)
                written = file.write(taken)
                if not written:
                    raise StickGone
            offset += written
            view = view[written:]

    def cut(self, length: int) -> None:
        """The stream ends here; parts behind it go."""
        last = max(0, length - 1) // self.size
        with stick():
            for number in self._present():
                if number > last:
                    self._close(number)
                    self.place(number).unlink()
            self._file(last, writes=True).truncate(length - last * self.size)

    def sync(self) -> None:
        """What was written is on the stick, as far as the system knows, and so are the names of its parts."""
        with stick(self.needed):
            for file in self._open.values():
                if file.writable():
                    disk.sync_file(file)
            disk.sync_folder(self.path.parent)

    def reopen(self) -> None:
        """Have the system forget what it holds of the stream in memory: reading it means reading the stick."""
        for file in self._open.values():
            disk.forget_cached(file)
        self.close()

    def close(self) -> None:
        for number in list(self._open):
            self._close(number)

    def _present(self) -> Iterator[int]:
        number = 0
        while self._is_there(number):
            yield number
            number += 1

    def _is_there(self, number: int) -> bool:
        with stick():
            return self.place(number).is_file()

    def _file(self, number: int, *, writes: bool = False) -> IO[bytes]:
        """Opened for reading until somebody writes: a backup is restored from a stick that is read-only, too."""
        known = self._open.get(number)
        if known is not None and (known.writable() or not writes):
            return known
        self._close(number)
        flags = (os.O_RDWR | os.O_CREAT if writes else os.O_RDONLY) | getattr(os, "O_BINARY", 0)
        handle = os.open(self.place(number), flags, 0o600)
        self._open[number] = os.fdopen(handle, "r+b" if writes else "rb", buffering=0)
        return self._open[number]

    def _close(self, number: int) -> None:
        known = self._open.pop(number, None)
        if known is not None:
            with suppress(OSError):  # all that counts was synced before
                known.close()
