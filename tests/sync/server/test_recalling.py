"""A device that lost something is told what there is for it, and given single objects of it: its own ones too."""

from __future__ import annotations

import os

import msgspec
import pytest

from sync.protocol import codes, limits, merkle, routes
from sync.protocol.objects import Kind, object_id
from sync.protocol.statements import Role
from sync.server.services import recalling
from tests.sync.server.town import Town, code, obj


def test_a_device_is_told_all_that_it_may_see_its_own_things_too(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    key_id = os.urandom(8)
    sealed = juan.file(key_id, 100)
    own = [juan.grant(rosa, key_id), juan.revision(key_id), sealed.manifest]
    juan.push(*map(obj, own), sealed.chunks())
    told = juan.names()
    assert [id for _, leaf, id, _, by_me in told.names if by_me and leaf == merkle.OBJECT_LEAF][1:] == [
        *map(object_id, own)
    ]
    assert (merkle.FILE_LEAF, sealed.manifest_id) in [(leaf, id) for _, leaf, id, _, _ in told.names]
    assert [kind for _, _, _, kind, by_me in told.names if not by_me] == [Kind.STATEMENT, Kind.STATEMENT]
    assert told.entries == []


def test_nobody_is_told_of_what_is_not_for_them(town: Town) -> None:
    rosa = town.coordinator()
    juan, ana = town.joined(*rosa.invite()), town.joined(*rosa.invite())
    key_id = os.urandom(8)
    sealed, revision = juan.file(key_id, 100), juan.revision(key_id)
    juan.push(obj(juan.grant(rosa, key_id)), obj(revision), obj(sealed.manifest), sealed.chunks())
    assert {kind for _, _, _, kind, _ in ana.names().names} == {Kind.STATEMENT}
    answer = ana.objects(object_id(revision), sealed.manifest_id)
    assert (answer.entries, answer.own) == ([], [])
    assert [(one.object_id, one.code) for one in answer.refused] == [
        (object_id(revision), codes.UNKNOWN_OBJECT),
        (sealed.manifest_id, codes.UNKNOWN_OBJECT),
    ]


def test_what_was_there_before_the_grant_is_told_to_whom_it_opened_it(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    key_id = os.urandom(8)
    revision = juan.revision(key_id)
    juan.push(obj(revision))
    assert object_id(revision) not in [id for _, _, id, _, _ in rosa.names().names]
    juan.push(obj(juan.grant(rosa, key_id)))
    assert object_id(revision) in [id for _, _, id, _, _ in rosa.names().names]
    assert rosa.objects(object_id(revision)).entries[0][1] == revision


def test_own_objects_are_given_again_in_the_order_asked_and_files_with_their_completeness(town: Town) -> None:
    rosa = town.coordinator()
    key_id = os.urandom(8)
    whole, half = rosa.file(key_id, 70_000), rosa.file(key_id, 70_000)
    revision = rosa.revision(key_id)
    rosa.push(obj(revision), obj(whole.manifest), whole.chunks(), obj(half.manifest), half.chunk(0))
    unknown = os.urandom(32)
    answer = rosa.objects(half.manifest_id, unknown, whole.manifest_id, object_id(revision))
    assert [raw for _, raw in answer.entries] == [half.manifest, whole.manifest, revision]
    assert [(leaf, id) for _, leaf, id in answer.own] == [(merkle.FILE_LEAF, whole.manifest_id)]
    assert [one.object_id for one in answer.refused] == [unknown]
    assert (answer.end.next, answer.end.more) == (4, False)


def test_what_does_not_fit_is_left_for_another_question(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    rosa = town.coordinator()
    revisions = [rosa.revision(os.urandom(8), size=30_000) for _ in range(4)]
    rosa.push(*map(obj, revisions))
    monkeypatch.setattr(limits, "PAGE_BYTES", 70_000)
    ids, given = [*map(object_id, revisions)], []
    while ids:
        answer = rosa.objects(*ids)
        assert 1 <= len(answer.entries) <= 2
        given += [raw for _, raw in answer.entries]
        ids = ids[answer.end.next :]
    assert given == revisions


@pytest.mark.parametrize("window", [3, 1_000])
def test_names_come_page_by_page_each_once(town: Town, monkeypatch: pytest.MonkeyPatch, window: int) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite(Role.COORDINATOR))
    for person in (rosa, juan) * 5:
        person.push(obj(person.revision(os.urandom(8))))
    monkeypatch.setattr(limits, "NAMES", 2)
    monkeypatch.setattr(recalling, "WINDOW", window)
    told, place = [], 0
    while True:
        page = rosa.names(place)
        told += page.names
        place = page.end.next
        if not page.end.more:
            break
    assert [index for index, *_ in told] == sorted({index for index, *_ in told})
    assert sum(by_me for *_, by_me in told) == 6


@pytest.mark.parametrize("path", [routes.names, routes.objects])
@pytest.mark.parametrize("body", [b"", b"\xc0", msgspec.msgpack.encode([0, []]), msgspec.msgpack.encode([-1, 0])])
def test_what_is_no_question_is_refused(town: Town, path, body: bytes) -> None:
    assert code(town.coordinator().ask(path(town.group), body)) == codes.MALFORMED


@pytest.mark.parametrize("ids", [[os.urandom(32)] * 2, [os.urandom(32) for _ in range(limits.ASKED + 1)], [b"short"]])
def test_a_question_for_too_much_or_twice_the_same_is_refused(town: Town, ids: list[bytes]) -> None:
    body = msgspec.msgpack.encode([0, ids])
    assert code(town.coordinator().ask(routes.objects(town.group), body)) == codes.MALFORMED


def test_a_revoked_device_gets_nothing_back(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    revision = juan.revision(os.urandom(8))
    juan.push(obj(revision))
    rosa.push(obj(rosa.revocation(juan.id)))
    body = msgspec.msgpack.encode([0, [object_id(revision)]])
    assert code(juan.ask(routes.objects(town.group), body)) == codes.REVOKED
