"""What members call each other, unreadable for the server (SPEC section 6). Knows no roster."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from typing import Annotated

import msgspec
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from sync.errors import Unreadable
from sync.protocol import labels, limits

CARD_KEY = 32
PERSON = 16
_NONCE = 12
_NAME_LIMIT = 200


@dataclass(frozen=True, slots=True)
class Card:
    """`person` stays the same when somebody gets a new laptop; the device id does not."""

    name: str = field(repr=False)
    person: bytes = field(repr=False)


def new_card_key() -> bytes:
    return os.urandom(CARD_KEY)


def new_person() -> bytes:
    return os.urandom(PERSON)


def seal_card(key: bytes, device: bytes, card: Card) -> bytes:
    """Nonce and sealed card. One key per group seals at most a few thousand cards, each under a random nonce of 96
    bits: far from the 2^32 at which a repeat would become thinkable (below 2^-32).
    """
    if not 0 < len(card.name) <= _NAME_LIMIT or len(card.person) != PERSON:
        raise ValueError("a name has 1 to 200 characters and a person 16 bytes")
    nonce = os.urandom(_NONCE)
    return nonce + AESGCM(key).encrypt(nonce, msgspec.msgpack.encode((card.name, card.person)), _associated(device))


def open_card(key: bytes, device: bytes, sealed: bytes) -> Card:
    if not _NONCE < len(sealed) <= limits.CARD:
        raise Unreadable("card")
    try:
        plain = AESGCM(key).decrypt(sealed[:_NONCE], sealed[_NONCE:], _associated(device))
        body = msgspec.msgpack.decode(plain, type=_Body)
    except (InvalidTag, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unreadable("card") from None
    return Card(body.name, body.person)


class _Body(msgspec.Struct, array_like=True, frozen=True):
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=_NAME_LIMIT)]
    person: Annotated[bytes, msgspec.Meta(min_length=PERSON, max_length=PERSON)]


def _associated(device: bytes) -> bytes:
    return labels.CARD + device
