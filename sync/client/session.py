"""The requests of SPEC section 12, signed as one device or as one invitation. Knows no store; verifies nothing."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field

import msgspec
import requests

from sync.client.answers import ClockOff
from sync.client.received import Received, collected
from sync.client.transport import Body, Call, Transport
from sync.crypto.requests import LATEST, RequestSigner
from sync.errors import Unreadable
from sync.protocol import messages, routes, tiles


def now_ms() -> int:
    return time.time_ns() // 1_000_000


@dataclass(slots=True)
class Clock:
    """This machine's clock corrected by what the server said: people's laptops are years off."""

    offset: int = 0
    """Server minus laptop, in ms."""
    laptop: Callable[[], int] = now_ms

    def now(self) -> int:
        """Within what can be signed, whatever a server said its time was."""
        return min(max(0, self.laptop() + self.offset), LATEST)

    def set(self, servers: int) -> None:
        self.offset = servers - self.laptop()


@dataclass(slots=True)
class Session:
    transport: Transport
    signer: RequestSigner
    group: bytes
    clock: Clock = field(default_factory=Clock)

    def enrol(self, certificate: bytes, statement: bytes) -> Received:
        body = msgspec.msgpack.encode(messages.EnrolmentRequest(certificate, statement))
        return self._asked(routes.enrolments(self.group), body)

    def pull(
        self, start: int, known_size: int, letters: tuple[bytes, ...] = (), groups: tuple[bytes, ...] = ()
    ) -> Received:
        """`letters` of other groups that were kept, `groups` whose letters are taken (SPEC section 17)."""
        body = msgspec.msgpack.encode(messages.PullRequest(start, known_size, letters, groups))
        return self._asked(routes.pull(self.group), body)

    def names(self, start: int, known_size: int) -> Received:
        """What this device may see, from an index on: names alone."""
        return self._asked(routes.names(self.group), msgspec.msgpack.encode(messages.NamesRequest(start, known_size)))

    def objects(self, object_ids: Sequence[bytes], known_size: int) -> Received:
        body = msgspec.msgpack.encode(messages.ObjectsRequest(known_size, tuple(object_ids)))
        return self._asked(routes.objects(self.group), body)

    def push(self, frames: Callable[[], Iterator[bytes]], known_size: int) -> Received:
        """`frames` is called for each time the push has to be sent."""
        return self._asked(routes.push(self.group), frames, f"known={known_size}")

    def roster(self, statements: Sequence[bytes]) -> Received:
        """Gives the server all of it, as far as it lost some."""
        return self._asked(routes.roster(self.group), msgspec.msgpack.encode(messages.RosterRequest(tuple(statements))))

    def tile(self, path: str) -> bytes:
        """A tile of the log, by its path (`tiles.path`)."""
        return self._small(routes.tile(self.group, path), tiles.LARGEST)

    @contextmanager
    def file(self, file: bytes, first: int, count: int = 0) -> Iterator[Iterator[bytes]]:
        """So many sealed chunks from number `first` on, all with a count of 0, in blocks of any size."""
        query = f"first={first}&count={count}" if count else f"first={first}"
        with self._exchanged("GET", routes.file(self.group, file), query, b"") as blocks:
            yield blocks

    def _small(self, path: str, most: int) -> bytes:
        held = bytearray()
        with self._exchanged("GET", path, "", b"") as blocks:
            for block in blocks:
                held += block
                if len(held) > most:
                    raise Unreadable("tile")
        return bytes(held)

    def _asked(self, path: str, body: Body, query: str = "") -> Received:
        with self._exchanged("POST", path, query, body) as blocks:
            received = collected(blocks)
        self.clock.set(received.end.time)
        return received

    @contextmanager
    def _exchanged(self, method: str, path: str, query: str, body: Body) -> Iterator[Iterator[bytes]]:
        call = Call(method, path, query, body, self._sign)
        with ExitStack() as open_until_read:
            try:
                blocks = open_until_read.enter_context(self.transport.exchange(call))
            except ClockOff as off:
                # Nothing of it was done, so it can be sent again. Once: that clock is the server's own.
                self.clock.set(off.now)
                blocks = open_until_read.enter_context(self.transport.exchange(call))
            yield blocks

    def _sign(self, request: requests.PreparedRequest) -> None:
        body = request.body if isinstance(request.body, bytes) else None
        is_stream = request.body is not None and body is None
        self.signer.sign(request, now_ms=self.clock.now(), body=None if is_stream else body or b"")
