"""A line between a laptop and the server that counts every byte it carries, both ways, and can be cut.

What it counts is what goes over TCP: TLS and HTTP included, heads of IP and TCP not.
"""

from __future__ import annotations

import socket
import struct
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

_BLOCK = 64 * 1024
_RESET = struct.pack("ii", 1, 0)


class Line:
    """`up` and `down` are bytes carried since `clear`; `connections` how many were opened."""

    def __init__(self, port: int) -> None:
        self._server = port
        self._listening = socket.create_server(("127.0.0.1", 0))
        self._lock = threading.Lock()
        self._cut_after: int | None = None
        self.address = f"https://127.0.0.1:{self._listening.getsockname()[1]}"
        self.clear()
        threading.Thread(target=self._listen, daemon=True).start()

    def clear(self) -> None:
        self.up = self.down = self.connections = 0

    def cut_after(self, up: int) -> None:
        """Once: when so many bytes went up, counted from now, the laptop's end is reset and the server's ends."""
        with self._lock:
            self._cut_after = self.up + up

    def close(self) -> None:
        self._listening.close()

    def _listen(self) -> None:
        while True:
            try:
                client, _ = self._listening.accept()
            except OSError:
                return  # closed
            server = socket.create_connection(("127.0.0.1", self._server))
            self.connections += 1
            for end in (client, server):
                end.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
            threading.Thread(target=self._carry, args=(client, server, True), daemon=True).start()
            threading.Thread(target=self._carry, args=(server, client, False), daemon=True).start()

    def _carry(self, source: socket.socket, target: socket.socket, upwards: bool) -> None:
        with suppress(OSError):
            while block := source.recv(_BLOCK):
                target.sendall(self._counted(block, upwards))
                if self._is_to_be_cut(upwards):
                    # The laptop learns of it at once. What was carried was delivered: the server may still read it.
                    source.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
                    source.close()
                    break
        with suppress(OSError):
            target.shutdown(socket.SHUT_WR)

    def _counted(self, block: bytes, upwards: bool) -> bytes:
        with self._lock:
            if upwards:
                left = len(block) if self._cut_after is None else max(0, self._cut_after - self.up)
                block = block[:left]
                self.up += len(block)
            else:
                self.down += len(block)
        return block

    def _is_to_be_cut(self, upwards: bool) -> bool:
        with self._lock:
            if not upwards or self._cut_after is None or self.up < self._cut_after:
                return False
            self._cut_after = None
            return True


@contextmanager
def counted_line(port: int) -> Iterator[Line]:
    line = Line(port)
    try:
        yield line
    finally:
        line.close()
