"""Parcels there and answers back by a real server: any order, again and again, cut and flipped. Nothing is lost."""

from __future__ import annotations

import copy
import os
from contextlib import contextmanager, suppress
from dataclasses import replace
from itertools import permutations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from sync.client import answered, parcels
from sync.client.transport import Call
from sync.errors import BadParcel, HistoryBroken, Refused
from sync.protocol import codes, limits, routes
from tests.fakes import MemoryStore


@pytest.fixture
def coordinator(group):
    return group.coordinator()


@pytest.fixture
def documenter(group, coordinator):
    return group.documenter()


def member(store):
    return parcels.member_of(store, store.membership())


def packed(store, most=limits.PARCEL, words_only=False):
    (part,) = parts_of(store, most, split=False, words_only=words_only)
    return part


def parts_of(store, most, *, split=True, words_only=False):
    written = []

    @contextmanager
    def opened(number):
        assert number == len(written) + 1
        written.append(bytearray())
        yield written[-1].extend

    *_, done = parcels.pack(member(store), opened, most=most, split=split, words_only=words_only, step=lambda *_: None)
    assert (done.parts, done.size) == (len(written), sum(map(len, written)))
    assert max(map(len, written)) <= most
    return [bytes(part) for part in written]


def handed_in(group, data):
    """At any cafe: whoever holds it."""
    with group.transport() as transport, transport.exchange(Call("POST", routes.PARCELS, body=data)) as blocks:
        return b"".join(blocks)


def read(store, data, size=50_000):
    return answered.read(member(store), (data[at : at + size] for at in range(0, len(data), size)))


def sent(store, saved):
    return (1, saved.revision) in store.receipts


def test_words_and_files_go_out_and_receipts_and_words_come_back(group, coordinator, documenter):
    case = documenter.save("they came at dawn")
    photo = documenter.attach(case.record, os.urandom(200_000))
    done = read(documenter, handed_in(group, packed(documenter)))
    assert (done.state, done.parcel.state, done.refused, done.older, done.unproved) == ("whole", "whole", (), 0, 0)
    assert sent(documenter, case)
    assert documenter.outgoing() == []
    assert documenter.outgoing_files() == []
    group.sync(coordinator)
    assert coordinator.texts() == documenter.texts()
    assert coordinator.file(photo) == documenter.file(photo)
    group.sync(coordinator)
    done = read(documenter, handed_in(group, packed(documenter)))
    assert done.acknowledgements > 0
    assert documenter.acknowledged[case.revision] == {coordinator.keys.id}
    # By the line there is nothing left to do.
    # (What the acknowledgement says of the log is compared once.)
    reports = [group.sync(documenter), group.sync(documenter)]
    assert [(one.objects_sent, one.revisions_received) for one in reports] == [(0, 0), (0, 0)]
    assert reports[1].requests == 1


def test_an_answer_read_again_changes_nothing(group, coordinator, documenter):
    documenter.save("they came at dawn")
    answer = handed_in(group, packed(documenter))
    read(documenter, answer)
    state, receipts = documenter.state(), dict(documenter.receipts)
    assert read(documenter, answer).unproved == 0
    documenter.save("with two trucks")
    read(documenter, handed_in(group, packed(documenter)))
    later = documenter.state()
    done = read(documenter, answer)
    assert (done.older, done.parts) == (done.parts, done.parts)
    assert documenter.state() == later
    assert receipts.items() <= documenter.receipts.items()
    assert state != later


def test_the_cursor_moves_only_from_where_the_pages_begin(group, coordinator, documenter):
    documenter.save("they came at dawn")
    answer = handed_in(group, packed(documenter))
    read(documenter, answer)
    elsewhere = documenter._state = replace(documenter.state(), cursor=1)
    assert read(documenter, answer).older < 2
    assert documenter.state() == elsewhere


def test_an_answer_never_sets_the_clock(group, documenter):
    before = documenter.state().clock_offset
    read(documenter, handed_in(group, packed(documenter)))
    assert documenter.state().clock_offset == before


def test_parcels_written_before_any_answer_was_read_are_answered_in_whatever_order(group, coordinator, documenter):
    saved, written = [], []
    for text in ("one", "two", "three"):
        saved.append(documenter.save(text))
        written.append(packed(documenter))
    answers = []
    for parcel in written:
        coordinator.save("a word in between")
        group.sync(coordinator)
        answers.append(handed_in(group, parcel))
    for order in permutations(range(3)):
        fresh = copy.deepcopy(documenter)
        for at in (*order, *order):
            done = read(fresh, answers[at])
            assert (done.unproved, done.refused, fresh.evidence) == (0, (), [])
            assert all(sent(fresh, one) for one in saved[: at + 1])
        assert all(sent(fresh, one) for one in saved)
        assert fresh.outgoing() == []


