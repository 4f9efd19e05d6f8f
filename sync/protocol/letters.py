"""Letters between groups, as the server sees them, and what is sealed in them (SPEC section 17). Opens none."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

import msgspec

from sync.errors import Unreadable
from sync.protocol import limits
from sync.protocol.objects import Id16, Id32, Milliseconds, Nonce

Recipient = tuple[Id16, Annotated[bytes, msgspec.Meta(min_length=1, max_length=limits.LETTER_KEY)]]
"""Device, and the letter's key sealed to it."""
_Statement = Annotated[bytes, msgspec.Meta(max_length=limits.STATEMENT)]


class What(StrEnum):
    HELLO = "hello"
    CASE = "case"
    END = "end"
    RECEIPT = "receipt"


class Letter(msgspec.Struct, array_like=True, frozen=True):
    """`manifests`: object ids of those whose files the recipients may fetch."""

    group: Id32
    partner: Id32
    thread: Id16
    number: Annotated[int, msgspec.Meta(ge=0, lt=2**32)]
    time: Milliseconds
    manifests: Annotated[tuple[Id32, ...], msgspec.Meta(max_length=limits.LETTER_MANIFESTS)]
    recipients: Annotated[tuple[Recipient, ...], msgspec.Meta(min_length=1, max_length=limits.LETTER_RECIPIENTS)]
    nonce: Nonce
    sealed: bytes


class Content(msgspec.Struct, array_like=True, frozen=True):
    """`body`: msgpack, as `what` says; what a newer version may say is kept and not understood."""

    statements: Annotated[tuple[_Statement, ...], msgspec.Meta(max_length=limits.ROSTER)]
    what: Annotated[str, msgspec.Meta(max_length=32)]
    body: msgspec.Raw


class _Roster(msgspec.Struct, array_like=True, frozen=True):
    """The same bytes, as far as the statements."""

    statements: Annotated[tuple[_Statement, ...], msgspec.Meta(max_length=limits.ROSTER)]


def packed_content(content: Content) -> bytes:
    return msgspec.msgpack.encode(content)


def content(data: bytes) -> Content:
    """Raises Unreadable("letter")."""
    try:
        return msgspec.msgpack.decode(data, type=Content)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unreadable("letter") from None


def statements_in(data: bytes) -> tuple[bytes, ...]:
    """Of a content whose author is not known yet, nothing else is read. Raises Unreadable("letter")."""
    try:
        return msgspec.msgpack.decode(data, type=_Roster).statements
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise Unreadable("letter") from None
