"""How a device gets its id from its public keys (SPEC section 4)."""

from __future__ import annotations

import hashlib
from typing import Final

from sync.protocol import labels

ID: Final = 16
SIGNING_KEY: Final = 32
HPKE_KEY: Final = 1216


def device_id(signing_key: bytes, hpke_key: bytes) -> bytes:
    return hashlib.sha256(labels.DEVICE + signing_key + hpke_key).digest()[:ID]


def invitation_author(invitation_key: bytes) -> bytes:
    """What stands as author in a genesis statement, which an invitation's key signs and no device."""
    return device_id(invitation_key, b"")
