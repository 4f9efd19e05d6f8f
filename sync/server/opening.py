"""Make a server's folder, and open one. What `cli` and the tests call; prints nothing."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sync.protocol.invitations import Invitation
from sync.server import tls
from sync.server.blobs.segments import LocalSegments
from sync.server.config import Folder, Settings
from sync.server.db.engine import Database
from sync.server.db.upgrade import upgrade
from sync.server.errors import Damaged
from sync.server.server import Server, now
from sync.server.services import groups
from sync.server.services.groups import Place
from sync.server.services.readiness import Readiness
from sync.server.signatures import SigningKey
from sync.server.uploads import Uploads


@dataclass(frozen=True, slots=True)
class Opened:
    folder: Folder
    settings: Settings
    server: Server

    @property
    def pin(self) -> bytes:
        return tls.pin(self.folder.certificate)


def make(path: Path, *, host: str, port: int, addresses: tuple[str, ...] = ()) -> Settings:
    """A new server: settings, keys, empty tables. Raises AlreadyThere."""
    folder = Folder(path)
    folder.make()
    settings = Settings(tuple(_url(address, port) for address in addresses or (_own_address(host),)), host, port)
    tls.make(folder.tls_key, folder.certificate)
    SigningKey.generate().save(folder.log_key)
    database = Database(_url_of(folder))
    upgrade(database)
    database.close()
    folder.write(settings)
    return settings


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Raises NoServerHere, BadSettings, and Damaged when a key is gone."""
    folder = Folder(path)
    settings = folder.settings()
    keys = (folder.log_key, folder.tls_key, folder.certificate)
    missing = [key.name for key in keys if not key.is_file()]
    if missing:
        raise Damaged(missing)
    database = Database(_url_of(folder))
    try:
        upgrade(database)
        server = Server(
            database=database,
            segments=LocalSegments(folder.files),
            log_key=SigningKey.load(folder.log_key),
            quota=settings.quota,
            uploads=Uploads(folder.uploads, settings.uploads),
            readiness=Readiness(database),
        )
        yield Opened(folder, settings, server)
    finally:
        database.close()


def new_group(found: Opened, name: str) -> Invitation:
    place = Place(servers=found.settings.addresses, tls_pin=found.pin, log_key=found.server.log_key.public)
    return groups.found(found.server.database, place, name, now())


def _url_of(folder: Folder) -> str:
    return f"sqlite:///{folder.database.resolve()}"


def _url(address: str, port: int) -> str:
    """`host`, `host:port` or a whole `https://…`."""
    if address.startswith("https://"):
        return address.rstrip("/")
    has_port = address.count(":") == 1 or address.rpartition("]")[2].startswith(":")
    return f"https://{address}" if has_port else f"https://{address}:{port}"


def _own_address(host: str) -> str:
    """The address others see, as far as this machine knows. Nothing is sent: a datagram socket only picks a route."""
    if host not in ("0.0.0.0", "::"):  # noqa: S104 - these two stand for every address
        return f"[{host}]" if ":" in host else host
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])
