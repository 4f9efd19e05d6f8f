"""A backup read by a second implementation, written from VAULT.md (sections 2, 3 and 10) and SPEC section 9 alone.

Imports nothing of `desktop` or `sync`. Reads the newest state, whole, or fails an assertion.
"""

from __future__ import annotations

import hashlib
import struct
import unicodedata
from pathlib import Path

import msgspec
from blake3 import blake3
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

CHUNK = 65_536


def vault_key(keyslots: bytes, passphrase: str) -> bytes:
    page = next(
        page for page in (keyslots[:4096], keyslots[4096:]) if hashlib.sha256(page[:-32]).digest() == page[-32:]
    )
    header = page[:64]
    magic, version, memory, passes, lanes, salt = struct.unpack(">6sHIII16s28x", header)
    assert (magic, version) == (b"AMPARO", 1)
    argon = Argon2id(salt=salt, length=32, iterations=passes, lanes=lanes, memory_cost=memory)
    key = argon.derive(unicodedata.normalize("NFKC", passphrase).encode())
    for number in range(8):
        slot = page[64 + 500 * number :][:500]
        try:
            plain = AESGCM(key).decrypt(slot[:12], slot[12:], b"amparo/1 keyslot\0" + header + bytes([number]))
        except InvalidTag:
            continue
        assert plain[0] == 1
        return plain[1:33]
    raise AssertionError("no slot opens")


def stream(path: Path) -> bytes:
    """All parts, joined."""
    joined, number = path.read_bytes(), 2
    while (part := path.with_name(f"{path.name}.part{number}")).exists():
        joined += part.read_bytes()
        number += 1
    return joined


class Newest:
    """The newest state of a backup."""

    def __init__(self, data: bytes, vault_key: bytes) -> None:
        self._data = data
        self._key = _hkdf(vault_key, None, b"amparo/1 vault backup\0")
        commits = [data[at : at + 4096] for at in (8192, 12288, len(data) - 8192, len(data) - 4096)]
        self.id, plain = max((self._commit(page) for page in commits), key=lambda found: found[1][:8])
        self.generation, self.time = struct.unpack(">QQ", plain[:16])
        own = plain[32:96]
        index = msgspec.msgpack.decode(self._content(own)[_fields(own)[3] : _fields(own)[2]])
        generation, time, _, pages, runs, hashes, digest, files, segments, before = index
        assert (generation, time, before or bytes(64)) == (self.generation, self.time, plain[96:160])
        contents = {_fields(packed)[0]: self._content(packed) for packed in [*segments, own]}
        self.database = b""
        for first, count, segment, offset in runs:
            assert first == len(self.database) // 4096
            self.database += contents[segment][offset : offset + 4096 * count]
        assert len(self.database) == 4096 * pages
        assert blake3(self.database).digest() == digest
        assert hashes == b"".join(blake3(self.database[4096 * n :][:4096]).digest(16) for n in range(pages))
        self.files = {name: contents[segment][offset : offset + size] for name, size, segment, offset, _ in files}
        assert all(blake3(self.files[name]).digest() == digest for name, *_, digest in files)

    def _commit(self, page: bytes) -> tuple[bytes, bytes]:
        assert hashlib.sha256(page[:-32]).digest() == page[-32:]
        header, sealed = page[:66], page[66:242]
        magic, version, _, id, salt = struct.unpack(">8sHQ16s32s", header)
        assert (magic, version) == (b"AMPAROBK", 1)
        key = _hkdf(self._key, salt, b"amparo/1 backup commit\0" + header)
        return id, _opened(key, id, [sealed])

    def _content(self, packed: bytes) -> bytes:
        number, offset, size, _, salt = _fields(packed)
        key = _hkdf(self._key, salt, b"amparo/1 backup segment\0" + self.id + number.to_bytes(8, "big"))
        padded = _padme(size)
        sealed_size = padded + 16 * max(1, -(-padded // (CHUNK - 16)))
        sealed = self._data[offset : offset + sealed_size]
        return _opened(key, self.id, [sealed[at : at + CHUNK] for at in range(0, len(sealed), CHUNK)])[:size]


def _fields(packed: bytes) -> tuple[int, int, int, int, bytes]:
    return struct.unpack(">QQQQ32s", packed)


def _opened(key: bytes, file: bytes, chunks: list[bytes]) -> bytes:
    return b"".join(
        AESGCM(key).decrypt(
            number.to_bytes(11, "big") + bytes([number == len(chunks) - 1]), sealed, b"amparo/1 chunk\0" + file
        )
        for number, sealed in enumerate(chunks)
    )


def _padme(length: int) -> int:
    if length < 2:
        return length
    exponent = length.bit_length() - 1
    hidden = exponent - exponent.bit_length()
    mask = (1 << hidden) - 1 if hidden > 0 else 0
    return (length + mask) & ~mask


def _hkdf(key: bytes, salt: bytes | None, info: bytes) -> bytes:
    return HKDF(SHA256(), 32, salt=salt, info=info).derive(key)