def test_a_server_that_shows_another_past_in_the_second_answer_is_found_out(group, coordinator, documenter):
    documenter.save("one")
    one = packed(documenter)
    documenter.save("two")
    two = packed(documenter)
    answers = [handed_in(group, one), handed_in(group, two)]
    read(documenter, answers[0])
    kept = documenter.state()
    documenter._state = replace(kept, checkpoint=forged(kept.checkpoint))
    with pytest.raises(HistoryBroken):
        read(documenter, answers[1])
    assert len(documenter.evidence) == 1


def test_the_later_of_two_answers_alone_is_enough(group, coordinator, documenter):
    first, one = documenter.save("one"), packed(documenter)
    second, two = documenter.save("two"), packed(documenter)
    answers = [handed_in(group, one), handed_in(group, two)]
    read(documenter, answers[1])
    assert sent(documenter, first)
    assert sent(documenter, second)
    assert read(documenter, answers[0]).older > 0


def test_a_sync_in_between_makes_an_answer_old_and_nothing_worse(group, coordinator, documenter):
    documenter.save("one")
    answer = handed_in(group, packed(documenter))
    coordinator.save("a word of the coordination")
    group.sync(coordinator)
    group.sync(documenter)
    state = documenter.state()
    done = read(documenter, answer)
    assert done.older == done.parts
    assert documenter.state() == state
    assert documenter.evidence == []


def test_a_cut_answer_is_taken_as_far_as_its_parts_are_whole_and_a_whole_one_goes_on(
    group, coordinator, documenter, monkeypatch
):
    case = documenter.save("they came at dawn")
    answer = handed_in(group, packed(documenter))
    with pytest.raises(BadParcel) as none:
        read(documenter, answer[:300])
    assert none.value.reason == "cut_short"
    assert not sent(documenter, case)
    done = read(documenter, answer[:-1])
    assert (done.state, done.parts) == ("cut", 1)
    assert sent(documenter, case)
    assert read(documenter, answer).state == "whole"


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_no_flipped_bit_and_no_cut_brings_anything_that_the_server_did_not_say(group, data):
    if not group.devices:
        group.coordinator()
        group.documenter().save("they came at dawn")
    coordinator, documenter = group.devices
    if not hasattr(group, "answer"):
        coordinator.save("a word of the coordination")
        group.sync(coordinator)
        group.answer = handed_in(group, packed(documenter))
        read(documenter, group.answer)
        group.expected = (dict(documenter.receipts), documenter.texts(), documenter.state())
    raw = bytearray(group.answer)
    for place in data.draw(st.lists(st.integers(0, len(raw) - 1), max_size=2)):
        raw[place] ^= data.draw(st.integers(1, 255))
    harmed = bytes(raw[: data.draw(st.integers(0, len(raw)))]) + data.draw(st.binary(max_size=9))
    with suppress(BadParcel):
        read(documenter, harmed, data.draw(st.integers(20, 4000)))
    assert (dict(documenter.receipts), documenter.texts(), documenter.state()) == group.expected
    assert documenter.evidence == []


def test_what_a_full_stick_left_goes_with_the_next_parcel(group, coordinator, documenter):
    saved = [documenter.save("x" * 3000 + os.urandom(3000).hex()) for _ in range(5)]
    assert packed(documenter, most=1024)
    for _ in range(6):
        read(documenter, handed_in(group, packed(documenter, most=20_000)))
    assert all(sent(documenter, one) for one in saved)


def test_parts_are_handed_in_and_read_in_any_order_and_one_that_is_lost_holds_no_other_up(
    group, coordinator, documenter
):
    saved = [documenter.save(os.urandom(9000).hex()) for _ in range(5)]
    photos = [documenter.attach(saved[0].record, os.urandom(size)) for size in (90_000, 200_000, 400_000)]
    parts = parts_of(documenter, 150_000)
    assert len(parts) >= 6
    handed = [handed_in(group, part) for part in reversed(parts[:2] + parts[3:])]
    for answer in (*handed[1:], *handed, handed[-1]):
        assert read(documenter, answer).refused == ()
    assert all(sent(documenter, one) for one in saved)
    assert [documenter.files[photo].is_done for photo in photos].count(False) in (1, 2)
    # What the lost one held goes in the next, and nothing else.
    (rest,) = parts_of(documenter, 200_000)
    read(documenter, handed_in(group, rest))
    assert all(documenter.files[photo].is_done for photo in photos)
    group.sync(coordinator)
    assert [coordinator.file(photo) == documenter.file(photo) for photo in photos] == [True] * 3


