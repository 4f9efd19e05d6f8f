"""Leaves of a push's own objects, named by where these stood in it (SPEC section 12). Knows no log and no store.

Whoever sent them knows their ids: 32 bytes each need not come back over a slow line. A run that says something else
than the truth gives leaves that the proof does not fit.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import Annotated, Any

import msgspec

from sync.errors import Unreadable
from sync.protocol import limits
from sync.protocol.frames import FrameType, encode
from sync.protocol.merkle import OBJECT_LEAF

_Count = Annotated[int, msgspec.Meta(ge=0, le=2**63 - 1)]
Run = tuple[_Count, _Count, Annotated[int, msgspec.Meta(ge=1, le=limits.PUSHED)]]
"""Index of the first leaf, number of its object in the push, how many follow each other in both."""


def found(places: Iterable[tuple[int, int]]) -> Iterator[Run]:
    """From (index of a leaf, number of its object in the push), in order of index."""
    first: tuple[int, int] | None = None
    count = 0
    for index, number in places:
        if first is not None and (index, number) == (first[0] + count, first[1] + count):
            count += 1
            continue
        if first is not None:
            yield (*first, count)
        first, count = (index, number), 1
    if first is not None:
        yield (*first, count)


def frame(runs: Iterable[Run]) -> bytes:
    return encode(FrameType.RUNS, msgspec.msgpack.encode(list(runs)))


def read(payload: bytes) -> tuple[Run, ...]:
    """Raises Unreadable("runs")."""
    wanted: Any = tuple[Run, ...]
    try:
        runs: tuple[Run, ...] = msgspec.msgpack.decode(payload, type=wanted)
    except (msgspec.DecodeError, RecursionError):
        raise Unreadable("runs") from None
    return runs


def leaves(runs: Sequence[Run], sent: Sequence[bytes]) -> list[tuple[int, int, bytes]]:
    """(index, leaf kind, object id). `sent`: ids of the push's objects, in their order. Raises Unreadable("runs")."""
    # Each object has one leaf: whatever says more is no answer to this push, and nothing is built up for it.
    if sum(count for _, _, count in runs) > len(sent) or any(at + count > len(sent) for _, at, count in runs):
        raise Unreadable("runs")
    return [(index + more, OBJECT_LEAF, sent[at + more]) for index, at, count in runs for more in range(count)]
