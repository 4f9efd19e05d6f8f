"""Where in the files of a vault what lies: each header, slot, kind of page, frame and chunk, by a name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sync.crypto.stream import CHUNK_SEALED, TAG
from tests.vectors import sqlcipher_pages

_COPY: Final = 4096
_HEADER: Final = (("magic", 6), ("version", 2), ("memory", 4), ("passes", 4), ("lanes", 4), ("salt", 16), ("zeros", 28))
_SLOTS, _SLOT, _CHECKSUM = 8, 500, 32
_PAGE: Final = 4096
_SALT, _IV, _MAC = 16, 16, 64
_KINDS: Final = {2: "inner index", 5: "inner table", 10: "index", 13: "table"}
_WAL_HEADER, _FRAME_HEADER = 32, 24


@dataclass(frozen=True)
class Region:
    """Bytes `begin` to `end` of the file at `path` below the vault. Many may have the same `name`."""

    name: str
    path: str
    begin: int
    end: int


def regions(folder: Path, database_key: bytes) -> list[Region]:
    found = [*_keyslots(), *_database(folder, database_key), *_log(folder)]
    for path in sorted((folder / "files").iterdir()):
        found += _sealed(path.name, path.stat().st_size)
    return [region for region in found if region.end > region.begin]


def _keyslots() -> Iterator[Region]:
    for copy in (0, 1):
        at = copy * _COPY
        for name, size in _HEADER:
            yield Region(f"keyslots: {name}", "keyslots", at, at + size)
            at += size
        for _ in range(_SLOTS):
            yield Region("keyslots: slot", "keyslots", at, at + _SLOT)
            at += _SLOT
        yield Region("keyslots: checksum", "keyslots", at, at + _CHECKSUM)


def _database(folder: Path, key: bytes) -> Iterator[Region]:
    data = (folder / "store.db").read_bytes()
    _, _, plain = sqlcipher_pages.opened(data, key)
    yield Region("store.db: salt", "store.db", 0, _SALT)
    inside = _PAGE - _IV - _MAC
    for number in range(len(data) // _PAGE):
        begin = number * _PAGE
        # The first page has the salt in place of what a database begins with, and a header of 100 bytes.
        at = number * inside - (_SALT if number else 0)
        kind = "first" if number == 0 else _KINDS.get(plain[at]) or _of_what_is_long(plain[at : at + inside])
        content = begin + (_SALT if number == 0 else 0), begin + inside
        yield Region(f"store.db: {kind} page", "store.db", *content)
        yield Region("store.db: nonce of a page", "store.db", begin + inside, begin + inside + _IV)
        yield Region("store.db: MAC of a page", "store.db", begin + inside + _IV, begin + _PAGE)


def _of_what_is_long(page: bytes) -> str:
    """The last page of a row that reaches over several names no next one: nothing but its MAC shows what it was."""
    return "last overflow" if page[:4] == bytes(4) and any(page) else "overflow or free"


def _log(folder: Path) -> Iterator[Region]:
    log = folder / "store.db-wal"
    size = log.stat().st_size if log.exists() else 0
    yield Region("log: header", log.name, 0, min(size, _WAL_HEADER))
    for begin in range(_WAL_HEADER, size, _FRAME_HEADER + _PAGE):
        yield Region("log: header of a frame", log.name, begin, begin + _FRAME_HEADER)
        yield Region("log: page of a frame", log.name, begin + _FRAME_HEADER, begin + _FRAME_HEADER + _PAGE)
    if size:
        last = size - _FRAME_HEADER - _PAGE
        yield Region("log: last frame", log.name, last, size)


def _sealed(name: str, size: int) -> Iterator[Region]:
    for begin in range(0, size, CHUNK_SEALED):
        end = min(size, begin + CHUNK_SEALED)
        which = "last chunk" if end == size else "chunk"
        yield Region(f"file: {which}", f"files/{name}", begin, end - TAG)
        yield Region(f"file: tag of the {which}", f"files/{name}", end - TAG, end)
