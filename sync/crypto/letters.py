"""Seal a letter to devices of another group, and open one (SPEC section 17). Knows no roster and no vault.

A letter has a random key of its own that seals it once, so its nonce cannot meet that key again. Each recipient gets
the key by HPKE, bound to everything that says which letter it belongs to.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sync.crypto.grants import SUITE
from sync.crypto.keys import DeviceKeys, hpke_public_key
from sync.crypto.objects import Author
from sync.crypto.packing import pack, pad, unpack, unpad
from sync.errors import Unreadable
from sync.protocol import labels
from sync.protocol.letters import Content, Letter, packed_content
from sync.protocol.objects import Kind
from sync.protocol.version import VERSION

_KEY = 32
_NONCE = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """Which letter it is: from a group to a group, in a thread, by its number there."""

    group: bytes
    partner: bytes
    thread: bytes
    number: int


def write_letter(
    keys: DeviceKeys,
    heading: Heading,
    content: Content,
    *,
    recipients: Mapping[bytes, bytes],
    manifests: Sequence[bytes] = (),
    time_ms: int,
) -> bytes:
    """The signed object. `recipients`: by device id its HPKE key. ValueError for content over 4 MiB."""
    key, nonce = os.urandom(_KEY), os.urandom(_NONCE)
    sealed = AESGCM(key).encrypt(nonce, pad(pack(packed_content(content))), _associated(keys.id, heading))
    return Author(keys).letter(
        Letter(
            heading.group,
            heading.partner,
            heading.thread,
            heading.number,
            time_ms,
            tuple(manifests),
            tuple(
                (device, _sealed_key(key, public, keys.id, device, heading)) for device, public in recipients.items()
            ),
            nonce,
            sealed,
        )
    )


def open_letter(keys: DeviceKeys, author: bytes, letter: Letter) -> bytes:
    """The content, packed as msgpack, if it was sealed to this device; else Unreadable("letter"), and NewerFormat for
    what a newer version packed. Who wrote it is proved by the signature of the object alone.
    """
    sealed_key = next((sealed for device, sealed in letter.recipients if device == keys.id), None)
    if sealed_key is None:
        raise Unreadable("letter")
    heading = Heading(group=letter.group, partner=letter.partner, thread=letter.thread, number=letter.number)
    try:
        key = SUITE.decrypt(sealed_key, keys.hpke, _info(author, keys.id, heading))
        if len(key) != _KEY:
            raise Unreadable("letter")
        padded = AESGCM(key).decrypt(letter.nonce, letter.sealed, _associated(author, heading))
    except (InvalidTag, ValueError):
        raise Unreadable("letter") from None
    return unpack(unpad(padded))


def _sealed_key(key: bytes, public: bytes, author: bytes, recipient: bytes, heading: Heading) -> bytes:
    try:
        return SUITE.encrypt(key, hpke_public_key(public), _info(author, recipient, heading))
    except ValueError:  # a key of low order, which a device can put into its own card to harm itself only
        raise Unreadable("hpke key") from None


def _info(author: bytes, recipient: bytes, heading: Heading) -> bytes:
    # All parts have fixed lengths, so no two headings give the same bytes.
    head = heading.group + heading.partner + author + recipient
    return labels.LETTER_KEY + head + heading.thread + heading.number.to_bytes(4, "big")


def _associated(author: bytes, heading: Heading) -> bytes:
    head = bytes([VERSION, Kind.LETTER]) + author + heading.group + heading.partner
    return labels.LETTER_CONTENT + head + heading.thread + heading.number.to_bytes(4, "big")
