"""So many parcels and no more: each device by itself, strangers together, and whoever goes on with one never."""

from __future__ import annotations

import os
import time

import pytest

from sync.protocol import codes, routes
from sync.server import handing_in, pages
from sync.server.handing_in import HandingIn
from sync.server.pages import LANGUAGES
from sync.server.services.refusals import Refusal
from sync.server.services.unpacking import unpacking
from tests.sync.server.test_parcels import parcel
from tests.sync.server.test_upload_page import begun, brought, went_on
from tests.sync.server.town import Person, Town, code, obj


class Watch:
    """In the place of the module `time`."""

    def __init__(self) -> None:
        self.now = time.monotonic()

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    watch = Watch()
    monkeypatch.setattr(handing_in, "time", watch)
    return watch


def test_a_device_has_its_number_of_parcels_and_then_one_in_a_while(watch: Watch) -> None:
    paced = HandingIn()
    assert [paced.member(b"juan") for _ in range(handing_in.OF_ONE_DEVICE)] == [None] * handing_in.OF_ONE_DEVICE
    assert paced.member(b"juan") == Refusal(codes.TOO_MANY, wait=5)
    assert paced.member(b"rosa") is None
    watch.now += 5
    assert [paced.member(b"juan"), paced.member(b"juan")] == [None, Refusal(codes.TOO_MANY, wait=5)]
    watch.now += 10**6
    assert [paced.member(b"juan") for _ in range(handing_in.OF_ONE_DEVICE + 1)][-1] is not None


def test_strangers_are_in_nobodys_way_and_what_is_remembered_has_an_end(watch: Watch) -> None:
    paced, why = HandingIn(), Refusal(codes.SIGNATURE)
    told = [paced.stranger(why) for _ in range(handing_in.STRANGERS + 2)]
    assert told == [why] * handing_in.STRANGERS + [Refusal(codes.TOO_MANY, wait=1)] * 2
    assert paced.member(b"juan") is None
    for number in range(3 * handing_in.REMEMBERED):
        assert paced.member(number.to_bytes(16, "big")) is None
    assert len(paced.devices) == handing_in.REMEMBERED


def test_too_many_are_refused_in_every_language_and_told_when_to_come_again(town: Town, watch: Watch) -> None:
    rosa = town.coordinator()
    town.opened.server.handing_in.devices.burst = 2
    whole = parcel(rosa, obj(rosa.revision(b"rosaskey")))
    assert [town.client.post(routes.PARCELS, content=whole).status_code for _ in range(2)] == [200, 200]
    refused = town.client.post(routes.PARCELS, content=whole)
    assert (refused.status_code, refused.headers["retry-after"], code(refused)) == (429, "5", codes.TOO_MANY)
    for language in LANGUAGES:
        reply = town.client.post(f"/?l={language}", files={"parcel": ("a.parcel", whole)})
        assert (reply.status_code, reply.headers["retry-after"]) == (429, "5")
        assert reply.content == pages.page(language, "too_many")
    begun_anew = begun(town, whole)
    assert (begun_anew.status_code, code(begun_anew)) == (429, codes.TOO_MANY)
    watch.now += 60
    assert town.client.post(routes.PARCELS, content=whole).status_code == 200


def test_going_on_with_one_is_never_counted(town: Town, watch: Watch) -> None:
    rosa = town.coordinator()
    town.opened.server.handing_in.devices.burst = 2
    whole = parcel(rosa, *(obj(rosa.revision(b"rosaskey", 60_000)) for _ in range(4)))
    id = brought(town, whole, until=1_000, step=1_000)
    for have in range(1_000, 30_000, 1_000):  # the line breaks again and again
        assert begun(town, whole).json() == {"id": id, "have": have}
        assert went_on(town, id, have, whole[have : have + 1_000]).status_code == 200
    assert brought(town, whole) == id
    assert town.client.post(routes.UPLOAD_ANSWER.format(upload=id)).status_code == 200
    assert town.client.post(routes.UPLOAD_ANSWER.format(upload=id)).status_code == 429


def test_a_crowd_of_strangers_is_told_no_more_and_a_member_is_served(town: Town, watch: Watch) -> None:
    rosa = town.coordinator()
    town.opened.server.handing_in.strangers.burst = 3
    statuses = [begun(town, os.urandom(300)).status_code for _ in range(5)]
    assert statuses == [400, 400, 400, 429, 429]
    assert town.client.post(routes.PARCELS, content=b"nothing").status_code == 429
    assert begun(town, parcel(rosa, obj(rosa.revision(b"rosaskey")))).status_code == 200


def test_what_the_keeper_takes_in_beside_the_server_is_not_counted(town: Town, watch: Watch) -> None:
    rosa: Person = town.coordinator()
    whole = parcel(rosa, obj(rosa.revision(b"rosaskey")))
    for _ in range(handing_in.OF_ONE_DEVICE + 3):
        with unpacking(town.opened.server) as taking:
            assert taking.feed(whole) is None
            assert taking.finish() is None
