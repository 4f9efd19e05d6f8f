"""Every page of a vault's database in plain bytes: free ones, old ones in the write-ahead log, those of no table. As a
laboratory would read it that has the vault key (VAULT.md, section 4).
"""

from __future__ import annotations

from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

PAGE, RESERVED, SALT, IV = 4096, 80, 16, 16
LOG_HEADER, FRAME_HEADER = 32, 24


def opened_pages(folder: Path, key: bytes) -> bytes:
    """`key`: the database key."""
    database = (folder / "store.db").read_bytes()
    pages = [database[at : at + PAGE] for at in range(0, len(database), PAGE)]
    plain = [_opened(page, key, first=number == 0) for number, page in enumerate(pages)]
    log = folder / "store.db-wal"
    raw = log.read_bytes() if log.exists() else b""
    for at in range(LOG_HEADER, len(raw), FRAME_HEADER + PAGE):
        number = int.from_bytes(raw[at : at + 4])
        page = raw[at + FRAME_HEADER : at + FRAME_HEADER + PAGE]
        plain.append(_opened(page, key, first=number == 1))
    return b"".join(plain)


def _opened(page: bytes, key: bytes, *, first: bool) -> bytes:
    """SQLCipher 4: AES-256-CBC, then 16 bytes of IV and 64 of HMAC; a page of zeros was never written."""
    sealed, iv = page[SALT if first else 0 : PAGE - RESERVED], page[PAGE - RESERVED : PAGE - RESERVED + IV]
    if len(page) < PAGE:
        return b""
    opening = Cipher(algorithms.AES(key), modes.CBC(iv)).decryptor()
    return opening.update(sealed) + opening.finalize()
