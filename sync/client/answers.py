"""Read what the server answered: whether it is ours, what it refused, its body in bounds. Sends nothing."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import closing

import requests

from sync.client.faults import LINE_ERRORS, as_sync_error
from sync.crypto.requests import LATEST
from sync.errors import CutOff, NotAmparo, Refused, ServerFault, SyncError, Unreadable
from sync.protocol import codes, routes

_SMALL = 64 * 1024
_BLOCK = 64 * 1024
_TRY_LATER = (408, 425, 429)


class ClockOff(Refused):
    """The request was signed by a clock too far from the server's, which is `now` (ms)."""

    def __init__(self, now: int) -> None:
        super().__init__(codes.CLOCK)
        self.now = now


def accepted(response: requests.Response) -> requests.Response:
    """The answer, if it is one to go on with; else what it says, as an error."""
    if not response.headers.get("Content-Length", "").isdecimal() and "Transfer-Encoding" not in response.headers:
        # A head that was cut short looks like one with headers missing. An answer says how long it is.
        response.close()
        raise CutOff
    if response.status_code == 200:
        return response
    with closing(response):
        if response.status_code >= 500 or response.status_code in _TRY_LATER:
            raise ServerFault(response.status_code)
        if media_type(response) != routes.PROBLEM_TYPE:
            raise not_ours(response)
        raise _problem(bounded(response))


def not_ours(response: requests.Response) -> SyncError:
    """Only a whole answer says that it is not ours."""
    try:
        bounded(response)
    except (CutOff, Unreadable) as failure:
        return failure if isinstance(failure, CutOff) else NotAmparo()
    return NotAmparo()


def _problem(body: bytes) -> SyncError:
    try:
        found = json.loads(body)
    except (ValueError, RecursionError):
        return Unreadable("problem")
    code = found.get("code") if isinstance(found, dict) else None
    if not isinstance(code, str) or len(code) > 64:
        return Unreadable("problem")
    now = found.get("now")
    if code == codes.CLOCK and isinstance(now, int) and 0 <= now <= LATEST:
        return ClockOff(now)
    return Refused(code)


def media_type(response: requests.Response) -> str:
    return response.headers.get("Content-Type", "").partition(";")[0].strip().lower()


def bounded(response: requests.Response) -> bytes:
    body = b""
    for block in blocks(response):
        body += block
        if len(body) > _SMALL:
            raise Unreadable("problem")
    return body


def blocks(response: requests.Response) -> Iterator[bytes]:
    try:
        yield from response.raw.stream(_BLOCK, decode_content=False)
    except LINE_ERRORS as error:
        raise as_sync_error(error, asked=True) from None
