"""`POST …/enrolments`: a device joins by an invitation."""

from __future__ import annotations

import asyncio

from litestar import Response, post
from litestar.params import FromPath

from sync.protocol import frames, messages, routes
from sync.server.problems import problem
from sync.server.routes import requests
from sync.server.routes.requests import AnyRequest, TheServer
from sync.server.server import now
from sync.server.services.enrolling import Enrolled, enrol
from sync.server.services.refusals import Refusal


@post(routes.ENROLMENTS.replace("{group}", "{group:str}"), status_code=200)
async def enrolments(request: AnyRequest, server: TheServer, group: FromPath[str]) -> Response[bytes]:
    addressed = await requests.addressed(request, group)
    if isinstance(addressed, Refusal):
        return problem(addressed)
    group_id, body = addressed
    invitation_key = await requests.invitation(request, server, body)
    if isinstance(invitation_key, Refusal):
        return problem(invitation_key)
    result = await asyncio.to_thread(enrol, server.database, server.log_key, group_id, invitation_key, body, now())
    if isinstance(result, Refusal):
        return problem(result)
    return Response(content=encoded(result), media_type=routes.MEDIA_TYPE)


def encoded(enrolled: Enrolled) -> bytes:
    """As the frames of an answer."""
    entries = [frames.encode_entry(index, raw) for index, raw in enrolled.statements]
    return b"".join(
        (messages.frame(enrolled.checkpoint), *entries, messages.frame(enrolled.proof), messages.frame(enrolled.end))
    )
