"""The line to the group's server: by the way that was chosen, and how long to wait. Sends nothing of its own."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Final

from desktop.errors import DiskFull, NotWritable
from desktop.services import choosing_a_way
from desktop.services.choosing_a_way import WayThere
from desktop.store.vault import Vault
from sync.client.transport import HttpTransport, Timeouts

PATIENT = Timeouts()
GLANCE = Timeouts(connect=6.0, progress=8.0, through_socks=45.0)
"""For a question whose answer is only whether somebody is there."""
_FIRST: Final = "server_first"


@contextmanager
def line_to(
    vault: Vault, servers: tuple[str, ...], tls_pin: bytes, timeouts: Timeouts = PATIENT
) -> Iterator[HttpTransport]:
    """Of several addresses the one that answered last is asked first. Nothing is sent before the server's key was
    compared with the pin.
    """
    with vault.reading() as unit:
        first = unit.preferences.all().get(_FIRST, "")
    # The order of the invitation among the others.
    in_turn = sorted(servers, key=lambda server: server != first)
    proxy = choosing_a_way.read(vault).proxy()
    transport = HttpTransport(in_turn, tls_pin, proxy=proxy, timeouts=timeouts)
    try:
        yield transport
    finally:
        transport.close()
        if transport.asked_first != in_turn[0]:
            _remember(vault, transport.asked_first)


@contextmanager
def line_by(way: WayThere, servers: tuple[str, ...], tls_pin: bytes, timeouts: Timeouts) -> Iterator[HttpTransport]:
    """Without a vault, before there is one. ValueError for a way that cannot be used."""
    transport = HttpTransport(list(servers), tls_pin, proxy=way.proxy(), timeouts=timeouts)
    try:
        yield transport
    finally:
        transport.close()


def _remember(vault: Vault, server: str) -> None:
    """Only saves time, so a full disk is no reason to fail."""
    with suppress(DiskFull, NotWritable), vault.unit() as unit:
        unit.preferences.put({_FIRST: server})
