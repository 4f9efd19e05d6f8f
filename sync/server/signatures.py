"""Ed25519, as far as the server needs it: check what members signed, sign the log. With `tls`, all its cryptography."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


def verify(public_key: bytes, signature: bytes, data: bytes) -> bool:
    """Whether the signature is right; False also for what is no key at all."""
    try:
        Ed25519PublicKey.from_public_bytes(public_key).verify(signature, data)
    except (InvalidSignature, ValueError):
        return False
    return True


@dataclass(frozen=True, slots=True)
class SigningKey:
    """The log's key, or for a moment that of a first invitation. Printing it tells nothing."""

    private: Ed25519PrivateKey = field(repr=False)

    @staticmethod
    def generate() -> SigningKey:
        return SigningKey(Ed25519PrivateKey.generate())

    @staticmethod
    def load(path: Path) -> SigningKey:
        return SigningKey(Ed25519PrivateKey.from_private_bytes(path.read_bytes()))

    @property
    def public(self) -> bytes:
        return self.private.public_key().public_bytes_raw()

    def private_bytes(self) -> bytes:
        return self.private.private_bytes_raw()

    def sign(self, data: bytes) -> bytes:
        return self.private.sign(data)

    def save(self, path: Path) -> None:
        """Never over an old one: a log whose key is gone can be proved no more."""
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            file.write(self.private_bytes())
