"""Nobody asks so often that others wait; who is only fast is slowed and not refused."""

from __future__ import annotations

import base64
import os
from concurrent.futures import ThreadPoolExecutor

import msgspec

from sync.protocol import messages, routes
from sync.server.pacing import PATIENCE, Buckets, Pacing
from tests.sync.server.town import Town

ONE, OTHER = os.urandom(16), os.urandom(16)
GROUP = os.urandom(32)


def question() -> bytes:
    return msgspec.msgpack.encode(messages.PullRequest(0, 0))


def test_a_burst_passes_and_then_it_goes_at_the_rate() -> None:
    pacing = Pacing(Buckets(rate=10, burst=5), Buckets(rate=1000, burst=1000))
    waits = [pacing.turn(GROUP, ONE, 100.0) for _ in range(8)]
    assert waits[:5] == [0, 0, 0, 0, 0]
    assert [round(wait, 3) for wait in waits[5:]] == [0.1, 0.2, 0.3]
    assert pacing.turn(GROUP, OTHER, 100.0) == 0
    assert pacing.turn(GROUP, ONE, 200.0) == 0


def test_who_would_have_to_wait_long_is_refused_and_uses_nothing_up() -> None:
    pacing = Pacing(Buckets(rate=1, burst=1), Buckets(rate=1000, burst=1000))
    served = [pacing.turn(GROUP, ONE, 0.0) for _ in range(50)]
    assert served.count(None) == 50 - 1 - int(PATIENCE)
    assert pacing.turn(GROUP, ONE, PATIENCE + 2) == 0


def test_many_devices_of_one_group_leave_room_for_another_group() -> None:
    pacing = Pacing(Buckets(rate=100, burst=100), Buckets(rate=10, burst=20))
    refused = [pacing.turn(GROUP, os.urandom(16), 0.0) for _ in range(200)].count(None)
    assert refused == 200 - 20 - int(PATIENCE * 10)
    assert pacing.turn(os.urandom(32), ONE, 0.0) == 0


def test_it_remembers_only_so_many() -> None:
    buckets = Buckets(rate=1, burst=10, most=100)
    for _ in range(1000):
        buckets.take(os.urandom(16), 0.0)
    assert len(buckets) == 100


def test_a_device_that_floods_is_told_when_to_come_back_and_others_are_served(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    town.opened.server.pacing.devices.rate, town.opened.server.pacing.devices.burst = 1, 3

    def ask(_: int) -> tuple[int, str | None]:
        answer = town.send(rosa.signer, "POST", routes.pull(town.group), rosa_body, signed_body=rosa_body)
        return answer.status_code, answer.headers.get("retry-after")

    rosa_body = question()
    with ThreadPoolExecutor(12) as many:
        answers = list(many.map(ask, range(12)))
    assert {status for status, _ in answers} == {200, 429}
    assert {after for status, after in answers if status == 429} == {"5"}
    assert juan.pull_all() is not None


def test_who_is_not_the_device_uses_up_nothing_of_it(town: Town) -> None:
    rosa, mallory = town.coordinator(), os.urandom(64)
    town.opened.server.pacing.devices.rate, town.opened.server.pacing.devices.burst = 0.001, 3

    def spoil(headers: dict[str, str]) -> None:
        headers["Signature"] = f"amparo=:{base64.b64encode(mallory).decode()}:"

    body = question()
    where = routes.pull(town.group)
    for _ in range(20):
        assert town.send(rosa.signer, "POST", where, body, signed_body=body, change=spoil).status_code == 401
    assert town.send(rosa.signer, "POST", where, body, signed_body=body).status_code == 200
