"""By which way to the server: straight, through a proxy of the system, or through a named one (Tor, a cafe's)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto
from urllib.parse import urlsplit

from requests.utils import get_environ_proxies


class Way(Enum):
    STRAIGHT = auto()
    SYSTEM = auto()
    NAMED = auto()


@dataclass(frozen=True, slots=True)
class Proxy:
    """`address` only for a named one: `http://host:port` or `socks5h://host:port`."""

    way: Way = Way.STRAIGHT
    address: str = ""

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
        """What `requests` wants to know."""
        match self.way:
            case Way.STRAIGHT:
                return {}
            case Way.SYSTEM:
                return {scheme: _remote_names(proxy) for scheme, proxy in get_environ_proxies(url).items()}
            case Way.NAMED:
                return {"https": self.address}


def _remote_names(proxy: str) -> str:
    return proxy.replace("socks5://", "socks5h://", 1) if proxy.startswith("socks5://") else proxy
