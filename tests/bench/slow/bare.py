"""Bytes over TCP and nothing else: what no upload over this line can beat by much. A process of its own at either end.

bare serve PORT     takes what comes, answers each connection with one byte when it has ended; gives what is asked for
bare send HOST PORT BYTES STREAMS CUBIC_OR_BBR
bare fetch HOST PORT BYTES STREAMS CUBIC_OR_BBR

Timed from the first connection that is asked for to the last byte at the other end: of a fetch here, of a send until
its answer is back. No key is agreed, nothing is signed, nothing made durable.
"""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
import time

from tests.bench.saying import say

_BLOCK = 64 * 1024
_WANTED = b"D"


def serve(port: int) -> None:
    with socket.create_server(("0.0.0.0", port), backlog=64) as listening:
        while True:
            taken, _ = listening.accept()
            threading.Thread(target=_take, args=(taken,), daemon=True).start()


def _take(taken: socket.socket) -> None:
    with taken, contextlib.suppress(OSError):
        first = taken.recv(_BLOCK)
        if first[:1] == _WANTED:
            size, way = first[1:].decode().split()
            _pour(taken, int(size), way)
            return
        while taken.recv(_BLOCK):
            pass
        taken.sendall(b"\x01")


def _pour(line: socket.socket, size: int, way: str) -> None:
    line.setsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, way.encode())
    block = bytes(_BLOCK)
    while size:
        size -= line.send(block[: min(size, _BLOCK)])
    line.shutdown(socket.SHUT_WR)


def copy(deed: str, host: str, port: int, size: int, streams: int, way: str) -> None:
    begun = time.perf_counter()
    carry = _give if deed == "send" else _get
    shares = [size // streams + (number < size % streams) for number in range(streams)]
    threads = [threading.Thread(target=carry, args=(host, port, share, way)) for share in shares]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    say(seconds=time.perf_counter() - begun)


def _give(host: str, port: int, size: int, way: str) -> None:
    with socket.create_connection((host, port)) as line:
        _pour(line, size, way)
        assert line.recv(1) == b"\x01"


def _get(host: str, port: int, size: int, way: str) -> None:
    with socket.create_connection((host, port)) as line:
        line.sendall(_WANTED + f"{size} {way}".encode())
        came = 0
        while block := line.recv(_BLOCK):
            came += len(block)
        assert came == size


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(int(sys.argv[2]))
    else:
        copy(sys.argv[1], sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]), sys.argv[6])
