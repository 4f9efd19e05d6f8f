"""`GET …/files/{file}?first=N&count=M`: sealed chunks, joined."""

from __future__ import annotations

import asyncio
import re
from collections.abc import AsyncIterator, Sequence
from typing import Final

from litestar import Response, get
from litestar.params import FromPath
from litestar.response import Stream

from sync.protocol import codes, limits, routes
from sync.server.problems import problem
from sync.server.routes import requests
from sync.server.routes.requests import AnyRequest, TheServer
from sync.server.server import Server
from sync.server.services import reading
from sync.server.services.reading import Part
from sync.server.services.refusals import Refusal

_FILE: Final = re.compile(r"[0-9a-f]{32}", re.ASCII)
_WANTED: Final = re.compile(rb"(?:first=([0-9]{1,5})(?:&count=([0-9]{1,5}))?)?", re.ASCII)


@get(routes.FILE.replace("{group}", "{group:str}").replace("{file}", "{file:str}"))
async def files(
    request: AnyRequest, server: TheServer, group: FromPath[str], file: FromPath[str]
) -> Response[bytes] | Stream:
    addressed = await requests.addressed(request, group)
    if isinstance(addressed, Refusal):
        return problem(addressed)
    group_id, body = addressed
    device = await requests.device(request, server, group_id, body)
    if isinstance(device, Refusal):
        return problem(device)
    wanted = _WANTED.fullmatch(request.scope["query_string"])
    if not _FILE.fullmatch(file) or wanted is None:
        return problem(Refusal(codes.MALFORMED))
    parts = await asyncio.to_thread(
        reading.plan,
        server.database,
        group_id,
        device.id,
        bytes.fromhex(file),
        int(wanted[1] or 0),
        int(wanted[2] or limits.FILE_CHUNKS),
    )
    if isinstance(parts, Refusal):
        return problem(parts)
    length = sum(part.length for part in parts)
    if parts:
        # A segment that is gone is found before a whole file is promised.
        await asyncio.to_thread(server.segments.get, parts[0].segment, parts[0].offset, 1)
    return Stream(_sealed(server, parts), media_type=routes.MEDIA_TYPE, headers={"content-length": str(length)})


async def _sealed(server: Server, parts: Sequence[Part]) -> AsyncIterator[bytes]:
    for part in parts:
        for at in range(0, part.length, limits.DURABLE_BYTES):
            length = min(limits.DURABLE_BYTES, part.length - at)
            yield await asyncio.to_thread(server.segments.get, part.segment, part.offset + at, length)
