"""How a log grew, leaf by leaf (SPEC section 15), so that any two of its sizes in between can be held together.

Says what follows from the leaves it is given; whether they are the log's is for the roots to show. Knows no checkpoint.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated, Final

import msgspec

from sync.errors import Unreadable
from sync.protocol import merkle
from sync.protocol.messages import Count
from sync.protocol.objects import Id32

LEAVES: Final = 65_536
"""At most so many in one: 2 MiB."""
_HASH: Final = 32
_LARGEST: Final = 1 << 62


class Growth(msgspec.Struct, array_like=True, frozen=True):
    """`edge`: the full subtrees that the tree of the first `start` leaves falls into, largest first. `leaves`: hashes
    of those from `start` on, joined.
    """

    start: Count
    edge: tuple[Id32, ...]
    leaves: Annotated[bytes, msgspec.Meta(max_length=LEAVES * _HASH)]

    @property
    def size(self) -> int:
        """Of the tree that it grew to."""
        return self.start + len(self.leaves) // _HASH


def edge(size: int) -> list[tuple[int, int]]:
    """(level, place) of the full subtrees that a tree of this size falls into, largest first."""
    levels = [level for level in reversed(range(size.bit_length())) if size >> level & 1]
    return [(level, (size >> level) - 1) for level in levels]


def proof_between(growth: Growth, old_size: int, size: int) -> list[bytes]:
    """RFC 6962 section 2.1.2, between two sizes that it went through. Raises Unreadable("growth") for others, and for
    what is no growth.
    """
    if not growth.start <= old_size <= size <= growth.size or growth.size >= _LARGEST:
        raise Unreadable("growth")
    if len(growth.leaves) % _HASH:
        raise Unreadable("growth")
    return merkle.prove_consistency(old_size, size, _Trees.of(growth).hash)


@dataclass(frozen=True, slots=True)
class _Trees:
    growth: Growth
    before: dict[tuple[int, int], bytes]

    @staticmethod
    def of(growth: Growth) -> _Trees:
        places: Sequence[tuple[int, int]] = edge(growth.start)
        if len(places) != len(growth.edge):
            raise Unreadable("growth")
        return _Trees(growth, dict(zip(places, growth.edge, strict=True)))

    def hash(self, level: int, place: int) -> bytes:
        """Of a full subtree: all of it stands before `start` and at its edge, or behind it, or across."""
        first = place << level
        if first + (1 << level) <= self.growth.start:
            return self.before[level, place]
        if level:
            return merkle.node_hash(self.hash(level - 1, 2 * place), self.hash(level - 1, 2 * place + 1))
        at = (first - self.growth.start) * _HASH
        return self.growth.leaves[at : at + _HASH]
