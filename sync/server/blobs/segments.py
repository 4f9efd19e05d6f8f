"""Sealed chunks, several to a segment: written once, durable before its name is used, never changed.

What names there are is known to the database alone (`services.shelving`).
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

from sync.server.errors import StoreAway

MOST: Final = 8 * 1024 * 1024
"""Bytes of one segment."""
NAME: Final = re.compile(r"[0-9a-f]{32}", re.ASCII)


class Segments(Protocol):
    """Called from worker threads. Everything raises StoreAway when the store does not answer, is full or refuses."""

    @property
    def place(self) -> str:
        """Where it is, for the keeper; no password."""

    def put(self, name: str, data: bytes) -> None:
        """Store durably. A name is put once."""

    def get(self, name: str, offset: int, length: int) -> bytes:
        """Raises FileNotFoundError when there is no such segment, and ValueError when it is shorter."""

    def delete(self, name: str) -> None:
        """For good. One that is not there is no error: somebody was interrupted before."""

    def sizes(self) -> Iterator[tuple[str, int]]:
        """(name, size) of every segment."""


class LocalSegments:
    """In a folder. What is cut off in the middle of writing has a name that nothing refers to yet."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    @property
    def place(self) -> str:
        return "folder"

    def put(self, name: str, data: bytes) -> None:
        path = self._path(name)
        try:
            if not path.parent.exists():
                path.parent.mkdir(mode=0o700, exist_ok=True)
                _sync(self._folder)
            with path.open("xb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            _sync(path.parent)
        except OSError as error:
            raise StoreAway(error.strerror or "") from error

    def get(self, name: str, offset: int, length: int) -> bytes:
        with self._path(name).open("rb") as file:
            data = os.pread(file.fileno(), length, offset)
        if len(data) < length:
            raise ValueError(name)
        return data

    def delete(self, name: str) -> None:
        path = self._path(name)
        try:
            path.unlink(missing_ok=True)
            if path.parent.exists():
                _sync(path.parent)
        except OSError as error:
            raise StoreAway(error.strerror or "") from error

    def sizes(self) -> Iterator[tuple[str, int]]:
        for path in self._folder.glob("??/*"):
            if NAME.fullmatch(path.name):
                yield path.name, path.stat().st_size

    def _path(self, name: str) -> Path:
        return self._folder / name[:2] / name


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
