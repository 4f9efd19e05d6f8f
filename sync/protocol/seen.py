"""What a device saw of the log when it wrote something: the checkpoint that travels in it (SPEC section 10).

So two devices that were shown different histories find out. Verifies nothing.
"""

from __future__ import annotations

from typing import Annotated, Final

import msgspec

from sync.errors import Unreadable
from sync.protocol import checkpoints
from sync.protocol.objects import Acknowledgement, Id32

MOST_BEGUN: Final = 1_000_000


class Seen(msgspec.Struct, array_like=True, frozen=True):
    """A checkpoint without what everybody in the group knows. `begun`: how often its device began anew."""

    size: Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
    root: Id32
    signature: Annotated[bytes, msgspec.Meta(min_length=64, max_length=64)]
    begun: Annotated[int, msgspec.Meta(ge=0, le=MOST_BEGUN)]


class SeenAcknowledgement(Acknowledgement, array_like=True, frozen=True):
    seen: Seen | None = None


class _Outer(msgspec.Struct, array_like=True, frozen=True):
    """The content of a revision (SPEC section 8), of which only the end is read."""

    form: msgspec.Raw
    form_digest: msgspec.Raw
    clock: msgspec.Raw
    parents: msgspec.Raw
    changes: msgspec.Raw
    files: msgspec.Raw
    flags: msgspec.Raw
    custody: msgspec.Raw = msgspec.Raw(b"\x90")
    seen: Seen | None = None


def of(note: str, begun: int) -> Seen:
    """Of a note that was verified."""
    checkpoint = checkpoints.parse(note)
    return Seen(checkpoint.size, checkpoint.root, checkpoint.signature, begun)


def as_note(seen: Seen, *, group: bytes, log_key: bytes) -> str:
    return checkpoints.compose(checkpoints.text(group, seen.size, seen.root), log_key, seen.signature)


def in_content(content: bytes) -> Seen | None:
    """None where there is none, or the content is not one: whoever unpacks it finds that out."""
    try:
        return _outer(content).seen
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None


def in_acknowledgement(body: bytes) -> Seen | None:
    try:
        return _acknowledgement(body).seen
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, Unreadable):
        return None


_outer = msgspec.msgpack.Decoder(_Outer).decode
_acknowledgement = msgspec.msgpack.Decoder(SeenAcknowledgement).decode
