"""Invitations as text (SPEC section 13). Knows how one is written, not whether a server would take it."""

from __future__ import annotations

import base64
import binascii
import hashlib
from dataclasses import dataclass, field
from typing import Annotated, Final

import msgspec

from sync.errors import BadInvitation
from sync.protocol import limits
from sync.protocol.objects import Id32, Milliseconds
from sync.protocol.statements import Role

PREFIX: Final = "amparo:"
CHECK: Final = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """Whoever holds it can enrol one device. `expires` in ms since 1970, by the inviter's clock."""

    servers: tuple[str, ...]
    tls_pin: bytes
    log_key: bytes
    group: bytes
    card_key: bytes = field(repr=False)
    invitation_key: bytes = field(repr=False)
    """The private Ed25519 key, 32 bytes."""
    certificate: bytes = b""
    """Empty for the first coordinator's."""
    group_name: str = field(default="", repr=False)
    role: Role
    expires: int


class _Packed(msgspec.Struct, array_like=True, frozen=True):
    servers: Annotated[
        tuple[Annotated[str, msgspec.Meta(max_length=300)], ...], msgspec.Meta(min_length=1, max_length=8)
    ]
    tls_pin: Id32
    log_key: Id32
    group: Id32
    card_key: Id32
    invitation_key: Id32
    certificate: Annotated[bytes, msgspec.Meta(max_length=1024)]
    group_name: Annotated[str, msgspec.Meta(max_length=200)]
    role: Role
    expires: Milliseconds


_FIELDS: Final = _Packed.__struct_fields__


def encode(invitation: Invitation) -> str:
    packed = msgspec.msgpack.encode(_Packed(*(getattr(invitation, name) for name in _FIELDS)))
    whole = packed + _check(packed)
    assert len(whole) <= limits.INVITATION
    return PREFIX + base64.urlsafe_b64encode(whole).rstrip(b"=").decode()


def decode(text: str) -> Invitation:
    """Line breaks and blanks that crept in on the way are ignored. Raises BadInvitation `not_one` or `cut_short`."""
    if len(text) > 4 * limits.INVITATION:
        raise BadInvitation("not_one")
    text = "".join(text.split())
    if not text.startswith(PREFIX):
        raise BadInvitation("not_one")
    whole = _decoded(text.removeprefix(PREFIX))
    packed, check = whole[:-CHECK], whole[-CHECK:]
    if len(whole) <= CHECK or check != _check(packed):
        raise BadInvitation("cut_short")
    try:
        found = msgspec.msgpack.decode(packed, type=_Packed)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise BadInvitation("not_one") from None
    return Invitation(**{name: getattr(found, name) for name in _FIELDS})


def check_unexpired(invitation: Invitation, now: int) -> None:
    """Raises BadInvitation `expired`. `now` in ms; the server asks again by its own clock."""
    if now > invitation.expires:
        raise BadInvitation("expired")


def _decoded(encoded: str) -> bytes:
    try:
        return base64.b64decode(encoded + "=" * (-len(encoded) % 4), altchars=b"-_", validate=True)
    except (binascii.Error, ValueError):
        raise BadInvitation("cut_short") from None


def _check(packed: bytes) -> bytes:
    return hashlib.sha256(packed).digest()[:CHECK]
