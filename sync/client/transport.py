"""Carry signed requests to the group's server and its answers back (SPEC section 12). Knows no frame and no store.

Every address of the invitation is tried in turn. There is no limit to the time a request takes, only to how long it may
stand still. Redirects are never followed.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass, field
from typing import Protocol

import requests
from requests.utils import select_proxy
from urllib3.util import SKIP_HEADER

from sync.client.answers import accepted, blocks, bounded, media_type, not_ours
from sync.client.faults import LINE_ERRORS, as_sync_error
from sync.client.pinned import PinnedAdapter, PinnedContext
from sync.client.progress import Stopped
from sync.client.proxies import Proxy, is_onion, is_socks
from sync.client.traffic import Traffic
from sync.client.watched import Watch
from sync.errors import Blocked, CutOff, NotAmparo, SyncError, Unreachable, WrongKey
from sync.protocol import routes
from sync.protocol.version import VERSION

Body = bytes | Callable[[], Iterator[bytes]]
"""A whole body, or what makes a fresh stream of it each time it is sent."""


@dataclass(frozen=True, slots=True)
class Call:
    """`sign` adds the headers of the signature; it is called anew for every address."""

    method: str
    path: str
    query: str = ""
    body: Body = b""
    sign: Callable[[requests.PreparedRequest], None] = field(default=lambda request: None, repr=False)


class Transport(Protocol):
    @property
    def traffic(self) -> Traffic: ...

    def exchange(self, call: Call) -> AbstractContextManager[Iterator[bytes]]:
        """The body of the answer, as it arrives. Raises SyncError, also while it is read."""


@dataclass(frozen=True, slots=True)
class Timeouts:
    """Seconds: to get a connection; without any progress on one."""

    connect: float = 20.0
    progress: float = 90.0
    through_socks: float = 90.0
    """In place of `connect`: Tor makes a way of six machines to an onion service first."""


class HttpTransport:
    """Use it from one thread at a time, and close it. One request at a time, over one connection."""

    def __init__(
        self,
        servers: Sequence[str],
        tls_pin: bytes,
        *,
        proxy: Proxy | None = None,
        timeouts: Timeouts | None = None,
        traffic: Traffic | None = None,
    ) -> None:
        self._servers = list(servers)
        self._proxy = proxy or Proxy()
        self._timeouts = timeouts or Timeouts()
        self._tls_pin = tls_pin
        self.traffic = traffic or Traffic()
        self._watch = Watch(self.traffic, self._timeouts.connect, self._timeouts.progress)
        self._session = requests.Session()
        self._session.trust_env = False  # neither a .netrc nor a proxy nobody chose
        self._session.adapters.clear()
        self._adapter = PinnedAdapter(PinnedContext.to(tls_pin, self._watch))
        self._session.mount("https://", self._adapter)

    def close(self) -> None:
        self._session.close()

    def another(self, stopped: Stopped) -> HttpTransport:
        """A connection beside this one, for another thread. They count together."""
        beside = HttpTransport(
            self._servers, self._tls_pin, proxy=self._proxy, timeouts=self._timeouts, traffic=self.traffic
        )
        beside.stop_when(stopped)
        return beside

    def stop_when(self, stopped: Stopped) -> None:
        """From now on whatever is under way ends with Halted, within a second of `stopped` being true."""
        self._watch.stopped = stopped

    def use_records(self, size: int) -> None:
        """Bytes in one TLS record from now on, 1 to RECORD."""
        self._watch.record = size

    def reach(self) -> None:
        """Make the connection ahead of the first request, to the address that is asked first. Raises SyncError."""
        url = self._servers[0]
        proxies = self._way(url)
        try:
            self._adapter.reach(url, proxies, self._watch.connect)
        except LINE_ERRORS as error:
            raise as_sync_error(error, asked=False, in_hello=self._watch.in_hello, onion=is_onion(url)) from None

    @property
    def made(self) -> threading.Event:
        """Set when the first connection is made."""
        return self._watch.made

    @property
    def round_trip(self) -> float:
        """Seconds that the quickest connection took to be made; 0 while there was none."""
        return self._watch.round_trip

    @property
    def has_bbr(self) -> bool:
        """Whether what goes up is sent by BBR, of which one stream fills most lines."""
        return self._watch.has_bbr

    @property
    def asked_first(self) -> str:
        """Of the addresses, the one that answered last; at the beginning the first."""
        return self._servers[0]

    def about(self) -> None:
        """Whether an Amparo server answers at all; says nothing of us. Raises SyncError if not."""
        with self._answer(Call("GET", routes.ABOUT)) as response:
            try:
                found = json.loads(bounded(response))
            except (ValueError, RecursionError):
                raise not_ours(response) from None
            if not isinstance(found, dict) or not isinstance(found.get("amparo"), int) or found["amparo"] < VERSION:
                raise NotAmparo

    @contextmanager
    def exchange(self, call: Call) -> Iterator[Iterator[bytes]]:
        with self._answer(call) as response:
            if media_type(response) != routes.MEDIA_TYPE:
                raise not_ours(response)
            yield blocks(response)

    @contextmanager
    def _answer(self, call: Call) -> Iterator[requests.Response]:
        failures: list[SyncError] = []
        for server in list(self._servers):
            try:
                response = self._sent(server, call)
            except (Unreachable, Blocked, NotAmparo, WrongKey) as failure:
                failures.append(failure)
                continue
            self._ask_first(server)
            with closing(response):
                yield response
            return
        raise _most_telling(failures)

    def _ask_first(self, server: str) -> None:
        self._servers.remove(server)
        self._servers.insert(0, server)

    def _sent(self, server: str, call: Call) -> requests.Response:
        url = server.rstrip("/") + call.path + (f"?{call.query}" if call.query else "")
        stream = None if isinstance(call.body, bytes) else _Stream(call.body())
        asked_before, self._watch.in_hello = self.traffic.up, False
        proxies = self._way(url)
        try:
            request = requests.Request(call.method, url, _headers(call), data=stream or call.body or None).prepare()
            call.sign(request)
            self.traffic.asked()
            response = self._session.send(
                request,
                stream=True,
                allow_redirects=False,
                verify=False,  # by no authority: `pinned` compares the key, which is stricter
                proxies=proxies,
                timeout=(self._watch.connect, self._timeouts.progress),
            )
        except LINE_ERRORS as error:
            if stream is not None and stream.failure is not None:
                raise stream.failure from None
            # No cause is kept: those errors name the server's address.
            asked = self.traffic.up > asked_before
            raise as_sync_error(error, asked=asked, in_hello=self._watch.in_hello, onion=is_onion(url)) from None
        return accepted(response)

    def _way(self, url: str) -> dict[str, str]:
        """The proxies to this address; how long to wait for a connection goes by them."""
        proxies = dict(self._proxy.for_url(url))
        by_socks = is_socks(select_proxy(url, proxies) or "")
        self._watch.connect = self._timeouts.through_socks if by_socks else self._timeouts.connect
        return proxies


class _Stream:
    """A body whose own failures are told apart from the line's."""

    def __init__(self, blocks: Iterable[bytes]) -> None:
        self._blocks = blocks
        self.failure: OSError | None = None

    def __iter__(self) -> Iterator[bytes]:
        try:
            yield from self._blocks
        except OSError as failure:
            self.failure = failure
            raise


def _headers(call: Call) -> dict[str, str]:
    # Nothing that tells which program this is or costs bytes.
    quiet = {"User-Agent": SKIP_HEADER, "Accept-Encoding": SKIP_HEADER}
    return quiet | ({"Content-Type": routes.MEDIA_TYPE} if call.body else {})


def _most_telling(failures: Sequence[SyncError]) -> SyncError:
    # That Tor is away is said where there was no other way to try.
    in_turn = sorted(failures, key=lambda failure: getattr(failure, "reason", "") == "tor_away")
    for kind in (WrongKey, NotAmparo, Blocked, Unreachable):
        for failure in in_turn:
            if isinstance(failure, kind):
                return failure
    return CutOff()
