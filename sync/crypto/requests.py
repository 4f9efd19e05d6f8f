"""Sign HTTP requests (RFC 9421, SPEC section 12). Knows no address and no socket.

A request carries no bearer secret: what an eavesdropper or a seized log holds cannot be sent again, because the method,
the path, the query, the body's digest, the time and a random nonce are all under the signature.
"""

from __future__ import annotations

import base64
import os
from collections.abc import MutableMapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, Protocol

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from http_message_signatures import HTTPMessageSigner
from http_message_signatures.algorithms import ED25519
from http_message_signatures.resolvers import MappingKeyResolver

from sync.crypto.keys import DeviceKeys
from sync.protocol import routes

LATEST: Final = 253_402_300_799_999
"""The last ms of the year 9999: the latest time that a request can be signed with."""


class Request(Protocol):
    """What is signed: a prepared request of `requests` is one."""

    @property
    def method(self) -> str | None: ...

    @property
    def url(self) -> str | None: ...

    @property
    def headers(self) -> MutableMapping[str, str]: ...


@dataclass(frozen=True, slots=True)
class RequestSigner:
    """Signs as one device, or as the holder of one invitation."""

    key_id: str
    key: Ed25519PrivateKey = field(repr=False)

    @staticmethod
    def of_device(keys: DeviceKeys) -> RequestSigner:
        return RequestSigner(keys.id.hex(), keys.signing)

    @staticmethod
    def of_invitation(private_key: bytes) -> RequestSigner:
        key = Ed25519PrivateKey.from_private_bytes(private_key)
        return RequestSigner(routes.INVITATION_KEY_ID + key.public_key().public_bytes_raw().hex(), key)

    def sign(self, request: Request, *, now_ms: int, body: bytes | None) -> None:
        """Add the headers. `now_ms` is the server's clock as far as it is known; `body` is None for a push.

        A push is not covered by a digest: it is a stream, and every object and chunk in it proves itself.
        """
        signer = HTTPMessageSigner(
            signature_algorithm=ED25519,
            key_resolver=MappingKeyResolver(public_keys={}, private_keys={self.key_id: self.key}),
        )
        signer.sign(
            request,
            key_id=self.key_id,
            created=datetime.fromtimestamp(now_ms // 1000, UTC),
            nonce=base64.b64encode(os.urandom(16)).decode(),
            label=routes.SIGNATURE_LABEL,
            tag=routes.SIGNATURE_TAG,
            covered_component_ids=("@method", "@path", "@query"),
            body=body,
        )
