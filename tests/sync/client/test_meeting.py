"""Another member's parcel, read without a server: what it brings, to whom, and that harm brings nothing."""

from __future__ import annotations

import os
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.client import meeting
from sync.client.ports import NOWHERE
from sync.errors import BadParcel
from tests.sync.client.test_parcels import handed_in, member, packed, parts_of, reason_of


@pytest.fixture
def coordinator(group):
    return group.coordinator()


@pytest.fixture
def documenter(group, coordinator):
    """Whom the coordinator knows."""
    documenter = group.documenter()
    group.sync(coordinator)
    return documenter


def met(store, data, size=50_000):
    return meeting.read(member(store), (data[at : at + size] for at in range(0, len(data), size)))


def test_what_was_granted_is_opened_and_its_acknowledgement_goes_back_by_hand(group, coordinator, documenter):
    case = documenter.save("they came at dawn")
    photo = documenter.attach(case.record, os.urandom(200_000))
    state = coordinator.state()
    done = met(coordinator, packed(documenter))
    assert (done.author, done.state, done.files, done.gaps) == (documenter.keys.id, "whole", 1, 0)
    assert coordinator.texts() == documenter.texts()
    assert coordinator.file(photo) == documenter.file(photo)
    assert {one.index for one in coordinator.revisions.values()} == {NOWHERE}
    assert (coordinator.state(), coordinator.evidence) == (state, [])
    assert met(documenter, packed(coordinator)).acknowledgements == 1
    assert documenter.acknowledged[case.revision] == {coordinator.keys.id}
    assert documenter.receipts == {}


def test_a_documenter_gets_nothing_of_what_was_not_granted(group, coordinator, documenter):
    case = coordinator.save("for the coordination alone")
    coordinator.attach(case.record, os.urandom(100_000))
    done = met(documenter, packed(coordinator))
    assert (done.revisions, done.manifests, done.files, done.gaps) == (0, 0, 0, 0)
    assert (documenter.texts(), documenter.manifests, documenter.files) == ({}, {}, {})
    assert documenter.set_aside() == ()


def test_others_words_in_a_parcel_are_passed_over(group, coordinator, documenter):
    """A member hands over what another one wrote: it is theirs to do so."""
    juan = group.documenter()
    group.sync(coordinator)
    juan.save("by Juan")
    for _, outgoing in juan.outgoing():
        documenter.queue(outgoing.raw, outgoing.urgency)
    documenter.save("by Ana")
    met(coordinator, packed(documenter))
    assert list(coordinator.texts().values()) == ["by Ana"]


def test_a_part_before_the_one_it_follows_on_says_so_and_is_read_again(group, coordinator, documenter):
    case = documenter.save("they came at dawn")
    photo = documenter.attach(case.record, os.urandom(300_000))
    first, *later = parts_of(documenter, 150_000)
    assert all(met(coordinator, part).gaps for part in later)
    assert [met(coordinator, part).gaps for part in (first, *later)] == [0] * (1 + len(later))
    assert coordinator.file(photo) == documenter.file(photo)


def test_an_answer_is_none_and_whose_parcel_it_is_has_to_be_known(group, coordinator, documenter, server):
    parcel = packed(documenter)
    assert told(coordinator, handed_in(group, parcel)) == "an_answer"
    assert told(documenter, parcel) == "a_parcel"
    assert told(coordinator, packed(group.documenter())) == "not_a_member"
    assert told(coordinator, parcel[:70] + b"x" + parcel[71:]) == "damaged"
    assert told(coordinator, parcel[:40]) == "cut_short"
    assert reason_of(documenter, parcel) == "a_parcel"
    with type(group).founded(server) as elsewhere:
        assert told(elsewhere.coordinator(), parcel) == "other_group"


def told(store, data):
    with pytest.raises(BadParcel) as found:
        met(store, data)
    return found.value.reason


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_flipped_bit_and_no_cut_brings_anything_that_the_author_did_not_write(group, data):
    if not group.devices:
        coordinator, documenter = group.coordinator(), group.documenter()
        group.sync(coordinator)
        case = documenter.save("they came at dawn")
        documenter.attach(case.record, b"a photograph")
        group.parcel = packed(documenter)
        met(coordinator, group.parcel)
        group.expected = (coordinator.texts(), set(coordinator.manifests), coordinator.state())
    coordinator, _ = group.devices
    raw = bytearray(group.parcel)
    for place in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=2)):
        raw[place] ^= data.draw(st.integers(1, 255))
    harmed = bytes(raw[: data.draw(st.integers(0, len(raw)))]) + data.draw(st.binary(max_size=9))
    with suppress(BadParcel):
        met(coordinator, harmed, data.draw(st.integers(20, 4000)))
    assert (coordinator.texts(), set(coordinator.manifests), coordinator.state()) == group.expected
