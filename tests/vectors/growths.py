"""How a log grew, frozen: a growth frame, and the consistency proofs that follow from it."""

from __future__ import annotations

import hashlib
from typing import Any

import msgspec

from sync.protocol import growth, merkle
from sync.protocol.frames import FrameType, encode
from sync.protocol.growth import Growth, proof_between

LEAVES = [merkle.leaf_hash(1, hashlib.sha256(bytes([number])).digest()) for number in range(13)]


def _subtree(level: int, place: int) -> bytes:
    if level == 0:
        return LEAVES[place]
    return merkle.node_hash(_subtree(level - 1, 2 * place), _subtree(level - 1, 2 * place + 1))


def frozen_growth() -> list[dict[str, Any]]:
    told = Growth(5, tuple(_subtree(*place) for place in growth.edge(5)), b"".join(LEAVES[5:]))
    return [
        {
            "name": "from 5 to 13 leaves",
            "frame": encode(FrameType.GROWTH, msgspec.msgpack.encode(told)).hex(),
            "roots": {str(size): merkle.root(size, _subtree).hex() for size in range(5, 14)},
            "proofs": {str(old): [one.hex() for one in proof_between(told, old, 13)] for old in range(5, 14)},
        }
    ]
