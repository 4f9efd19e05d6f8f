"""Who is let in: signatures, clocks, nonces, digests, sizes. Every refusal has its code."""

from __future__ import annotations

import os

import msgspec
import pytest

from sync.crypto.keys import DeviceKeys
from sync.crypto.requests import RequestSigner
from sync.protocol import codes, limits, messages, routes
from sync.server.logs import Lines
from sync.server.services import feeds
from tests.sync.server.town import Person, Town, code, now, obj

EMPTY_PULL = msgspec.msgpack.encode(messages.PullRequest(0, 0))


def test_about_tells_a_server_from_a_captive_portal(town: Town) -> None:
    answer = town.client.get(routes.ABOUT)
    assert answer.json() == {"amparo": 1}


@pytest.mark.parametrize("minutes", [-6, 6, -60 * 24 * 365, 60 * 24 * 365])
def test_a_wrong_clock_is_told_the_right_time(town: Town, minutes: int) -> None:
    rosa = town.coordinator()
    answer = town.send(
        rosa.signer,
        "POST",
        routes.pull(town.group),
        EMPTY_PULL,
        signed_body=EMPTY_PULL,
        at=now() + minutes * 60_000,
    )
    assert answer.status_code == 401
    assert code(answer) == codes.CLOCK
    assert abs(answer.json()["now"] - now()) < 5000


@pytest.mark.parametrize("minutes", [-4, 4])
def test_a_clock_that_is_a_little_off_is_good_enough(town: Town, minutes: int) -> None:
    rosa, at = town.coordinator(), now() + minutes * 60_000
    answer = town.send(rosa.signer, "POST", routes.pull(town.group), EMPTY_PULL, signed_body=EMPTY_PULL, at=at)
    assert answer.status_code == 200


def test_a_request_played_again_is_refused(town: Town) -> None:
    rosa = town.coordinator()
    kept: dict[str, str] = {}
    path = routes.pull(town.group)
    first = town.send(rosa.signer, "POST", path, EMPTY_PULL, signed_body=EMPTY_PULL, change=kept.update)
    again = town.client.request("POST", path, content=EMPTY_PULL, headers=kept)
    assert first.status_code == 200
    assert code(again) == codes.REPLAYED


def test_a_body_that_was_changed_on_the_way_is_refused(town: Town) -> None:
    rosa = town.coordinator()
    other = msgspec.msgpack.encode(messages.PullRequest(1, 0))
    answer = town.send(rosa.signer, "POST", routes.pull(town.group), other, signed_body=EMPTY_PULL)
    assert code(answer) == codes.DIGEST


def test_a_body_without_a_digest_is_refused(town: Town) -> None:
    rosa = town.coordinator()
    answer = town.send(rosa.signer, "POST", routes.pull(town.group), EMPTY_PULL, signed_body=None)
    assert code(answer) == codes.DIGEST


def test_a_signature_for_one_path_does_not_open_another(town: Town) -> None:
    rosa = town.coordinator()
    kept: dict[str, str] = {}
    here, there = (routes.file(town.group, file) for file in (bytes(16), b"\x01" * 16))
    town.send(rosa.signer, "GET", f"{here}?first=0", None, signed_body=b"", change=kept.update)
    for path in (f"{here}?first=1", f"{there}?first=0"):
        assert code(town.client.request("GET", path, headers=kept)) == codes.SIGNATURE


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("signature", None),
        ("signature-input", None),
        ("signature", "amparo=:AAAA:"),
        ("signature", "garbage \x7f;;=,"),
        ("signature-input", "amparo=()"),
        ("signature-input", 'amparo=("@method");created=1;keyid="x"'),
        ("signature-input", "a" * 9000),
        ("signature-input", "amparo=" + "(" * 2000),
    ],
)
def test_a_request_without_a_right_signature_is_refused(town: Town, name: str, value: str | None) -> None:
    rosa = town.coordinator()

    def spoil(headers: dict[str, str]) -> None:
        found = next(one for one in headers if one.lower() == name)
        del headers[found]
        if value is not None:
            headers[name] = value

    answer = town.send(rosa.signer, "POST", routes.pull(town.group), EMPTY_PULL, signed_body=EMPTY_PULL, change=spoil)
    assert answer.status_code == 401
    assert code(answer) == codes.SIGNATURE


