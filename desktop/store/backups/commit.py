"""Commits: which state of a backup counts, and where its segment lies (VAULT.md, section 10). Knows no disk."""

from __future__ import annotations

import hashlib
import struct
from dataclasses import dataclass, field
from typing import Final

from desktop.backup_errors import BackupTooNew
from desktop.store.backups.keys import SALT, commit_key, new_salt
from desktop.store.backups.parts import SMALLEST
from sync.crypto.stream import open_chunk, seal_chunk
from sync.errors import Unreadable

PAGE: Final = 4096
TOKEN: Final = 16
BACKUP_ID: Final = 16

_MAGIC: Final = b"AMPAROBK"
_FORMAT: Final = 1
_HEADER: Final = struct.Struct(f">8sHQ{BACKUP_ID}s{SALT}s")
_SEGMENT: Final = struct.Struct(f">QQQQ{SALT}s")
_PLAIN: Final = struct.Struct(f">QQ{TOKEN}s{_SEGMENT.size}s{_SEGMENT.size}s")
_SEALED: Final = _PLAIN.size + 16
_CHECKSUM: Final = 32


@dataclass(frozen=True, slots=True)
class Segment:
    """`offset` in the stream, `size` of its content without padding, `index`: where in the content that begins."""

    number: int
    offset: int
    size: int
    index: int
    salt: bytes

    def packed(self) -> bytes:
        return _SEGMENT.pack(self.number, self.offset, self.size, self.index, self.salt)

    @staticmethod
    def unpacked(packed: bytes) -> Segment:
        """Raises Unreadable."""
        if len(packed) != _SEGMENT.size:
            raise Unreadable("segment")
        return Segment(*_SEGMENT.unpack(packed))


@dataclass(frozen=True, slots=True, kw_only=True)
class Commit:
    """`time` in ms since 1970. `newest` None: generation 0, a backup that was only begun. `before`: of the state that
    was the newest when this one came.
    """

    generation: int
    time: int
    token: bytes
    newest: Segment | None = None
    before: Segment | None = None


@dataclass(frozen=True, slots=True)
class SealedCommit:
    """A page whose checksum is right; not verified before it opened."""

    part_size: int
    backup: bytes
    header: bytes
    salt: bytes
    sealed: bytes = field(repr=False)

    def opened(self, key: bytes) -> Commit | None:
        """None: it was sealed under another backup key."""
        try:
            plain = open_chunk(commit_key(key, self.salt, self.header), self.backup, 0, self.sealed, last=True)
        except Unreadable:
            return None
        if len(plain) != _PLAIN.size:
            return None
        generation, time, token, newest, before = _PLAIN.unpack(plain)
        return Commit(generation=generation, time=time, token=token, newest=_segment(newest), before=_segment(before))


def sealed(commit: Commit, key: bytes, backup: bytes, part_size: int) -> bytes:
    """A page. Each call draws a new salt, so that the key seals this one commit."""
    salt = new_salt()
    header = _HEADER.pack(_MAGIC, _FORMAT, part_size, backup, salt)
    plain = _PLAIN.pack(commit.generation, commit.time, commit.token, _packed(commit.newest), _packed(commit.before))
    body = header + seal_chunk(commit_key(key, salt, header), backup, 0, plain, last=True)
    body = body.ljust(PAGE - _CHECKSUM, b"\0")
    return body + hashlib.sha256(body).digest()


def parsed(page: bytes) -> SealedCommit | None:
    """None where the page is damaged or no commit. Raises BackupTooNew."""
    if len(page) != PAGE or hashlib.sha256(page[:-_CHECKSUM]).digest() != page[-_CHECKSUM:]:
        return None
    header = page[: _HEADER.size]
    magic, version, part_size, backup, salt = _HEADER.unpack(header)
    if magic != _MAGIC:
        return None
    if version != _FORMAT:
        raise BackupTooNew
    if part_size < SMALLEST:
        return None
    return SealedCommit(part_size, backup, header, salt, page[_HEADER.size : _HEADER.size + _SEALED])


def claims_to_be_one(page: bytes) -> bool:
    """Whether a commit stood here, whole or not."""
    return page.startswith(_MAGIC)


def _packed(segment: Segment | None) -> bytes:
    return bytes(_SEGMENT.size) if segment is None else segment.packed()


def _segment(packed: bytes) -> Segment | None:
    return Segment.unpacked(packed) if any(packed) else None
