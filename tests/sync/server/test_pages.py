"""Long feeds in pages: nothing is left out, nothing comes twice, each page proves what it holds."""

from __future__ import annotations

import os

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.protocol import limits
from sync.protocol.objects import object_id
from sync.protocol.statements import Role
from sync.server.services import feeds
from tests.sync.server.town import Person, Town, obj


def others_objects(person: Person) -> list[bytes]:
    """Everything that is no statement, in the order it came, from all pages."""
    return [raw for page in person.pull_all() for _, raw in page.entries if raw[1] != 1]


@pytest.mark.parametrize(("objects", "size", "window"), [(1, 10**9, 3), (2, 10**9, 10**6), (7, 2000, 10**6), (3, 1, 2)])
def test_pages_of_any_size_add_up_to_the_feed(
    town: Town, monkeypatch: pytest.MonkeyPatch, objects: int, size: int, window: int
) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    ana = town.joined(*rosa.invite(Role.COORDINATOR))
    keys = [os.urandom(8) for _ in range(4)]
    sent = [juan.revision(key_id) for key_id in keys for _ in range(3)]
    juan.push(*map(obj, sent), obj(juan.grant(rosa, *keys[:2])))
    late = [juan.revision(key_id) for key_id in keys]
    juan.push(*map(obj, late), obj(juan.grant(rosa, *keys)))
    rosa.push(obj(rosa.grant(ana, *keys)))

    monkeypatch.setattr(limits, "PAGE_OBJECTS", objects)
    monkeypatch.setattr(limits, "PAGE_BYTES", size)
    monkeypatch.setattr(feeds, "WINDOW", window)
    for person in (rosa, ana):
        person.place = 0
        seen = [raw for raw in others_objects(person) if raw[1] == 3]
        assert sorted(seen) == sorted(sent + late)
        assert len(seen) == len(set(seen))


def test_a_page_that_ends_among_older_entries_goes_on_there(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    rosa = town.coordinator()
    juan, new = town.joined(*rosa.invite()), town.joined(*rosa.invite(Role.COORDINATOR))
    key_id = os.urandom(8)
    sent = [juan.revision(key_id) for _ in range(10)]
    juan.push(*map(obj, sent), obj(juan.grant(rosa, key_id)))
    new.pull_all()
    grant = rosa.grant(new, key_id)
    rosa.push(obj(grant))
    monkeypatch.setattr(limits, "PAGE_OBJECTS", 4)

    pages = [[raw for _, raw in page.entries] for page in new.pull_all()]

    assert pages == [[grant, *sent[:3]], sent[3:7], sent[7:]]


def test_an_object_larger_than_a_page_is_a_page_of_its_own(town: Town, monkeypatch: pytest.MonkeyPatch) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    rosa.pull_all()
    key_id = os.urandom(8)
    sent = [juan.revision(key_id, size) for size in (10, 5000, 10)]
    juan.push(obj(juan.grant(rosa, key_id)), *map(obj, sent))
    monkeypatch.setattr(limits, "PAGE_BYTES", 3000)
    assert [[object_id(raw) for _, raw in page.entries][-1] for page in rosa.pull_all()][-3:] == list(
        map(object_id, sent)
    )


@settings(max_examples=8, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(st.tuples(st.integers(0, 2), st.integers(0, 3), st.integers(0, 3)), min_size=1, max_size=25),
    st.integers(1, 5),
)
def test_whoever_holds_a_key_sees_all_of_it_and_nobody_else_any_of_it(
    made_server, monkeypatch: pytest.MonkeyPatch, steps: list[tuple[int, int, int]], page: int
) -> None:
    """Steps (who, key, to whom): a revision under the key when it is to oneself, a grant otherwise."""
    from sync.server import opening

    with opening.opened(made_server) as opened, monkeypatch.context() as patch:
        town = Town.of(opened)
        with town.client:
            rosa = town.coordinator()
            people = [rosa, *(town.joined(*rosa.invite()) for _ in range(3))]
            keys = [os.urandom(8) for _ in range(4)]
            holders: list[set[int]] = [set() for _ in keys]
            under: list[list[tuple[int, bytes]]] = [[] for _ in keys]
            for who, key, to in steps:
                raw = people[who].revision(keys[key]) if who == to else people[who].grant(people[to], keys[key])
                refused = people[who].push(obj(raw)).refused
                # Under a key that was only granted nothing stands yet: whoever made it may come later.
                assert bool(refused) == (bool(under[key]) and who not in holders[key])
                if not refused:
                    holders[key] |= {who, to}
                    if who == to:
                        under[key].append((who, raw))
            patch.setattr(limits, "PAGE_OBJECTS", page)
            for number, person in enumerate(people):
                person.place = 0
                seen = sorted(raw for raw in others_objects(person) if raw[1] == 3)
                expected = [
                    raw
                    for key, entries in enumerate(under)
                    for author, raw in entries
                    if number in holders[key] and author != number
                ]
                assert seen == sorted(expected)
