"""A parcel piece by piece, as the upload page's script sends it (SPEC section 15). Not signed as a request: the parcel
says whose it is.
"""

from __future__ import annotations

import asyncio
import re
from typing import Final

from litestar import Response, patch, post
from litestar.params import FromPath

from sync.protocol import codes, routes
from sync.server import bodies
from sync.server.problems import problem
from sync.server.routes.requests import AnyRequest, TheServer
from sync.server.services import uploading
from sync.server.services.refusals import Refusal
from sync.server.uploads import PIECE, Upload

_HEAD: Final = 4096
_SIZE: Final = re.compile(rb"size=([0-9]{1,10})", re.ASCII)
_AT: Final = re.compile(rb"at=([0-9]{1,10})", re.ASCII)
_HERE: Final = {"cache-control": "no-store"}


@post(routes.UPLOADS, status_code=200)
async def begin_upload(request: AnyRequest, server: TheServer) -> Response[bytes] | Response[dict[str, object]]:
    size = _SIZE.fullmatch(request.scope["query_string"])
    start = await bodies.whole(request.receive, _HEAD)
    if isinstance(start, Refusal):
        return problem(start)
    if size is None:
        return problem(Refusal(codes.MALFORMED))
    begun = await asyncio.to_thread(uploading.begin, server, start, int(size[1]))
    return problem(begun) if isinstance(begun, Refusal) else _told(begun, 200)


@patch(routes.UPLOAD.replace("{upload}", "{upload:str}"), status_code=200)
async def go_on(
    request: AnyRequest, server: TheServer, upload: FromPath[str]
) -> Response[bytes] | Response[dict[str, object]]:
    at = _AT.fullmatch(request.scope["query_string"])
    piece = await bodies.whole(request.receive, PIECE, bodies.PATIENCE)
    if isinstance(piece, Refusal):
        return problem(piece)
    found = await asyncio.to_thread(server.uploads.find, upload)
    if at is None or found is None:
        return problem(Refusal(codes.NOT_FOUND))
    went_on = await asyncio.to_thread(uploading.append, server, found, int(at[1]), piece)
    # 409: it goes on from elsewhere, as the answer says; another window may have sent some of it.
    return _told(found, 200 if went_on else 409)


def _told(upload: Upload, status: int) -> Response[dict[str, object]]:
    return Response(content={"id": upload.id, "have": upload.have}, status_code=status, headers=_HERE)
