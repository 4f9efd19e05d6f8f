"""Belonging to a group: by a good invitation, and not by any other."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop.errors import AlreadyAMember, NotACoordinator, NotAMember
from desktop.services.joining import Joining, Role
from sync.errors import BadInvitation, Refused, Unreachable, WrongKey
from sync.protocol import invitations
from tests.laptops import laptop


def test_an_invitation_says_what_it_is_before_anything_is_sent(running_server):
    facts = Joining.look("  " + running_server.invitation[:50] + "\n " + running_server.invitation[50:] + "\n")
    assert facts.group_name == "Fisherfolk Forum"
    assert facts.role is Role.COORDINATOR
    assert facts.servers == (running_server.address,)
    assert not facts.expired


def test_those_who_joined_know_each_other_by_name(members):
    members.coordinator.syncing.run()
    for one in (members.coordinator, members.documenter):
        assert [(m.name, m.role, m.is_me) for m in one.joining.members()] == [
            ("Rosa", Role.COORDINATOR, one is members.coordinator),
            ("Ana", Role.DOCUMENTER, one is members.documenter),
        ]
    facts = members.documenter.joining.membership()
    assert facts is not None
    assert (facts.group_name, facts.my_name, facts.role) == ("Fisherfolk Forum", "Ana", Role.DOCUMENTER)
    assert members.documenter.preferences.read().my_name == "Ana"


def test_an_invitation_lets_in_one_device_and_the_coordination_is_told_of_a_second(members, tmp_path):
    invitation = members.coordinator.joining.invite(Role.DOCUMENTER)
    with laptop(tmp_path / "first") as first, laptop(tmp_path / "second") as second:
        first.joining.join(invitation, "Luz")
        with pytest.raises(Refused) as refused:
            second.joining.join(invitation, "Eve")
        assert refused.value.code == "invitation_used"
        assert second.joining.membership() is None
    members.coordinator.syncing.run()
    assert [notice.code for notice in members.coordinator.joining.notices()] == ["invitation_used"]


def test_an_expired_invitation_is_shown_and_refused(members, here, monkeypatch):
    long_ago = datetime.now(UTC) - timedelta(days=20)
    monkeypatch.setattr("sync.client.enrol.now_ms", lambda: int(long_ago.timestamp() * 1000))
    invitation = members.coordinator.joining.invite(Role.DOCUMENTER)
    assert Joining.look(invitation).expired
    with pytest.raises(Refused) as refused:
        here.joining.join(invitation, "Luz")
    assert refused.value.code == "invitation_expired"
    assert here.joining.membership() is None


@pytest.mark.parametrize("cut", [20, 200, -1])
def test_an_invitation_cut_short_is_told_from_none(here, running_server, cut):
    with pytest.raises(BadInvitation) as bad:
        here.joining.join(running_server.invitation[:cut], "Luz")
    assert bad.value.reason == "cut_short"
    with pytest.raises(BadInvitation) as bad:
        here.joining.join("Dear friend, come and see us", "Luz")
    assert bad.value.reason == "not_one"


def test_nothing_is_sent_to_a_server_with_another_key(here, running_server):
    pinned_elsewhere = replace(invitations.decode(running_server.invitation), tls_pin=bytes(32))
    with pytest.raises(WrongKey):
        here.joining.join(invitations.encode(pinned_elsewhere), "Luz")
    assert here.joining.membership() is None


def test_an_invitation_can_be_tried_again_when_the_server_is_back(here, running_server):
    running_server.stop()
    with pytest.raises(Unreachable):
        here.joining.join(running_server.invitation, "Rosa")
    running_server.start()
    assert here.joining.join(running_server.invitation, "Rosa").role is Role.COORDINATOR


def test_one_vault_is_one_device_in_one_group(members, running_server):
    with pytest.raises(AlreadyAMember):
        members.documenter.joining.join(running_server.new_group("Another"), "Ana")


def test_only_a_coordinator_invites(members, here):
    with pytest.raises(NotACoordinator):
        members.documenter.joining.invite(Role.DOCUMENTER)
    with pytest.raises(NotAMember):
        here.joining.invite(Role.DOCUMENTER)
    with pytest.raises(ValueError, match="days"):
        members.coordinator.joining.invite(Role.DOCUMENTER, days=0)
