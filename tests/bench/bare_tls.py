"""A process of its own: takes what is sent over one TLS 1.3 connection into a file, fsyncs, and answers one byte.

bare_tls CERTIFICATE KEY OUT; says its port first.
"""

from __future__ import annotations

import os
import socket
import ssl
import sys
from pathlib import Path

from tests.bench.saying import say

BLOCK = 64 * 1024


def main(certificate: str, key: str, out: Path) -> None:
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.minimum_version = ssl.TLSVersion.TLSv1_3
    context.load_cert_chain(certificate, key)
    with socket.create_server(("127.0.0.1", 0)) as listening:
        say(port=listening.getsockname()[1])
        while True:
            taken, _ = listening.accept()
            with context.wrap_socket(taken, server_side=True) as line, out.open("wb", buffering=0) as file:
                left = int.from_bytes(line.recv(8), "big")
                while left:
                    block = line.recv(BLOCK)
                    file.write(block)
                    left -= len(block)
                os.fsync(file.fileno())
                line.sendall(b"\x01")


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2], Path(sys.argv[3]))
