"""What went over the line, counted where it enters TLS. Knows neither addresses nor contents."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(slots=True)
class Traffic:
    """Bytes of HTTP, heads and framing included; TLS adds 22 bytes to every 16 KiB and about 3 KB per connection."""

    up: int = 0
    down: int = 0
    requests: int = 0
    connections: int = 0
