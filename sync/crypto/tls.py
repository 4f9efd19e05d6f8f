"""The pin of a server's TLS key (SPEC section 12). Knows no connection."""

from __future__ import annotations

import hashlib
import hmac

from cryptography import x509
from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

PIN = 32


def pin_of(certificate: bytes) -> bytes:
    """SHA-256 of the SubjectPublicKeyInfo of a DER certificate. `ValueError` if it is none."""
    public_key = x509.load_der_x509_certificate(certificate).public_key()
    spki = public_key.public_bytes(Encoding.DER, PublicFormat.SubjectPublicKeyInfo)
    return hashlib.sha256(spki).digest()


def holds_pin(certificate: bytes, pin: bytes) -> bool:
    """Whether the certificate is over the pinned key. Its names, dates and issuer do not count."""
    try:
        return hmac.compare_digest(pin_of(certificate), pin)
    except (ValueError, UnsupportedAlgorithm):
        return False
