"""The answer to a parcel (SPEC section 15): as to a push, then pages of a pull, each part sealed by the log's key.

Knows no HTTP.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator

import msgspec

from sync.protocol import checkpoints, limits, messages, parcels
from sync.protocol.frames import FrameReader
from sync.server.server import Server
from sync.server.services import growing, log, pulling
from sync.server.services.lading import Lading
from sync.server.services.refusals import Refusal
from sync.server.services.unpacking import Unpacking, without_refusals


def answer(server: Server, taken: Unpacking, now: int) -> Iterator[bytes]:
    """In pieces of at most a page. Call it once the parcel has ended; what it reveals is what a pull reveals."""
    start = parcels.ANSWER_MAGIC + taken.head.raw
    running = hashlib.sha256(start)
    yield start
    parts = _parts(server, taken, now)
    part = next(parts)
    while True:
        following = next(parts, None)
        last = following is None
        running.update(part)
        signature = server.log_key.sign(parcels.signed_part(running.digest(), last=last))
        sealed = parcels.seal(bytes([last]) + signature)
        running.update(sealed)
        yield part + sealed
        if following is None:
            return
        part = following


def _parts(server: Server, taken: Unpacking, now: int) -> Iterator[bytes]:
    assert taken.intake is not None
    assert taken.device is not None
    assert taken.body is not None
    told = taken.taken(now)
    pushed = taken.intake.answer(server.log_key, taken.body.known_size, now)
    if told.state != parcels.WHOLE:
        pushed = without_refusals(pushed)
    part = b"".join([*pushed, _growth(server, taken, pushed[0]), messages.frame(told)])
    yield part
    size, place, more = len(part), taken.body.place, told.paged
    limit = min(taken.body.answer_limit or limits.ANSWER, limits.ANSWER)
    known, is_first = _tree_size(pushed[0]), True
    post = taken.body.letters, taken.body.groups
    indices: list[int] = []
    while more:
        asked = msgspec.msgpack.encode(messages.PullRequest(place, known, *post))
        planned = pulling.plan(server.database, server.log_key, taken.head.group, taken.device, asked, now)
        assert not isinstance(planned, Refusal)
        entries = (pulling.read_piece(server.database, planned.group, piece) for piece in planned.pieces)
        page = b"".join([planned.head, *entries, _growth(server, taken, planned.head), planned.tail])
        size += len(page)
        if size > limit and not is_first:
            return  # words wait, and so do files
        yield page
        indices += [index for piece in planned.pieces for index in piece]
        end = messages.read(list(FrameReader().feed(planned.tail))[-1].payload, messages.End)
        known, place, more, is_first = _tree_size(planned.head), end.next, end.more, False
    if taken.wanted is not None and told.paged:
        lading = Lading(server, taken.head.group, taken.device.id, taken.wanted, limit - size)
        lading.announced_at(indices)
        yield from lading.parts()


def _growth(server: Server, taken: Unpacking, checkpoint: bytes) -> bytes:
    """What lets the device hold the part against another answer that it read meanwhile."""
    shown = _shown(checkpoint)
    with server.database.reading() as connection:
        group = log.find(connection, taken.head.group)
        assert group is not None
        return growing.grown(connection, group, shown.old_size, checkpoints.parse(shown.note).size)


def _tree_size(checkpoint: bytes) -> int:
    return checkpoints.parse(_shown(checkpoint).note).size


def _shown(frame: bytes) -> messages.Checkpoint:
    """In a frame of our own."""
    (found,) = FrameReader().feed(frame)
    return messages.read(found.payload, messages.Checkpoint)
