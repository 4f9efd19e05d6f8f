"""How far a sync is, for whoever watches, and how it stops between two steps."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum, auto


class Phase(Enum):
    LOOKING = auto()
    """Asking what is new."""
    SENDING = auto()
    FETCHING = auto()
    """Files of others."""
    CONFIRMING = auto()
    """Telling authors that their work arrived."""


@dataclass(frozen=True, slots=True)
class Progress:
    """`done` and `total` count objects and files; a `total` of 0 means that nobody knows yet."""

    phase: Phase
    done: int = 0
    total: int = 0
    bytes_done: int = 0
    bytes_total: int = 0


class Halted(Exception):
    """Somebody stopped the sync while bytes were under way. Never leaves `sync_once`."""


Step = Callable[[Progress], None]
Stopped = Callable[[], bool]
