"""`POST …/roster`: the members of a group that this server lost, from one of them."""

from __future__ import annotations

import asyncio

from litestar import Response, post
from litestar.params import FromPath

from sync.protocol import limits, routes
from sync.server.problems import problem
from sync.server.routes import requests
from sync.server.routes.enrolments import encoded
from sync.server.routes.requests import AnyRequest, TheServer
from sync.server.server import now
from sync.server.services.bringing_back import bring_back
from sync.server.services.refusals import Refusal


@post(routes.ROSTER.replace("{group}", "{group:str}"), status_code=200)
async def roster(request: AnyRequest, server: TheServer, group: FromPath[str]) -> Response[bytes]:
    addressed = await requests.addressed(request, group, limits.ROSTER_BODY)
    if isinstance(addressed, Refusal):
        return problem(addressed)
    group_id, body = addressed
    device = await requests.returning(request, server, group_id, body)
    if isinstance(device, Refusal):
        return problem(device)
    found = await asyncio.to_thread(bring_back, server.database, server.log_key, group_id, device, body, now())
    if isinstance(found, Refusal):
        return problem(found)
    return Response(content=encoded(found), media_type=routes.MEDIA_TYPE)
