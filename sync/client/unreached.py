"""Why a line was never made: the network, the name, the proxy, Tor. Reads what other libraries raised; asks nobody."""

from __future__ import annotations

import errno
import http.client
import re
import socket
from collections.abc import Sequence
from typing import Final

import requests
import socks
import urllib3.exceptions

_NO_NETWORK: Final = (errno.ENETUNREACH, errno.EHOSTUNREACH, errno.ENETDOWN)
_NOT_ALLOWED: Final = 2
_OF_PROXIES: Final = (socks.ProxyError, requests.exceptions.ProxyError, http.client.HTTPException)
"""Before the hello only a proxy answers in HTTP."""
_TUNNEL: Final = re.compile(r"Tunnel connection failed: (\d{3})")


def why_unreached(causes: Sequence[BaseException], *, onion: bool) -> str:
    """One of the reasons of `sync.errors.Unreachable`. `onion`: it was for an onion address, so its proxy is Tor."""
    reason = _of_socks(causes) or _of_http_proxy(causes) or _of_network(causes)
    if onion:
        return {"proxy_away": "tor_away", "beyond_proxy": "onion", "no_answer": "onion"}.get(reason, reason)
    return reason


def is_of_proxy(causes: Sequence[BaseException]) -> bool:
    """Whether a proxy stands between, and the line did not come further."""
    return any(isinstance(cause, _OF_PROXIES) for cause in causes)


def _of_socks(causes: Sequence[BaseException]) -> str:
    for cause in causes:
        match cause:
            case socks.ProxyConnectionError():
                return "proxy_away"
            case socks.SOCKS5AuthError():
                return "proxy_password"
            case socks.SOCKS5Error():
                # The library keeps the proxy's code in its words alone.
                return "proxy_refused" if str(cause.msg).startswith(f"{_NOT_ALLOWED:#04x}") else "beyond_proxy"
    if any(isinstance(cause, socks.ProxyError) for cause in causes):
        return "no_answer" if _is_late(causes) else "proxy_refused"
    return ""


def _of_http_proxy(causes: Sequence[BaseException]) -> str:
    for cause in causes:
        # The standard library keeps the status in its words alone, too.
        found = _TUNNEL.match(str(cause)) if isinstance(cause, OSError) else None
        if found is not None:
            return _of_status(int(found[1]))
    if not is_of_proxy(causes):
        return ""
    was_away = any(isinstance(cause, urllib3.exceptions.NewConnectionError) for cause in causes) or _is_late(causes)
    return "proxy_away" if was_away else "proxy_refused"


def _of_status(status: int) -> str:
    if status == 407:
        return "proxy_password"
    return "beyond_proxy" if status >= 500 else "proxy_refused"


def _of_network(causes: Sequence[BaseException]) -> str:
    for cause in causes:
        match cause:
            case socket.gaierror():
                return "no_network" if cause.errno == socket.EAI_AGAIN else "no_name"
            case ConnectionRefusedError():
                return "refused"
            case OSError() if cause.errno in _NO_NETWORK:
                return "no_network"
    return "no_answer" if _is_late(causes) else ""


def _is_late(causes: Sequence[BaseException]) -> bool:
    late = (TimeoutError, urllib3.exceptions.TimeoutError, requests.Timeout)
    # A connection that was refused counts as one that was late, in the tree of that library.
    made = urllib3.exceptions.NewConnectionError
    return any(isinstance(cause, late) and not isinstance(cause, made) for cause in causes)
