"""The real server in this process, without a socket: every request is served to its end before the next, by one thread.

It can die before any of its writes. What it had in memory is gone then; its tables and segments are what they were.
"""

from __future__ import annotations

import asyncio
import os
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, closing
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from sqlalchemy import event

from sync.protocol.invitations import Invitation
from sync.server import opening
from sync.server.app import application
from sync.server.beginnings import Beginnings
from sync.server.blobs.segments import Segments
from sync.server.config import Folder
from sync.server.db.engine import Database
from sync.server.in_hand import InHand
from sync.server.nonces import Nonces
from sync.server.server import Server
from sync.server.services import bringing_back
from sync.server.services.shelving import Shelf

_MEMORY = Path("/dev/shm")
IN_MEMORY = _MEMORY if _MEMORY.is_dir() else None
"""What survives a power cut is asked elsewhere; here every write would wait for the disk."""
_READING = ("SELECT", "PRAGMA", "BEGIN", "WITH")

_STEPS = 40
"""Of the loop, until what was begun by one piece is done."""

_VOLATILE = {Nonces: "nonces", InHand: "in_hand", Beginnings: "beginnings"}
"""What is gone with the process, and where a server has it."""


class Died(BaseException):
    """As a process that is killed: nothing in the server may catch it."""


class _Inline(ThreadPoolExecutor):
    """Does at once what is given to a thread."""

    def submit(self, function: Callable[..., Any], /, *given: Any, **named: Any) -> Future[Any]:
        done: Future[Any] = Future()
        try:
            done.set_result(function(*given, **named))
        except BaseException as error:  # noqa: BLE001 - it is raised where the result is asked for
            done.set_exception(error)
        return done


@dataclass(frozen=True, slots=True)
class Asked:
    """A request as it arrived. `is_whole`: the line did not break in it."""

    method: str
    path: str
    query: str
    headers: Sequence[tuple[str, str]]
    body: bytes
    is_whole: bool


@dataclass(frozen=True, slots=True)
class Told:
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass
class _Dying:
    """Counts what is written, and ends the server before the write that was chosen. `deaths` and `writes`: so far."""

    left: int | None = None
    deaths: int = 0
    writes: int = 0

    def at_write(self) -> None:
        self.writes += 1
        if self.left is None:
            return
        self.left -= 1
        if self.left < 0:
            self.left = None
            self.deaths += 1
            raise Died


@dataclass
class _DyingSegments:
    within: Segments
    dying: _Dying

    @property
    def place(self) -> str:
        return self.within.place

    def put(self, name: str, data: bytes) -> None:
        self.dying.at_write()
        self.within.put(name, data)
        self.dying.at_write()  # durable, and nothing refers to it

    def delete(self, name: str) -> None:
        self.dying.at_write()
        self.within.delete(name)

    def get(self, name: str, offset: int, length: int) -> bytes:
        return self.within.get(name, offset, length)

    def sizes(self) -> Iterator[tuple[str, int]]:
        return self.within.sizes()


