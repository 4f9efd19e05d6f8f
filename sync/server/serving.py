"""Run the application: TLS 1.3 alone, a quiet log, a graceful stop. Beside it, where the settings say so, the keeper's
door.
"""

from __future__ import annotations

import asyncio
import errno
import gc
import logging
import signal
import socket
import ssl
from collections.abc import AsyncIterator, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager, contextmanager
from types import FrameType
from typing import Final

import uvicorn
from litestar.types import ASGIApp

from sync.protocol.congestion import ask_for_bbr, receive_much
from sync.server.app import application
from sync.server.entrance import Admitted, Entrance
from sync.server.errors import PortTaken
from sync.server.hearing import Hearing
from sync.server.keepers_door import KeepersDoor
from sync.server.measuring import Measures, Measuring
from sync.server.opening import Opened
from sync.server.rounds import rounds

WORKERS: Final = 16
"""Threads for the database and the files; as many transactions can wait at once."""
_KEEPERS: Final = 16
"""Lines at the keeper's door."""
STOP_AFTER: Final = 10
"""Seconds that requests in flight are given at the end. What has arrived is durable anyway."""

log = logging.getLogger(__name__)


def serve(opened: Opened, ready: Callable[[], None]) -> None:
    """Until a signal ends it. `ready` is called when it listens. Raises PortTaken."""
    asyncio.run(_serve(opened, ready))


async def _serve(opened: Opened, ready: Callable[[], None]) -> None:
    with ThreadPoolExecutor(WORKERS, "work") as workers:
        asyncio.get_running_loop().set_default_executor(workers)
        settings = opened.settings
        listening = _listening(settings.host, settings.port, settings.lines)
        measures, served = Measures(), application(opened.server)
        config = _config(opened, Admitted(Measuring(served, measures), listening))
        # uvicorn hears these two itself, stops gracefully, and then raises them again, which would not look like it.
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, _done)
        # What is loaded now stays, and is not looked through again each time that garbage is.
        gc.collect()
        gc.freeze()
        log.info("started")
        async with rounds(opened.server), _keepers(opened.settings.keeper, KeepersDoor(served, measures)):
            await _Server(config, ready).serve(sockets=[listening])
        log.info("stopped")


@asynccontextmanager
async def _keepers(address: str, door: ASGIApp) -> AsyncIterator[None]:
    if not address:
        yield
        return
    host, _, port = address.rpartition(":")
    listening = _listening(host.strip("[]"), int(port), _KEEPERS)
    quiet = uvicorn.Config(door, ws="none", lifespan="off", log_config=None, access_log=False, server_header=False)
    server = _Beside(quiet)
    running = asyncio.ensure_future(server.serve(sockets=[listening]))
    try:
        yield
    finally:
        server.should_exit = True
        await running


class _Beside(uvicorn.Server):
    """Ends when the other one has ended; hears no signals itself."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


def _config(opened: Opened, served: ASGIApp) -> uvicorn.Config:
    config = uvicorn.Config(
        served,
        # h11 bounds the head of a request; bodies are bounded where they are read.
        http=Hearing,
        h11_max_incomplete_event_size=16 * 1024,
        ws="none",
        lifespan="off",
        ssl_keyfile=opened.folder.tls_key,
        ssl_certfile=opened.folder.certificate,
        log_config=None,
        access_log=False,
        server_header=False,
        proxy_headers=False,
        # The loop takes as many lines as wait here before it looks at those that ended.
        backlog=128,
        timeout_keep_alive=75,
        timeout_graceful_shutdown=STOP_AFTER,
    )
    config.load()
    assert config.ssl is not None
    config.ssl.minimum_version = ssl.TLSVersion.TLSv1_3
    config.ssl.num_tickets = 0  # nobody resumes a session, and two tickets are half a kilobyte of a slow line
    return config


class _Server(uvicorn.Server):
    def __init__(self, config: uvicorn.Config, ready: Callable[[], None]) -> None:
        super().__init__(config)
        self._ready = ready

    async def startup(self, sockets: list[socket.socket] | None = None) -> None:
        await super().startup(sockets=sockets)
        self._ready()


def _done(_number: int, _frame: FrameType | None) -> None:
    """The server has stopped already."""


def _listening(host: str, port: int, lines: int) -> Entrance:
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    listening = Entrance(family, lines)
    listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    ask_for_bbr(listening)
    receive_much(listening)
    try:
        listening.bind((host, port))
    except OSError as error:
        listening.close()
        if error.errno == errno.EADDRINUSE:
            raise PortTaken(port) from error
        raise
    listening.setblocking(False)
    return listening
