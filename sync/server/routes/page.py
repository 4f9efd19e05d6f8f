"""The upload page, and what a browser's plain form sends to it: a parcel in, its answer as a download."""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterator
from typing import Final

from litestar import Response, get, post
from litestar.params import FromPath
from litestar.response import Stream

from sync.errors import CutOff
from sync.protocol import codes, routes
from sync.server import pages
from sync.server.bodies import Arriving
from sync.server.problems import retry_after
from sync.server.routes.parcels import in_pieces, taken
from sync.server.routes.requests import AnyRequest, TheServer
from sync.server.server import now
from sync.server.services import uploading
from sync.server.services.answering import answer
from sync.server.services.form_files import FormFile, NotAForm
from sync.server.services.refusals import Refusal
from sync.server.services.unpacking import unpacking

_LANGUAGE: Final = re.compile(rb"l=([a-z]{2})", re.ASCII)
_SAID: Final = {
    codes.MALFORMED: "malformed",
    codes.TOO_LARGE: "too_large",
    codes.QUOTA: "quota",
    codes.BUSY: "busy",
    codes.TOO_MANY: "too_many",
    codes.TOO_SLOW: "cut",
    codes.NOT_FOUND: "gone",
    codes.SERVER_FAULT: "fault",
}
Answer = Response[bytes] | Stream


@get(routes.PAGE, status_code=200)
async def page(request: AnyRequest) -> Response[bytes]:
    return _page(request)


@post(routes.PAGE, status_code=200)
async def hand_in(request: AnyRequest, server: TheServer) -> Answer:
    """All of it at once, where there is no script."""
    try:
        form = FormFile(request.headers.get("content-type", ""))
    except NotAForm:
        return _page(request, "malformed")
    with unpacking(server, paced=True) as taking:
        async with Arriving(request.receive) as body:
            try:
                refusal = await taken(taking, body, form)
            except CutOff:
                refusal = Refusal(codes.TOO_SLOW)
            if refusal is not None:
                # An answer is read only by who was let speak to the end.
                await body.drain()
                return _refused(request, refusal)
    return _download(answer(server, taking, now()), taking.head.raw)


@post(routes.UPLOAD_ANSWER.replace("{upload}", "{upload:str}"), status_code=200)
async def answer_upload(request: AnyRequest, server: TheServer, upload: FromPath[str]) -> Answer:
    """To what came of it piece by piece."""
    found = await asyncio.to_thread(server.uploads.find, upload)
    if found is None:
        return _page(request, "gone")
    pieces = await asyncio.to_thread(uploading.handed_in, server, found, now())
    return _refused(request, pieces) if isinstance(pieces, Refusal) else _download(pieces, upload.encode())


def _refused(request: AnyRequest, refusal: Refusal) -> Response[bytes]:
    page = _page(request, _SAID.get(refusal.code, "refused"))
    if refusal.code == codes.TOO_MANY:
        page.status_code = 429
        page.headers.update(retry_after(refusal))
    return page


def _page(request: AnyRequest, problem: str | None = None) -> Response[bytes]:
    asked = _LANGUAGE.fullmatch(request.scope["query_string"])
    language = pages.language_of(asked[1].decode() if asked else None, request.headers.get("accept-language", ""))
    return Response(
        content=pages.page(language, problem),
        status_code=400 if problem else 200,
        media_type="text/html; charset=utf-8",
        headers=dict(pages.headers()),
    )


def _download(pieces: Iterator[bytes], mark: bytes) -> Stream:
    # Its name tells the answers of several parcels apart, and nothing else.
    name = f"answer-{mark[-3:].hex()}.parcel"
    headers = {"cache-control": "no-store", "content-disposition": f'attachment; filename="{name}"'}
    return Stream(in_pieces(pieces), media_type="application/octet-stream", headers=headers)
