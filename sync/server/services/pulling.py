"""The answer to a pull: the page of the feed, and around it what proves it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection

from sync.errors import Unreadable
from sync.protocol import codes, frames, messages
from sync.protocol.frames import FrameType
from sync.protocol.statements import Role
from sync.server.db.engine import Database
from sync.server.services import feeds, filing, letters, log, notices
from sync.server.services.identifying import Device
from sync.server.services.intake import own_frames
from sync.server.services.log import Group
from sync.server.services.refusals import Refusal
from sync.server.signatures import SigningKey


@dataclass(frozen=True, slots=True)
class Planned:
    """`head` and `tail` are whole frames; the entries between them are read in `pieces`."""

    group: Group
    head: bytes
    pieces: Sequence[Sequence[int]]
    tail: bytes


def plan(
    database: Database,
    key: SigningKey,
    group_id: bytes,
    device: Device,
    body: bytes,
    now: int,
    held: Sequence[tuple[bytes, int, int]] = (),
) -> Planned | Refusal:
    """`held`: beginnings of chunks of the device: file, number, bytes."""
    try:
        asked = messages.read(body, messages.PullRequest)
    except Unreadable:
        return Refusal(codes.MALFORMED)
    _take_letters(database, group_id, device, asked)
    with database.reading() as connection:
        group = log.find(connection, group_id)
        assert group is not None
        page = feeds.plan(connection, group, device.id, asked.start)
        is_told = device.role == Role.COORDINATOR
        progress = filing.progress(connection, group, device.id)
        tail = [
            *own_frames(page.own),
            *([messages.progress_frame(progress)] if progress else []),
            *([messages.held_frame(list(held))] if held else []),
            *(messages.frame(notice) for notice in (notices.recent(connection, group, now) if is_told else ())),
            *(_letters(connection, group, device, asked) if not page.more else ()),
            messages.frame(log.proof(connection, group, page.indices())),
            messages.frame(messages.End(page.place, page.more, now)),
        ]
        head = messages.frame(log.checkpoint(connection, group, key, asked.known_size))
    return Planned(group, head, list(feeds.pieces(page)), b"".join(tail))


def _take_letters(database: Database, group_id: bytes, device: Device, asked: messages.PullRequest) -> None:
    if asked.letters:
        with database.writing() as connection:
            group = log.find(connection, group_id)
            assert group is not None
            letters.take(connection, group, device.id, asked.letters)


def _letters(connection: Connection, group: Group, device: Device, asked: messages.PullRequest) -> Iterator[bytes]:
    """After everything of the group's own."""
    for raw in letters.waiting(connection, group, device.id, asked.groups):
        yield frames.encode(FrameType.LETTER, raw)


def read_piece(database: Database, group: Group, indices: Sequence[int]) -> bytes:
    with database.reading() as connection:
        return b"".join(frames.encode_entry(index, raw) for index, raw in feeds.read(connection, group, indices))
