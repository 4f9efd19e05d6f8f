"""`POST /v1/parcels`: what a server takes of a parcel, what it answers, and to whom it says no."""

from __future__ import annotations

import hashlib
import os

import httpx
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.crypto.sign import sign, verify
from sync.protocol import codes, limits, merkle, messages, parcels, routes
from sync.protocol.frames import FrameType, encode
from sync.protocol.objects import object_id
from sync.protocol.parcels import ANSWER_MAGIC, Body, ParcelReader
from sync.server.services.answering import answer
from sync.server.services.unpacking import unpacking
from tests.sync.server.town import Person, Town, code, now, obj

ALL = merkle.OBJECT_LEAF
JOINED: dict[bytes, Person] = {}
"""The first coordinator of each group, across the examples of one test."""


def parcel(person: Person, *frames: bytes, place: int = 0, at: int | None = None, answer_limit: int = 0) -> bytes:
    body = Body(os.urandom(16), place, 0, now() if at is None else at, answer_limit)
    unsigned = parcels.unsigned_head(person.town.group, person.id, body)
    before = unsigned + sign(person.keys.signing, parcels.signed_head(unsigned)) + b"".join(frames)
    digest = hashlib.sha256(before).digest()
    return before + parcels.seal(sign(person.keys.signing, parcels.signed_end(digest)))


def handed_in(town: Town, data: bytes) -> httpx.Response:
    return town.client.post(routes.PARCELS, content=data)


def parts(town: Town, data: bytes) -> list[list[tuple[int, bytes]]]:
    """The frames of each part, after their seals were verified."""
    reader, found, part = ParcelReader(ANSWER_MAGIC), [], []
    ended = False
    for frame in reader.feed(data):
        if frame.type != FrameType.SEAL:
            part.append((frame.type, frame.payload))
            continue
        assert not ended
        ended, signature = parcels.split_seal(frame.payload)
        assert verify(town.invitation.log_key, signature, parcels.signed_part(reader.digest, last=ended))
        found.append(part)
        part = []
    reader.finish()
    assert ended
    return found


def refusals(part: list[tuple[int, bytes]]) -> int:
    return sum(kind == FrameType.REFUSED for kind, _ in part)


def stated(part: list[tuple[int, bytes]]) -> list[object]:
    (found,) = [payload for kind, payload in part if kind == FrameType.TAKEN]
    taken = messages.read(found, messages.Taken)
    return [taken.state, taken.objects, taken.chunks, taken.paged]


def in_log(person: Person) -> set[bytes]:
    return {id for _, leaf, id, _, by_me in person.names().names if by_me and leaf == ALL}


