"""The listening socket: how many lines are open at once, and who gives way when there is no room. Knows no TLS.

A line costs half a megabyte, most of it before anybody said who they are. When all places are taken, the oldest goes of
those on which nobody has shown who they are: whoever opens thousands of lines and says nothing, or says it byte by
byte, shuts out himself. A line on which a signed request is being answered stays.
"""

from __future__ import annotations

import gc
import socket
from collections import OrderedDict
from functools import partial
from typing import Any, Final

from litestar.types import ASGIApp, Receive, Scope, Send

_TIDIED_EVERY: Final = 64
"""Lines that were sent away. What asyncio had for one of them refers to itself, a quarter of a megabyte each."""
SHOWN: Final = "amparo.shown"

Peer = tuple[Any, ...]
"""Address and port of the other end: no two open lines have the same."""


class Entrance(socket.socket):
    """Used from the event loop alone, which takes an aborted connection for one that went by itself."""

    def __init__(self, family: int, most: int) -> None:
        # The protocol is named because asyncio sends without delay (TCP_NODELAY) only on sockets that name it;
        # otherwise the body of every answer would wait for the client to confirm its head.
        super().__init__(family, socket.SOCK_STREAM, socket.IPPROTO_TCP)
        self.most = most
        self._anyone: OrderedDict[Peer, _Line] = OrderedDict()
        self._sent_away = 0
        self._known: dict[Peer, _Line] = {}

    def accept(self) -> tuple[socket.socket, Any]:
        plain, address = super().accept()
        if len(self._anyone) + len(self._known) >= self.most:
            if not self._anyone:
                plain.close()
                raise ConnectionAbortedError
            self._send_away()
        line = _Line(self, address[:2], plain)
        self._anyone[line.peer] = line
        return line, address

    def shown(self, peer: Peer) -> None:
        """A request came on it whose signature was right."""
        line = self._anyone.pop(peer, None)
        if line is not None:
            self._known[peer] = line

    def answered(self, peer: Peer) -> None:
        """It gives way after everybody who was here before and was not answered since."""
        line = self._known.pop(peer, None) or self._anyone.pop(peer, None)
        if line is not None:
            self._anyone[peer] = line

    def gone(self, line: _Line) -> None:
        for lines in (self._anyone, self._known):
            if lines.get(line.peer) is line:
                del lines[line.peer]

    def __len__(self) -> int:
        return len(self._anyone) + len(self._known)

    def _send_away(self) -> None:
        self._sent_away += 1
        if self._sent_away % _TIDIED_EVERY == 0:
            gc.collect()
        _, oldest = self._anyone.popitem(last=False)
        try:
            # The loop reads the end of the line and closes it; to close it under the loop's hands would hand its
            # number to the next one.
            oldest.shutdown(socket.SHUT_RDWR)
        except OSError:
            return  # it went by itself


class _Line(socket.socket):
    def __init__(self, entrance: Entrance, peer: Peer, accepted: socket.socket) -> None:
        super().__init__(accepted.family, accepted.type, accepted.proto, fileno=accepted.detach())
        self.peer = peer
        self._entrance = entrance

    def close(self) -> None:
        self._entrance.gone(self)
        super().close()


class Admitted:
    """Around an application, which calls what stands under `SHOWN` in the scope when a device's signature was right."""

    def __init__(self, application: ASGIApp, entrance: Entrance) -> None:
        self._application = application
        self._entrance = entrance

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        peer = tuple(scope.get("client") or ())
        try:
            known: Any = {**scope, SHOWN: partial(self._entrance.shown, peer)}
            await self._application(known, receive, send)
        finally:
            self._entrance.answered(peer)
