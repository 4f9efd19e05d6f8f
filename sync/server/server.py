"""What every request needs, in one place. Made by `opening`, handed to the routes; knows no HTTP."""

from __future__ import annotations

import time
from dataclasses import dataclass, field

from sync.server.beginnings import Beginnings
from sync.server.blobs.segments import Segments
from sync.server.db.engine import Database
from sync.server.in_hand import InHand
from sync.server.nonces import Nonces
from sync.server.services.readiness import Readiness
from sync.server.signatures import SigningKey
from sync.server.uploads import Uploads


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    database: Database
    segments: Segments
    log_key: SigningKey
    quota: int
    """Bytes that one device may store."""
    uploads: Uploads
    readiness: Readiness
    nonces: Nonces = field(default_factory=Nonces)
    in_hand: InHand = field(default_factory=InHand)
    beginnings: Beginnings = field(default_factory=Beginnings)


def now() -> int:
    """Milliseconds since 1970."""
    return time.time_ns() // 1_000_000
