"""Refusals as HTTP (RFC 9457). Codes only: sentences are for the program in front of a person."""

from __future__ import annotations

import logging
import traceback
from typing import Any, Final

import msgspec
from litestar import Request, Response
from litestar.exceptions import HTTPException

from sync.errors import CutOff
from sync.protocol import codes, routes
from sync.server.services.refusals import Refusal

STATUS: Final = {
    codes.CLOCK: 401,
    codes.SIGNATURE: 401,
    codes.REPLAYED: 401,
    codes.UNKNOWN_DEVICE: 401,
    codes.DIGEST: 400,
    codes.MALFORMED: 400,
    codes.REVOKED: 403,
    codes.SUSPENDED: 403,
    codes.UNKNOWN_GROUP: 404,
    codes.UNKNOWN_FILE: 404,
    codes.NOT_FOUND: 404,
    codes.TOO_SLOW: 408,
    codes.TOO_LARGE: 413,
    codes.INVITATION_UNKNOWN: 403,
    codes.INVITATION_EXPIRED: 403,
    codes.INVITATION_USED: 409,
    codes.ROSTER_MOVED: 409,
    codes.ROSTER_FULL: 409,
    codes.ROSTER_RULE: 400,
    codes.BUSY: 429,
    codes.TOO_MANY: 429,
    codes.QUOTA: 507,
    codes.SERVER_FAULT: 500,
}
_SOON: Final = 5
"""Seconds."""
_CODE_OF: Final = {404: codes.NOT_FOUND, 405: codes.NOT_FOUND, 413: codes.TOO_LARGE}

log = logging.getLogger(__name__)


def problem(refusal: Refusal, *, close: bool = False) -> Response[bytes]:
    """`close`: the body was not read to its end, and the line is of no more use."""
    status = STATUS[refusal.code]
    body: dict[str, Any] = {"type": "about:blank", "status": status, "code": refusal.code}
    if refusal.now is not None:
        body["now"] = refusal.now
    response = _response(status, body, close=close or refusal.code in (codes.TOO_LARGE, codes.TOO_SLOW))
    response.headers.update(retry_after(refusal))
    return response


def retry_after(refusal: Refusal) -> dict[str, str]:
    """The header that says when to come again, if it is worth it."""
    return {"retry-after": str(refusal.wait or _SOON)} if refusal.code == codes.TOO_MANY else {}


def on_http_exception(_request: Request[Any, Any, Any], error: HTTPException) -> Response[bytes]:
    """The framework's own refusals: no such path, no such method."""
    status = error.status_code
    code = _CODE_OF.get(status, codes.SERVER_FAULT if status >= 500 else codes.MALFORMED)
    return _response(status, {"type": "about:blank", "status": status, "code": code}, close=True)


def on_cut_off(_request: Request[Any, Any, Any], _error: CutOff) -> Response[bytes]:
    """Nobody is there to read it."""
    return problem(Refusal(codes.MALFORMED))


def on_away(_request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """The database or the store of files does not answer, is full or refuses. Nothing was promised."""
    log.warning("away", extra={"fields": {"kind": type(error).__name__}})
    body = {"type": "about:blank", "status": 503, "code": codes.SERVER_FAULT}
    return _response(503, body, close=True)


def on_surprise(_request: Request[Any, Any, Any], error: Exception) -> Response[bytes]:
    """Log where it happened and what kind it was; messages and values may hold what is nobody's business."""
    places = [f"{frame.filename}:{frame.lineno}" for frame in traceback.extract_tb(error.__traceback__)[-8:]]
    log.error("surprise", extra={"fields": {"kind": type(error).__name__, "at": places}})
    return problem(Refusal(codes.SERVER_FAULT))


def _response(status: int, body: dict[str, Any], *, close: bool) -> Response[bytes]:
    return Response(
        content=msgspec.json.encode(body),
        status_code=status,
        media_type=routes.PROBLEM_TYPE,
        headers={"cache-control": "no-store"} | ({"connection": "close"} if close else {}),
    )
