"""The pages of a SQLCipher 4 database, opened and sealed again byte by byte. Only for frozen vaults of tests.

Sealed pages cannot be packed: a vault with ten records is 300 KB of noise. Opened pages can, and with the nonce that
each of them had they give the very same file again, which a SHA-256 beside them proves.
"""

from __future__ import annotations

import hashlib
import hmac

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers.algorithms import AES256
from cryptography.hazmat.primitives.ciphers.modes import CBC

PAGE = 4096
_SALT = 16
_IV = 16
_MAC = 64


def opened(database: bytes, key: bytes) -> tuple[bytes, bytes, bytes]:
    """(salt, the pages' IVs, the pages in plain). Raises ValueError where a page does not verify."""
    salt, ivs, plain = database[:_SALT], [], []
    for at in range(0, len(database), PAGE):
        begin = _SALT if at == 0 else 0
        page = database[at + begin : at + PAGE]
        sealed, iv, mac = page[: -_MAC - _IV], page[-_MAC - _IV : -_MAC], page[-_MAC:]
        if mac != _mac_of(key, salt, sealed + iv, at // PAGE + 1):
            raise ValueError(at)
        ivs.append(iv)
        plain.append(_cipher(key, iv).decryptor().update(sealed))
    return salt, b"".join(ivs), b"".join(plain)


def sealed(salt: bytes, ivs: bytes, plain: bytes, key: bytes) -> bytes:
    """The file that `opened` was given."""
    pages, at = [salt], 0
    for number in range(len(ivs) // _IV):
        iv = ivs[number * _IV : (number + 1) * _IV]
        size = PAGE - _MAC - _IV - (_SALT if number == 0 else 0)
        page = _cipher(key, iv).encryptor().update(plain[at : at + size]) + iv
        pages.append(page + _mac_of(key, salt, page, number + 1))
        at += size
    return b"".join(pages)


def _cipher(key: bytes, iv: bytes) -> Cipher[CBC]:
    return Cipher(AES256(key), CBC(iv))


def _mac_of(key: bytes, salt: bytes, page: bytes, number: int) -> bytes:
    mac_key = hashlib.pbkdf2_hmac("sha512", key, bytes(one ^ 0x3A for one in salt), 2, 32)
    return hmac.new(mac_key, page + number.to_bytes(4, "little"), "sha512").digest()
