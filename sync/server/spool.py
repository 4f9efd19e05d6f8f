"""Beginnings of chunks as files of a folder, so that a server that is started again still has them (SPEC section 12).

Nothing is made durable: it outlives the process, not the machine. What a power cut spoils is found when the chunk is
held against its manifest, and comes again. Used from the loop's thread: a few KiB into the system's memory at a time.
"""

from __future__ import annotations

import os
import re
import time
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

from sync.protocol import limits
from sync.protocol.frames import HEAD, FrameReader

KEPT: Final = 48 * 3600.0
"""Seconds. What is older is not looked at when the server starts, and removed."""
STEP: Final = 4 * 1024
"""Bytes of a frame that may have come and are not in its file: those of eight streams are half a chunk."""
YOUNG: Final = 0.05
"""Seconds that a frame may take before it gets a file: on a quick line none does."""
_PART: Final = re.compile(r"([0-9a-f]{64})-([0-9a-f]{32})-([0-9a-f]{32})-([0-9]{1,10})\.part", re.ASCII)
_FRAME: Final = re.compile(r"([0-9a-f]{64})-([0-9a-f]{32})-[0-9a-f]{32}\.frame", re.ASCII)


class Whose(NamedTuple):
    group: bytes
    device: bytes

    def __str__(self) -> str:
        return f"{self.group.hex()}-{self.device.hex()}"


class Place(NamedTuple):
    file: bytes
    number: int


class Growing:
    """The file of one push: the frame that is coming in, as far as it came."""

    def __init__(self, path: Path, reader: FrameReader) -> None:
        self._path, self._reader = path, reader
        self._frame, self._since, self._written = -1, 0.0, 0
        self._handle: int | None = None

    def note(self, now: float) -> None:
        """After each piece that came. `now`: seconds of a clock that only goes forward."""
        if self._frame != self._reader.whole:
            self._frame, self._since = self._reader.whole, now
            if self._written and self._handle is not None:
                os.ftruncate(self._handle, 0)
            self._written = 0
        size = self._reader.size_begun
        if size - self._written >= STEP and now - self._since >= YOUNG and size <= HEAD + 24 + limits.CHUNK:
            if self._handle is None:
                self._handle = os.open(self._path, os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0), 0o600)
            os.lseek(self._handle, self._written, os.SEEK_SET)
            self._written += os.write(self._handle, self._reader.begun()[self._written :])

    def close(self) -> None:
        if self._handle is not None:
            os.close(self._handle)
            self._path.unlink(missing_ok=True)
            self._handle = None


class Spool:
    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(mode=0o700, exist_ok=True)

    def growing(self, whose: Whose, reader: FrameReader) -> Growing:
        return Growing(self._folder / f"{whose}-{uuid.uuid4().hex}.frame", reader)

    def keep(self, whose: Whose, place: Place, data: bytes) -> None:
        path = self._part(whose, place)
        beside = path.with_suffix(".new")
        beside.write_bytes(data)
        beside.chmod(0o600)
        beside.replace(path)

    def forget(self, whose: Whose, place: Place) -> None:
        self._part(whose, place).unlink(missing_ok=True)

    def parts(self) -> Iterator[tuple[Whose, Place, bytes]]:
        """What was kept, the oldest first."""
        for path, found in self._files(_PART):
            group, device, file = (bytes.fromhex(found[number]) for number in (1, 2, 3))
            yield Whose(group, device), Place(file, int(found[4])), path.read_bytes()[: limits.CHUNK]

    def frames(self) -> Iterator[tuple[Whose, bytes]]:
        """What pushes had begun that the server's end broke off. Each is given once."""
        for path, found in self._files(_FRAME):
            frame = path.read_bytes()[: HEAD + 24 + limits.CHUNK]
            path.unlink()
            yield Whose(bytes.fromhex(found[1]), bytes.fromhex(found[2])), frame

    def _files(self, name: re.Pattern[str]) -> list[tuple[Path, re.Match[str]]]:
        aged = sorted((path.stat().st_mtime, path) for path in self._folder.iterdir())
        before = time.time() - KEPT
        for age, path in aged:
            if age < before or path.suffix == ".new":
                path.unlink()
        kept = [path for age, path in aged if age >= before]
        return [(path, found) for path in kept if (found := name.fullmatch(path.name)) is not None]

    def _part(self, whose: Whose, place: Place) -> Path:
        return self._folder / f"{whose}-{place.file.hex()}-{place.number}.part"
