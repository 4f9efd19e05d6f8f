"""`POST …/pull`: what the device may see, from a place on."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

from litestar import Response, post
from litestar.params import FromPath
from litestar.response import Stream

from sync.protocol import routes
from sync.server.problems import problem
from sync.server.routes import requests
from sync.server.routes.requests import AnyRequest, TheServer
from sync.server.server import Server, now
from sync.server.services import pulling
from sync.server.services.pulling import Planned
from sync.server.services.refusals import Refusal
from sync.server.spool import Whose


@post(routes.PULL.replace("{group}", "{group:str}"), status_code=200)
async def pull(request: AnyRequest, server: TheServer, group: FromPath[str]) -> Response[bytes] | Stream:
    addressed = await requests.addressed(request, group)
    if isinstance(addressed, Refusal):
        return problem(addressed)
    group_id, body = addressed
    device = await requests.device(request, server, group_id, body)
    if isinstance(device, Refusal):
        return problem(device)
    held = server.beginnings.of(Whose(group_id, device.id))
    return answer(
        server,
        await asyncio.to_thread(pulling.plan, server.database, server.log_key, group_id, device, body, now(), held),
    )


def answer(server: Server, planned: Planned | Refusal) -> Response[bytes] | Stream:
    """The frames of a plan; its entries are read while it is sent."""
    if isinstance(planned, Refusal):
        return problem(planned)
    if not planned.pieces:
        return Response(content=planned.head + planned.tail, media_type=routes.MEDIA_TYPE)
    return Stream(_frames(server, planned), media_type=routes.MEDIA_TYPE)


async def _frames(server: Server, planned: Planned) -> AsyncIterator[bytes]:
    yield planned.head
    for piece in planned.pieces:
        yield await asyncio.to_thread(pulling.read_piece, server.database, planned.group, piece)
    yield planned.tail
