"""The two key pairs of a device: one to sign, one to receive (SPEC section 4). Knows no vault and no roster.

Both private keys are made here and leave this machine only inside the vault (`to_bytes`).
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.mlkem import MLKEM768PrivateKey, MLKEM768PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey
from cryptography.hazmat.primitives.hpke import MLKEM768X25519PrivateKey, MLKEM768X25519PublicKey

from sync.errors import Unreadable
from sync.protocol.devices import HPKE_KEY, device_id

_SIGNING_SEED = 32
_MLKEM_SEED = 64
_X25519_SEED = 32
_X25519_PUBLIC = 32


@dataclass(frozen=True, eq=False)
class DeviceKeys:
    """The private keys of one device. Printing them tells nothing about the keys."""

    signing: Ed25519PrivateKey = field(repr=False)
    mlkem: MLKEM768PrivateKey = field(repr=False)
    x25519: X25519PrivateKey = field(repr=False)

    @staticmethod
    def generate() -> DeviceKeys:
        return DeviceKeys(Ed25519PrivateKey.generate(), MLKEM768PrivateKey.generate(), X25519PrivateKey.generate())

    @staticmethod
    def from_bytes(data: bytes) -> DeviceKeys:
        """The opposite of `to_bytes`."""
        if len(data) != _SIGNING_SEED + _MLKEM_SEED + _X25519_SEED:
            raise Unreadable("device keys")
        mlkem, x25519 = data[_SIGNING_SEED:-_X25519_SEED], data[-_X25519_SEED:]
        return DeviceKeys(
            Ed25519PrivateKey.from_private_bytes(data[:_SIGNING_SEED]),
            MLKEM768PrivateKey.from_seed_bytes(mlkem),
            X25519PrivateKey.from_private_bytes(x25519),
        )

    def to_bytes(self) -> bytes:
        """Ed25519 seed (32) || ML-KEM seed (64) || X25519 key (32): for the vault, never for the wire."""
        return self.signing.private_bytes_raw() + self.mlkem.private_bytes_raw() + self.x25519.private_bytes_raw()

    @cached_property
    def id(self) -> bytes:
        return device_id(self.signing_public, self.hpke_public)

    @cached_property
    def signing_public(self) -> bytes:
        return self.signing.public_key().public_bytes_raw()

    @cached_property
    def hpke_public(self) -> bytes:
        return self.mlkem.public_key().public_bytes_raw() + self.x25519.public_key().public_bytes_raw()

    @cached_property
    def hpke(self) -> MLKEM768X25519PrivateKey:
        return MLKEM768X25519PrivateKey(self.mlkem, self.x25519)


def hpke_public_key(data: bytes) -> MLKEM768X25519PublicKey:
    """The key to seal to, from its 1,216 bytes in the roster."""
    if len(data) != HPKE_KEY:
        raise Unreadable("hpke key")
    try:
        mlkem = MLKEM768PublicKey.from_public_bytes(data[:-_X25519_PUBLIC])
        x25519 = X25519PublicKey.from_public_bytes(data[-_X25519_PUBLIC:])
    except ValueError:
        raise Unreadable("hpke key") from None
    return MLKEM768X25519PublicKey(mlkem, x25519)
