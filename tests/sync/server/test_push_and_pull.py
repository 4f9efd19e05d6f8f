"""What goes in at one device comes out at the others it was granted to, and nowhere else."""

from __future__ import annotations

import os

import pytest

from sync.client.received import collected
from sync.protocol import checkpoints, codes, limits, merkle
from sync.protocol.frames import FrameType, encode, encode_known
from sync.protocol.objects import object_id
from sync.protocol.statements import Role
from tests.sync.server.town import Town, obj


def test_a_granted_revision_reaches_the_coordinator_with_its_place_in_the_log(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    key_id = os.urandom(8)
    grant, revision = juan.grant(rosa, key_id), juan.revision(key_id)

    answer = juan.push(obj(grant), obj(revision))

    assert [(kind, one) for _, kind, one in answer.own] == [(1, object_id(grant)), (1, object_id(revision))]
    assert [raw for _, raw in rosa.pull().entries][-2:] == [grant, revision]


def test_nobody_else_is_shown_it(town: Town) -> None:
    rosa = town.coordinator()
    juan, ana = town.joined(*rosa.invite()), town.joined(*rosa.invite())
    ana.pull()
    key_id = os.urandom(8)
    sealed = juan.file(key_id, 1000)
    juan.push(obj(juan.grant(rosa, key_id)), obj(juan.revision(key_id)), obj(sealed.manifest), sealed.chunks())

    page = ana.pull()

    assert page.entries == []
    assert page.own == []
    assert ana.ask_file(sealed.file).status_code == 404


def test_a_device_sees_its_own_leaves_and_not_its_own_objects(town: Town) -> None:
    rosa = town.coordinator()
    rosa.pull()
    revision = rosa.revision(os.urandom(8))
    rosa.push(obj(revision))
    page = rosa.pull()
    assert page.entries == []
    assert [(kind, one) for _, kind, one in page.own] == [(1, object_id(revision))]


def test_a_sync_with_nothing_to_do_is_a_checkpoint_and_an_end(town: Town) -> None:
    rosa = town.coordinator()
    size = rosa.pull().end.next
    answer = rosa.ask_pull(size, size)
    assert len(answer.content) < 400
    assert rosa.pull(size).end.next == size


def test_pushing_twice_changes_nothing(town: Town) -> None:
    rosa = town.coordinator()
    key_id = os.urandom(8)
    sealed = rosa.file(key_id, 100_000)
    frames = (obj(rosa.revision(key_id)), obj(sealed.manifest), sealed.chunks())
    first, second = rosa.push(*frames), rosa.push(*frames)
    assert first.own == second.own
    assert first.checkpoint.note == second.checkpoint.note
    assert second.refused == []


def test_a_file_is_complete_when_its_last_chunk_came_and_can_be_fetched_from_any_chunk(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    key_id = os.urandom(8)
    sealed = juan.file(key_id, 5 * 65_536 + 77)

    first = juan.push(obj(juan.grant(rosa, key_id)), obj(sealed.manifest), sealed.chunk(0), sealed.chunk(3))
    assert first.progress == [(sealed.file, ((0, 1), (3, 4)))]
    assert (merkle.FILE_LEAF, sealed.manifest_id) not in [(kind, one) for _, kind, one in first.own]

    last = juan.push(*(sealed.chunk(number) for number in (1, 2, 4, 5)))
    assert last.progress == []
    assert (merkle.FILE_LEAF, sealed.manifest_id) in [(kind, one) for _, kind, one in last.own]
    assert (merkle.FILE_LEAF, sealed.manifest_id) in [(kind, one) for _, kind, one in rosa.pull().own]
    for number in range(6):
        assert rosa.ask_file(sealed.file, number).content == b"".join(sealed.pieces[number:])
    assert rosa.ask_file(sealed.file, 6).content == b""


def test_so_many_chunks_of_a_file_can_be_asked_for_and_no_more_are_given(town: Town) -> None:
    rosa = town.coordinator()
    film = rosa.file(os.urandom(8), 4 * limits.CHUNK + 1000)
    rosa.push(obj(film.manifest), film.chunk(0), film.chunk(1))
    rosa.push(film.chunk(2), film.chunk(3), film.chunk(4))
    for first, count in ((0, 1), (1, 2), (1, 3), (3, 2), (4, 1), (0, 5), (3, 99)):
        answer = rosa.ask_file(film.file, first, f"&count={count}")
        assert answer.content == b"".join(film.pieces[first : first + count])
    assert rosa.ask_file(film.file, 0, "&count=-1").status_code == 400


def test_a_file_with_a_gap_is_given_up_to_the_gap(town: Town) -> None:
    rosa = town.coordinator()
    sealed = rosa.file(os.urandom(8), 3 * 65_536)
    rosa.push(obj(sealed.manifest), sealed.chunk(0), sealed.chunk(2))
    assert rosa.ask_file(sealed.file).content == sealed.pieces[0]


def test_a_grant_brings_the_older_entries_with_their_own_indices(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    key_id = os.urandom(8)
    revisions = [juan.revision(key_id) for _ in range(3)]
    sealed = juan.file(key_id, 100)
    juan.push(obj(juan.grant(rosa, key_id)), *map(obj, revisions), obj(sealed.manifest), sealed.chunks())
    new = town.joined(*rosa.invite(Role.COORDINATOR))
    assert [raw for _, raw in new.pull().entries if raw[1] != 1] == []

    grant = rosa.grant(new, key_id)
    rosa.push(obj(grant))
    page = new.pull()

    assert [raw for _, raw in page.entries] == [grant, *revisions, sealed.manifest]
    assert (merkle.FILE_LEAF, sealed.manifest_id) in [(kind, one) for _, kind, one in page.own]
    indices = [index for index, _ in page.entries]
    assert indices[0] > max(indices[1:])
    # And a second grant of the same brings nothing again.
    again = rosa.grant(new, key_id)
    rosa.push(obj(again))
    assert [raw for _, raw in new.pull().entries] == [again]


def test_a_reading_from_the_start_shows_everything_once(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    key_id = os.urandom(8)
    early, late = juan.revision(key_id), juan.revision(key_id)
    juan.push(obj(early), obj(juan.grant(rosa, key_id)), obj(late))
    rosa.place = 0
    entries = [raw for page in rosa.pull_all() for _, raw in page.entries]
    assert entries.count(early) == entries.count(late) == 1
    assert len(entries) == len(set(entries))


def test_the_owner_of_a_key_sees_what_a_coordinator_writes_under_it(town: Town) -> None:
    rosa = town.coordinator()
    juan = town.joined(*rosa.invite())
    key_id = os.urandom(8)
    juan.push(obj(juan.revision(key_id)), obj(juan.grant(rosa, key_id)))
    juan.pull()
    correction = rosa.revision(key_id)
    rosa.push(obj(correction))
    assert [raw for _, raw in juan.pull().entries] == [correction]


def test_an_acknowledgement_reaches_its_recipient_alone(town: Town) -> None:
    rosa = town.coordinator()
    juan, ana = town.joined(*rosa.invite()), town.joined(*rosa.invite())
    juan.pull()
    ana.pull()
    acknowledgement = rosa.acknowledgement(juan.id, [os.urandom(32)])
    rosa.push(obj(acknowledgement))
    assert [raw for _, raw in juan.pull().entries] == [acknowledgement]
    assert ana.pull().entries == []


def test_a_key_id_that_others_hold_cannot_be_taken(town: Town) -> None:
    rosa = town.coordinator()
    juan, ana = town.joined(*rosa.invite()), town.joined(*rosa.invite())
    key_id = os.urandom(8)
    juan.push(obj(juan.revision(key_id)))
    ana.pull()
    for taken in (ana.grant(ana, key_id), ana.revision(key_id), ana.file(key_id, 50).manifest):
        assert [one.code for one in ana.push(obj(taken)).refused] == [codes.FOREIGN_KEY]
    assert ana.pull().entries == []


def test_a_push_is_answered_from_the_size_that_it_ends_with(town: Town) -> None:
    rosa = town.coordinator()
    rosa.push(obj(rosa.revision(os.urandom(8))))
    known = checkpoints.parse(rosa.pull().checkpoint.note)
    answer = rosa.ask_push(obj(rosa.revision(os.urandom(8))), encode_known(known.size), query="?known=1")
    shown = collected([answer.content]).checkpoint
    grown = checkpoints.parse(shown.note)
    assert shown.old_size == known.size
    assert merkle.is_consistent(known.size, known.root, grown.size, grown.root, shown.proof)


@pytest.mark.parametrize("payload", [b"", bytes(7), bytes(9), b"\xff" * 8])
def test_a_size_that_cannot_be_is_malformed(town: Town, payload: bytes) -> None:
    assert town.coordinator().ask_push(encode(FrameType.KNOWN, payload)).status_code == 400


def test_whoever_made_a_key_can_use_it_though_somebody_else_granted_it_first(town: Town) -> None:
    """As after a server lost what it had: a coordinator who passed it on is back before the one who made it."""
    rosa = town.coordinator()
    juan, ana = town.joined(*rosa.invite()), town.joined(*rosa.invite(Role.COORDINATOR))
    key_id = os.urandom(8)
    rosa.push(obj(rosa.grant(ana, key_id)))
    word = juan.revision(key_id)
    assert juan.push(obj(juan.grant(rosa, key_id)), obj(word)).refused == []
    assert word in [raw for _, raw in ana.pull().entries]
    leo = town.joined(*rosa.invite())
    assert [one.code for one in leo.push(obj(leo.grant(leo, key_id))).refused] == [codes.FOREIGN_KEY]


def test_the_checkpoint_of_a_push_proves_that_the_log_only_grew(town: Town) -> None:
    rosa = town.coordinator()
    size = rosa.pull().proofs[0].size
    answer = rosa.ask_push(obj(rosa.revision(os.urandom(8))), query=f"?known={size}")
    assert answer.status_code == 200
