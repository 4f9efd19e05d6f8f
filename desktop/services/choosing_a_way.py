"""By which way this laptop goes to its group's server, as a person chose. Kept in the vault, for an address of a proxy
may say where somebody is, or hold a password. Opens no line.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import Final

from desktop.store.vault import Vault
from sync.client.proxies import Proxy, Way

_KIND: Final = "way_there"
_ADDRESS: Final = "way_there_address"
_LONGEST: Final = 300


class Kind(Enum):
    SYSTEM = "system"
    NONE = "none"
    TOR = "tor"
    HTTP = "http"
    SOCKS = "socks"

    @property
    def has_address(self) -> bool:
        return self in (Kind.HTTP, Kind.SOCKS)


_WORDS: Final = {kind.value: kind for kind in Kind if not kind.has_address}
_SCHEMES: Final = {"http": Kind.HTTP, "socks": Kind.SOCKS, "socks5": Kind.SOCKS, "socks5h": Kind.SOCKS}


@dataclass(frozen=True, slots=True)
class WayThere:
    """`address`: `host:port`, or `name:password@host:port`, for an HTTP or SOCKS proxy; else empty."""

    kind: Kind = Kind.SYSTEM
    address: str = ""

    @property
    def is_usable(self) -> bool:
        try:
            self.proxy()
        except ValueError:
            return False
        return len(self.address) <= _LONGEST

    def proxy(self) -> Proxy:
        """ValueError where the address is none."""
        match self.kind:
            case Kind.SYSTEM:
                return Proxy(Way.SYSTEM)
            case Kind.NONE:
                return Proxy(Way.STRAIGHT)
            case Kind.TOR:
                return Proxy(Way.TOR)
            case Kind.HTTP:
                return Proxy.named(f"http://{self.address.strip()}")
            case Kind.SOCKS:
                return Proxy.named(f"socks5h://{self.address.strip()}")

    @staticmethod
    def spelled(text: str) -> WayThere:
        """`system`, `none`, `tor`, `http://host:port` or `socks5://host:port`. ValueError for anything else."""
        scheme, mark, address = text.strip().partition("://")
        kind = _SCHEMES.get(scheme) if mark else _WORDS.get(scheme)
        if kind is None or not (found := WayThere(kind, address.rstrip("/"))).is_usable:
            raise ValueError("no way there")
        return found


def read(vault: Vault) -> WayThere:
    """The system's where nothing was chosen, or what is kept cannot be used."""
    with vault.reading() as unit:
        kept = unit.preferences.all()
    known = {kind.value: kind for kind in Kind}
    found = WayThere(known.get(kept.get(_KIND, ""), Kind.SYSTEM), kept.get(_ADDRESS, ""))
    return found if found.is_usable else WayThere()


def write(vault: Vault, way: WayThere) -> None:
    """Raises ValueError for what cannot be used, DiskFull."""
    if not way.is_usable:
        raise ValueError("no proxy")
    address = way.address.strip() if way.kind.has_address else ""
    with vault.unit() as unit:
        unit.preferences.put({_KIND: way.kind.value, _ADDRESS: address})
