"""Signed requests (RFC 9421, SPEC section 12): whose is it, and is it fresh. Knows no framework and no database."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from http_message_signatures import HTTPMessageVerifier
from http_message_signatures.algorithms import HTTPSignatureAlgorithm
from http_message_signatures.exceptions import HTTPMessageSignaturesException
from http_message_signatures.resolvers import HTTPSignatureKeyResolver
from http_message_signatures.structures import VerifyResult

from sync.protocol import codes, limits, routes
from sync.server.nonces import Seen
from sync.server.services.refusals import Refusal
from sync.server.signatures import verify

FindKey = Callable[[str], bytes | Refusal]
"""The Ed25519 public key by `keyid`, or why there is none."""
_COVERED = ("@method", "@path", "@query")


@dataclass(frozen=True, slots=True)
class Message:
    """What of a request is signed. `url` with scheme and host, which are not; `body` is None for a push."""

    method: str
    url: str
    headers: Headers
    body: bytes | None


@dataclass(frozen=True, slots=True)
class Headers:
    """Field lines in their order, repeats kept."""

    lines: tuple[tuple[str, str], ...]

    def items(self) -> Iterable[tuple[str, str]]:
        return self.lines

    def __contains__(self, name: str) -> bool:
        return any(line.lower() == name.lower() for line, _ in self.lines)


def check(message: Message, find_key: FindKey, nonces: Seen, now: int) -> str | Refusal:
    """The `keyid` that signed it. The clock is asked only after the signature is right. Raises what
    `find_key` raises.
    """
    keys = _Keys(find_key)
    try:
        verified = _Verifier(signature_algorithm=_Ed25519, key_resolver=keys).verify(
            message, max_age=None, expect_tag=routes.SIGNATURE_TAG, expect_label=routes.SIGNATURE_LABEL
        )
    except HTTPMessageSignaturesException:
        if keys.failure is not None:
            # The library calls it a bad signature; but a database that is away says nothing about whoever asks.
            raise keys.failure from None
        return keys.refusal or Refusal(codes.SIGNATURE)
    return _fresh(message, verified[0], nonces, now)


def _fresh(message: Message, verified: VerifyResult, nonces: Seen, now: int) -> str | Refusal:
    parameters, nonce = verified.parameters, verified.nonce or ""
    missing = {f'"{name}"' for name in _COVERED} - verified.covered_components.keys()
    if missing or parameters.get("alg") != _Ed25519.algorithm_id or not _is_nonce(nonce):
        return Refusal(codes.SIGNATURE)
    created, key_id = parameters["created"], parameters["keyid"]
    assert isinstance(created, int)
    assert isinstance(key_id, str)
    if abs(created * 1000 - now) > limits.CLOCK_MS:
        return Refusal(codes.CLOCK, now)
    if message.body is not None and not _is_body_signed(message, verified, message.body):
        return Refusal(codes.DIGEST)
    return key_id if nonces.is_new(key_id, nonce, now) else Refusal(codes.REPLAYED)


def _is_body_signed(message: Message, verified: VerifyResult, body: bytes) -> bool:
    try:
        _Verifier(signature_algorithm=_Ed25519, key_resolver=None).verify_body(message, [verified], body)
    except HTTPMessageSignaturesException:
        return False
    return True


def _is_nonce(nonce: str) -> bool:
    try:
        return len(base64.b64decode(nonce, validate=True)) == 16
    except binascii.Error:
        return False


class _Verifier(HTTPMessageVerifier):
    def validate_created_and_expires(self, sig_input: object, max_age: object = None) -> None:
        """Ours is `_fresh`: a laptop whose clock is wrong must be told the time."""
        parameters = getattr(sig_input, "params", {})
        if type(parameters.get("created")) is not int:
            raise HTTPMessageSignaturesException("created")


class _Ed25519(HTTPSignatureAlgorithm):
    """The library's own takes key objects; ours are bytes, and `signatures` checks them."""

    algorithm_id = "ed25519"

    def __init__(self, public_key: bytes, private_key: None = None) -> None:
        self._public_key = public_key

    def verify(self, signature: bytes, message: bytes) -> None:
        if not verify(self._public_key, signature, message):
            raise HTTPMessageSignaturesException("signature")


class _Keys(HTTPSignatureKeyResolver):
    def __init__(self, find_key: FindKey) -> None:
        self._find_key = find_key
        self.refusal: Refusal | None = None
        self.failure: Exception | None = None

    def resolve_public_key(self, key_id: str) -> bytes | None:
        try:
            found = self._find_key(key_id)
        except Exception as failure:
            self.failure = failure
            raise
        if isinstance(found, Refusal):
            self.refusal = found
            return None
        return found
