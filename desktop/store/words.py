"""Words of coordinators that the log does not have yet (SPEC section 15): kept as they are, and what follows from them
for who is a member. Verifies nothing: `sync.client.words` did.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from typing import TYPE_CHECKING, Final

import msgspec

from desktop.store.facts import FactStore
from sync.protocol.statements import Role
from sync.protocol.words import Word, word_in

if TYPE_CHECKING:
    from desktop.store.unit import Unit

_WORDS: Final = "words by hand"
_MOST: Final = 200
"""Kept; more are passed over, for a group has no more coordinators' words in one gap between two syncs."""


def kept(facts: FactStore) -> list[bytes]:
    """Oldest first."""
    packed = facts.get(_WORDS)
    return [] if packed is None else list(_decode(packed))


def keep(unit: Unit, raws: Sequence[bytes]) -> None:
    known = kept(unit.facts)
    _put(unit, [*known, *(raw for raw in raws if raw not in known)][:_MOST])
    before = unit.members.revoked()
    count_again(unit)
    out = unit.members.revoked() - before
    if out:
        unit.secrets.retire(out)
        unit.receipts.recount_received()
        unit.receipts.place(None)


def drop(unit: Unit, raws: Collection[bytes]) -> None:
    _put(unit, [raw for raw in kept(unit.facts) if raw not in raws])
    count_again(unit, anew=True)


def count_again(unit: Unit, *, anew: bool = False) -> None:
    """After the roster changed, or was replayed: what the log has by now, and what somebody says who is out by it, is a
    word by hand no more. `anew`: who counted as revoked by one that was dropped does not any more.
    """
    words = [word for raw in kept(unit.facts) if (word := word_in(raw)) is not None]
    if not words and not anew:
        return
    unit.members.replay(one.raw for one in unit.outbox.statements())
    left = [word for word in words if _still_counts(unit, word)]
    _put(unit, [word.raw for word in left])
    for word in left:
        if not word.earlier:
            unit.members.say_revoked(word.device.hex())


def _still_counts(unit: Unit, word: Word) -> bool:
    """By the roster of the log alone."""
    author, device = unit.members.get(word.author.hex()), unit.members.get(word.device.hex())
    if author is None or author.revoked is not None or author.role != Role.COORDINATOR or device is None:
        return False
    if word.earlier:
        return not unit.members.persons.is_promised(word.device.hex(), word.earlier.hex(), word.author.hex())
    return device.revoked is None


def _put(unit: Unit, raws: Sequence[bytes]) -> None:
    if raws:
        unit.facts.put(_WORDS, _encode(list(raws)))
    else:
        unit.facts.remove(_WORDS)


_encode = msgspec.msgpack.Encoder().encode
_decode = msgspec.msgpack.Decoder(list[bytes]).decode
