"""A line to an S3 store that misbehaves as it is told: the store behind it is real, and so are its answers."""

from __future__ import annotations

import http.client
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import urlsplit


class Faulty(ThreadingHTTPServer):
    """`faults`: for the next requests, in order, what happens to each; then all is well again.

    A status: that is answered, and the store hears nothing. "cut": the line breaks before an answer. "deaf": the store
    does what it was asked, and the line breaks. A float: seconds until the store hears of it. `for_ever` is for all.
    """

    daemon_threads = True

    def __init__(self, endpoint: str) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.behind = urlsplit(endpoint).netloc
        self.faults: list[int | float | str] = []
        self.for_ever: int | float | str | None = None
        self.asked = 0
        self.closing = threading.Event()
        self._lock = threading.Lock()

    @property
    def endpoint(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def fault(self) -> int | float | str | None:
        with self._lock:
            self.asked += 1
            return self.faults.pop(0) if self.faults else self.for_ever

    def handle_error(self, request: Any, client_address: Any) -> None:
        """Whoever asked has gone."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Faulty

    def _any(self) -> None:
        body = self.rfile.read(int(self.headers.get("content-length") or 0))
        fault = self.server.fault()
        if isinstance(fault, float):
            self.server.closing.wait(fault)
        if fault == "cut":
            self._cut()
            return
        if isinstance(fault, int):
            self._answer(fault, {}, b"<Error><Code>SlowDown</Code></Error>")
            return
        behind = http.client.HTTPConnection(self.server.behind, timeout=60)
        behind.request(self.command, self.path, body, dict(self.headers.items()))
        answer = behind.getresponse()
        data = answer.read()
        behind.close()
        if fault == "deaf":
            self._cut()
            return
        self._answer(answer.status, dict(answer.headers.items()), data)

    def _cut(self) -> None:
        self.close_connection = True
        self.connection.shutdown(socket.SHUT_RDWR)

    def _answer(self, status: int, headers: dict[str, str], body: bytes) -> None:
        self.send_response_only(status)
        length = headers.get("Content-Length", str(len(body)))
        passed_over = {"content-length", "transfer-encoding", "connection"}
        for name, value in headers.items():
            if name.lower() not in passed_over:
                self.send_header(name, value)
        self.send_header("content-length", length if self.command == "HEAD" else str(len(body)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(body)

    do_GET = do_PUT = do_DELETE = do_POST = do_HEAD = _any  # noqa: N815 - the names that the library looks for


@contextmanager
def before(endpoint: str) -> Iterator[Faulty]:
    with Faulty(endpoint) as faulty:
        serving = threading.Thread(target=faulty.serve_forever, args=(0.05,))
        serving.start()
        try:
            yield faulty
        finally:
            faulty.closing.set()
            faulty.shutdown()
            serving.join(30)
