"""Bytes over TCP and nothing else: what no upload over this line can beat by much. A process of its own at either end.

bare serve PORT                 takes what comes, answers each connection with one byte when it has ended
bare send HOST PORT BYTES STREAMS CUBIC_OR_BBR
"""

from __future__ import annotations

import contextlib
import socket
import sys
import threading
import time

from tests.bench.saying import say

_BLOCK = 64 * 1024


def serve(port: int) -> None:
    with socket.create_server(("0.0.0.0", port), backlog=64) as listening:
        while True:
            taken, _ = listening.accept()
            threading.Thread(target=_take, args=(taken,), daemon=True).start()


def _take(taken: socket.socket) -> None:
    with taken, contextlib.suppress(OSError):
        while taken.recv(_BLOCK):
            pass
        taken.sendall(b"\x01")


def send(host: str, port: int, size: int, streams: int, way: str) -> None:
    begun = time.perf_counter()
    threads = [
        threading.Thread(target=_give, args=(host, port, size // streams + (number < size % streams), way))
        for number in range(streams)
    ]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    say(seconds=time.perf_counter() - begun)


def _give(host: str, port: int, size: int, way: str) -> None:
    with socket.create_connection((host, port)) as line:
        line.setsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, way.encode())
        block = bytes(_BLOCK)
        while size:
            size -= line.send(block[: min(size, _BLOCK)])
        line.shutdown(socket.SHUT_WR)
        assert line.recv(1) == b"\x01"


if __name__ == "__main__":
    if sys.argv[1] == "serve":
        serve(int(sys.argv[2]))
    else:
        send(sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), int(sys.argv[5]), sys.argv[6])
