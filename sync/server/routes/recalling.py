"""`POST …/names` and `POST …/objects`: for a device that lost something, what it may see, and single objects of it."""

from __future__ import annotations

import asyncio
from collections.abc import Callable

from litestar import Response, post
from litestar.params import FromPath
from litestar.response import Stream

from sync.protocol import routes
from sync.server.db.engine import Database
from sync.server.problems import problem
from sync.server.routes import requests
from sync.server.routes.pull import answer
from sync.server.routes.requests import AnyRequest, TheServer
from sync.server.server import Server, now
from sync.server.services import recalling
from sync.server.services.pulling import Planned
from sync.server.services.refusals import Refusal
from sync.server.signatures import SigningKey

Plan = Callable[[Database, SigningKey, bytes, bytes, bytes, int], Planned | Refusal]


@post(routes.NAMES.replace("{group}", "{group:str}"), status_code=200)
async def names(request: AnyRequest, server: TheServer, group: FromPath[str]) -> Response[bytes] | Stream:
    return await _answered(request, server, group, recalling.names)


@post(routes.OBJECTS.replace("{group}", "{group:str}"), status_code=200)
async def objects(request: AnyRequest, server: TheServer, group: FromPath[str]) -> Response[bytes] | Stream:
    return await _answered(request, server, group, recalling.objects)


async def _answered(request: AnyRequest, server: Server, group: str, plan: Plan) -> Response[bytes] | Stream:
    addressed = await requests.addressed(request, group)
    if isinstance(addressed, Refusal):
        return problem(addressed)
    group_id, body = addressed
    device = await requests.device(request, server, group_id, body)
    if isinstance(device, Refusal):
        return problem(device)
    return answer(
        server, await asyncio.to_thread(plan, server.database, server.log_key, group_id, device.id, body, now())
    )
