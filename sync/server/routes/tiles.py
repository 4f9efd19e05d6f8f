"""`GET …/checkpoint` and `GET …/tile/…`: the log itself, for whoever wants to check all of it."""

from __future__ import annotations

import asyncio
from typing import Final

from litestar import Response, get
from litestar.params import FromPath

from sync.errors import Unreadable
from sync.protocol import codes, routes, tiles
from sync.server.problems import problem
from sync.server.routes import requests
from sync.server.routes.requests import AnyRequest, TheServer
from sync.server.services import tiling
from sync.server.services.refusals import Refusal

FOR_EVER: Final = {"cache-control": "private, max-age=31536000, immutable"}
"""A tile that was given once says the same for ever. Private: whoever asks has signed."""
NEVER: Final = {"cache-control": "no-store"}


@get(routes.CHECKPOINT.replace("{group}", "{group:str}"))
async def checkpoint(request: AnyRequest, server: TheServer, group: FromPath[str]) -> Response[bytes]:
    group_id = await _asked(request, server, group)
    if isinstance(group_id, Refusal):
        return problem(group_id)
    note = await asyncio.to_thread(tiling.checkpoint, server.database, server.log_key, group_id)
    if isinstance(note, Refusal):
        return problem(note)
    return Response(content=note.encode(), media_type=routes.MEDIA_TYPE, headers=NEVER)


@get(routes.TILE.replace("{group}", "{group:str}").replace("{tile}", "{tile:path}"))
async def tile(request: AnyRequest, server: TheServer, group: FromPath[str], tile: FromPath[str]) -> Response[bytes]:
    group_id = await _asked(request, server, group)
    if isinstance(group_id, Refusal):
        return problem(group_id)
    try:
        wanted = tiles.read(tile.removeprefix("/"))
    except Unreadable:
        return problem(Refusal(codes.NOT_FOUND))
    found = await asyncio.to_thread(tiling.tile, server.database, group_id, wanted)
    if isinstance(found, Refusal):
        return problem(found)
    return Response(content=found, media_type=routes.MEDIA_TYPE, headers=FOR_EVER)


async def _asked(request: AnyRequest, server: TheServer, group: str) -> bytes | Refusal:
    """The group, if a device of it asks."""
    addressed = await requests.addressed(request, group)
    if isinstance(addressed, Refusal):
        return addressed
    group_id, body = addressed
    device = await requests.device(request, server, group_id, body)
    return device if isinstance(device, Refusal) else group_id
