"""A line between program and server that counts what crosses it and can be cut at any byte in either direction."""

from __future__ import annotations

import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Line:
    """`up` and `down` count since `mend`, TLS included. After `cut(up=n)` the line dies once n bytes went up.

    `unnoticed`: the server hears nothing of it, as when a laptop is carried out of reach.
    """

    address: str
    up: int = 0
    down: int = 0
    unnoticed: bool = False
    rate: float = float("inf")
    """Bytes per second that each connection carries up."""
    _limits: tuple[float, float] = (float("inf"), float("inf"))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def cut(self, *, up: float = float("inf"), down: float = float("inf"), unnoticed: bool = False) -> None:
        self.mend()
        self._limits, self.unnoticed = (up, down), unnoticed

    def mend(self) -> None:
        self.up = self.down = 0
        self._limits = (float("inf"), float("inf"))

    def pass_on(self, data: bytes, *, is_up: bool) -> tuple[bytes, bool]:
        """What of it still gets through, and whether the line is dead now."""
        with self._lock:
            so_far, limit = (self.up, self._limits[0]) if is_up else (self.down, self._limits[1])
            passed = data[: int(min(len(data), max(0, limit - so_far)))]
            if is_up:
                self.up += len(passed)
            else:
                self.down += len(passed)
            return passed, len(passed) < len(data)


@contextmanager
def line_to(port: int) -> Iterator[Line]:
    with socket.create_server(("127.0.0.1", 0), backlog=16) as listening:
        line = Line(f"https://127.0.0.1:{listening.getsockname()[1]}")
        thread = threading.Thread(target=_accept, args=(listening, port, line))
        thread.start()
        try:
            yield line
        finally:
            # Wakes `accept`, which closing the socket alone does not.
            listening.shutdown(socket.SHUT_RDWR)
            thread.join()


def _accept(listening: socket.socket, port: int, line: Line) -> None:
    pumps: list[threading.Thread] = []
    pairs: list[tuple[socket.socket, socket.socket]] = []
    while True:
        try:
            near, _ = listening.accept()
        except OSError:
            break
        try:
            far = socket.create_connection(("127.0.0.1", port))
        except ConnectionRefusedError:
            near.close()  # the server is not there; the line is
            continue
        for one in (near, far):
            one.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        pairs.append((near, far))
        for source, sink, is_up in ((near, far, True), (far, near, False)):
            pumps.append(threading.Thread(target=_pump, args=(source, sink, line, is_up)))
            pumps[-1].start()
    for pair in pairs:
        _hang_up(*pair)
    for pump in pumps:
        pump.join()
    for pair in pairs:
        for one in pair:
            one.close()


def _pump(source: socket.socket, sink: socket.socket, line: Line, is_up: bool) -> None:
    try:
        while data := source.recv(16_384 if line.rate < float("inf") else 65_536):
            if is_up:
                time.sleep(len(data) / line.rate)  # this is the line's own slowness
            passed, is_dead = line.pass_on(data, is_up=is_up)
            if passed:
                sink.sendall(passed)
            if is_dead and line.unnoticed:
                return _hang_up(source if is_up else sink)
            if is_dead:
                break
    except OSError:
        pass  # the other pump hung up: that is how a line ends here
    return _hang_up(source, sink)


def _hang_up(*sockets: socket.socket) -> None:
    for one in sockets:
        try:
            one.shutdown(socket.SHUT_RDWR)
        except OSError:
            continue  # it is closed already
