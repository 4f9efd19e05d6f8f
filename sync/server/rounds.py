"""What a running server does by itself now and then: it tends to its segments. Every process may do it."""

from __future__ import annotations

import asyncio
import logging
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from typing import Final

from sqlalchemy.exc import SQLAlchemyError

from sync.server.errors import StoreAway
from sync.server.server import Server
from sync.server.services import tending

EVERY: Final = 600.0
"""Seconds, between half and the whole of it, so that processes that were started together do not all come at once."""

log = logging.getLogger(__name__)


@asynccontextmanager
async def rounds(server: Server) -> AsyncIterator[None]:
    """While the server runs. One that is under way at the end is let finish: it takes seconds."""
    going = asyncio.create_task(_go(server))
    try:
        yield
    finally:
        going.cancel()
        with suppress(asyncio.CancelledError):
            await going


async def _go(server: Server) -> None:
    while True:
        await asyncio.sleep(EVERY * (0.5 + random.random() / 2))
        try:
            await asyncio.to_thread(tending.tend, server.database, server.segments)
        except (StoreAway, SQLAlchemyError) as error:
            # It is done the next time.
            log.warning("not tended", extra={"fields": {"kind": type(error).__name__}})
