"""The real server in its process: what is durable when, and what bad lines and bad callers get."""

from __future__ import annotations

import os
import socket
import ssl
import time
from contextlib import suppress
from pathlib import Path

import pytest
import requests

from sync.crypto.enrolment import InvitationKey
from sync.protocol import routes
from sync.protocol.frames import FrameType, encode
from sync.protocol.objects import object_id
from sync.server import opening
from tests.servers import RunningServer, running
from tests.sync.server.line import answer, head, line, piece
from tests.sync.server.town import Person, Town, obj


@pytest.fixture(scope="module")
def shared(tmp_path_factory: pytest.TempPathFactory):
    with running(tmp_path_factory.mktemp("served") / "server") as server:
        yield server


def member(server: RunningServer) -> Person:
    """The first coordinator of a new group, entered behind the running server's back: it must notice."""
    with opening.opened(server.folder) as opened:
        town = Town.of(opened)
        return town.joined(InvitationKey(town.invitation.invitation_key), b"")


def held(server: RunningServer, person: Person) -> set[bytes]:
    """Ids of the person's own objects that the folder holds, read as a server that starts again would."""
    with opening.opened(server.folder) as opened:
        town = Town.of(opened)
        town.invitation = person.town.invitation
        again = Person(town, person.keys)
        return {one for page in again.pull_all() for _, _, one in page.own}


def test_it_is_found_by_its_pin_and_says_what_it_is(shared: RunningServer) -> None:
    assert shared.pin == shared.group.tls_pin
    with line(shared) as sealed:
        assert sealed.version() == "TLSv1.3"
        sealed.sendall(b"GET /v1/about HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n")
        assert answer(sealed).endswith(b'{"amparo":1}')


def test_an_older_tls_is_refused(shared: RunningServer) -> None:
    with pytest.raises((ssl.SSLError, ConnectionError)), line(shared, version=ssl.TLSVersion.TLSv1_2):
        pass


def test_plain_http_gets_nothing(shared: RunningServer) -> None:
    with socket.create_connection(("127.0.0.1", shared.port), timeout=10) as plain:
        plain.sendall(b"GET /v1/about HTTP/1.1\r\nhost: x\r\n\r\n")
        assert b"amparo" not in plain.recv(1000)


def test_what_arrived_two_seconds_ago_survives_a_power_cut(tmp_path: Path) -> None:
    with running(tmp_path / "server") as server:
        rosa = member(server)
        revision = rosa.revision(os.urandom(8))
        with line(server) as sealed:
            sealed.sendall(head(rosa.signer, routes.push(rosa.town.group)) + piece(obj(revision)))
            time.sleep(3)
            server.kill()
        assert object_id(revision) in held(server, rosa)
        server.start()
        assert object_id(revision) in held(server, rosa)


def test_a_long_push_is_durable_as_it_arrives(tmp_path: Path) -> None:
    with running(tmp_path / "server") as server:
        rosa = member(server)
        sealed_file = rosa.file(os.urandom(8), 20 * 65_536)
        with line(server) as sealed:
            sealed.sendall(head(rosa.signer, routes.push(rosa.town.group)) + piece(obj(sealed_file.manifest)))
            for number in range(12):
                sealed.sendall(piece(sealed_file.chunk(number)))
            deadline = time.monotonic() + 10
            while present(server, rosa) < 9 and time.monotonic() < deadline:
                time.sleep(0.05)
            server.kill()
        # Of what was sent at most 256 KiB may be lost.
        assert present(server, rosa) >= 8
        with opening.opened(server.folder) as opened:
            town = Town.of(opened)
            town.invitation = rosa.town.invitation
            kept = Person(town, rosa.keys).ask_file(sealed_file.file).content
        assert b"".join(sealed_file.pieces).startswith(kept)


def present(server: RunningServer, person: Person) -> int:
    with opening.opened(server.folder) as opened:
        town = Town.of(opened)
        town.invitation = person.town.invitation
        progress = Person(town, person.keys).pull().progress
        return sum(end - first for _, ranges in progress for first, end in ranges)


def test_a_line_that_ends_inside_a_frame_keeps_the_whole_frames(shared: RunningServer) -> None:
    rosa = member(shared)
    whole, cut = rosa.revision(os.urandom(8)), rosa.revision(os.urandom(8))
    with line(shared) as sealed:
        sealed.sendall(head(rosa.signer, routes.push(rosa.town.group)) + piece(obj(whole) + obj(cut)[:-1]))
    deadline = time.monotonic() + 10
    while object_id(whole) not in held(shared, rosa) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert object_id(whole) in held(shared, rosa)
    assert object_id(cut) not in held(shared, rosa)


def test_a_body_that_trickles_in_is_waited_for(shared: RunningServer) -> None:
    rosa = member(shared)
    revision = rosa.revision(os.urandom(8), size=40)
    with line(shared) as sealed:
        sealed.sendall(head(rosa.signer, routes.push(rosa.town.group)))
        frame = obj(revision)
        for at in range(0, len(frame), 20):
            sealed.sendall(piece(frame[at : at + 20]))
            time.sleep(0.02)
        sealed.sendall(piece(b""))
        assert answer(sealed).startswith(b"HTTP/1.1 200")


def test_an_endless_body_that_nobody_signed_is_cut_off(shared: RunningServer) -> None:
    rosa = member(shared)
    stranger = Person(rosa.town, type(rosa.keys).generate())
    sent = 0
    with line(shared) as sealed:
        sealed.sendall(head(stranger.signer, routes.push(rosa.town.group)))
        try:
            while sent < 64 << 20:
                sealed.sendall(piece(bytes(65_536)))
                sent += 65_536
        except (ConnectionError, ssl.SSLError):
            pass
    assert sent < 32 << 20


def test_an_endless_head_is_cut_off(shared: RunningServer) -> None:
    with line(shared) as sealed, suppress(OSError):  # it may hang up while we still send
        sealed.sendall(b"GET / HTTP/1.1\r\n" + b"a: " + b"x" * 200_000)
        assert not answer(sealed).startswith(b"HTTP/1.1 200")


def test_a_frame_that_announces_four_gibibytes_is_refused_at_once(shared: RunningServer) -> None:
    rosa = member(shared)
    with line(shared) as sealed:
        sealed.sendall(head(rosa.signer, routes.push(rosa.town.group)))
        sealed.sendall(piece(bytes((FrameType.OBJECT,)) + b"\xff" * 4 + bytes(1000)) + piece(b""))
        assert b'"malformed"' in answer(sealed)


def test_it_still_serves_after_all_that(shared: RunningServer) -> None:
    rosa = member(shared)
    body = encode(FrameType.OBJECT, rosa.revision(os.urandom(8)))
    with line(shared) as sealed:
        sealed.sendall(head(rosa.signer, routes.push(rosa.town.group)) + piece(body) + piece(b""))
        assert answer(sealed).startswith(b"HTTP/1.1 200")


def test_its_log_names_nobody(shared: RunningServer) -> None:
    rosa = member(shared)
    text = shared.log()
    for word in ("127.0.0.1", "Fisherfolk", "Rosa", rosa.id.hex(), rosa.town.group.hex(), "Traceback"):
        assert word not in text


def test_it_stops_when_it_is_asked_to(tmp_path: Path) -> None:
    with running(tmp_path / "server") as server:
        assert server.stop() == 0
        with pytest.raises(requests.ConnectionError):
            requests.get(server.address, timeout=5, verify=False)
