"""Answers that are huge, or never end: refused in time, with an error of its own, in bounded memory. What is held is
measured, with the program's own reader and over a real line.
"""

from __future__ import annotations

import tracemalloc
from itertools import repeat

import msgspec
import pytest

from sync.client.member import Member
from sync.client.received import FRAMES, LARGEST, collected
from sync.client.syncing import sync_once
from sync.client.tiling import Tiles
from sync.client.transport import HttpTransport
from sync.crypto.tls import pin_of
from sync.errors import Refused, SyncError, Unreadable
from sync.protocol import checkpoints, limits, routes
from sync.protocol.frames import FrameType, encode
from tests.sync.client.devices import QUICK
from tests.sync.client.listening import answer_of, listening

MOST = 160 * 1024 * 1024
"""Of memory at once. An honest answer may have 64 MiB."""
OWN = [(1, 1, bytes(32))]
NOTICE = ["x", 1, None]
WRONG = {
    "things of no known type": b"\x63\x00\x10\x00\x00" + bytes(1024 * 1024),
    "empty things of no known type": b"\x63\x00\x00\x00\x00" * 4096,
    "own leaves": encode(FrameType.OWN, msgspec.msgpack.encode(OWN * 100_000)),
    "notices": encode(FrameType.NOTICE, msgspec.msgpack.encode(NOTICE)) * 1000,
    "names": encode(FrameType.NAMES, msgspec.msgpack.encode([(1, 1, bytes(32), 3, True)] * 1000)),
    "checkpoints": encode(FrameType.CHECKPOINT, msgspec.msgpack.encode(["note", [], 0])) * 100,
    "proofs": encode(FrameType.PROOF, msgspec.msgpack.encode([1, [], [bytes(32)] * 100_000])),
    "a frame of 4 GiB": b"\x11\xff\xff\xff\xff" + bytes(65_536),
    "nonsense": b"\xff" * 65_536,
}


def held_while(do) -> int:
    """Bytes at the most."""
    tracemalloc.start()
    try:
        do()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize("kind", WRONG)
def test_an_answer_without_end_is_given_up_in_bounded_memory(kind):
    def read():
        with pytest.raises(Unreadable):
            collected(repeat(WRONG[kind]))

    assert held_while(read) < MOST


def test_a_server_that_sends_on_and_on_is_hung_up_on(group, documenter, tmp_path):
    block = b"\x63\x00\x10\x00\x00" + bytes(1024 * 1024)
    body = block * (LARGEST // len(block) + 2)
    answer = answer_of("200 OK", routes.MEDIA_TYPE, body)
    with listening(answer, folder=tmp_path) as server:
        transport = HttpTransport([server.address], pin_of(server.certificate), timeouts=QUICK)

        def sync():
            with pytest.raises(Unreadable) as caught:
                sync_once(documenter, transport, lambda _: None, lambda: False)
            assert caught.value.what == "answer"

        try:
            assert held_while(sync) < MOST
        finally:
            transport.close()
    assert documenter.doubted is None


@pytest.mark.parametrize(
    "answer",
    [
        b"HTTP/1.1 200 OK\r\n" + b"X-More: of it\r\n" * 5000,
        b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 500_000,
        answer_of("404 Not Found", routes.PROBLEM_TYPE, b'{"code": "' + b"x" * 500_000 + b'"}'),
        answer_of("200 OK", "text/html", b"<html>" + b"x" * 500_000),
    ],
    ids=["many headers", "a long header", "a long refusal", "a long page"],
)
def test_no_head_and_no_refusal_is_read_for_ever(group, documenter, tmp_path, answer):
    with listening(answer, folder=tmp_path) as server:
        transport = HttpTransport([server.address], pin_of(server.certificate), timeouts=QUICK)

        def sync():
            with pytest.raises(SyncError):
                sync_once(documenter, transport, lambda _: None, lambda: False)

        try:
            assert held_while(sync) < MOST // 10
        finally:
            transport.close()


def test_a_tile_that_is_larger_than_any_is_not_read_to_its_end(group, documenter, tmp_path):
    group.sync(documenter)
    answer = answer_of("200 OK", routes.MEDIA_TYPE, bytes(4 * 1024 * 1024))
    note = checkpoints.parse(documenter.state().checkpoint)
    with listening(answer, folder=tmp_path) as server:
        transport = HttpTransport([server.address], pin_of(server.certificate), timeouts=QUICK)
        try:
            log = Tiles(Member.of(documenter, documenter.membership(), transport).session, note)
            with pytest.raises(Unreadable) as caught:
                log.root_at(1)
        finally:
            transport.close()
    assert caught.value.what == "tile"


def test_an_honest_answer_is_far_from_these_bounds(group, coordinator, documenter):
    for number in range(300):
        documenter.save(f"record {number}")
    group.sync(documenter)
    assert held_while(lambda: group.sync(coordinator)) < MOST // 4
    assert len(coordinator.texts()) == 300
    assert limits.PAGE_OBJECTS * 10 < FRAMES


def test_a_body_that_is_too_large_is_refused_by_the_server_too(group, documenter):
    with group.transport() as transport:
        session = Member.of(documenter, documenter.membership(), transport).session
        with pytest.raises(Refused) as caught:
            session.objects([bytes(32)] * 3000, 0)
    assert caught.value.code == "too_large"
