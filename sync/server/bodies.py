"""Request bodies as they arrive: bounded in size and in patience. Knows ASGI, no framework."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import suppress
from types import TracebackType
from typing import Any, Final, TypeAlias

from sync.errors import CutOff
from sync.protocol import codes
from sync.server.services.refusals import Refusal

Receive: TypeAlias = Callable[[], Awaitable[Mapping[str, Any]]]

PATIENCE: Final = 300.0
"""Seconds without a byte, after which a push is given up. A bad line is silent for long."""
SMALL_BODY: Final = 60.0
"""Seconds for a whole body of at most 64 KiB."""
AHEAD: Final = 64 * 1024
"""Of a push this much is taken from the line before it can be worked on."""
UNWANTED: Final = 1 << 20
UNWANTED_SECONDS: Final = 5.0


async def whole(receive: Receive, limit: int, seconds: float = SMALL_BODY) -> bytes | Refusal:
    """A small body. Raises CutOff."""
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            async for piece in _pieces(receive):
                body += piece
                if len(body) > limit:
                    return Refusal(codes.TOO_LARGE)
    except TimeoutError:
        return Refusal(codes.TOO_SLOW)
    return bytes(body)


class Arriving:
    """A long body, taken from the line by a task of its own as soon as it comes: uvicorn forgets what it still holds
    when the line is cut, and that would be lost although it had arrived.
    """

    def __init__(self, receive: Receive) -> None:
        self._receive = receive
        self._held = bytearray()
        self._changed = asyncio.Condition()
        self._is_over = False
        self._is_cut = False
        self._taking: asyncio.Task[None] | None = None

    async def __aenter__(self) -> Arriving:
        self._taking = asyncio.create_task(self._take())
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        assert self._taking is not None
        self._taking.cancel()
        with suppress(asyncio.CancelledError):
            await self._taking

    @property
    def is_over(self) -> bool:
        """Whether its end has come in, one way or the other."""
        return self._is_over

    async def piece(self) -> bytes:
        """What came in since; nothing only at the end. Raises CutOff when the line ended before the body did."""
        async with self._changed:
            await self._changed.wait_for(lambda: self._held or self._is_over)
            data = bytes(self._held)
            self._held.clear()
            self._changed.notify_all()
        if not data and self._is_cut:
            raise CutOff
        return data

    async def drain(self) -> None:
        """Take in a little more of what nobody wants: who is still sending often cannot read the answer."""
        seen = 0
        with suppress(TimeoutError, CutOff):
            async with asyncio.timeout(UNWANTED_SECONDS):
                while seen <= UNWANTED and (data := await self.piece()):
                    seen += len(data)

    async def _take(self) -> None:
        try:
            async for data in _pieces(self._receive):
                async with self._changed:
                    self._held += data
                    self._changed.notify_all()
                    await self._changed.wait_for(lambda: len(self._held) < AHEAD)
        except CutOff:
            self._is_cut = True
        async with self._changed:
            self._is_over = True
            self._changed.notify_all()


async def _pieces(receive: Receive) -> AsyncIterator[bytes]:
    """Raises CutOff when the connection ends before the body does."""
    more = True
    while more:
        event = await receive()
        if event["type"] != "http.request":
            raise CutOff
        more = event.get("more_body", False)
        if event.get("body"):
            yield event["body"]
