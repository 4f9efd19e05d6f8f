"""Does it stay as fast when a group has grown: one push and one pull at sizes of a log from ten thousand to millions.

The log grows by leaves that are put into the tables with the server's own code and without its checks: it would take
an hour to sign and verify millions of objects, and says nothing about the tables.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sync.protocol import merkle
from sync.protocol.objects import Kind
from sync.server import opening
from sync.server.services import log
from sync.server.services.log import NewLeaf
from tests.bench.figures import Figure, percentile
from tests.bench.many.device import Device
from tests.bench.many.rounds import REVISION, members
from tests.servers import RunningServer

_BATCH = 2_000
_LEAF = 400
"""Bytes of each: a short revision."""
_EACH = 60


@dataclass(frozen=True, slots=True)
class Point:
    """Milliseconds at a size of the log: half and 99 in 100 of the requests took no longer."""

    size: int
    push: tuple[float, float]
    pull: tuple[float, float]
    pull_new: tuple[float, float]


def measured(name: str, server: RunningServer, sizes: Sequence[int]) -> Iterator[Figure]:
    [device, other] = members(server, 2)
    points = []
    for size in sizes:
        seconds = _grow(server, device.group, size, other.person.id)
        points.append(_point(device, size))
        print(f"  {name}: {size:,} objects ({seconds:.0f} s to get there): {points[-1]}", flush=True)
    for device_ in (device, other):
        device_.close()
    first, last = points[0], points[-1]
    for what in ("push", "pull", "pull_new"):
        (before, _), (after, worst) = getattr(first, what), getattr(last, what)
        curve = ", ".join(f"{one.size:,}: {getattr(one, what)[0]:.1f}/{getattr(one, what)[1]:.1f}" for one in points)
        yield Figure(
            what=f"{name}: {what.replace('_', ' ')} at {last.size:,} objects",
            ours=after,
            unit="ms",
            peer=f"at {first.size:,}",
            theirs=before,
            ratio=after / before,
            budget="flat",
            kept=after / before <= 1.5,
            remark=f"p99 {worst:.1f} ms; p50/p99 by size: {curve}",
        )


def _grow(server: RunningServer, group_id: bytes, size: int, author: bytes) -> float:
    """Behind the running server's back, as another process of it would."""
    begun = time.perf_counter()
    with opening.opened(server.folder) as opened:
        while True:
            with opened.server.database.writing() as connection:
                group = log.find(connection, group_id, locked=True)
                assert group is not None
                if group.size >= size:
                    return time.perf_counter() - begun
                count = min(_BATCH, size - group.size)
                log.append(connection, group, [_leaf(author) for _ in range(count)])


def _leaf(author: bytes) -> NewLeaf:
    return NewLeaf(
        leaf_kind=merkle.OBJECT_LEAF,
        object_id=os.urandom(32),
        kind=Kind.REVISION,
        author=author,
        key_id=os.urandom(8),
        raw=os.urandom(_LEAF),
        record=os.urandom(16),
    )


def _point(device: Device, size: int) -> Point:
    place = device.end()
    pushes = [device.push(device.revisions(1, REVISION)) for _ in range(_EACH)]
    place_now = device.end()
    pulls = [device.pull(place_now)[0] for _ in range(_EACH)]
    new = [device.pull(place)[0] for _ in range(_EACH)]
    return Point(size, _two(pushes), _two(pulls), _two(new))


def _two(seconds: Sequence[float]) -> tuple[float, float]:
    return (percentile(seconds, 0.5) * 1000, percentile(seconds, 0.99) * 1000)
