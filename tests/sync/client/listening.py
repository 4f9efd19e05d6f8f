"""Somebody who answers on a port, for one connection after the other, and keeps what was sent to them."""

from __future__ import annotations

import re
import socket
import ssl
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from tests.certificates import write_pem


@dataclass
class Listener:
    address: str
    certificate: bytes = b""
    received: bytearray = field(default_factory=bytearray)
    """What came in, after TLS where there is TLS."""
    handshakes: int = 0


def answer_of(status: str, media_type: str, body: bytes, *more: str) -> bytes:
    lines = [
        f"HTTP/1.1 {status}",
        f"Content-Type: {media_type}",
        f"Content-Length: {len(body)}",
        "Connection: close",
        *more,
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body


@contextmanager
def listening(
    answer: bytes, *, folder: Path | None = None, newest: ssl.TLSVersion | None = None, wait: bool = True
) -> Iterator[Listener]:
    """Send `answer` to whoever connects, after a whole request if `wait`, and hang up. TLS if `folder` is given."""
    context, certificate = None, b""
    if folder is not None:
        certificate_path, key_path, certificate = write_pem(folder)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate_path, key_path)
        if newest is not None:
            context.maximum_version = newest
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.settimeout(0.05)
        found = Listener(f"https://127.0.0.1:{server.getsockname()[1]}", certificate)
        done = threading.Event()
        thread = threading.Thread(target=_serve, args=(server, context, answer, wait, found, done))
        thread.start()
        try:
            yield found
        finally:
            done.set()
            thread.join()


def _serve(
    server: socket.socket,
    context: ssl.SSLContext | None,
    answer: bytes,
    wait: bool,
    found: Listener,
    done: threading.Event,
) -> None:
    while not done.is_set():
        try:
            connection, _ = server.accept()
        except TimeoutError:
            continue
        connection.settimeout(2)
        try:
            with context.wrap_socket(connection, server_side=True) if context else connection as line:
                found.handshakes += 1
                _answer(line, answer, wait, found)
        except OSError:
            connection.close()  # the other side hung up, which some tests are about


def _answer(line: socket.socket, answer: bytes, wait: bool, found: Listener) -> None:
    request = b""
    while wait and not _is_whole(request):
        data = line.recv(65536)
        if not data:
            return
        request += data
        found.received += data
    line.sendall(answer)
    if not wait:  # whoever connects gets the time to say something, so that it can be seen whether they did
        line.shutdown(socket.SHUT_WR)
        while data := line.recv(65536):
            found.received += data


def _is_whole(request: bytes) -> bool:
    head, end, body = request.partition(b"\r\n\r\n")
    if b"transfer-encoding: chunked" in head.lower():
        return body.endswith(b"0\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head.lower())
    return bool(end) and len(body) >= (int(length[1]) if length else 0)
