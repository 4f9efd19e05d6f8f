"""How many parcels are taken in a while, so that nobody keeps a small server at work for nothing. Knows no address and
no HTTP, and forgets everything with the process.

Whoever turns out to be a member draws from a bucket of that device; all others together from one, so that no crowd of
strangers is in a member's way.
"""

from __future__ import annotations

import math
import time
from dataclasses import dataclass, field
from threading import Lock
from typing import Final

from sync.protocol import codes
from sync.server.pacing import Buckets
from sync.server.services.refusals import Refusal

STRANGERS: Final = 60
STRANGERS_A_SECOND: Final = 1.0
OF_ONE_DEVICE: Final = 64
"""As many parts of one parcel as somebody may have on a stick; asking for answers counts too."""
OF_ONE_DEVICE_A_SECOND: Final = 0.2
REMEMBERED: Final = 1024
"""Devices."""
_ALL_OF_THEM: Final = b""


@dataclass(slots=True)
class HandingIn:
    """Called from worker threads."""

    devices: Buckets = field(default_factory=lambda: Buckets(OF_ONE_DEVICE_A_SECOND, OF_ONE_DEVICE, REMEMBERED))
    strangers: Buckets = field(default_factory=lambda: Buckets(STRANGERS_A_SECOND, STRANGERS, 1))
    _lock: Lock = field(default_factory=Lock)

    def member(self, device: bytes) -> Refusal | None:
        """One parcel, or one answer, of a device that signed for it."""
        return self._drawn(self.devices, device)

    def stranger(self, refusal: Refusal) -> Refusal:
        """What somebody is told who is no member: why, or that there were too many like it."""
        return self._drawn(self.strangers, _ALL_OF_THEM) or refusal

    def _drawn(self, buckets: Buckets, whose: bytes) -> Refusal | None:
        with self._lock:
            now = time.monotonic()
            wait = buckets.wait(whose, now)
            if wait > 0:
                return Refusal(codes.TOO_MANY, wait=math.ceil(wait))
            buckets.take(whose, now)
            return None
