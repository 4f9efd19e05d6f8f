"""The keys of a backup (VAULT.md, section 10), all from the one that the vault key gives. Knows no file.

A salt of 32 random bytes goes into each key of a commit or a segment, so that each seals once in its life, on whichever
copy of a stick: chunk numbers as nonces cannot repeat under it.
"""

from __future__ import annotations

import os
from typing import Final

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

KEY: Final = 32
SALT: Final = 32
_BACKUP: Final = b"amparo/1 vault backup\0"
_COMMIT: Final = b"amparo/1 backup commit\0"
_SEGMENT: Final = b"amparo/1 backup segment\0"


def new_salt() -> bytes:
    return os.urandom(SALT)


def backup_key(vault_key: bytes) -> bytes:
    return HKDF(SHA256(), KEY, salt=None, info=_BACKUP).derive(vault_key)


def commit_key(key: bytes, salt: bytes, header: bytes) -> bytes:
    """`header` holds the salt, too: whoever changes a byte of it asks for another key."""
    return HKDF(SHA256(), KEY, salt=salt, info=_COMMIT + header).derive(key)


def segment_key(key: bytes, salt: bytes, backup: bytes, number: int) -> bytes:
    # Backup and number have fixed lengths, so no two segments give the same info.
    return HKDF(SHA256(), KEY, salt=salt, info=_SEGMENT + backup + number.to_bytes(8)).derive(key)