@dataclass
class SimulatedServer:
    folder: Path
    dying: _Dying = field(default_factory=_Dying)

    def __post_init__(self) -> None:
        opening.make(self.folder, host="127.0.0.1", port=4433)
        self._empty = self.back_up()
        self._open = ExitStack()
        self._opened = self._open.enter_context(opening.opened(self.folder))
        self._loop = asyncio.new_event_loop()
        self._loop.set_default_executor(_Inline())
        self._start()

    def close(self) -> None:
        self.server.database.close()
        self._open.close()
        self._loop.close()

    def new_group(self) -> Invitation:
        return opening.new_group(self._opened, "Fisherfolk Forum")

    def die_before_write(self, number: int | None) -> None:
        """Counted from now on, from 0; None: not any more."""
        self.dying.left = number

    def restart(self) -> None:
        """From what is on the disk."""
        self.dying.left = None
        self.server.database.close()  # only its connections: what it knows of SQL may stay, and is dear to find out
        for volatile in (Nonces(), InHand(), Beginnings(self.server.beginnings.spool)):
            object.__setattr__(self.server, _VOLATILE[type(volatile)], volatile)
        object.__setattr__(self.server, "segments", Shelf(self.server.database, self.server.segments.store))

    def back_up(self) -> Path:
        """The tables as they are now; of segments nothing is ever removed here."""
        copy = self.folder / f"backup-{os.urandom(4).hex()}.db"
        with closing(sqlite3.connect(self._tables)) as here, closing(sqlite3.connect(copy)) as there:
            here.backup(there)
        return copy

    def set_back(self, copy: Path) -> None:
        """Restored from this backup, as by a keeper: what came since is gone."""
        self.restart()
        with closing(sqlite3.connect(copy)) as there, closing(sqlite3.connect(self._tables)) as here:
            there.backup(here)

    def lose(self, group: bytes) -> None:
        """All tables are emptied, and the keeper says that this group is to come back."""
        self.set_back(self._empty)
        bringing_back.expect(self.server.database, group)

    @property
    def _tables(self) -> Path:
        return Folder(self.folder).database

    def serve(self, asked: Asked) -> Told | None:
        """None: it died, and was started again."""
        return self.serve_together([asked], lambda _: 0)[0]

    def serve_together(self, asked: Sequence[Asked], turn: Callable[[int], int]) -> list[Told | None]:
        """Several at a time; whose next piece arrives says `turn(how many are left)`. None: it died before the answer,
        and was started again.
        """
        told: list[Told | None] = [None] * len(asked)
        try:
            self._loop.run_until_complete(self._all_served(asked, turn, told))
        except Died:
            self._loop.run_until_complete(self._forget())
            self.restart()
        return told

    async def _all_served(self, asked: Sequence[Asked], turn: Callable[[int], int], told: list[Told | None]) -> None:
        gates = [asyncio.Semaphore(0) for _ in asked]
        tasks = [asyncio.ensure_future(self._served(one, gate)) for one, gate in zip(asked, gates, strict=True)]
        try:
            while left := [number for number, task in enumerate(tasks) if not task.done()]:
                gates[left[turn(len(left))]].release()
                for _ in range(_STEPS):
                    await asyncio.sleep(0)
                for task in tasks:
                    if task.done():
                        task.result()  # a death is everybody's
        finally:
            for number, task in enumerate(tasks):
                if task.done() and task.exception() is None:
                    told[number] = task.result()

    def _start(self) -> None:
        made = self._opened.server
        database = Database(str(made.database.engine.url))
        event.listen(database.engine, "before_cursor_execute", self._before_statement)
        event.listen(database.engine, "commit", lambda _: self.dying.at_write())
        shelf = Shelf(database, _DyingSegments(made.segments.store, self.dying))
        self.server: Server = replace(made, database=database, segments=shelf)
        self._app = application(self.server)

    def _before_statement(self, _connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
        if not statement.lstrip().upper().startswith(_READING):
            self.dying.at_write()

    async def _forget(self) -> None:
        left = asyncio.all_tasks() - {asyncio.current_task()}
        for task in left:
            task.cancel()
        await asyncio.gather(*left, return_exceptions=True)

    async def _served(self, asked: Asked, gate: asyncio.Semaphore) -> Told:
        arriving = iter(_events(asked))
        sent: list[dict[str, Any]] = []
        answered = asyncio.Event()

        async def receive() -> dict[str, Any]:
            await gate.acquire()
            following = next(arriving, None)
            if following is None and asked.is_whole:
                await answered.wait()  # the line is there, and nobody says anything
            return following or {"type": "http.disconnect"}

        async def send(message: dict[str, Any]) -> None:
            sent.append(message)
            if message["type"] == "http.response.body" and not message.get("more_body"):
                answered.set()

        await self._app(_scope(asked), receive, send)
        started = next(one for one in sent if one["type"] == "http.response.start")
        headers = {name.decode().title(): value.decode() for name, value in started["headers"]}
        if "Content-Length" not in headers:
            headers["Transfer-Encoding"] = "chunked"
        return Told(started["status"], headers, b"".join(one.get("body", b"") for one in sent))


def _events(asked: Asked) -> Iterator[dict[str, Any]]:
    pieces = [asked.body[at : at + 65_536] for at in range(0, len(asked.body), 65_536)] or [b""]
    for number, piece in enumerate(pieces):
        more = number < len(pieces) - 1 or not asked.is_whole
        yield {"type": "http.request", "body": piece, "more_body": more}
    if not asked.is_whole:
        yield {"type": "http.disconnect"}


def _scope(asked: Asked) -> dict[str, Any]:
    return {
        "type": "http",
        "asgi": {"version": "3.0"},
        "http_version": "1.1",
        "method": asked.method,
        "scheme": "https",
        "path": asked.path,
        "raw_path": asked.path.encode(),
        "query_string": asked.query.encode(),
        "root_path": "",
        "headers": [(name.lower().encode(), value.encode("latin-1")) for name, value in asked.headers],
        "client": ("127.0.0.1", 1),
        "server": ("127.0.0.1", 4433),
    }
