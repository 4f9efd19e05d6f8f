"""What every request needs, in one place. Made by `opening`, handed to the routes; knows no HTTP."""

from __future__ import annotations

from dataclasses import dataclass, field

from sync.server.beginnings import Beginnings
from sync.server.clock import now as now
from sync.server.db.engine import Database
from sync.server.handing_in import HandingIn
from sync.server.in_hand import InHand
from sync.server.nonces import Nonces, Seen
from sync.server.pacing import Pacing
from sync.server.services.readiness import Readiness
from sync.server.services.shelving import Shelf
from sync.server.signatures import SigningKey
from sync.server.uploads import Uploads


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    database: Database
    segments: Shelf
    log_key: SigningKey
    quota: int
    """Bytes that one device may store."""
    uploads: Uploads
    readiness: Readiness
    pacing: Pacing
    nonces: Seen = field(default_factory=Nonces)
    in_hand: InHand = field(default_factory=InHand)
    beginnings: Beginnings = field(default_factory=Beginnings)
    handing_in: HandingIn = field(default_factory=HandingIn)
