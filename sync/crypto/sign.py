"""Ed25519 signatures over bytes that begin with a label of SPEC section 3. Knows no object and no roster.

The label stands in front of what is signed, so that a signature made for one purpose can never pass for another; that
of an HTTP request starts with a quotation mark instead. Ed25519 is deterministic: there is no nonce that could repeat.
"""

from __future__ import annotations

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from sync.protocol import labels, objects

SIGNATURE = 64
_LABELS = (
    *objects.LABELS.values(),
    labels.CERTIFICATE,
    labels.ENROLMENT,
    labels.BUNDLE,
    labels.GROUP_CARD,
    labels.PARCEL,
    labels.PARCEL_END,
)


def sign(key: Ed25519PrivateKey, signed: bytes) -> bytes:
    """`signed` with its label, as `sync.protocol` puts it together."""
    assert signed.startswith(_LABELS), "only what begins with a label is signed"
    return key.sign(signed)


def verify(public: bytes, signature: bytes, signed: bytes) -> bool:
    """Whether the holder of `public` (32 bytes) signed these bytes. A key or signature of a wrong form is no."""
    try:
        Ed25519PublicKey.from_public_bytes(public).verify(signature, signed)
    except (InvalidSignature, ValueError):
        return False
    return True
