"""Chunks dealt over several pushes, and what came back of each."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from sync.client.received import Received, collected

_Piece = TypeVar("_Piece")


@dataclass
class Answer:
    """In the place of a stream that is over."""

    received: Received

    @staticmethod
    def of(body: bytes) -> Answer:
        return Answer(collected([body]))


def dealt(pieces: Sequence[_Piece], streams: int, chance: random.Random) -> list[list[_Piece]]:
    """Each to one of them, in order."""
    hands: list[list[_Piece]] = [[] for _ in range(streams)]
    for piece in pieces:
        hands[chance.randrange(streams)].append(piece)
    return hands
