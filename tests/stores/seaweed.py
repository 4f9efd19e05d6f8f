"""A real S3 store, SeaweedFS from its wheel, in a folder of its own, on loopback ports of its own.

with running() as seaweed:
    stores = seaweed.settings("some-prefix")      what `Stores` and server.toml want to know of it
    seaweed.kill()                                SIGKILL; then start() again on the same folder
"""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sync.server.blobs.s3 import S3Segments
from sync.server.config import Settings
from sync.server.errors import StoreAway
from tests.servers import free_port

START_WITHIN = 90.0
ACCESS_KEY, SECRET_KEY = "tests", "a secret of the tests"
BUCKET = "amparo"
_WHO = {
    "identities": [
        {
            "name": "tests",
            "credentials": [{"accessKey": ACCESS_KEY, "secretKey": SECRET_KEY}],
            "actions": ["Admin", "Read", "Write", "List"],
        }
    ]
}


@dataclass
class Seaweed:
    home: Path
    ports: dict[str, int]
    process: subprocess.Popen[bytes] | None = None

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.ports['s3.port']}"

    def settings(self, prefix: str, endpoint: str | None = None) -> dict[str, str]:
        return {
            "files": f"s3://{BUCKET}/{prefix}",
            "s3_endpoint": endpoint or self.endpoint,
            "s3_region": "us-east-1",
            "s3_access_key": ACCESS_KEY,
            "s3_secret_key": SECRET_KEY,
        }

    def start(self) -> None:
        """It can be written to when this returns."""
        who = self.home / "who.json"
        who.write_text(json.dumps(_WHO))
        given = {
            "dir": self.home / "data",
            "ip": "127.0.0.1",
            "ip.bind": "127.0.0.1",
            **self.ports,
            "filer": "true",
            "s3": "true",
            "s3.config": who,
            "s3.autoCreateBucket": "true",
            "s3.port.iceberg": 0,
            "s3.port.lance": 0,
            "master.telemetry": "false",
            "master.electionTimeout": "1s",
            "master.volumeSizeLimitMB": 64,
            "volume.max": 50,
            "volume.minFreeSpace": "100MiB",
            "volume.preStopSeconds": 0,
        }
        (self.home / "data").mkdir(exist_ok=True)
        weed = Path(sys.executable).with_name("weed")
        log = (self.home / "log").open("ab")
        self.process = subprocess.Popen(
            [weed, "server", *(f"-{name}={value}" for name, value in given.items())], stdout=log, stderr=log
        )
        log.close()
        self._wait()

    def kill(self) -> None:
        assert self.process is not None
        self.process.kill()
        self.process.wait(20)
        self.process = None

    def _wait(self) -> None:
        until = time.monotonic() + START_WITHIN
        settings = Settings(("https://127.0.0.1",), **self.settings("started"))
        while True:
            assert self.process is not None
            try:
                S3Segments(settings).put("0" * 32, b"started")
                return
            except StoreAway:
                pass
            if time.monotonic() > until or self.process.poll() is not None:
                raise AssertionError((self.home / "log").read_text()[-2000:])
            time.sleep(0.05)


@contextmanager
def running() -> Iterator[Seaweed]:
    names = [f"{part}.port{kind}" for part in ("master", "volume", "filer", "s3") for kind in ("", ".grpc")]
    with tempfile.TemporaryDirectory(prefix="amparo-s3-", ignore_cleanup_errors=True) as folder:
        seaweed = Seaweed(Path(folder), {name: free_port() for name in names})
        try:
            seaweed.start()
            yield seaweed
        finally:
            if seaweed.process is not None:
                seaweed.kill()
