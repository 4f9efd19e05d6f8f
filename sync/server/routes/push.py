"""`POST …/push`: objects and chunks, durable as they arrive."""

from __future__ import annotations

import asyncio
import re
import time
from dataclasses import dataclass, field
from typing import Final

from litestar import Response, post
from litestar.params import FromPath

from sync.errors import CutOff, Unreadable
from sync.protocol import codes, frames, limits, routes
from sync.protocol.frames import Frame, FrameReader, FrameType
from sync.server.beginnings import Beginnings
from sync.server.bodies import PATIENCE, Arriving
from sync.server.problems import problem
from sync.server.routes import requests
from sync.server.routes.requests import AnyRequest, TheServer
from sync.server.server import Server, now
from sync.server.services.intake import Intake
from sync.server.services.refusals import Refusal
from sync.server.spool import YOUNG, Whose

_KNOWN: Final = re.compile(rb"(?:known=([0-9]{1,18}))?", re.ASCII)


@post(routes.PUSH.replace("{group}", "{group:str}"), status_code=200)
async def push(request: AnyRequest, server: TheServer, group: FromPath[str]) -> Response[bytes]:
    async with Arriving(request.receive) as body:
        result = await _taken(request, server, group, body)
        if isinstance(result, Refusal):
            await body.drain()
            return problem(result, close=not body.is_over)
    return Response(content=b"".join(result), media_type=routes.MEDIA_TYPE)


async def _taken(request: AnyRequest, server: Server, group: str, body: Arriving) -> list[bytes] | Refusal:
    group_id = requests.group_id(group)
    if isinstance(group_id, Refusal):
        return group_id
    device = await requests.device(request, server, group_id, None)
    if isinstance(device, Refusal):
        return device
    known = _KNOWN.fullmatch(request.scope["query_string"])
    if known is None:
        return Refusal(codes.MALFORMED)
    intake = Intake(server.database, server.segments, group_id, device.id, device.signing_key, server.quota)
    taking = _Taking(intake, server.beginnings, Whose(group_id, device.id))
    with server.beginnings.arriving(taking.whose, taking.reader):
        refusal = await taking.all(body)
    if refusal is not None:
        return refusal
    size = int(known[1] or 0) if taking.known is None else taking.known
    return await asyncio.to_thread(intake.answer, server.log_key, size, now())


@dataclass(slots=True)
class _Taking:
    """Gathers frames until they are due to be made durable: by size, by time, or because nothing more comes."""

    intake: Intake
    beginnings: Beginnings
    whose: Whose
    reader: FrameReader = field(default_factory=FrameReader)
    batch: list[Frame] = field(default_factory=list)
    held: int = 0
    since: float = 0.0
    begun: float = 0.0
    """When the first bytes of the frame came that is coming in."""
    known: int | None = None
    """The tree size that the device knows by now, if it said so."""

    async def all(self, body: Arriving) -> Refusal | None:
        try:
            return await self._until_end(body) or await self._flush()
        except Unreadable:
            # What came before the garbage is good.
            return await self._flush() or Refusal(codes.MALFORMED)
        except CutOff:
            await self._flush()
            raise

    async def _until_end(self, body: Arriving) -> Refusal | None:
        heard = time.monotonic()
        following = asyncio.ensure_future(body.piece())
        try:
            while True:
                done, _ = await asyncio.wait({following}, timeout=self._wait(heard))
                if done:
                    heard, piece = time.monotonic(), following.result()
                    if not piece:
                        self.reader.finish()
                        return None
                    following = asyncio.ensure_future(body.piece())
                    self._feed(piece, heard)
                if not done and not self.batch:
                    return Refusal(codes.TOO_SLOW)
                if self._is_due():
                    refusal = await self._flush()
                    if refusal is not None:
                        return refusal
        finally:
            following.cancel()

    def _feed(self, piece: bytes, heard: float) -> None:
        if not self.reader.size_begun:
            self.begun = heard
        for frame in self.reader.feed(piece):
            if not self.batch:
                self.since = heard
            if frame.type == FrameType.KNOWN:
                self.known = frames.read_known(frame.payload)
                continue
            if frame.type == FrameType.PART:
                payload = self.beginnings.whole(self.whose, frame.payload)
                if payload is None:
                    continue  # its beginning was forgotten: it is not named in the answer, and comes again whole
                frame = Frame(frame.type, payload)
            if frame.type in (FrameType.CHUNK, FrameType.PART):
                frames.split_chunk(frame.payload)
                self.beginnings.forget(self.whose, frame.payload, self.reader)
                if heard - self.begun >= YOUNG:
                    self.beginnings.arrived(self.whose, frame.payload)
                self.begun = heard
            self.batch.append(frame)
            self.held += len(frame.payload)
        self.beginnings.note(self.reader)

    def _wait(self, heard: float) -> float:
        until = self.since + limits.DURABLE_SECONDS if self.batch else heard + PATIENCE
        return max(0.0, until - time.monotonic())

    def _is_due(self) -> bool:
        # One chunk less than the limit, because another one may be on its way in.
        full = self.held >= limits.DURABLE_BYTES - limits.CHUNK
        return bool(self.batch) and (full or time.monotonic() - self.since >= limits.DURABLE_SECONDS)

    async def _flush(self) -> Refusal | None:
        batch, self.batch, self.held = self.batch, [], 0
        refusal = await asyncio.to_thread(self.intake.take, batch) if batch else None
        for frame in batch:
            if frame.type in (FrameType.CHUNK, FrameType.PART):
                self.beginnings.filed(self.whose, frame.payload)
        return refusal
