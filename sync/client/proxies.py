"""By which way to the server: straight, through a proxy of the system, through a named one, or through Tor.

Names that a SOCKS proxy can resolve are never resolved here, and an onion address goes through a SOCKS proxy or not at
all: a name server asked for one would learn whom this laptop looks for (decisions/the-way-there.md).
"""

from __future__ import annotations

import socket
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from typing import Final
from urllib.parse import urlsplit

from requests.utils import get_environ_proxies, select_proxy

from sync.errors import Unreachable

TOR_PORTS: Final = (9050, 9150)
"""Of a Tor that the system runs, and of the Tor Browser."""
_GREETING: Final = b"\x05\x01\x00"
_WELCOME: Final = b"\x05\x00"
_HERE: Final = 2.0
"""Seconds that a program on this laptop may take to answer."""


class Way(Enum):
    STRAIGHT = auto()
    SYSTEM = auto()
    NAMED = auto()
    TOR = auto()


@dataclass(frozen=True, slots=True)
class Proxy:
    """`address` only for a named one: `http://host:port` or `socks5h://host:port`."""

    way: Way = Way.STRAIGHT
    address: str = ""
    tor_ports: tuple[int, ...] = TOR_PORTS

    @staticmethod
    def named(address: str) -> Proxy:
        """`ValueError` if this is no address of a proxy we can use.

        `socks5` becomes `socks5h`: the proxy resolves the server's name, so that no name server of the cafe sees it.
        """
        parts = urlsplit(address.strip())
        scheme = "socks5h" if parts.scheme == "socks5" else parts.scheme
        if scheme not in ("http", "socks5h") or not parts.hostname or parts.port is None or parts.path.strip("/"):
            raise ValueError("a proxy is http://host:port or socks5h://host:port")
        return Proxy(Way.NAMED, f"{scheme}://{parts.netloc}")

    def for_url(self, url: str) -> Mapping[str, str]:
        """What `requests` wants to know. Raises Unreachable `tor_away` where Tor is needed and does not run."""
        chosen = self._chosen(url)
        if is_onion(url) and not is_socks(select_proxy(url, dict(chosen)) or ""):
            return {"https": self._tor()}
        return chosen

    def _chosen(self, url: str) -> Mapping[str, str]:
        match self.way:
            case Way.STRAIGHT:
                return {}
            case Way.SYSTEM:
                return {scheme: _remote_names(proxy) for scheme, proxy in get_environ_proxies(url).items()}
            case Way.NAMED:
                return {"https": self.address}
            case Way.TOR:
                return {"https": self._tor()}

    def _tor(self) -> str:
        for port in self.tor_ports:
            if _speaks_socks(port):
                return f"socks5h://127.0.0.1:{port}"
        raise Unreachable("tor_away")


def is_onion(url: str) -> bool:
    return (urlsplit(url).hostname or "").rstrip(".").endswith(".onion")


def is_socks(proxy: str) -> bool:
    return proxy.lower().startswith("socks")


def _remote_names(proxy: str) -> str:
    """Systems write `socks://`, too."""
    scheme, mark, rest = proxy.partition("://")
    return f"socks5h://{rest}" if mark and scheme.lower() in ("socks", "socks5") else proxy


def _speaks_socks(port: int) -> bool:
    try:
        with socket.create_connection(("127.0.0.1", port), timeout=_HERE) as asked:
            asked.sendall(_GREETING)
            return asked.recv(len(_WELCOME)) == _WELCOME
    except OSError:
        return False
