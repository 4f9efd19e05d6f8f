"""Group cards as text, and what two people compare of one (SPEC section 17). Verifies no signature."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass, field
from typing import Annotated, Final

import msgspec

from sync.errors import BadGroupCard
from sync.protocol import labels, limits
from sync.protocol.devices import HPKE_KEY, device_id
from sync.protocol.objects import Id32, Milliseconds

PREFIX: Final = "amparo-group:"
CHECK: Final = 4
SIGNATURE: Final = 64
WORDS: Final = 8
DIGITS: Final = 30
NAME: Final = 100
_BITS: Final = 11


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupCard:
    """`signing_key` and `hpke_key`: of the coordinator's device that made it. `length` and `last`: how many statements
    the roster had then, and the object id of the last one. Times in ms, by its maker's clock.
    """

    group: bytes
    log_key: bytes
    name: str = field(repr=False)
    signing_key: bytes
    hpke_key: bytes
    length: int
    last: bytes
    made: int
    expires: int

    @property
    def device(self) -> bytes:
        return device_id(self.signing_key, self.hpke_key)


class _Packed(msgspec.Struct, array_like=True, frozen=True):
    group: Id32
    log_key: Id32
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=NAME)]
    signing_key: Id32
    hpke_key: Annotated[bytes, msgspec.Meta(min_length=HPKE_KEY, max_length=HPKE_KEY)]
    length: Annotated[int, msgspec.Meta(ge=1, le=limits.ROSTER)]
    last: Id32
    made: Milliseconds
    expires: Milliseconds


_FIELDS: Final = _Packed.__struct_fields__


def packed(card: GroupCard) -> bytes:
    """What is signed, without its label. Raises ValueError for a name of a wrong length."""
    if not 0 < len(card.name) <= NAME:
        raise ValueError("a group is called by 1 to 100 characters")
    return msgspec.msgpack.encode(_Packed(*(getattr(card, name) for name in _FIELDS)))


def signed(packed_card: bytes) -> bytes:
    return labels.GROUP_CARD + packed_card


def split(raw: bytes) -> tuple[bytes, bytes]:
    """(packed, signature) of a card as bytes. Raises BadGroupCard `not_one`."""
    if not SIGNATURE < len(raw) <= limits.GROUP_CARD:
        raise BadGroupCard("not_one")
    return raw[:-SIGNATURE], raw[-SIGNATURE:]


def read(raw: bytes) -> GroupCard:
    """Whose signature it bears is for the caller to ask. Raises BadGroupCard `not_one`."""
    try:
        found = msgspec.msgpack.decode(split(raw)[0], type=_Packed)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise BadGroupCard("not_one") from None
    return GroupCard(**{name: getattr(found, name) for name in _FIELDS})


def as_text(raw: bytes) -> str:
    return PREFIX + base64.urlsafe_b64encode(raw + _check(raw)).rstrip(b"=").decode()


def from_text(text: str) -> bytes:
    """Line breaks and blanks that crept in on the way are ignored. Raises BadGroupCard `not_one` or `cut_short`."""
    if len(text) > 4 * limits.GROUP_CARD:
        raise BadGroupCard("not_one")
    text = "".join(text.split())
    if not text.startswith(PREFIX):
        raise BadGroupCard("not_one")
    encoded = text.removeprefix(PREFIX)
    try:
        whole = base64.b64decode(encoded + "=" * (-len(encoded) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise BadGroupCard("cut_short") from None
    raw, check = whole[:-CHECK], whole[-CHECK:]
    if len(whole) <= CHECK or check != _check(raw):
        raise BadGroupCard("cut_short")
    return raw


def words(card: GroupCard) -> tuple[int, ...]:
    """Eight numbers of words in a list of 2,048."""
    bits = int.from_bytes(_compared(card)[: WORDS * _BITS // 8], "big")
    return tuple(bits >> _BITS * place & (1 << _BITS) - 1 for place in reversed(range(WORDS)))


def digits(card: GroupCard) -> str:
    """Thirty digits that say the same as the words, for people who share no list of words."""
    return str(int.from_bytes(_compared(card)[:16], "big") % 10**DIGITS).zfill(DIGITS)


def _compared(card: GroupCard) -> bytes:
    # All parts have fixed lengths. The device id is a hash of both keys.
    return hashlib.sha256(labels.GROUP_WORDS + card.group + card.log_key + card.device).digest()


def _check(raw: bytes) -> bytes:
    return hashlib.sha256(raw).digest()[:CHECK]
