"""A coordinator revokes where no server is: by a stick, from laptop to laptop, and to the server."""

from __future__ import annotations

import pytest

from sync.client import meeting, words
from sync.crypto.enrolment import Place, revocation
from sync.errors import BadParcel, Refused
from sync.protocol import codes
from tests.sync.client.test_parcels import handed_in, member, packed, read


@pytest.fixture
def people(group):
    """A coordinator, another one, two documenters, who all know each other."""
    some = [group.coordinator(), group.coordinator(), group.documenter(), group.documenter()]
    for _ in range(2):
        for one in some:
            group.sync(one)
    return some


def met(taker, data):
    return meeting.read(member(taker), [data])


def refused(taker, data):
    with pytest.raises(BadParcel) as found:
        met(taker, data)
    return found.value.reason


def revoke(coordinator, device):
    words.say(member(coordinator), device.keys.id)


def test_a_revocation_goes_by_stick_and_the_laptop_is_refused_by_name_everywhere(group, people):
    rosa, ines, ana, lost = people
    before = lost.save("before")
    early = packed(lost)
    revoke(rosa, lost)
    assert refused(rosa, early) == "revoked"
    stick = packed(rosa)
    assert met(ines, early).revisions == 1  # she has not heard of it
    assert met(ana, stick).words == 1
    assert met(ana, stick).words == 0
    assert refused(ana, early) == "revoked"
    assert met(ines, packed(ana)).words == 1  # and passes it on
    assert refused(ines, packed(lost)) == "revoked"
    assert before.revision in ines.texts()
    # The server takes it from the same stick, and from then on no parcel of theirs.
    assert read(rosa, handed_in(group, stick)).refused == ()
    with pytest.raises(Refused) as told:
        handed_in(group, packed(lost))
    assert told.value.code == codes.REVOKED
    for one in (rosa, ines, ana):
        group.sync(one)
        assert one.words() == []
        assert member(one).chain.in_office(lost.keys.id) is None


def test_nothing_is_granted_to_who_is_out_by_hand(group, people):
    rosa, ines, ana, _ = people
    revoke(rosa, ines)
    met(ana, packed(rosa))
    saved = ana.save("after")
    read(ana, handed_in(group, packed(ana)))
    group.sync(ines)  # whom the server serves still
    group.sync(rosa)
    assert saved.revision in rosa.texts()
    assert saved.revision not in ines.texts()


def test_a_word_whose_place_was_taken_is_said_again_by_the_next_parcel(group, people):
    rosa, _, ana, lost = people
    revoke(rosa, lost)
    stale = packed(rosa)
    group.documenter()  # somebody joins meanwhile
    done = read(rosa, handed_in(group, stale))
    assert [code for _, code in done.refused] == [codes.ROSTER_MOVED]
    assert len(rosa.words()) == 1
    assert read(rosa, handed_in(group, packed(rosa))).refused == ()
    assert rosa.words() == []
    group.sync(ana)
    assert member(ana).chain.roster.members[lost.keys.id].revoked is not None


def test_over_a_line_it_is_said_at_the_next_sync_and_what_cannot_be_is_given_up(group, people):
    rosa, ines, _, lost = people
    revoke(rosa, lost)
    group.sync(rosa)
    assert rosa.words() == []
    assert member(rosa).chain.roster.members[lost.keys.id].revoked is not None
    revoke(rosa, ines)
    revoke(ines, rosa)
    group.sync(rosa)
    with pytest.raises(Refused):
        group.sync(ines)
    assert member(rosa).chain.in_office(rosa.keys.id) is not None


def test_only_a_coordinator_in_office_can_say_it_and_only_of_a_member(group, people):
    rosa, ines, ana, lost = people
    place = Place(rosa.membership().group, 3, bytes(32))
    theirs = [
        revocation(ana.keys, place, device=lost.keys.id, time_ms=5),
        revocation(rosa.keys, place, device=bytes(16), time_ms=5),
        revocation(rosa.keys, Place(bytes(32), 3, bytes(32)), device=lost.keys.id, time_ms=5),
        rosa.statements()[1].raw,
        b"nothing",
        b"",
    ]
    forged = bytearray(revocation(rosa.keys, place, device=lost.keys.id, time_ms=5))
    forged[-1] ^= 1
    assert words.heard(member(ana), [*theirs, bytes(forged)]) == 0
    revoke(rosa, ines)
    group.sync(rosa)
    group.sync(ana)
    assert words.heard(member(ana), [revocation(ines.keys, place, device=lost.keys.id, time_ms=5)]) == 0


def test_a_word_of_somebody_who_turns_out_to_be_expelled_ends(group, people):
    rosa, ines, ana, lost = people
    revoke(ines, lost)
    met(ana, packed(ines))
    assert refused(ana, packed(lost)) == "revoked"
    revoke(rosa, ines)
    group.sync(rosa)
    group.sync(ana)
    assert met(ana, packed(lost)).state == "whole"
