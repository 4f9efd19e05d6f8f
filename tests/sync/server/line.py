"""A bare TLS line to a running server, to send what no well-behaved client sends."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from sync.crypto.requests import RequestSigner
from tests.servers import RunningServer
from tests.sync.server.town import Signable, now


@contextmanager
def line(server: RunningServer, *, version: ssl.TLSVersion = ssl.TLSVersion.TLSv1_3) -> Iterator[ssl.SSLSocket]:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.check_hostname = False
    context.verify_mode = ssl.CERT_NONE
    context.maximum_version = version
    with (
        socket.create_connection(("127.0.0.1", server.port), timeout=30) as plain,
        context.wrap_socket(plain) as sealed,
    ):
        yield sealed


def head(signer: RequestSigner, path: str, *, body: bytes | None = None) -> bytes:
    """Of a signed POST; `body` None: a push in HTTP chunks."""
    request = Signable("POST", f"https://amparo{path}")
    signer.sign(request, now_ms=now(), body=body)
    request.headers["host"] = "amparo"
    if body is None:
        request.headers["transfer-encoding"] = "chunked"
    else:
        request.headers["content-length"] = str(len(body))
    lines = [f"POST {path} HTTP/1.1", *(f"{name}: {value}" for name, value in request.headers.items())]
    return "\r\n".join([*lines, "", ""]).encode()


def piece(data: bytes) -> bytes:
    """One HTTP chunk; of nothing, the last one."""
    return f"{len(data):x}\r\n".encode() + data + b"\r\n"


def answer(sealed: ssl.SSLSocket) -> bytes:
    """Everything until the server closes the line, or the end of a body whose length it said."""
    received = b""
    while block := sealed.recv(65_536):
        received += block
        before, _, body = received.partition(b"\r\n\r\n")
        for said in before.lower().split(b"\r\n"):
            if said.startswith(b"content-length:") and len(body) >= int(said.partition(b":")[2]):
                return received
    return received
