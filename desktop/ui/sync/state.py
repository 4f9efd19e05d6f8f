"""What is known about syncing at this moment, for whoever shows it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from desktop.services.joining import MembershipFacts
from desktop.services.syncing import Overview, Progress, SyncReport


class Line(Enum):
    """`UNKNOWN` until the first try. `SERVER_FAILS`: it answers, with a failure of its own, and is asked again later.
    `TROUBLE`: somebody answered, but something is wrong that a person must see.
    """

    UNKNOWN = "unknown"
    NO_GROUP = "no_group"
    OFFLINE = "offline"
    SERVER_FAILS = "server_fails"
    CONNECTED = "connected"
    SYNCING = "syncing"
    TROUBLE = "trouble"


@dataclass(frozen=True, slots=True, kw_only=True)
class SyncState:
    line: Line = Line.UNKNOWN
    membership: MembershipFacts | None = None
    overview: Overview | None = None
    begun: Overview | None = None
    """What was known when the sync that is under way began; `sent` bytes of what it says waits have left since."""
    sent: int = 0
    progress: Progress | None = None
    report: SyncReport | None = None
    problem: Exception | None = None
    tried: datetime | None = None
    """When the last sync ended, well or not."""
    next_try: datetime | None = None
