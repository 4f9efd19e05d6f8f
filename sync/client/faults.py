"""Say what a failed exchange was, in the words of `sync.errors`. Why a line was never made is `unreached`'s."""

from __future__ import annotations

import http.client
import ssl
from collections.abc import Iterator

import requests
import urllib3.exceptions

from sync.client.unreached import is_of_proxy, why_unreached
from sync.errors import Blocked, CutOff, NotAmparo, SyncError, Unreachable, Unreadable

_NO_WAY = (
    requests.ConnectTimeout,
    requests.exceptions.ProxyError,
    requests.exceptions.InvalidURL,
    requests.exceptions.InvalidSchema,
    urllib3.exceptions.NewConnectionError,
    urllib3.exceptions.LocationValueError,
)

LINE_ERRORS = (requests.RequestException, urllib3.exceptions.HTTPError, http.client.HTTPException, OSError)
"""What may come out of `requests` when the line or whoever answers fails."""


def as_sync_error(error: BaseException, *, asked: bool, in_hello: bool = False, onion: bool = False) -> SyncError:
    """`asked`: whether any byte of the request left, which it does only after the pin was seen. `in_hello`: the
    connection was made, and nobody showed the right key yet. `onion`: it was for an onion address.
    """
    causes = list(_causes(error))
    if asked:
        return Unreadable("http") if any(map(_is_garbage, causes)) else CutOff()
    if any(isinstance(cause, ssl.SSLError) and not _is_end(cause) for cause in causes):
        # Somebody answered where the server should be, and does not speak TLS 1.3: a captive portal, a web server.
        return NotAmparo()
    if in_hello:
        return Blocked()
    if is_of_proxy(causes):
        return Unreachable(why_unreached(causes, onion=onion))
    if any(isinstance(cause, (ssl.SSLError, ConnectionResetError, BrokenPipeError)) for cause in causes):
        return CutOff()
    if any(isinstance(cause, _NO_WAY) for cause in causes) or any(isinstance(cause, OSError) for cause in causes):
        return Unreachable(why_unreached(causes, onion=onion))
    return CutOff()


def _is_end(error: ssl.SSLError) -> bool:
    ends = (ssl.SSLEOFError, ssl.SSLZeroReturnError)
    return isinstance(error, ends) or error.reason == "UNEXPECTED_EOF_WHILE_READING"


def _is_garbage(error: BaseException) -> bool:
    if isinstance(error, (http.client.RemoteDisconnected, http.client.IncompleteRead)):
        return False  # the end of the line, in classes that mean more
    if isinstance(error, http.client.BadStatusLine):
        return str(error.args[0]).endswith("\n")  # otherwise it ended in the middle
    return isinstance(
        error, (http.client.HTTPException, urllib3.exceptions.InvalidHeader, urllib3.exceptions.HeaderParsingError)
    )


def _causes(error: BaseException) -> Iterator[BaseException]:
    """The error and everything it was made from: the libraries wrap in four different ways."""
    waiting, seen = [error], set[int]()
    while waiting:
        found = waiting.pop()
        if id(found) in seen:
            continue
        seen.add(id(found))
        yield found
        inner = (*found.args, getattr(found, "reason", None), found.__cause__, found.__context__)
        waiting += [cause for cause in inner if isinstance(cause, BaseException)]
