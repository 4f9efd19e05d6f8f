"""The line to the group's server: by which way, how long to wait. Knows no vault."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from sync.client.proxies import Proxy, Way
from sync.client.transport import HttpTransport, Timeouts

PATIENT = Timeouts()
GLANCE = Timeouts(connect=6.0, progress=8.0)
"""For a question whose answer is only whether somebody is there."""


@contextmanager
def line_to(servers: tuple[str, ...], tls_pin: bytes, timeouts: Timeouts = PATIENT) -> Iterator[HttpTransport]:
    """By the system's proxy where it names one. Nothing is sent before the server's key was compared with the pin."""
    transport = HttpTransport(servers, tls_pin, proxy=Proxy(Way.SYSTEM), timeouts=timeouts)
    try:
        yield transport
    finally:
        transport.close()
