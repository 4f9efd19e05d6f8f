"""A real `amparo-server serve` in a process of its own, on loopback over TLS, for tests of either end.

    from tests.servers import running_server          # in a conftest.py: a fixture, one fresh server per test

    def test_something(running_server):
        running_server.address       "https://127.0.0.1:40123"
        running_server.pin           SHA-256 of its public key, 32 bytes
        running_server.invitation    text of the first coordinator's invitation to its first group
        running_server.new_group("Name")   another group: the text of its first invitation
        running_server.kill()        SIGKILL, as a power cut ends it; then start() on the same folder
        running_server.stop()        SIGTERM, as its keeper ends it

Or `with running(folder) as server:` without the fixture. It is ended by its process id whatever happens.
"""

from __future__ import annotations

import json
import select
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from sync.protocol import invitations
from sync.protocol.invitations import Invitation
from sync.server import opening
from sync.server.config import HERE, Stores

START_WITHIN = 90.0
SERVE = ("-m", "sync.server.cli")


@dataclass
class RunningServer:
    folder: Path
    address: str
    port: int
    pin: bytes = b""
    invitation: str = ""
    program: tuple[str, ...] = SERVE
    """What Python runs."""
    process: subprocess.Popen[bytes] | None = None

    @property
    def group(self) -> Invitation:
        return invitations.decode(self.invitation)

    def new_group(self, name: str = "Fisherfolk Forum") -> str:
        with opening.opened(self.folder) as opened:
            return invitations.encode(opening.new_group(opened, name))

    def start(self) -> None:
        command = [sys.executable, *self.program, "serve", "--json", str(self.folder)]
        log = (self.folder.parent / f"{self.folder.name}.log").open("ab")
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log)
        log.close()
        assert self.process.stdout is not None
        ready, _, _ = select.select([self.process.stdout], [], [], START_WITHIN)
        line = self.process.stdout.readline() if ready else b""
        assert line, f"the server did not start: {self.log()}"
        self.pin = bytes.fromhex(json.loads(line)["pin"])

    def stop(self) -> int:
        """Its exit status."""
        return self._end(lambda process: process.terminate())

    def kill(self) -> None:
        self._end(lambda process: process.kill())

    def log(self) -> str:
        return (self.folder.parent / f"{self.folder.name}.log").read_text()

    def _end(self, how) -> int:
        process, self.process = self.process, None
        if process is None:
            return 0
        how(process)
        assert process.stdout is not None
        process.stdout.close()
        return process.wait(20)


@contextmanager
def running(folder: Path, program: tuple[str, ...] = SERVE, stores: Stores = HERE) -> Iterator[RunningServer]:
    """Make a server in this folder (which must not exist), found a group, and run it."""
    port = free_port()
    settings = opening.make(folder, host="127.0.0.1", port=port, stores=stores)
    server = RunningServer(folder, settings.addresses[0], port, program=program)
    server.invitation = server.new_group()
    try:
        server.start()
        yield server
    finally:
        server.kill()


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def running_server(tmp_path: Path) -> Iterator[RunningServer]:
    with running(tmp_path / "server") as server:
        yield server
