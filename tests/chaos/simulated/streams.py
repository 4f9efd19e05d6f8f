"""Chunks dealt over several pushes."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TypeVar

_Piece = TypeVar("_Piece")


def dealt(pieces: Sequence[_Piece], streams: int, chance: random.Random) -> list[list[_Piece]]:
    """Each to one of them, in order."""
    hands: list[list[_Piece]] = [[] for _ in range(streams)]
    for piece in pieces:
        hands[chance.randrange(streams)].append(piece)
    return hands
