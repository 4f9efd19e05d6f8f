"""What a storm goes over: two server processes with the same keys, and what they keep their things in."""

from __future__ import annotations

import random
import re
import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path

from sync.server import opening
from sync.server.config import HERE, Folder, Stores
from tests.servers import RunningServer, free_port
from tests.stores.postgres import Postgres
from tests.stores.seaweed import Seaweed

# As `amparo-server`, but it tends to its segments all the time, and what was reserved is soon too old.
SERVE = (
    "-c",
    """
import sys
from sync.server import cli, rounds
from sync.server.services import shelving, tending
rounds.EVERY = 0.4
shelving.FRESH_MS, tending.STALE_MS = 5_000, 10_000
tending.tend.__kwdefaults__.update(rest_ms=-1000, grace_ms=0)
sys.exit(cli.main(sys.argv[1:]))
""",
)


@dataclass
class Place:
    """`blows`: by name, what kills something and lets it live again."""

    servers: list[RunningServer]
    blows: Mapping[str, Callable[[random.Random], None]]

    @property
    def folder(self) -> Path:
        return self.servers[0].folder

    def addresses(self) -> list[str]:
        return [server.address for server in self.servers]


@contextmanager
def place(home: Path, *, postgres: Postgres | None = None, seaweed: Seaweed | None = None) -> Iterator[Place]:
    """With nothing given everything lies in a folder, and both processes use that."""
    stores = HERE
    if postgres is not None and seaweed is not None:
        stores = Stores(database=postgres.new_database(), **seaweed.settings(home.name))
    with ExitStack() as stack:
        servers = [_server(home / "first", stores), _second(home)]
        for server in servers:
            stack.callback(server.kill)
            server.start()
        blows = {f"server {number}": _blow_to(server) for number, server in enumerate(servers)}
        if postgres is not None and seaweed is not None:
            blows |= {"PostgreSQL": _to_postgres(postgres), "S3": _to_seaweed(seaweed)}
        yield Place(servers, blows)


def _server(folder: Path, stores: Stores) -> RunningServer:
    port = free_port()
    opening.make(folder, host="127.0.0.1", port=port, addresses=(f"https://127.0.0.1:{port}",), stores=stores)
    settings = Folder(folder).settings_file
    # Nobody is paced here.
    settings.write_text(re.sub(r"(?m)^requests_per_second = .*$", "requests_per_second = 10000", settings.read_text()))
    return RunningServer(folder, f"https://127.0.0.1:{port}", port, program=SERVE)


def _second(home: Path) -> RunningServer:
    """The same server on another port: its keys and its settings are copies, all else is the first one's."""
    first, second, port = Folder(home / "first"), Folder(home / "second"), free_port()
    second.path.mkdir()
    for file in (first.log_key, first.tls_key, first.certificate):
        shutil.copy(file, second.path / file.name)
    lines = first.settings_file.read_text().splitlines()
    second.settings_file.write_text("\n".join(f"port = {port}" if one.startswith("port = ") else one for one in lines))
    if first.database.exists():
        second.database.symlink_to(first.database)
        second.files.symlink_to(first.files)
    return RunningServer(second.path, f"https://127.0.0.1:{port}", port, program=SERVE)


def _blow_to(server: RunningServer) -> Callable[[random.Random], None]:
    def blow(_chance: random.Random) -> None:
        server.kill()
        server.start()

    return blow


def _to_postgres(postgres: Postgres) -> Callable[[random.Random], None]:
    def blow(chance: random.Random) -> None:
        if chance.random() < 0.7:
            postgres.kill()
            postgres.start()
        else:
            postgres.restart()

    return blow


def _to_seaweed(seaweed: Seaweed) -> Callable[[random.Random], None]:
    def blow(_chance: random.Random) -> None:
        seaweed.kill()
        seaweed.start()

    return blow