def test_a_parcel_is_taken_like_a_push_and_answered_like_a_push_and_a_pull(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    rosa.push(obj(rosa.grant(juan, b"rosaskey")), obj(note := rosa.revision(b"rosaskey")))
    sealed, key_id = juan.file(b"juanskey", 100_000), b"juanskey"
    data = parcel(juan, obj(words := juan.revision(key_id)), obj(sealed.manifest), sealed.chunks())
    pushed, *pages = parts(town, handed_in(town, data).content)
    assert stated(pushed) == ["whole", 2, 2, True]
    assert refusals(pushed) == 0
    assert {object_id(words), sealed.manifest_id} <= in_log(juan)
    entries = [payload[8:] for kind, payload in pages[0] if kind == FrameType.ENTRY]
    assert note in entries
    assert words not in entries
    reader = ParcelReader(ANSWER_MAGIC)
    list(reader.feed(handed_in(town, data).content))
    assert reader.head is not None
    assert data.startswith(reader.head.raw)


def test_handing_it_in_again_changes_nothing(town: Town) -> None:
    rosa = town.coordinator()
    data = parcel(rosa, obj(rosa.revision(b"rosaskey")))
    handed_in(town, data)
    before = rosa.names().end.next
    assert handed_in(town, data).status_code == 200
    assert rosa.names().end.next == before


def test_who_may_see_what_is_as_in_a_pull(town: Town) -> None:
    rosa = town.coordinator()
    juan, ana = town.joined(*rosa.invite()), town.joined(*rosa.invite())
    juan.push(obj(juan.grant(rosa, b"juanskey")), obj(juan.revision(b"juanskey")))
    pulled = sorted(raw for page in ana.pull_all() for _, raw in page.entries)
    _, *pages = parts(town, handed_in(town, parcel(ana)).content)
    assert sorted(payload[8:] for part in pages for kind, payload in part if kind == FrameType.ENTRY) == pulled


@pytest.mark.parametrize("at", [-61, 2, 20_000])
def test_a_parcel_of_another_time_brings_receipts_and_nothing_new(town: Town, at: int) -> None:
    rosa = town.coordinator()
    words = rosa.revision(b"rosaskey")
    (only,) = parts(town, handed_in(town, parcel(rosa, obj(words), at=now() + at * 86_400_000)).content)
    assert stated(only) == ["whole", 1, 0, False]
    assert FrameType.ENTRY not in [kind for kind, _ in only]
    assert object_id(words) in in_log(rosa)


def test_an_answer_is_no_larger_than_was_asked_for_and_one_page_always_fits(
    town: Town, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PAGE_OBJECTS", 2)
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    rosa.push(obj(rosa.grant(juan, b"rosaskey")), *(obj(rosa.revision(b"rosaskey", 5000)) for _ in range(8)))
    assert len(parts(town, handed_in(town, parcel(juan)).content)) > 4
    assert len(parts(town, handed_in(town, parcel(juan, answer_limit=1)).content)) == 2
    assert len(handed_in(town, parcel(juan, answer_limit=25_000)).content) <= 25_000


def test_a_parcel_cut_anywhere_is_taken_as_far_as_it_came(town: Town) -> None:
    rosa = town.coordinator()
    words = [rosa.revision(b"rosaskey") for _ in range(3)]
    data = parcel(rosa, *map(obj, words))
    for end in (len(data) - 1, len(data) - 69, data.index(words[2]), data.index(words[2]) - 5):
        pushed = parts(town, handed_in(town, data[:end]).content)[0]
        assert stated(pushed)[0] == "cut"
    assert {object_id(words[0]), object_id(words[1])} <= in_log(rosa)


def test_what_a_bad_stick_did_is_held_against_no_object(town: Town) -> None:
    rosa = town.coordinator()
    first, second = rosa.revision(b"rosaskey"), rosa.revision(b"rosaskey")
    sealed = rosa.file(b"rosaskey", 70_000)
    data = parcel(rosa, obj(first), obj(second), obj(sealed.manifest), sealed.chunks())
    for place in (data.index(first) + 150, data.index(sealed.pieces[0]) + 9, len(data) - 3):
        data = data[:place] + bytes([data[place] ^ 4]) + data[place + 1 :]
        pushed = parts(town, handed_in(town, data).content)[0]
        assert (stated(pushed)[0], refusals(pushed)) == ("damaged", 0)
    assert object_id(second) in in_log(rosa)
    assert object_id(first) not in in_log(rosa)
    more = parcel(rosa, obj(first)) + obj(first)
    assert stated(parts(town, handed_in(town, more).content)[0])[0] == "damaged"


def test_what_others_wrote_is_refused_in_a_whole_parcel(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    pushed = parts(town, handed_in(town, parcel(juan, obj(rosa.revision(b"rosaskey")))).content)[0]
    assert (stated(pushed)[0], refusals(pushed)) == ("whole", 1)


def test_strangers_and_those_who_were_removed_get_no_answer(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    data = parcel(juan)
    assert code(handed_in(town, data[:70] + bytes([data[70] ^ 1]) + data[71:])) == codes.SIGNATURE
    assert code(handed_in(town, data[:20] + bytes(28) + data[48:])) == codes.UNKNOWN_GROUP
    assert code(handed_in(town, data[:48] + bytes(16) + data[64:])) == codes.UNKNOWN_DEVICE
    assert code(handed_in(town, data[:48] + rosa.id + data[64:])) == codes.SIGNATURE
    rosa.push(obj(rosa.revocation(juan.id)))
    assert code(handed_in(town, data)) == codes.REVOKED


def test_a_device_has_one_parcel_in_hand_at_a_time(town: Town) -> None:
    rosa = town.coordinator()
    data = parcel(rosa)
    with unpacking(town.opened.server) as taking:
        assert taking.feed(data) is None
        answered = handed_in(town, data)
        assert (answered.status_code, code(answered)) == (429, codes.BUSY)
        assert taking.finish() is None
    assert handed_in(town, data).status_code == 200


def test_a_parcel_beyond_the_limit_is_refused(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "PARCEL", 5000)
    rosa = town.coordinator()
    words = rosa.revision(b"rosaskey")
    data = parcel(rosa, obj(words), obj(rosa.revision(b"rosaskey", 9000)))
    assert code(handed_in(town, data)) == codes.TOO_LARGE


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_bytes_whatever_make_the_server_stumble(town: Town, data: st.DataObject) -> None:
    if town.group not in JOINED:
        JOINED[town.group] = town.coordinator()
    rosa = JOINED[town.group]
    raw = bytearray(parcel(rosa, obj(rosa.revision(b"rosaskey")), encode(FrameType.NOTICE, b"later")))
    for place in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=3)):
        raw[place] ^= data.draw(st.integers(1, 255))
    cut = raw[: data.draw(st.integers(0, len(raw)))] + data.draw(st.binary(max_size=30))
    with unpacking(town.opened.server) as taking:
        size = data.draw(st.integers(1, 400))
        for at in range(0, len(cut), size):
            if taking.feed(bytes(cut[at : at + size])) is not None:
                return
        if taking.finish() is None:
            parts(town, b"".join(answer(town.opened.server, taking, now())))
