"""Sealed chunks, several to a segment: written once, durable before its name is used, never changed."""

from __future__ import annotations

import os
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Protocol

import obstore
from obstore.store import LocalStore


class Segments(Protocol):
    """Called from worker threads."""

    def put(self, data: bytes) -> str:
        """Store durably under a new name, which is returned."""

    def get(self, name: str, offset: int, length: int) -> bytes:
        """Raises FileNotFoundError when there is no such segment."""

    def sizes(self) -> Iterator[tuple[str, int]]:
        """(name, size) of every segment."""


class LocalSegments:
    """In a folder. The store puts a file in its place whole; that it survives a power cut is seen to here."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._store = LocalStore(folder, mkdir=True)

    def put(self, data: bytes) -> str:
        name = uuid.uuid4().hex
        shelf = self._folder / name[:2]
        if not shelf.exists():
            shelf.mkdir(mode=0o700, exist_ok=True)
            _sync(self._folder)
        self._store.put(_place(name), data)
        _sync(self._folder / _place(name))
        _sync(shelf)
        return name

    def get(self, name: str, offset: int, length: int) -> bytes:
        return bytes(self._store.get_range(_place(name), start=offset, length=length))

    def sizes(self) -> Iterator[tuple[str, int]]:
        for found in obstore.list(self._store):
            for segment in found:
                yield segment["path"].rpartition("/")[2], segment["size"]


def _place(name: str) -> str:
    return f"{name[:2]}/{name}"


def _sync(path: Path) -> None:
    opened = os.open(path, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)
