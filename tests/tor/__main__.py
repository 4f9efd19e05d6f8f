"""A group over a real Tor: `python -m tests.tor`, which is `make tor`.

A private Tor network on loopback, a real server behind an onion service of it, two laptops that know the onion address
alone. They join, sync and hand a record over; every name that anybody looks up in this process ends the run. Prints
what it took beside the same without Tor. Ends with 1 where something did not arrive,
with 2 where there is no Tor.
"""

from __future__ import annotations

import shutil
import socket
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, Final

import pytest

from desktop.domain.records import Whereabouts
from desktop.services import choosing_a_way
from desktop.services.choosing_a_way import Kind, WayThere
from desktop.services.joining import Role
from desktop.services.trying_the_way import Step, try_way
from sync.errors import Unreachable
from sync.protocol import invitations
from tests.laptops import Group, Laptop, laptop, titled
from tests.servers import RunningServer, running
from tests.tor.network import WITHIN, Tor, tor_network

RECORDS: Final = 20


def main() -> int:
    if shutil.which("tor") is None or shutil.which("tor-gencert") is None:
        print("Debian's tor is not installed here: apt-get install tor. Its service need not run.", file=sys.stderr)
        return 2
    _forbid_look_ups()
    with tempfile.TemporaryDirectory(prefix="amparo-tor-") as place, running(Path(place) / "server") as server:
        folder = Path(place)
        straight = _group_through(folder / "straight", server, server.address, WayThere(Kind.NONE))
        _say("without Tor", straight)
        with tor_network(folder / "tor", server.port) as tor:
            print(f"the Tor network came up in {tor.seconds:.0f} s")
            way = WayThere(Kind.SOCKS, f"127.0.0.1:{tor.socks_port}")
            _say("through Tor", _group_through(folder / "onion", server, f"https://{tor.onion}:443", way))
            _say_what_is_away(folder / "away", server, tor, way)
    return 0


def _group_through(folder: Path, server: RunningServer, address: str, way: WayThere) -> dict[str, float]:
    """Seconds of each part. Whatever does not arrive is an AssertionError."""
    took: dict[str, float] = {}
    invitation = replace(invitations.decode(server.new_group()), servers=(address,))
    with laptop(folder / "coordinator") as coordinator, laptop(folder / "documenter") as documenter:
        for one in (coordinator, documenter):
            choosing_a_way.write(one.vault, way)
        took["join"] = _timed(lambda: _join(coordinator, invitations.encode(invitation)))
        documenter.joining.join(coordinator.joining.invite(Role.DOCUMENTER), "Ana")
        proxied = () if way.kind is Kind.NONE else (Step.PROXY,)
        assert try_way(documenter.vault).done == (*proxied, Step.SERVER, Step.KEY, Step.GROUP)
        saved = [documenter.casework.save(None, "case", titled("case", f"Case {n}")) for n in range(RECORDS)]
        took[f"sync of {RECORDS} records"] = _timed(documenter.syncing.run)
        took["sync with nothing to do"] = _timed(documenter.syncing.run)
        Group(coordinator, documenter).sync()
        states = {documenter.casework.delivery(record).state for record in saved}
        assert states == {Whereabouts.RECEIVED}, states
    return took


def _join(one: Laptop, invitation: str) -> None:
    """A service needs some seconds until the network knows it; until then Tor does not get there, and says so."""
    begun = time.monotonic()
    while True:
        try:
            one.joining.join(invitation, "Rosa")
            return
        except Unreachable as away:
            if away.reason != "onion" or time.monotonic() - begun > WITHIN:
                raise
            time.sleep(1)


def _say_what_is_away(folder: Path, server: RunningServer, tor: Tor, way: WayThere) -> None:
    nobody, service = f"https://{'a' * 55}d.onion:443", f"https://{tor.onion}:443"
    # Where this machine runs a Tor of its own, that one is found, and does not know the service.
    with laptop(folder) as one:
        for address, chosen, reasons in ((nobody, way, {"onion"}), (service, WayThere(), {"tor_away", "onion"})):
            choosing_a_way.write(one.vault, chosen)
            invitation = replace(invitations.decode(server.new_group()), servers=(address,))
            begun = time.monotonic()
            with pytest.raises(Unreachable) as away:
                one.joining.join(invitations.encode(invitation), "Rosa")
            assert away.value.reason in reasons, away.value.reason
            print(f"{away.value.reason:24}{time.monotonic() - begun:8.2f} s until it was said")


def _forbid_look_ups() -> None:
    look_up = socket.getaddrinfo

    def only_addresses(host: Any, *arguments: Any, **options: Any) -> Any:
        assert host == "127.0.0.1", "a name was looked up outside the proxy"
        return look_up(host, *arguments, **options)

    socket.getaddrinfo = only_addresses


def _timed(work: Callable[[], object]) -> float:
    begun = time.monotonic()
    work()
    return time.monotonic() - begun


def _say(title: str, took: dict[str, float]) -> None:
    print(title)
    for name, seconds in took.items():
        print(f"  {name:24}{seconds:8.2f} s", flush=True)


if __name__ == "__main__":
    sys.exit(main())
