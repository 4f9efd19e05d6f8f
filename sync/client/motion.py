"""Whether bytes still move on one connection, by what the other end's system said it has. Knows no TLS and no HTTP.

Handing bytes to the system moves nothing: on a slow line it takes seconds of them at once and lets nobody hear of it.
"""

from __future__ import annotations

import socket
import struct
import sys
import time
from collections.abc import Callable
from typing import Final

from sync.protocol import limits

if sys.platform == "linux":
    import fcntl
    import termios

_TIMES: Final = 4
"""As long as a chunk should take, so many times over, nothing may move."""
_LONGEST: Final = 10
"""… but not more than so many times what is waited for at least."""
_WINDOW: Final = 2.0
"""Seconds over which the rate is taken."""


class Motion:
    """`at_least`: seconds in which something has to move, on however quick a line."""

    def __init__(self, sock: socket.socket, at_least: float, clock: Callable[[], float] = time.monotonic) -> None:
        self._sock, self._at_least, self._clock = sock, at_least, clock
        self._given = self._came = self._arrived = 0
        self._moved = self._since = clock()
        self._before = 0
        self._is_over = False
        self.rate = 0.0
        """Bytes per second, both ways, of late; 0 while unknown."""

    @property
    def unconfirmed(self) -> int:
        return 0 if self._is_over else unconfirmed(self._sock) or 0

    @property
    def patience(self) -> float:
        """Seconds without any motion after which the line is dead."""
        expected = limits.CHUNK / self.rate if self.rate else 0.0
        return max(self._at_least, min(_TIMES * expected, _LONGEST * self._at_least))

    def given(self, count: int) -> None:
        self._given += count

    def came(self, count: int) -> None:
        self._came += count
        self._note()

    def check(self) -> None:
        """Ask now and then while nothing can be given or taken. Raises TimeoutError for a dead line."""
        self._note()
        if self._clock() - self._moved > self.patience:
            raise TimeoutError

    def begin(self) -> None:
        """A request begins: what was silent before it does not count."""
        self._moved = self._since = self._clock()
        self._note()
        self._before = self._arrived

    def end(self) -> None:
        self._is_over = True

    def _note(self) -> None:
        now, arrived = self._clock(), self._given - self.unconfirmed + self._came
        if arrived > self._arrived:
            self._arrived, self._moved = arrived, now
        if now - self._since >= _WINDOW:
            if self._arrived > self._before:
                self.rate = (self._arrived - self._before) / (now - self._since)
            self._since, self._before = now, self._arrived


def unconfirmed(sock: socket.socket) -> int | None:
    """Bytes in the system's hands that the other end has not confirmed; None where the system does not tell."""
    if sys.platform != "linux":
        return None
    try:
        return int(struct.unpack("i", fcntl.ioctl(sock.fileno(), termios.TIOCOUTQ, bytes(4)))[0])
    except (OSError, ValueError):
        return None  # closed meanwhile
