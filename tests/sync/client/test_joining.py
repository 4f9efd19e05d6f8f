import dataclasses

import pytest

from sync.client import session
from sync.client.enrol import invitation_for, join
from sync.client.transport import HttpTransport
from sync.crypto.cards import open_card
from sync.crypto.enrolment import InvitationKey
from sync.errors import BadInvitation, Refused, RosterBroken, Transient, Unreadable, WrongKey
from sync.protocol import invitations
from sync.protocol.roster import Roster
from sync.protocol.statements import Role
from tests.fakes import MemoryStore
from tests.sync.client.devices import QUICK
from tests.vectors.reading import vectors


def roster_of(store):
    roster = Roster(store.membership().group)
    for statement in store.statements():
        roster = roster.extended(statement.raw, lambda *_: True)
    return roster


def test_the_first_coordinator_joins_and_knows_the_group(group):
    coordinator = group.coordinator()
    membership = coordinator.membership()
    assert membership.role == Role.COORDINATOR
    assert membership.group_name == group.invitation.group_name
    assert [member.device for member in roster_of(coordinator).coordinators()] == [coordinator.keys.id]


def test_an_invited_documenter_joins_and_members_read_the_name(group):
    group.coordinator()
    documenter = group.documenter()
    group.sync_all()
    for store in group.devices:
        member = roster_of(store).members[documenter.keys.id]
        assert member.role is Role.DOCUMENTER
        assert open_card(store.membership().card_key, member.device, member.card).name == "Ana"


def test_joining_needs_a_line_only_once(group):
    group.coordinator()
    documenter = group.documenter()
    report = group.sync(documenter)
    assert (report.requests, report.objects_sent) == (1, 0)
    assert len(documenter.statements()) == 3


def test_an_invitation_lets_one_device_in(group):
    group.coordinator()
    invitation = group.invite()
    group.enrolled(MemoryStore(), invitation)
    second = MemoryStore()
    with pytest.raises(Refused) as caught:
        group.enrolled(second, invitation)
    assert caught.value.code == "invitation_used"
    assert second.membership() is None


def test_a_second_use_is_shown_to_coordinators(group):
    coordinator = group.coordinator()
    invitation = group.invite()
    documenter = group.enrolled(MemoryStore(), invitation)
    with pytest.raises(Refused):
        group.enrolled(MemoryStore(), invitation)
    group.sync_all()
    assert {code for code, _, _ in coordinator.notices} == {"invitation_used"}
    assert not documenter.notices


def test_an_expired_invitation_is_refused_by_the_server_too(group):
    group.coordinator()
    with pytest.raises(Refused) as caught:
        group.enrolled(MemoryStore(), group.invite(days=1, now=1))
    assert caught.value.code == "invitation_expired"


def test_a_laptop_whose_clock_is_years_ahead_founds_a_group_all_the_same(group, monkeypatch):
    """To it the invitation expired long ago; to the server it did not."""
    right = session.now_ms()

    def years_ahead(clock, offset=0):
        clock.offset, clock.laptop = offset, lambda: right + 3 * 365 * 86_400_000

    monkeypatch.setattr(session.Clock, "__init__", years_ahead)
    coordinator = group.coordinator()
    assert abs(roster_of(coordinator).members[coordinator.keys.id].enrolled - right) < 300_000


def test_an_invitation_nobody_made_is_refused(group):
    coordinator = group.coordinator()
    stranger = MemoryStore()
    forged = invitation_for(stranger.keys, coordinator.membership(), Role.COORDINATOR)
    with pytest.raises(Refused) as caught:
        group.enrolled(stranger, forged)
    assert caught.value.code == "invitation_unknown"


def test_a_role_is_what_the_coordinator_signed(group):
    group.coordinator()
    promoted = dataclasses.replace(group.invite(Role.DOCUMENTER), role=Role.COORDINATOR)
    documenter = group.enrolled(MemoryStore(), promoted)
    assert documenter.membership().role == Role.DOCUMENTER


def test_another_key_on_the_invitation_is_not_enough(group):
    group.coordinator()
    forged = dataclasses.replace(group.invite(), invitation_key=InvitationKey.generate().private)
    with pytest.raises(Refused):
        group.enrolled(MemoryStore(), forged)


@pytest.mark.parametrize("cut", [0, 1500, 2500, 4000, 5500, 7000, 9000, 12_000])
def test_joining_over_a_line_that_dies_is_repeated_with_the_same_invitation(group, cut):
    coordinator = group.coordinator()
    invitation, documenter = group.invite(), MemoryStore()
    for limits in ({"up": cut}, {"down": cut}):
        group.line.cut(**limits)
        if documenter.membership() is None:
            try:
                group.enrolled(documenter, invitation)
            except Transient:
                assert documenter.membership() is None
    group.line.mend()
    if documenter.membership() is None:
        group.enrolled(documenter, invitation)
    group.sync_all()
    assert documenter.keys.id in roster_of(coordinator).members
    assert not coordinator.notices


def test_many_join_at_once(group):
    """Each of them built its statement on the same roster; whoever is slower builds it anew."""
    group.coordinator()
    stores = [MemoryStore() for _ in range(3)]
    for store, invitation in [(store, group.invite()) for store in stores]:
        group.enrolled(store, invitation)
    group.sync_all()
    assert {len(store.statements()) for store in group.devices} == {5}


def test_a_server_with_another_key_learns_nothing_of_the_invitation(group):
    forged = dataclasses.replace(group.invitation, tls_pin=bytes(32))
    transport = HttpTransport([group.line.address], forged.tls_pin, timeouts=QUICK)
    with pytest.raises(WrongKey):
        join(MemoryStore(), forged, "Ana", transport)
    transport.close()


def test_a_group_of_another_log_key_is_not_joined(group):
    store = MemoryStore()
    with pytest.raises(Unreadable):
        group.enrolled(store, dataclasses.replace(group.invitation, log_key=bytes(32)))
    assert store.membership() is None


def test_an_invitation_to_a_group_that_is_not_there_is_refused(group):
    with pytest.raises((Refused, RosterBroken)):
        group.enrolled(MemoryStore(), dataclasses.replace(group.invitation, group=bytes(32)))


@pytest.mark.parametrize("vector", vectors("invitation"), ids=lambda vector: vector["name"])
def test_frozen_invitations_read(vector):
    invitation = invitations.decode(vector["text"])
    fields = {name: getattr(invitation, name) for name in vector["fields"]}
    shown = {name: value.hex() if isinstance(value, bytes) else value for name, value in fields.items()}
    assert {**shown, "servers": list(shown["servers"])} == vector["fields"]
    assert invitations.encode(invitation) == vector["text"]


def test_an_invitation_cut_short_anywhere_is_recognised(group):
    text = invitations.encode(group.invitation)
    for length in range(len(text)):
        with pytest.raises(BadInvitation):
            invitations.decode(text[:length])
