"""An address behind which the real server stands, or somebody else: whoever a test puts there. Knows no message.

A captive portal, a café's proxy and a broken server all look like this from a laptop: the same address, another answer.
"""

from __future__ import annotations

import re
import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from itertools import chain, repeat
from pathlib import Path

Answer = Callable[[], Iterator[bytes]]


@dataclass
class Stranger:
    """Answers instead of the server: in the clear, or over TLS with anybody's key, the server's too."""

    answer: Answer
    tls: Path | None = None
    """A server's folder."""
    asked: bytearray = field(default_factory=bytearray)
    """What came in, inside TLS where there is TLS."""
    told: int = 0

    def meet(self, near: socket.socket) -> None:
        near.settimeout(20)
        with self._tls(near) if self.tls else near as line:
            request = b""
            while self.tls and not _is_whole(request):
                heard = line.recv(65536)
                if not heard:
                    return
                request += heard
                self.asked += heard
            for piece in self.answer():
                line.sendall(piece)
                self.told += len(piece)
            line.shutdown(socket.SHUT_WR)
            while heard := line.recv(65536):
                self.asked += heard

    def _tls(self, near: socket.socket) -> ssl.SSLSocket:
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(self.tls / "tls.crt", self.tls / "tls.key")
        return context.wrap_socket(near, server_side=True)


@dataclass
class Crossroads:
    address: str
    port: int
    """The server's."""
    stranger: Stranger | None = None
    """None: the way leads to the server."""


@contextmanager
def crossroads_to(port: int) -> Iterator[Crossroads]:
    with socket.create_server(("127.0.0.1", 0), backlog=16) as listening:
        found = Crossroads(f"https://127.0.0.1:{listening.getsockname()[1]}", port)
        thread = threading.Thread(target=_accept, args=(listening, found))
        thread.start()
        try:
            yield found
        finally:
            listening.shutdown(socket.SHUT_RDWR)  # wakes `accept`
            thread.join()


def _accept(listening: socket.socket, found: Crossroads) -> None:
    walking: list[threading.Thread] = []
    while True:
        try:
            near, _ = listening.accept()
        except OSError:
            break
        stranger = found.stranger
        way = partial(_carry, near, found.port) if stranger is None else partial(_meet, stranger, near)
        walking.append(threading.Thread(target=way))
        walking[-1].start()
    for thread in walking:
        thread.join()


def _meet(stranger: Stranger, near: socket.socket) -> None:
    with near:
        try:
            stranger.meet(near)
        except OSError:
            return  # the laptop hung up: from somebody with a wrong key it has to


def _carry(near: socket.socket, port: int) -> None:
    with near, socket.socket() as far:
        try:
            far.connect(("127.0.0.1", port))
        except ConnectionRefusedError:
            return  # the server is not there
        back = threading.Thread(target=_pump, args=(far, near))
        back.start()
        _pump(near, far)
        back.join()


def _pump(source: socket.socket, sink: socket.socket) -> None:
    try:
        while data := source.recv(65536):
            sink.sendall(data)
    except OSError:
        pass  # the other end hung up: so does this one
    for one in (source, sink):
        with suppress(OSError):
            one.shutdown(socket.SHUT_RDWR)


def http(status: str, media_type: str, body: bytes, *more: str) -> Answer:
    head = [f"HTTP/1.1 {status}", f"Content-Type: {media_type}", f"Content-Length: {len(body)}", "Connection: close"]
    return lambda: iter(["\r\n".join([*head, *more]).encode() + b"\r\n\r\n" + body])


def endless(media_type: str, piece: bytes) -> Answer:
    """A body that never ends."""
    head = f"HTTP/1.1 200 OK\r\nContent-Type: {media_type}\r\nTransfer-Encoding: chunked\r\n\r\n".encode()
    return lambda: chain([head], repeat(b"%x\r\n%b\r\n" % (len(piece), piece)))


def cut(answer: Answer, length: int) -> Answer:
    return lambda: iter([b"".join(answer())[:length]])


def _is_whole(request: bytes) -> bool:
    head, end, body = request.partition(b"\r\n\r\n")
    if b"transfer-encoding: chunked" in head.lower():
        return body.endswith(b"0\r\n\r\n")
    length = re.search(rb"content-length: (\d+)", head.lower())
    return bool(end) and len(body) >= (int(length[1]) if length else 0)