def test_words_that_are_larger_than_a_part_stay_and_hold_back_what_may_need_them(group, documenter):
    case = documenter.save(os.urandom(9000).hex())
    documenter.attach(case.record, b"small")
    (part,) = parts_of(documenter, 8000)
    assert read(documenter, handed_in(group, part)).state == "whole"
    assert len(documenter.outgoing()) == 3


def test_a_file_that_no_part_can_take_waits_and_the_others_go(group, documenter):
    case = documenter.save("they came at dawn")
    small, large = documenter.attach(case.record, b"small"), documenter.attach(case.record, os.urandom(200_000))
    for part in parts_of(documenter, 30_000):
        read(documenter, handed_in(group, part))
    assert (documenter.files[small].is_done, documenter.files[large].is_done) == (True, False)


def test_a_file_that_the_disk_does_not_give_holds_nothing_up(group, coordinator, documenter):
    case = documenter.save("they came at dawn")
    bad = documenter.attach(case.record, os.urandom(100_000))
    good = documenter.attach(case.record, os.urandom(150_000))
    documenter.files[bad].chunks[1] = None
    read(documenter, handed_in(group, packed(documenter)))
    assert documenter.refused == {documenter.files[bad].manifest: codes.DAMAGED}
    assert documenter.files[good].is_done
    assert not documenter.files[bad].is_done


def test_an_answer_for_somebody_else_or_of_another_group_is_told_apart(group, coordinator, documenter, server):
    answer = handed_in(group, packed(documenter))
    assert reason_of(coordinator, answer) == "other_device"
    with type(group).founded(server) as elsewhere:
        assert reason_of(elsewhere.coordinator(), answer) == "other_group"
    assert reason_of(documenter, packed(documenter)) == "a_parcel"
    assert reason_of(documenter, b"amparo answer 2\n" + answer[16:]) == "newer"
    assert reason_of(documenter, answer[:40]) == "cut_short"
    assert reason_of(documenter, b"") == "not_one"
    assert reason_of(documenter, os.urandom(300)) == "not_one"
    with pytest.raises(Refused):
        handed_in(group, answer)


def reason_of(store, data):
    with pytest.raises(BadParcel) as found:
        read(store, data)
    return found.value.reason


def test_a_server_that_took_something_back_is_found_out_by_its_answer(group, coordinator, documenter, server):
    """Two histories of one group under one log key: as by a server that was set back, or lies."""
    documenter.save("one")
    parcel = packed(documenter)
    answer = handed_in(group, parcel)
    read(documenter, answer)
    kept = documenter.state()
    documenter._state = type(kept)(cursor=kept.cursor, checkpoint=forged(kept.checkpoint), clock_offset=0)
    with pytest.raises(HistoryBroken):
        read(documenter, answer)
    assert len(documenter.evidence) == 1


def forged(note):
    """Another root of the same size; whose signature it bears was looked at when it was kept."""
    lines = note.split("\n")
    lines[2] = "A" * 43 + "="
    return "\n".join(lines)


def test_a_page_cannot_be_moved_into_another_answer(group, coordinator, documenter):
    documenter.save("one")
    one = handed_in(group, first := packed(documenter))
    two = handed_in(group, packed(documenter))
    length = 16 + len(parcel_head(first))
    with pytest.raises(BadParcel):
        read(documenter, two[:length] + one[length:])


def parcel_head(data):
    return data[: 66 + int.from_bytes(data[64:66], "big") + 64]


def test_a_new_store_of_the_same_keys_takes_an_answer_that_was_not_meant_for_its_state(group, coordinator, documenter):
    """As after a backup was restored: the answer grew out of what is not known here any more."""
    documenter.save("one")
    read(documenter, handed_in(group, packed(documenter)))
    coordinator.save("two")
    group.sync(coordinator)
    answer = handed_in(group, packed(documenter))
    earlier = MemoryStore(keys=documenter.keys)
    earlier.join(documenter.membership(), coordinator.statements())
    done = read(earlier, answer)
    assert (done.unproved, earlier.evidence, earlier.state().checkpoint) == (done.parts, [], None)
