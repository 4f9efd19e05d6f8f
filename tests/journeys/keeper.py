"""The server keeper: makes and runs a server with the `amparo-server` command, and a line to it that can be cut."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.lines import Line, line_to
from tests.servers import RunningServer, free_port


@dataclass
class Keeper:
    server: RunningServer
    line: Line

    def found_group(self, name: str) -> str:
        """The first coordinator's invitation, as the command prints it."""
        said = command("group", "new", "--json", str(self.server.folder), name)
        return str(json.loads(said)["invitation"])

    def holds_together(self) -> bool:
        """`amparo-server check`, which raises when it finds damage."""
        return not json.loads(command("check", "--json", str(self.server.folder)))["damage"]


@contextmanager
def keeping(folder: Path) -> Iterator[Keeper]:
    """A server in this folder, reached over a line that counts and can be cut. It does not run yet."""
    port = free_port()
    with line_to(port) as line:
        command("init", str(folder), "--host", "127.0.0.1", "--port", str(port), "--name", line.address)
        server = RunningServer(folder, line.address, port)
        try:
            yield Keeper(server, line)
        finally:
            server.kill()


def command(*words: str) -> str:
    """What `amparo-server` printed; raises when it failed."""
    ran = subprocess.run([sys.executable, "-m", "sync.server.cli", *words], capture_output=True, text=True, check=True)
    return ran.stdout
