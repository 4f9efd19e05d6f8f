"""A server cannot add a member, and whoever it keeps apart with an old list of members is granted nothing."""

from __future__ import annotations

import pytest

from sync.client.chain import Chain
from sync.crypto.cards import Card, new_person, seal_card
from sync.crypto.enrolment import InvitationKey, Place, enrolment
from sync.crypto.keys import DeviceKeys
from sync.errors import RosterBroken
from sync.protocol.statements import Role
from sync.server import opening
from sync.server.services import log, rosters
from tests.sync.hostile.worlds import another_world, smuggle


def roster(store):
    return Chain.of(store.membership().group, store.statements()).roster


def put_into_the_log(server, group, raw):
    """Past all the checks of an honest server, as its keeper can."""
    with opening.opened(server.folder) as opened, opened.server.database.writing() as connection:
        found = log.find(connection, group, locked=True)
        log.append(connection, found, [rosters.leaf(raw)])


def test_a_member_that_the_server_adds_is_nobody(server, group, coordinator, documenter):
    group.sync_all()
    known, membership, stranger = roster(coordinator), coordinator.membership(), DeviceKeys.generate()
    card = seal_card(membership.card_key, stranger.id, Card("Nobody", new_person()))
    place = Place(membership.group, known.length, known.last)
    forged = enrolment(
        stranger, place, invitation=InvitationKey.generate(), certificate=b"", card=card, time_ms=1_795_000_000_000
    )
    put_into_the_log(server, membership.group, forged)
    for device in (coordinator, documenter):
        with pytest.raises(RosterBroken):
            group.sync(device)
        assert stranger.id not in roster(device).members
        assert device.state().cursor <= place.number + 1


def test_who_is_shown_an_old_list_of_members_stands_apart_and_reads_nothing(
    server, group, coordinator, documenter, tmp_path
):
    """The newcomer joins in a copy of the server. Nobody outside it knows of that, so nobody grants it anything."""
    invitation = group.invite(Role.COORDINATOR)
    group.sync_all()
    with another_world(server, group, tmp_path / "old") as old:
        newcomer = old.enrolled(type(coordinator)(), invitation)
        group.devices.remove(newcomer)
        coordinator.save("written where the newcomer is not")
        group.sync(coordinator)
        documenter.save("in both worlds")
        smuggle(old, documenter)
        old.sync(newcomer)
        assert newcomer.texts() == {}
        assert newcomer.keys.id not in roster(documenter).members
