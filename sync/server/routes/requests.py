"""From a framework's request to a device that is known, or a refusal."""

from __future__ import annotations

import asyncio
import re
import time
from collections.abc import Callable
from typing import Any, Final

from litestar import Request
from litestar.di import NamedDependency
from litestar.params import SkipValidation

from sync.protocol import codes, limits, routes
from sync.server import auth, bodies
from sync.server.auth import FindKey, Headers, Message
from sync.server.entrance import SHOWN
from sync.server.server import Server, now
from sync.server.services import bringing_back
from sync.server.services.identifying import Device, identify
from sync.server.services.refusals import Refusal

_GROUP: Final = re.compile(r"[0-9a-f]{64}", re.ASCII)
_DEVICE: Final = re.compile(r"[0-9a-f]{32}", re.ASCII)
_INVITATION: Final = re.compile(routes.INVITATION_KEY_ID + r"([0-9a-f]{64})", re.ASCII)

AnyRequest = Request[Any, Any, Any]
TheServer = SkipValidation[NamedDependency[Server]]


def group_id(text: str) -> bytes | Refusal:
    return bytes.fromhex(text) if _GROUP.fullmatch(text) else Refusal(codes.UNKNOWN_GROUP)


async def addressed(request: AnyRequest, group: str, most: int = limits.REQUEST) -> tuple[bytes, bytes] | Refusal:
    """(group id, body) of a request with a small body, or with none."""
    body = await bodies.whole(request.receive, most)
    found = group_id(group)
    if isinstance(body, Refusal):
        return body
    return found if isinstance(found, Refusal) else (found, body)


async def device(request: AnyRequest, server: Server, group: bytes, body: bytes | None) -> Device | Refusal:
    """Who signed the request as a device of the group. `body` is None for a push."""
    found: list[Device] = []

    def find_key(key_id: str) -> bytes | Refusal:
        if not _DEVICE.fullmatch(key_id):
            return Refusal(codes.UNKNOWN_DEVICE)
        one = identify(server.database, group, bytes.fromhex(key_id))
        if isinstance(one, Refusal):
            return one
        found.append(one)
        return one.signing_key

    refusal = await _checked(request, server, body, find_key)
    if refusal is not None:
        return refusal
    # The framework's type of a scope does not know of keys that others put there.
    shown: Callable[[], None] | None = request.scope.get(SHOWN)  # type: ignore[assignment]
    if shown is not None:
        shown()
    return await _paced(server, group, found[0].id) or found[0]


async def _paced(server: Server, group: bytes, device: bytes) -> Refusal | None:
    wait = server.pacing.turn(group, device, time.monotonic())
    if wait is None:
        return Refusal(codes.TOO_MANY)
    if wait:
        await asyncio.sleep(wait)
    return None


async def returning(request: AnyRequest, server: Server, group: bytes, body: bytes) -> bytes | Refusal:
    """Which device brings the roster back. This server may have lost it: its own enrolment in the body has its key."""
    found: list[bytes] = []

    def find_key(key_id: str) -> bytes | Refusal:
        if not _DEVICE.fullmatch(key_id):
            return Refusal(codes.UNKNOWN_DEVICE)
        known = identify(server.database, group, bytes.fromhex(key_id))
        if isinstance(known, Device):
            found.append(known.id)
            return known.signing_key
        key = None if known.code == codes.REVOKED else bringing_back.signing_key(body, bytes.fromhex(key_id))
        if key is None:
            return known
        found.append(bytes.fromhex(key_id))
        return key

    refusal = await _checked(request, server, body, find_key)
    return refusal or found[0]


async def invitation(request: AnyRequest, server: Server, body: bytes) -> bytes | Refusal:
    """The public key of the invitation that signed the request. Whether it is one of the group's is asked later."""
    found: list[bytes] = []

    def find_key(key_id: str) -> bytes | Refusal:
        matched = _INVITATION.fullmatch(key_id)
        if matched is None:
            return Refusal(codes.INVITATION_UNKNOWN)
        found.append(bytes.fromhex(matched[1]))
        return found[0]

    refusal = await _checked(request, server, body, find_key)
    return refusal or found[0]


async def _checked(request: AnyRequest, server: Server, body: bytes | None, find_key: FindKey) -> Refusal | None:
    message = _message(request, body)
    result = await asyncio.to_thread(auth.check, message, find_key, server.nonces, now())
    return result if isinstance(result, Refusal) else None


def _message(request: AnyRequest, body: bytes | None) -> Message:
    # The path as it was sent: decoding and encoding again could yield another one than was signed.
    path = request.scope["raw_path"].partition(b"?")[0].decode("ascii", "replace")
    query = request.scope["query_string"].decode("ascii", "replace")
    lines = tuple((name.decode("latin-1"), value.decode("latin-1")) for name, value in request.scope["headers"])
    url = f"https://amparo{path}?{query}" if query else f"https://amparo{path}"
    return Message(str(request.method), url, Headers(lines), body)
