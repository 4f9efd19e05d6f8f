"""Bytes over TLS and nothing else, to another process that keeps them durably: what any upload must take."""

from __future__ import annotations

import json
import socket
import ssl
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.bench.bare_tls import BLOCK
from tests.certificates import write_pem


@contextmanager
def bare_server(home: Path) -> Iterator[int]:
    """Its port."""
    certificate, key, _ = write_pem(home, "bare")
    command = [sys.executable, "-m", "tests.bench.bare_tls", str(certificate), str(key), str(home / "bare-out")]
    process = subprocess.Popen(command, stdout=subprocess.PIPE)
    assert process.stdout is not None
    try:
        yield int(json.loads(process.stdout.readline())["port"])
    finally:
        process.kill()
        process.stdout.close()
        process.wait()


def seconds_for(port: int, file: Path) -> float:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    begun = time.perf_counter()
    with (
        socket.create_connection(("127.0.0.1", port)) as plain,
        context.wrap_socket(plain) as line,
        file.open("rb", buffering=0) as source,
    ):
        line.sendall(file.stat().st_size.to_bytes(8, "big"))
        while block := source.read(BLOCK):
            line.sendall(block)
        assert line.recv(1) == b"\x01"
    return time.perf_counter() - begun
