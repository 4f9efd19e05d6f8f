"""Limits for a server: an ASGI application that only reads, behind the same TLS and the same uvicorn; and COPY of the
same objects into a table, with nothing looked at.

    python -m tests.bench.many.bare CERTIFICATE KEY PORT
"""

from __future__ import annotations

import hashlib
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import psycopg
import uvicorn

from tests.bench.many.device import line
from tests.certificates import write_pem
from tests.servers import free_port


@contextmanager
def sink(home: Path) -> Iterator[str]:
    """Its address."""
    certificate, key, _ = write_pem(home, "sink")
    port = free_port()
    command = [sys.executable, "-m", "tests.bench.many.bare", str(certificate), str(key), str(port)]
    process = subprocess.Popen(command)
    try:
        _wait(f"https://127.0.0.1:{port}")
        yield f"https://127.0.0.1:{port}"
    finally:
        process.terminate()
        process.wait(20)


def _wait(address: str) -> None:
    until = time.monotonic() + 60
    while True:
        asked = line(address)
        try:
            asked.request("POST", "/", b"x")
            asked.getresponse().read()
            return
        except OSError:
            if time.monotonic() > until:
                raise
            time.sleep(0.05)
        finally:
            asked.close()


def copied(url: str, objects: Sequence[bytes]) -> float:
    """Seconds for one COPY of all of them, under their SHA-256, into a table with a primary key."""
    with psycopg.connect(url.replace("+psycopg", "")) as connection, connection.cursor() as cursor:
        cursor.execute("CREATE TABLE bare (id bytea PRIMARY KEY, raw bytea)")
        connection.commit()
        begun = time.perf_counter()
        with cursor.copy("COPY bare FROM STDIN") as copy:
            for raw in objects:
                copy.write_row((hashlib.sha256(raw).digest(), raw))
        connection.commit()
        return time.perf_counter() - begun


async def _application(scope: Any, receive: Any, send: Any) -> None:
    assert scope["type"] == "http"
    while (await receive()).get("more_body"):
        pass
    await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"2")]})
    await send({"type": "http.response.body", "body": b"ok"})


def main() -> None:
    certificate, key, port = sys.argv[1:]
    config = uvicorn.Config(
        _application,
        host="127.0.0.1",
        port=int(port),
        http="h11",
        lifespan="off",
        ssl_certfile=certificate,
        ssl_keyfile=key,
        log_config=None,
        access_log=False,
    )
    config.load()
    assert config.ssl is not None
    config.ssl.minimum_version = ssl.TLSVersion.TLSv1_3
    uvicorn.Server(config).run()


if __name__ == "__main__":
    main()
