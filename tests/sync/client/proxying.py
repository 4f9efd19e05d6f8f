"""A SOCKS5 and an HTTP proxy on loopback that know a few names, and keep what they were asked and what went up."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Final

HOST_UNREACHABLE: Final = 4
_OK: Final = b"\x05\x00\x00\x01" + bytes(6)


@dataclass
class Asked:
    port: int
    names: list[str] = field(default_factory=list)
    """`name:port`, as the proxy was asked; an address already resolved has the form of one."""
    up: bytearray = field(default_factory=bytearray)
    """What went through to the other side."""


@dataclass(frozen=True)
class Knows:
    """`names` maps names to ports here; of others it says `unknown`. `delay` in seconds, as Tor takes its time."""

    names: Mapping[str, int]
    unknown: int = HOST_UNREACHABLE
    wants_password: bool = False
    delay: float = 0.0


@contextmanager
def socks_proxy(knows: Knows) -> Iterator[Asked]:
    with _serving(_socks, knows) as asked:
        yield asked


@contextmanager
def http_proxy(knows: Knows) -> Iterator[Asked]:
    """Unknown names are answered with 502."""
    with _serving(_http, knows) as asked:
        yield asked


_Meeting = Callable[[socket.socket, Knows, Asked], int | None]


@contextmanager
def _serving(meet: _Meeting, knows: Knows) -> Iterator[Asked]:
    threads: list[threading.Thread] = []
    with socket.create_server(("127.0.0.1", 0)) as listening:
        asked = Asked(listening.getsockname()[1])
        accepting = threading.Thread(target=_accept, args=(listening, meet, knows, asked, threads))
        accepting.start()
        try:
            yield asked
        finally:
            listening.shutdown(socket.SHUT_RDWR)
            accepting.join()
            for thread in threads:
                thread.join()


def _accept(
    listening: socket.socket, meet: _Meeting, knows: Knows, asked: Asked, threads: list[threading.Thread]
) -> None:
    while True:
        try:
            near, _ = listening.accept()
        except OSError:
            return
        near.settimeout(20)
        threads.append(threading.Thread(target=_serve, args=(near, meet, knows, asked)))
        threads[-1].start()


def _serve(near: socket.socket, meet: _Meeting, knows: Knows, asked: Asked) -> None:
    with near, suppress(OSError, struct.error):  # whoever only looked whether a proxy is here hangs up in the middle
        port = meet(near, knows, asked)
        if port is None:
            return
        with socket.create_connection(("127.0.0.1", port)) as far:
            far.settimeout(20)
            down = threading.Thread(target=_pass_on, args=(far, near, bytearray()))
            down.start()
            _pass_on(near, far, asked.up)
            down.join()


def _pass_on(source: socket.socket, sink: socket.socket, seen: bytearray) -> None:
    with suppress(OSError):
        while data := source.recv(65_536):
            seen += data
            sink.sendall(data)
    with suppress(OSError):
        sink.shutdown(socket.SHUT_WR)


def _socks(near: socket.socket, knows: Knows, asked: Asked) -> int | None:
    _, count = _exactly(near, 2)
    _exactly(near, count)
    if knows.wants_password:
        near.sendall(b"\x05\xff")
        return None
    near.sendall(b"\x05\x00")
    kind = _exactly(near, 4)[3]
    name = _exactly(near, _exactly(near, 1)[0]).decode() if kind == 3 else socket.inet_ntoa(_exactly(near, 4))
    asked.names.append(f"{name}:{struct.unpack('>H', _exactly(near, 2))[0]}")
    time.sleep(knows.delay)  # this is Tor's own slowness
    port = knows.names.get(name)
    near.sendall(_OK if port is not None else b"\x05" + bytes([knows.unknown]) + _OK[2:])
    return port


def _http(near: socket.socket, knows: Knows, asked: Asked) -> int | None:
    head = b""
    while not head.endswith(b"\r\n\r\n"):
        head += _exactly(near, 1)
    name = head.split()[1].decode()
    asked.names.append(name)
    port = knows.names.get(name.rpartition(":")[0])
    if knows.wants_password:
        near.sendall(b"HTTP/1.1 407 Who are you\r\n\r\n")
        return None
    near.sendall(b"HTTP/1.1 200 Go on\r\n\r\n" if port is not None else b"HTTP/1.1 502 Not there\r\n\r\n")
    return port


def _exactly(line: socket.socket, count: int) -> bytes:
    found = b""
    while len(found) < count:
        data = line.recv(count - len(found))
        if not data:
            raise ConnectionResetError
        found += data
    return found
