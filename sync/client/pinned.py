"""TLS to one pinned key (SPEC section 12), below `requests`. Knows no HTTP and no group.

Whoever answers must hold the pinned key. That is checked when the handshake is done and before the first byte of a
request leaves. Names, dates and issuers of certificates say nothing here, so nothing else of them is checked. The
hello, which goes out in the clear before that, names no server.
"""

from __future__ import annotations

import socket
import ssl
from collections.abc import Mapping
from typing import Any

from requests import Request
from requests.adapters import HTTPAdapter
from urllib3 import PoolManager
from urllib3.connection import HTTPSConnection
from urllib3.connectionpool import HTTPSConnectionPool
from urllib3.contrib.socks import SOCKSHTTPSConnection, SOCKSHTTPSConnectionPool

from sync.client.watched import Watch, WatchedSocket, reached
from sync.crypto.tls import holds_pin
from sync.errors import WrongKey
from sync.protocol.congestion import ask_for_bbr, keep_little_unsent, receive_much


class PinnedContext(ssl.SSLContext):
    """TLS 1.3 or newer, believing in one key. Carries what a connection has to know."""

    pin: bytes
    watch: Watch

    @staticmethod
    def to(pin: bytes, watch: Watch) -> PinnedContext:
        context = PinnedContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        # No authority has a say: `_Pinned.connect` compares the key itself.
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        context.sslsocket_class = WatchedSocket
        context.pin, context.watch = pin, watch
        return context

    def wrap_socket(self, sock: socket.socket, *arguments: Any, **options: Any) -> ssl.SSLSocket:
        """Without the server's name in the hello: the pin says who it is, and whoever listens would read the name."""
        return super().wrap_socket(sock, *arguments, **options | {"server_hostname": None})


class PinnedAdapter(HTTPAdapter):
    """Lets `requests` reach `https` addresses through pinned connections only, directly or through a proxy."""

    def __init__(self, context: PinnedContext) -> None:
        self._context = context
        super().__init__(pool_connections=4, pool_maxsize=1)

    def init_poolmanager(self, connections: int, maxsize: int, block: bool = False, **options: Any) -> None:
        super().init_poolmanager(connections, maxsize, block, **options, ssl_context=self._context)
        _let_only_pinned(self.poolmanager, _PinnedPool)

    def proxy_manager_for(self, proxy: str, **options: Any) -> Any:
        manager = super().proxy_manager_for(proxy, **options, ssl_context=self._context)
        _let_only_pinned(manager, _PinnedSocksPool if proxy.lower().startswith("socks") else _PinnedPool)
        return manager

    def reach(self, url: str, proxies: Mapping[str, str], seconds: float) -> None:
        """Make a connection that the next request goes by. A proxy that speaks HTTP is asked with that request only."""
        asked = Request("GET", url).prepare()
        pool = self.get_connection_with_tls_context(asked, False, proxies=dict(proxies))
        if isinstance(pool, HTTPSConnectionPool) and pool.proxy is None:
            connection = pool._get_conn()
            connection.timeout = seconds
            connection.connect()
            pool._put_conn(connection)


class _Pinned(HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        assert isinstance(self.sock, WatchedSocket)
        certificate = self.sock.getpeercert(binary_form=True)
        if certificate is None or not holds_pin(certificate, self._context.pin):
            self.close()
            raise WrongKey
        self.sock.verified()
        self.is_verified = True  # by the pin; urllib3 would warn of an unverified connection

    def request(self, *arguments: Any, **options: Any) -> None:
        if isinstance(self.sock, WatchedSocket):
            self.sock.motion.begin()
        super().request(*arguments, **options)

    def _new_conn(self) -> socket.socket:
        found = reached(super()._new_conn, self._context.watch)
        self._context.watch.has_bbr = ask_for_bbr(found)
        keep_little_unsent(found)
        receive_much(found)
        return found

    @property
    def _context(self) -> PinnedContext:
        assert isinstance(self.ssl_context, PinnedContext)
        return self.ssl_context


class _PinnedSocks(_Pinned, SOCKSHTTPSConnection):
    """The same through a SOCKS proxy, which resolves the name."""


class _PinnedPool(HTTPSConnectionPool):
    ConnectionCls = _Pinned


class _PinnedSocksPool(SOCKSHTTPSConnectionPool):
    ConnectionCls = _PinnedSocks


def _let_only_pinned(manager: PoolManager, pool: type[HTTPSConnectionPool]) -> None:
    # Without an entry for "http" no address can make this adapter speak in the clear.
    manager.pool_classes_by_scheme = {"https": pool}
