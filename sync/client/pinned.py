"""TLS to one pinned key (SPEC section 12), below `requests`. Knows no HTTP and no group.

Whoever answers must hold the pinned key. That is checked when the handshake is done and before the first byte of a
request leaves. Names, dates and issuers of certificates say nothing here, so nothing else of them is checked.
"""

from __future__ import annotations

import ssl
from typing import Any

from requests.adapters import HTTPAdapter
from urllib3 import PoolManager
from urllib3.connection import HTTPSConnection
from urllib3.connectionpool import HTTPSConnectionPool
from urllib3.contrib.socks import SOCKSHTTPSConnection, SOCKSHTTPSConnectionPool

from sync.client.traffic import Traffic
from sync.crypto.tls import holds_pin
from sync.errors import WrongKey


class PinnedContext(ssl.SSLContext):
    """TLS 1.3 or newer, believing in one key. Carries what a connection has to know."""

    pin: bytes
    progress_timeout: float
    traffic: Traffic

    @staticmethod
    def to(pin: bytes, progress_timeout: float, traffic: Traffic) -> PinnedContext:
        context = PinnedContext(ssl.PROTOCOL_TLS_CLIENT)
        context.minimum_version = ssl.TLSVersion.TLSv1_3
        # No authority has a say: `_Pinned.connect` compares the key itself.
        context.check_hostname = False
        context.verify_mode = ssl.CERT_NONE
        context.sslsocket_class = _CountedSocket
        context.pin, context.progress_timeout, context.traffic = pin, progress_timeout, traffic
        return context


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


class _CountedSocket(ssl.SSLSocket):
    """`sendall`, `recv` and `recv_into` of `ssl` all go through these two."""

    def send(self, data: Any, flags: int = 0) -> int:
        sent = super().send(data, flags)
        _context_of(self).traffic.up += sent
        return sent

    def read(self, length: int = 1024, buffer: Any = None) -> Any:
        found: Any = super().read(length, buffer)  # a count when there is a buffer
        _context_of(self).traffic.down += found if isinstance(found, int) else len(found)
        return found


class _Pinned(HTTPSConnection):
    def connect(self) -> None:
        super().connect()
        assert isinstance(self.sock, ssl.SSLSocket)
        context = _context_of(self.sock)
        certificate = self.sock.getpeercert(binary_form=True)
        if certificate is None or not holds_pin(certificate, context.pin):
            self.close()
            raise WrongKey
        # From here on a send or a read that makes no progress for so long means that the line is dead. There is no
        # limit to how long a request may take as a whole.
        self.sock.settimeout(context.progress_timeout)
        context.traffic.connections += 1
        self.is_verified = True  # by the pin; urllib3 would warn of an unverified connection


class _PinnedSocks(_Pinned, SOCKSHTTPSConnection):
    """The same through a SOCKS proxy, which resolves the name."""


class _PinnedPool(HTTPSConnectionPool):
    ConnectionCls = _Pinned


class _PinnedSocksPool(SOCKSHTTPSConnectionPool):
    ConnectionCls = _PinnedSocks


def _let_only_pinned(manager: PoolManager, pool: type[HTTPSConnectionPool]) -> None:
    # Without an entry for "http" no address can make this adapter speak in the clear.
    manager.pool_classes_by_scheme = {"https": pool}


def _context_of(sock: ssl.SSLSocket) -> PinnedContext:
    assert isinstance(sock.context, PinnedContext)
    return sock.context
