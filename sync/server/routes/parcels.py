"""`POST /v1/parcels`: a parcel in, its answer out. Not signed as a request: the parcel says whose it is."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Iterator

from litestar import Response, post
from litestar.response import Stream

from sync.errors import CutOff
from sync.protocol import codes, routes
from sync.server.bodies import PATIENCE, Arriving
from sync.server.problems import problem
from sync.server.routes.requests import AnyRequest, TheServer
from sync.server.server import now
from sync.server.services.answering import answer
from sync.server.services.form_files import FormFile, NotAForm
from sync.server.services.refusals import Refusal
from sync.server.services.unpacking import Unpacking, unpacking


@post(routes.PARCELS, status_code=200)
async def parcels(request: AnyRequest, server: TheServer) -> Response[bytes] | Stream:
    with unpacking(server, paced=True) as taking:
        async with Arriving(request.receive) as body:
            refusal = await taken(taking, body)
            if refusal is not None:
                if refusal.code != codes.TOO_MANY:
                    await body.drain()
                return problem(refusal, close=not body.is_over)
    return Stream(in_pieces(answer(server, taking, now())), media_type=routes.MEDIA_TYPE)


async def taken(taking: Unpacking, body: Arriving, form: FormFile | None = None) -> Refusal | None:
    """`form`: the parcel comes in one."""
    try:
        while True:
            async with asyncio.timeout(PATIENCE):
                piece = await body.piece()
            if not piece:
                return await asyncio.to_thread(taking.finish)
            for part in [piece] if form is None else form.feed(piece):
                refusal = await asyncio.to_thread(taking.feed, part)
                if refusal is not None:
                    return refusal
    except NotAForm:
        await asyncio.to_thread(taking.finish)
        return Refusal(codes.MALFORMED)
    except TimeoutError:
        await asyncio.to_thread(taking.finish)
        return Refusal(codes.TOO_SLOW)
    except CutOff:
        await asyncio.to_thread(taking.finish)
        raise


async def in_pieces(pieces: Iterator[bytes]) -> AsyncIterator[bytes]:
    while (piece := await asyncio.to_thread(next, pieces, None)) is not None:
        yield piece
