"""A TLS socket that is never blocked for long: every quarter of a second it looks whether somebody stopped the sync and
whether anything still moves. Counts what goes through it. Knows no HTTP and no pin.
"""

from __future__ import annotations

import socket
import ssl
import struct
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Final

from urllib3.exceptions import HTTPError

from sync.client.motion import Motion
from sync.client.progress import Halted, Stopped
from sync.client.traffic import Traffic

TICK: Final = 0.25
GRACE: Final = 0.6
"""Seconds that what is under way may take to end well after somebody said stop."""
RECORD: Final = 16 * 1024
"""Bytes in one TLS record: what of it arrived before a cut cannot be opened."""
_RESET: Final = struct.pack("ii", 1, 0)


def never() -> bool:
    return False


@dataclass(slots=True)
class Watch:
    """What all connections of one transport have to know. Times in seconds: to get a connection; without motion."""

    traffic: Traffic
    connect: float
    progress: float
    stopped: Stopped = never
    record: int = RECORD
    round_trip: float = 0.0
    has_bbr: bool = False
    made: threading.Event = field(default_factory=threading.Event)
    """A connection was made, and `round_trip` is known."""
    in_hello: bool = False
    """The connection is made, and whoever is there has not shown the right key."""
    _asked: float | None = field(default=None, init=False)
    _looked: float = field(default=0.0, init=False)

    def look(self) -> None:
        """Raises Halted when the sync was stopped, and what was under way then had its time."""
        now = time.monotonic()
        if now - self._looked < TICK / 2:
            return
        self._looked = now
        if not self.stopped():
            self._asked = None
        elif self._asked is None:
            self._asked = now
        elif now - self._asked >= GRACE:
            raise Halted


class WatchedSocket(ssl.SSLSocket):
    """`sendall`, `recv` and `recv_into` of `ssl` all go through `send` and `read`. Its context has a `watch`."""

    motion: Motion

    def settimeout(self, value: float | None) -> None:
        """Whatever `urllib3` asks for: how long to wait is decided below."""
        super().settimeout(TICK)

    def do_handshake(self, block: bool = False) -> None:
        watch, until = self._watch, time.monotonic() + self._watch.connect
        watch.in_hello = True
        while True:
            try:
                return super().do_handshake(block)
            except TimeoutError:
                if time.monotonic() >= until:
                    raise
                self._look_or_close(watch)

    def _look_or_close(self, watch: Watch) -> None:
        try:
            watch.look()
        except Halted:
            self.close()  # `ssl` does it for errors that it knows
            raise

    def verified(self) -> None:
        """Whoever answers is the right one: from here on motion is watched and counted."""
        self._watch.in_hello = False
        self.motion = Motion(self, self._watch.progress)
        self._watch.traffic.opened(self.motion)

    def send(self, data: Any, flags: int = 0) -> int:
        # After a timeout OpenSSL has to be given the same bytes again, and goes on where it was.
        record = memoryview(data)[: self._watch.record]
        sent: int = self._patiently(lambda: super(WatchedSocket, self).send(record, flags))
        self._watch.traffic.sent(sent)
        self.motion.given(sent)
        return sent

    def read(self, length: int = 1024, buffer: Any = None) -> Any:
        found: Any = self._patiently(lambda: super(WatchedSocket, self).read(length, buffer))
        count = found if isinstance(found, int) else len(found)  # a count when there is a buffer
        self._watch.traffic.received(count)
        self.motion.came(count)
        return found

    def _patiently(self, attempt: Callable[[], Any]) -> Any:
        try:
            self._watch.look()
            while True:
                try:
                    return attempt()
                except TimeoutError:
                    self._watch.look()
                    self.motion.check()
        except Halted:
            # What waits in the system is not sent any more: it costs, and the next sync goes on from what arrived.
            self.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
            raise

    def _real_close(self) -> None:
        if hasattr(self, "motion"):
            self.motion.end()
            self._watch.traffic.closed(self.motion)
        super()._real_close()  # type: ignore[misc]  # of `socket`, which the stubs leave out

    @property
    def _watch(self) -> Watch:
        watch = getattr(self.context, "watch", None)
        assert isinstance(watch, Watch)
        return watch


def reached(connect: Callable[[], socket.socket], watch: Watch) -> socket.socket:
    """What `connect` returns or raises, unless the sync is stopped meanwhile.

    Looking up a name or asking a proxy cannot be broken off. A thread of its own does it, holds nothing but the socket,
    and closes it when nobody waits any more (decisions/streams.md).
    """
    watch.in_hello, begun = False, time.monotonic()
    found = connect() if watch.stopped is never else _unless_stopped(connect, watch)
    taken = time.monotonic() - begun
    watch.round_trip = min(watch.round_trip or taken, taken)
    watch.made.set()
    return found


def _unless_stopped(connect: Callable[[], socket.socket], watch: Watch) -> socket.socket:
    attempt = _Attempt(connect)
    attempt.start()
    try:
        while not attempt.done.wait(TICK):
            watch.look()
    except Halted:
        attempt.give_up()
        raise
    if attempt.failure is not None:
        raise attempt.failure
    assert attempt.found is not None
    return attempt.found


class _Attempt(threading.Thread):
    def __init__(self, connect: Callable[[], socket.socket]) -> None:
        super().__init__(name="connecting", daemon=True)
        self._connect = connect
        self._lock = threading.Lock()
        self._is_wanted = True
        self.found: socket.socket | None = None
        self.failure: Exception | None = None
        self.done = threading.Event()

    def run(self) -> None:
        try:
            found = self._connect()
            with self._lock:
                if self._is_wanted:
                    self.found = found
                else:
                    found.close()
        except (OSError, HTTPError) as failure:
            self.failure = failure
        finally:
            self.done.set()

    def give_up(self) -> None:
        with self._lock:
            self._is_wanted = False
            if self.found is not None:
                self.found.close()
