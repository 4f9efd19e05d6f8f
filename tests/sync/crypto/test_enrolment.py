import pytest

from sync.crypto.enrolment import InvitationKey, Place, certificate, enrolment, genesis, revocation
from sync.crypto.keys import DeviceKeys
from sync.crypto.sign import verify
from sync.errors import RosterBroken
from sync.protocol.objects import object_id
from sync.protocol.roster import Roster
from sync.protocol.statements import Role
from tests.sync.crypto.harms import one_bit_per_byte
from tests.vectors.reading import vectors

DAY = 86_400_000
FIRST, SECOND = InvitationKey(b"\x01" * 32), InvitationKey(b"\x02" * 32)


@pytest.fixture(scope="module")
def coordinator():
    return DeviceKeys.generate()


@pytest.fixture(scope="module")
def documenter():
    return DeviceKeys.generate()


def grown(*chain):
    roster = Roster(object_id(chain[0]))
    for raw in chain:
        roster = roster.extended(raw, verify)
    return roster


def place(roster):
    return Place(roster.group, roster.length, roster.last)


@pytest.fixture(scope="module")
def founded(coordinator):
    first = genesis(FIRST, role=Role.COORDINATOR, expires=DAY, time_ms=1)
    joined = enrolment(coordinator, place(grown(first)), invitation=FIRST, certificate=b"", card=b"c", time_ms=2)
    return first, joined


def second(coordinator, documenter, roster, **changes):
    signed = certificate(coordinator, group=roster.group, invitation=SECOND.public, role=Role.DOCUMENTER, expires=DAY)
    return enrolment(
        documenter,
        place(roster),
        **{"invitation": SECOND, "certificate": signed, "card": b"d", "time_ms": 3, **changes},
    )


@pytest.mark.parametrize("vector", vectors("roster"), ids=lambda vector: vector["name"])
def test_a_frozen_roster_holds(vector):
    roster = grown(*(bytes.fromhex(raw) for raw in vector["statements"]))
    assert roster.group.hex() == vector["group"]
    members = [[m.device.hex(), int(m.role), m.revoked] for m in roster.members.values()]
    assert members == vector["members"]


@pytest.mark.parametrize("vector", vectors("succession"), ids=lambda vector: vector["name"])
def test_a_frozen_succession_holds(vector):
    roster = grown(*(bytes.fromhex(raw) for raw in vector["statements"]))
    said = [[one.device.hex(), one.earlier.hex(), one.author.hex()] for one in roster.successions]
    assert (roster.group.hex(), said) == (vector["group"], vector["successions"])


def test_the_first_coordinator_joins_by_the_genesis_invitation(founded, coordinator):
    assert [member.device for member in grown(*founded).coordinators()] == [coordinator.id]


def test_a_coordinator_invites_a_documenter_and_revokes_the_device(founded, coordinator, documenter):
    roster = grown(*founded)
    joined = second(coordinator, documenter, roster)
    roster = roster.extended(joined, verify)
    assert roster.members[documenter.id].role is Role.DOCUMENTER
    gone = revocation(coordinator, place(roster), device=documenter.id, time_ms=4)
    assert roster.extended(gone, verify).members[documenter.id].revoked == 4


@pytest.mark.parametrize(
    "changes",
    [{"invitation": FIRST}, {"invitation": InvitationKey(b"\x03" * 32)}, {"time_ms": DAY + 1}, {"certificate": b""}],
    ids=["used", "another key", "expired", "no certificate"],
)
def test_an_enrolment_nobody_is_entitled_to_is_refused(founded, coordinator, documenter, changes):
    roster = grown(*founded)
    with pytest.raises(RosterBroken):
        roster.extended(second(coordinator, documenter, roster, **changes), verify)


def test_a_documenter_invites_nobody(founded, coordinator, documenter):
    roster = grown(*founded)
    roster = roster.extended(second(coordinator, documenter, roster), verify)
    key = InvitationKey.generate()
    signed = certificate(documenter, group=roster.group, invitation=key.public, role=Role.DOCUMENTER, expires=DAY)
    stranger = enrolment(DeviceKeys.generate(), place(roster), invitation=key, certificate=signed, card=b"", time_ms=5)
    with pytest.raises(RosterBroken):
        roster.extended(stranger, verify)


def test_a_statement_with_a_bit_changed_in_any_byte_is_refused(founded, coordinator, documenter):
    roster = grown(*founded)
    for harmed in one_bit_per_byte(second(coordinator, documenter, roster)):
        with pytest.raises(RosterBroken):
            roster.extended(harmed, verify)


def test_printing_an_invitation_key_does_not_show_it():
    assert "01" not in repr(FIRST)