def test_a_device_that_was_never_enrolled_is_unknown(town: Town) -> None:
    town.coordinator()
    stranger = Person(town, DeviceKeys.generate())
    assert code(stranger.ask_pull(0)) == codes.UNKNOWN_DEVICE
    assert code(stranger.ask_push(b"")) == codes.UNKNOWN_DEVICE
    assert code(stranger.ask_file(bytes(16))) == codes.UNKNOWN_DEVICE


def test_a_signature_by_another_key_than_the_named_device_is_refused(town: Town) -> None:
    rosa = town.coordinator()
    forged = RequestSigner(rosa.id.hex(), DeviceKeys.generate().signing)
    answer = town.send(forged, "POST", routes.pull(town.group), EMPTY_PULL, signed_body=EMPTY_PULL)
    assert code(answer) == codes.SIGNATURE


def test_an_invitation_opens_nothing_but_the_enrolment(town: Town) -> None:
    rosa = town.coordinator()
    key, _ = rosa.invite()
    signer = RequestSigner.of_invitation(key.private)
    answer = town.send(signer, "POST", routes.pull(town.group), EMPTY_PULL, signed_body=EMPTY_PULL)
    assert code(answer) == codes.UNKNOWN_DEVICE


def test_a_revoked_device_is_served_no_more(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    rosa.push(obj(rosa.revocation(juan.id)))
    for answer in (juan.ask_pull(0), juan.ask_push(obj(juan.revision(os.urandom(8)))), juan.ask_file(bytes(16))):
        assert answer.status_code == 403
        assert code(answer) == codes.REVOKED


@pytest.mark.parametrize("group", ["00" * 32, "zz", "00" * 31, "0" * 5000, "%2e%2e"])
def test_another_group_is_unknown(town: Town, group: str) -> None:
    rosa = town.coordinator()
    path = f"/v1/groups/{group}/pull"
    answer = town.send(rosa.signer, "POST", path, EMPTY_PULL, signed_body=EMPTY_PULL)
    assert answer.status_code == 404
    assert code(answer) == codes.UNKNOWN_GROUP


def test_a_member_of_one_group_is_a_stranger_in_another(town: Town) -> None:
    other = Town.of(town.opened)
    rosa = town.coordinator()
    stranger = Person(other, rosa.keys)
    assert code(stranger.ask_pull(0)) == codes.UNKNOWN_DEVICE


@pytest.mark.parametrize("body", [b"", b"\xc1", b"\x90", b"\x92\xff\x00", b"\xdd\xff\xff\xff\xff", b"\x91" * 5000])
def test_a_pull_that_does_not_parse_is_malformed(town: Town, body: bytes) -> None:
    rosa = town.coordinator()
    answer = town.send(rosa.signer, "POST", routes.pull(town.group), body, signed_body=body)
    assert answer.status_code == 400
    assert code(answer) in (codes.MALFORMED, codes.DIGEST)


def test_a_small_body_that_is_large_is_refused_before_it_is_read(town: Town) -> None:
    rosa = town.coordinator()
    body = bytes(limits.REQUEST + 1)
    answer = town.send(rosa.signer, "POST", routes.pull(town.group), body, signed_body=body)
    assert answer.status_code == 413
    assert code(answer) == codes.TOO_LARGE


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/here"), ("GET", "/v1"), ("DELETE", routes.ABOUT), ("GET", "/docs")]
)
def test_what_is_no_route_is_not_found(town: Town, method: str, path: str) -> None:
    assert code(town.client.request(method, path)) == codes.NOT_FOUND


@pytest.mark.parametrize("query", ["?first=x", "?first=-1", "?first=1&first=2", "?other=1", "?first=123456"])
def test_a_file_asked_for_in_another_way_is_malformed(town: Town, query: str) -> None:
    rosa = town.coordinator()
    path = routes.file(town.group, bytes(16)) + query
    assert code(town.send(rosa.signer, "GET", path, None, signed_body=b"")) == codes.MALFORMED


@pytest.mark.logs("surprise")
def test_a_surprise_is_a_fault_of_the_server_and_its_log_says_where_and_not_what(
    town: Town, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    rosa = town.coordinator()

    def fail(*_: object) -> None:
        raise RuntimeError("Rosa was here")

    monkeypatch.setattr(feeds, "plan", fail)
    answer = rosa.ask_pull(0)
    assert answer.status_code == 500
    assert code(answer) == codes.SERVER_FAULT
    line = Lines().format(next(record for record in caplog.records if record.name.startswith("sync.")))
    assert '"RuntimeError"' in line
    assert "pulling.py" in line
    assert "Rosa" not in line + answer.text
