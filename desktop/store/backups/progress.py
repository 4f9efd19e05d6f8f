"""How far a backup or a restoring is, for whoever watches. What a `Step` raises stops the work."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum


class Stage(Enum):
    READING = "reading"
    """The vault is read: what has changed."""
    WRITING = "writing"
    CHECKING = "checking"
    """What was written is read back."""


Step = Callable[[Stage, int, int], None]
"""Told (stage, bytes done, bytes in all); 0 in all: nobody knows yet."""


def silent(_stage: Stage, _done: int, _total: int) -> None:
    """Nobody watches."""
