"""Cards and letters of other groups, for the table of decoders."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import Final

import msgspec

from sync.crypto.group_cards import make_card, verified_card
from sync.crypto.letters import Heading, open_letter, write_letter
from sync.errors import BadGroupCard, Unreadable
from sync.protocol import group_cards, letters
from sync.protocol import objects as parts
from tests.sync.fuzzing import valid

Row = tuple[str, Callable[[bytes], object], Sequence[bytes], tuple[type[Exception], ...], int]
_MEBIBYTE: Final = 1 << 20
_CARD: Final = make_card(
    valid.DEVICE,
    group=valid.GROUP,
    log_key=valid.DEVICE.signing_public,
    name="Land Watch",
    length=3,
    last=valid.LONG_ID,
    made=valid.NOW,
    expires=valid.NOW,
)
_CONTENT: Final = letters.Content(tuple(valid.STATEMENTS), letters.What.HELLO, msgspec.Raw(b"\x90"))
_LETTER: Final = parts.split(
    write_letter(
        valid.DEVICE,
        Heading(group=valid.GROUP, partner=valid.LONG_ID, thread=valid.ID, number=0),
        _CONTENT,
        recipients={valid.DEVICE.id: valid.DEVICE.hpke_public},
        time_ms=valid.NOW,
    )
).body


def _from_text(data: bytes) -> object:
    return group_cards.from_text(data.decode("utf-8", "replace"))


def _letter(data: bytes) -> object:
    return open_letter(valid.DEVICE, valid.DEVICE.id, parts.parsed(data, letters.Letter))


def decoders() -> Iterator[Row]:
    """(name, decode, samples, errors, bytes that it may take)."""
    packed = [letters.packed_content(_CONTENT)]
    for name, decode in (("split", group_cards.split), ("read", group_cards.read), ("verified_card", verified_card)):
        yield f"group_cards.{name}", decode, [_CARD], (BadGroupCard,), _MEBIBYTE
    yield "group_cards.from_text", _from_text, [group_cards.as_text(_CARD).encode()], (BadGroupCard,), _MEBIBYTE
    yield "letters.content", letters.content, packed, (Unreadable,), _MEBIBYTE
    yield "letters.statements_in", letters.statements_in, packed, (Unreadable,), _MEBIBYTE
    # As of a revision: zstd may have to make room for what a frame says it holds.
    yield "letters.open_letter", _letter, [_LETTER], (Unreadable,), 14 * _MEBIBYTE
