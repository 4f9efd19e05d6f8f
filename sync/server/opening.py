"""Make a server's folder, and open one. What `cli` and the tests call; prints nothing."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path

from sync.protocol.invitations import Invitation
from sync.server import tls
from sync.server.beginnings import Beginnings
from sync.server.blobs.segments import LocalSegments, Segments
from sync.server.config import HERE, Folder, Settings, Stores
from sync.server.db.engine import Database
from sync.server.db.upgrade import HEAD, upgrade, version
from sync.server.errors import AlreadyThere, BadSettings, Damaged
from sync.server.nonces import Nonces, SharedNonces
from sync.server.pacing import paced
from sync.server.server import Server, now
from sync.server.services import groups, marks
from sync.server.services.groups import Place
from sync.server.services.readiness import Readiness
from sync.server.services.shelving import Shelf
from sync.server.signatures import SigningKey
from sync.server.spool import Spool
from sync.server.uploads import Uploads


@dataclass(frozen=True, slots=True)
class Opened:
    folder: Folder
    settings: Settings
    server: Server

    @property
    def pin(self) -> bytes:
        return tls.pin(self.folder.certificate)


def make(path: Path, *, host: str, port: int, addresses: tuple[str, ...] = (), stores: Stores = HERE) -> Settings:
    """A new server: settings, keys, empty tables. Raises AlreadyThere, also for a database that a server has."""
    folder = Folder(path)
    settings = Settings(
        tuple(url(address, port) for address in addresses or (_own_address(host),)), host, port, **asdict(stores)
    )
    key = SigningKey.generate()
    folder.make()
    database = _database(folder, settings)
    try:
        upgrade(database)
        if not marks.is_ours(database, key.public):
            raise AlreadyThere
    finally:
        database.close()
    tls.make(folder.tls_key, folder.certificate)
    key.save(folder.log_key)
    folder.write(settings)
    return settings


@contextmanager
def opened(path: Path) -> Iterator[Opened]:
    """Raises NoServerHere, BadSettings, StoreAway, and Damaged when a key is gone."""
    folder = Folder(path)
    settings = folder.settings()
    keys = (folder.log_key, folder.tls_key, folder.certificate)
    missing = [key.name for key in keys if not key.is_file()]
    if missing:
        raise Damaged(missing)
    database = _database(folder, settings)
    try:
        upgrade(database)
        log_key = SigningKey.load(folder.log_key)
        if not marks.is_ours(database, log_key.public):
            # Two keys over one log would be two histories to every device.
            raise BadSettings("database is that of another log.key")
        server = Server(
            database=database,
            segments=Shelf(database, segments(folder, settings)),
            log_key=log_key,
            nonces=Nonces() if database.is_sqlite else SharedNonces(database),
            quota=settings.quota,
            uploads=Uploads(folder.uploads, settings.uploads),
            beginnings=Beginnings(Spool(folder.beginnings)),
            readiness=Readiness(database),
            pacing=paced(settings.requests_per_second),
        )
        yield Opened(folder, settings, server)
    finally:
        database.close()


def upgraded(path: Path) -> tuple[str, str]:
    """Bring the tables to this version, which opening does too. The versions before and after. Raises as `opened`."""
    folder = Folder(path)
    database = _database(folder, folder.settings())
    try:
        with database.reading() as connection:
            before = version(connection) or "none"
    finally:
        database.close()
    with opened(path):
        return before, HEAD


def new_group(found: Opened, name: str) -> Invitation:
    place = Place(servers=found.settings.addresses, tls_pin=found.pin, log_key=found.server.log_key.public)
    return groups.found(found.server.database, place, name, now())


def _database(folder: Folder, settings: Settings) -> Database:
    return Database(settings.database or f"sqlite:///{folder.database.resolve()}")


def segments(folder: Folder, settings: Settings) -> Segments:
    """Where sealed files of this server lie."""
    if not settings.files:
        return LocalSegments(folder.files)
    # Loading it takes a while, and a server in a folder does not need it.
    from sync.server.blobs.s3 import S3Segments

    return S3Segments(settings)


def url(address: str, port: int) -> str:
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
