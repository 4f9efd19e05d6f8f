"""Lines that say nothing, or say it slowly, or too much: bounded, and nobody else is shut out."""

from __future__ import annotations

import os
import socket
import ssl
import time
import zlib
from collections.abc import Iterator
from contextlib import ExitStack

import pytest
import requests
import zstandard

from sync.crypto.enrolment import InvitationKey
from sync.protocol import limits, routes
from sync.protocol.frames import FrameType, encode
from sync.server import opening
from sync.server.config import Settings
from sync.server.entrance import Entrance
from tests.bench.saying import peak_memory
from tests.servers import RunningServer, running
from tests.sync.server.line import answer, head, line, piece
from tests.sync.server.town import Person, Town, obj

LINES = Settings(("https://x",)).lines
MANY = LINES + 200


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningServer]:
    with running(tmp_path_factory.mktemp("entrance") / "server") as server:
        yield server


def member(server: RunningServer) -> Person:
    with opening.opened(server.folder) as opened:
        town = Town.of(opened)
        return town.joined(InvitationKey(town.invitation.invitation_key), b"")


def asks(server: RunningServer) -> None:
    with line(server) as sealed:
        sealed.sendall(b"GET /v1/about HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        assert answer(sealed).endswith(b'{"amparo":1}')


def memory(server: RunningServer) -> int:
    assert server.process is not None
    return peak_memory(server.process.pid, "VmHWM")


def test_thousands_of_silent_lines_shut_nobody_out_and_cost_a_bounded_memory(served: RunningServer) -> None:
    with ExitStack() as held:
        for _ in range(4 * LINES):
            held.enter_context(socket.create_connection(("127.0.0.1", served.port), timeout=60))
        asks(served)
        assert memory(served) < 400e6


def test_heads_that_never_end_give_way_to_others_and_a_push_of_a_member_stays(served: RunningServer) -> None:
    rosa = member(served)
    revision = rosa.revision(os.urandom(8))
    with ExitStack() as held:
        pushing = held.enter_context(line(served))
        # The whole of its head and a first object: from here on the server knows who this is.
        pushing.sendall(head(rosa.signer, routes.push(rosa.town.group)) + piece(obj(revision)))
        until_known(served, rosa)
        for _ in range(MANY):
            slow = held.enter_context(line(served))
            slow.sendall(b"GET /v1/about HTTP/1.1\r\nhost: x\r\nx-slow: ")
        asks(served)
        pushing.sendall(piece(obj(rosa.revision(os.urandom(8)))) + b"0\r\n\r\n")
        assert b" 200 " in answer(pushing)[:20]
        assert memory(served) < 400e6


def until_known(server: RunningServer, person: Person) -> None:
    """Its first object is durable: then it was admitted."""
    until = time.monotonic() + 60
    while time.monotonic() < until:
        with opening.opened(server.folder) as opened:
            town = Town.of(opened)
            town.invitation = person.town.invitation
            if any(page.own for page in Person(town, person.keys).pull_all() if len(page.own) > 1):
                return
        time.sleep(0.2)
    raise AssertionError("the push did not come through")


def test_the_oldest_of_the_unknown_goes_first_and_a_full_house_of_the_known_takes_nobody() -> None:
    with Entrance(socket.AF_INET, most=2) as entrance, ExitStack() as held:
        entrance.bind(("127.0.0.1", 0))
        entrance.listen(8)
        entrance.settimeout(10)
        ends, lines = [], []
        for _ in range(3):
            ends.append(held.enter_context(socket.create_connection(entrance.getsockname(), timeout=10)))
            lines.append(held.enter_context(entrance.accept()[0]))
        assert ends[0].recv(1) == b""
        assert len(entrance) == 2
        for one in lines[1:]:
            entrance.shown(one.peer)
        fourth = held.enter_context(socket.create_connection(entrance.getsockname(), timeout=10))
        with pytest.raises(ConnectionAbortedError):
            entrance.accept()
        assert fourth.recv(1) == b""
        lines[1].close()
        assert len(entrance) == 1


@pytest.mark.filterwarnings("ignore:Unverified HTTPS request")
@pytest.mark.parametrize("made", ["zlib", "zstd"])
def test_a_bomb_is_never_unpacked(served: RunningServer, made: str) -> None:
    zeros = bytes(64 * 1024 * 1024)
    bomb = zlib.compress(zeros, 9) if made == "zlib" else zstandard.compress(zeros, 19)
    before = memory(served)
    with requests.Session() as session:
        session.trust_env = session.verify = False
        for path in (routes.PARCELS, routes.UPLOADS + "?size=100", "/"):
            for encoding in ({"content-encoding": "gzip"}, {"content-encoding": "zstd"}, {}):
                address = f"{served.address}{path}"
                try:
                    said = session.post(address, data=bomb[: limits.REQUEST], headers=encoding, timeout=60)
                except requests.ConnectionError:
                    continue  # it hung up on what is too much before all of it was there
                assert 400 <= said.status_code < 500
    asks(served)
    assert memory(served) - before < 32e6


@pytest.mark.parametrize(
    "asked",
    [
        b"GET /../../../../etc/passwd HTTP/1.1\r\nhost: x\r\n",
        b"GET /%2e%2e/%2e%2e/server.toml HTTP/1.1\r\nhost: x\r\n",
        b"GET /v1/groups/../../server.toml HTTP/1.1\r\nhost: x\r\n",
        b"GET //v1//about HTTP/1.1\r\nhost: x\r\n",
        b"GET /v1/about%00.txt HTTP/1.1\r\nhost: x\r\n",
        b"GET http://169.254.169.254/latest HTTP/1.1\r\nhost: x\r\n",
        b"PUT /v1/about HTTP/1.1\r\nhost: x\r\ncontent-length: 0\r\n",
        b"GET /v1/groups/" + b"a" * 64 + b"/files/..%2f..%2flog.key HTTP/1.1\r\nhost: x\r\n",
        b"GET /v1/uploads/..%2f..%2ftls.key HTTP/1.1\r\nhost: x\r\n",
        b"GET / HTTP/1.1\r\nhost: x\r\nx: " + b"a" * 100_000 + b"\r\n",
        b"GET / HTTP/1.1\r\n" + b"".join(b"h%d: x\r\n" % number for number in range(5_000)),
        b"POST /v1/parcels HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ntransfer-encoding: chunked\r\n",
        b"POST /v1/parcels HTTP/1.1\r\nhost: x\r\ncontent-length: 5\r\ncontent-length: 6\r\n",
        b"POST /v1/parcels HTTP/1.1\r\nhost: x\r\ncontent-length: -5\r\n",
        b"GET /v1/about HTTP/1.1\r\nhost: x\r\nhost: y\r\n",
        b"GET /v1/about HTTP/9.9\r\nhost: x\r\n",
        b"\x00\x01\x02\x03\r\n",
    ],
)
def test_tricks_with_paths_and_heads_get_a_refusal_or_nothing(served: RunningServer, asked: bytes) -> None:
    secrets = [(served.folder / name).read_bytes() for name in ("log.key", "server.toml")]
    with line(served) as sealed:
        try:
            sealed.sendall(asked + b"connection: close\r\n\r\n0\r\n\r\n")
            said = answer(sealed)
        except (ConnectionError, ssl.SSLError):
            said = b""
    assert b" 500 " not in said[:20]
    assert not any(secret[:16] in said for secret in secrets)
    asks(served)


def test_a_frame_larger_than_any_is_refused_before_it_is_held(served: RunningServer) -> None:
    rosa, before = member(served), memory(served)
    huge = bytes([FrameType.OBJECT]) + (1 << 31).to_bytes(4, "big")
    assert encode(FrameType.OBJECT, b"x")[0] == huge[0]
    with line(served) as sealed:
        try:
            sealed.sendall(
                head(rosa.signer, routes.push(rosa.town.group)) + piece(huge + bytes(500_000)) + b"0\r\n\r\n"
            )
            said = answer(sealed)
        except (ConnectionError, ssl.SSLError):
            said = b""
    assert b" 200 " not in said[:20]
    assert memory(served) - before < 32e6
    asks(served)
