"""A parcel on a stick, taken beside the server by its keeper: file in, file out. What `cli` calls; prints nothing."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sync.server.errors import AlreadyThere, ParcelRefused
from sync.server.opening import Opened
from sync.server.server import now
from sync.server.services.answering import answer
from sync.server.services.refusals import Refusal
from sync.server.services.unpacking import Unpacking, unpacking

_BLOCK: Final = 256 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Handled:
    """`state` as in SPEC section 15; `pages`: whether the answer may hold news. Bytes of the answer."""

    state: str
    objects: int
    chunks: int
    pages: bool
    bytes: int


def handle(opened: Opened, parcel: Path, out: Path) -> Handled:
    """Take it, and write the answer aside, whole, before it gets its name. Raises AlreadyThere, ParcelRefused."""
    if out.exists():
        raise AlreadyThere
    with unpacking(opened.server) as taking:
        _take(taking, parcel)
        time = now()
        beside = out.with_name(f".{out.name}.{os.urandom(4).hex()}")
        try:
            with beside.open("xb") as file:
                size = sum(file.write(piece) for piece in answer(opened.server, taking, time))
                file.flush()
                os.fsync(file.fileno())
            beside.replace(out)
        finally:
            beside.unlink(missing_ok=True)
    told = taking.taken(time)
    return Handled(state=told.state, objects=told.objects, chunks=told.chunks, pages=told.paged, bytes=size)


def _take(taking: Unpacking, parcel: Path) -> None:
    with parcel.open("rb") as file:
        while block := file.read(_BLOCK):
            _raised(taking.feed(block))
    _raised(taking.finish())


def _raised(refusal: Refusal | None) -> None:
    if refusal is not None:
        raise ParcelRefused(refusal.code)
