"""A statement gets onto the roster wherever that has come to, once, and over lines that die."""

from __future__ import annotations

import pytest

from sync.client import succession
from sync.client.chain import Chain
from sync.client.session import Session
from sync.errors import CutOff, Refused
from sync.protocol.roster import Succession
from sync.protocol.statements import Role


@pytest.fixture
def coordinator(group):
    return group.coordinator()


@pytest.fixture
def laptops(group, coordinator):
    return group.documenter(), group.documenter()


def succeed(group, store, device, earlier):
    with group.transport() as transport:
        succession.succeed(store, transport, device.keys.id, earlier.keys.id, lambda _: None)


def successions(store):
    return Chain.of(store.membership().group, store.statements()).roster.successions


def test_everybody_hears_of_it(group, coordinator, laptops):
    old, new = laptops
    succeed(group, coordinator, new, old)
    group.sync_all()
    said = (Succession(new.keys.id, old.keys.id, coordinator.keys.id),)
    assert [successions(one) for one in group.devices] == [said] * 3


def test_saying_it_again_says_nothing_more(group, coordinator, laptops):
    old, new = laptops
    for _ in range(2):
        succeed(group, coordinator, new, old)
    assert len(successions(coordinator)) == 1


def test_a_roster_that_moved_meanwhile_is_followed(group, coordinator, laptops, monkeypatch):
    old, new = laptops
    other = group.invited(Role.COORDINATOR)
    asked, push = [], Session.push

    def others_first(session, frames, known_size):
        asked.append(known_size)
        if len(asked) == 1:
            with monkeypatch.context() as patched:
                patched.setattr(Session, "push", push)
                succeed(group, other, new, old)
        return push(session, frames, known_size)

    monkeypatch.setattr(Session, "push", others_first)
    succeed(group, coordinator, new, old)
    assert [one.author for one in successions(coordinator)] == [other.keys.id, coordinator.keys.id]
    assert len(asked) == 2


@pytest.mark.parametrize("down", [1_500, 4_000, 6_000])
def test_after_a_cut_it_finds_what_was_done(group, coordinator, laptops, down):
    old, new = laptops
    group.line.cut(down=down)
    try:
        succeed(group, coordinator, new, old)
    except CutOff:
        group.line.mend()
    succeed(group, coordinator, new, old)
    assert len(successions(coordinator)) == 1


def test_a_device_can_be_revoked_and_the_last_coordinator_cannot(group, coordinator, laptops):
    old, _ = laptops
    with group.transport() as transport:
        for _ in range(2):
            succession.revoke(coordinator, transport, old.keys.id, lambda _: None)
        with pytest.raises(Refused) as caught:
            succession.revoke(coordinator, transport, coordinator.keys.id, lambda _: None)
    assert caught.value.code == "roster_rule"
    with pytest.raises(Refused) as caught:
        group.sync(old)
    assert caught.value.code == "revoked"


def test_a_documenter_cannot_say_it(group, coordinator, laptops):
    old, new = laptops
    with pytest.raises(Refused) as caught:
        succeed(group, new, new, old)
    assert caught.value.code == "roster_rule"
