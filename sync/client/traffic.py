"""What went over the line, counted where it enters TLS, from as many threads as there are streams.

Knows neither addresses nor contents.
"""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from sync.client.motion import Motion


@dataclass(slots=True)
class Traffic:
    """Bytes of HTTP, heads and framing included; TLS adds 22 bytes to every 16 KiB and about 3 KB per connection."""

    up: int = 0
    down: int = 0
    requests: int = 0
    connections: int = 0
    _open: list[Motion] = field(default_factory=list)
    _lock: threading.Lock = field(default_factory=threading.Lock)

    @property
    def unconfirmed(self) -> int:
        """Of what went up, bytes that the other end's system has not said it has; 0 where this system cannot tell."""
        with self._lock:
            return sum(motion.unconfirmed for motion in self._open)

    @property
    def delivered(self) -> int:
        """Bytes up and down that arrived."""
        return self.up - self.unconfirmed + self.down

    def sent(self, count: int) -> None:
        with self._lock:
            self.up += count

    def received(self, count: int) -> None:
        with self._lock:
            self.down += count

    def asked(self) -> None:
        with self._lock:
            self.requests += 1

    def opened(self, motion: Motion) -> None:
        with self._lock:
            self.connections += 1
            self._open.append(motion)

    def closed(self, motion: Motion) -> None:
        with self._lock:
            if motion in self._open:
                self._open.remove(motion)
