"""Ask the system for the way of sending that stands a lossy line best. Either end asks for what it sends itself."""

from __future__ import annotations

import socket
import sys
from contextlib import suppress
from typing import Final

UNSENT: Final = 64 * 1024
"""Of what is to be sent this much may wait in the system, beside what is under way."""
UNDER_WAY: Final = 256 * 1024


def ask_for_bbr(sock: socket.socket) -> bool:
    """Whether it is what the socket uses now. Where there is none or it is not allowed the system's own choice stays. A
    listening socket hands it on.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_CONGESTION, b"bbr")
            return True
    return False


def receive_much(sock: socket.socket) -> None:
    """Let the other end have more under way from the beginning than the system would: on a long line the first second
    would go by until it had seen that more is needed. The system goes on from there. A listening socket hands it on.
    """
    if sys.platform == "linux":
        with suppress(OSError):
            # Unlike SO_RCVBUF this leaves the buffer free to grow, and needs no more than the process may.
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, UNDER_WAY)
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_RCVLOWAT, 1)


def keep_little_unsent(sock: socket.socket) -> None:
    """What was handed over is not to be far ahead of what left: it could not be stopped, nor told from what did."""
    if sys.platform == "linux":
        with suppress(OSError):
            sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NOTSENT_LOWAT, UNSENT)
