"""What every `SyncStore` must do (sync/client/ports.py). Subclass it and give three fixtures:

store     a store with a device and no membership
save      save(urgent=False) -> object id of the revision of a new record, saved in this store
attach    attach(data) -> file id, of a new record with one file, saved in this store
"""

from __future__ import annotations

import os
from dataclasses import replace

import msgspec
import pytest

from sync.client.ports import (
    Anew,
    ArrivedAcknowledgement,
    Heard,
    Notice,
    Outgoing,
    Page,
    SetAside,
    SyncState,
    Urgency,
)
from sync.crypto.objects import Author
from sync.protocol import chunks, merkle
from sync.protocol.objects import Kind, Manifest, Revision, object_id, parsed, split
from sync.protocol.seen import Seen
from tests.contents import sealed_chunks
from tests.contracts.arriving import OTHER, SECRET, announced, founded, granted, receipts, revoked, written


def outgoing_ids(store) -> list[bytes]:
    return [one.object_id for _, one in store.outgoing()]


def told(*, size: int, begun: int = 0) -> Heard:
    """By somebody else's device."""
    seen = Seen(size, bytes(32), bytes(64), begun)
    return Heard(author=OTHER.id, object_id=os.urandom(32), index=size, seen=seen)


def _raw_acknowledgement(store) -> bytes:
    return Author(store.device()).acknowledgement([bytes(32)], group=bytes(32), recipient=OTHER.id, time_ms=1)


def of_kind(store, kind: Kind) -> list[Outgoing]:
    return [one for _, one in store.outgoing() if split(one.raw).kind is kind]


class SyncStoreContract:
    @pytest.fixture
    def member(self, store):
        membership, statements = founded()
        store.join(membership, statements)
        return store

    # Who this is

    def test_a_device_stays_the_same(self, store):
        assert store.device().to_bytes() == store.device().to_bytes()

    def test_a_new_store_belongs_nowhere(self, store):
        assert store.membership() is None
        assert store.state() == SyncState()
        assert not store.statements()

    def test_joining_keeps_the_group_and_its_roster(self, store):
        membership, statements = founded()
        store.join(membership, statements)
        assert store.membership() == membership
        assert [(one.index, one.object_id, one.author, one.raw) for one in store.statements()] == [
            (one.index, one.object_id, one.author, one.raw) for one in statements
        ]

    def test_work_from_before_joining_waits_to_go(self, store, save):
        saved = save()
        membership, statements = founded()
        store.join(membership, statements)
        assert saved in outgoing_ids(store)

    # Doubt, and beginning anew

    def test_a_doubt_about_this_devices_own_view_ends_with_what_grew_out_of_it(self, member):
        member.doubt("smaller")
        member.take_in(Page(state=SyncState(cursor=3)))
        member.doubt("fork")
        member.take_in(Page(state=SyncState(cursor=4), heard=(told(size=3),)))
        assert [one.seen.size for one in member.heard()] == [3]

    def test_of_each_author_the_newest_that_was_heard_waits_to_be_compared(self, member):
        for size, begun in ((5, 0), (9, 0), (7, 0), (2, 1), (100, 0)):
            member.take_in(Page(state=SyncState(), heard=(told(size=size, begun=begun),)))
        (waiting,) = member.heard()
        assert (waiting.author, waiting.seen.size, waiting.seen.begun) == (OTHER.id, 2, 1)
        member.compared([waiting], [])
        assert not member.heard()

    def test_beginning_anew_sets_everything_back(self, member, save, attach):
        revision, file = save(), attach(b"a photograph")
        manifest = next(one.manifest for one in member.outgoing_files() if one.file == file)
        every = outgoing_ids(member)
        member.take_in(Page(state=SyncState(), receipts=receipts(*[(1, id) for id in every], (2, manifest))))
        member.take_in(Page(state=SyncState(), heard=(told(size=3),)))
        member.doubt("smaller")
        assert not member.outgoing()
        _, statements = founded()
        moved = tuple(replace(one, index=one.index + 4) for one in statements)
        raw = _raw_acknowledgement(member)
        outgoing = Outgoing(object_id=object_id(raw), raw=raw, urgency=Urgency.MEMBERSHIP)
        member.begin_anew(
            Anew(
                state=SyncState(checkpoint="amparo/…\n", begun=1),
                statements=moved,
                acknowledgements=(((statements[1].object_id,), outgoing),),
            )
        )
        assert set(outgoing_ids(member)) == {*every, outgoing.object_id}
        assert outgoing_ids(member).index(outgoing.object_id) < outgoing_ids(member).index(revision)
        assert [one.file for one in member.outgoing_files()] == [file]
        assert [one.index for one in member.statements()] == [4, 5]
        assert member.state().begun == 1
        assert not member.heard()

    # What arrives

    def test_how_far_it_is_is_kept(self, member):
        state = SyncState(cursor=7 << 32 | 5, checkpoint="amparo/…\n", clock_offset=-90_000)
        member.take_in(Page(state=state))
        assert member.state() == state

    def test_statements_are_kept_once(self, member):
        _, (_, known) = founded()
        later = revoked()
        for statement in (known, later, later):
            member.take_in(Page(state=SyncState(), statements=(statement,)))
        assert [one.index for one in member.statements()] == [0, 1, 5]

    def test_secrets_are_found_by_their_key_id(self, member):
        member.take_in(Page(state=SyncState(), secrets=(SECRET,)))
        assert list(member.secret(SECRET.key_id)) == [SECRET]
        assert not list(member.secret(b"\x09" * 8))

    def test_a_second_secret_under_a_key_id_does_not_push_out_the_first(self, member):
        another = replace(SECRET, key=b"\x0a" * 32)
        of_one_record = replace(SECRET, key=b"\x0b" * 32, record=b"\x0c" * 16)
        for secret in (SECRET, another, of_one_record, SECRET):
            member.take_in(Page(state=SyncState(), secrets=(secret,)))
        assert set(member.secret(SECRET.key_id)) == {SECRET, another, of_one_record}
        assert len(member.secret(SECRET.key_id)) == 3

    def test_what_arrives_twice_is_there_once(self, member):
        page = Page(state=SyncState(), secrets=(SECRET,), revisions=(written(),))
        member.take_in(page)
        member.take_in(page)
        assert len(member.to_acknowledge()) == 1

    def test_what_arrives_is_not_sent_back(self, member):
        member.take_in(Page(state=SyncState(), secrets=(SECRET,), revisions=(written(),)))
        assert not outgoing_ids(member)

    def test_what_is_set_aside_comes_back_until_it_can_be_used(self, member):
        revision = written()
        aside = SetAside(index=10, object_id=revision.object_id, author=OTHER.id, raw=revision.raw, reason="no_key")
        member.take_in(Page(state=SyncState(), set_aside=(aside,)))
        member.take_in(Page(state=SyncState(), set_aside=(aside,)))
        assert list(member.set_aside()) == [aside]
        member.take_in(Page(state=SyncState(), secrets=(SECRET,), revisions=(revision,)))
        assert not list(member.set_aside())
        assert [named for _, named in member.to_acknowledge()] == [revision.object_id]

    def test_notices_acknowledgements_and_evidence_are_taken(self, member, save):
        saved = save()
        raw = Author(OTHER).acknowledgement([saved], group=b"g" * 32, recipient=member.device().id, time_ms=1)
        acknowledged = ArrivedAcknowledgement(
            index=12, object_id=object_id(raw), author=OTHER.id, raw=raw, object_ids=(saved, b"\x0d" * 32)
        )
        notice = Notice(code="invitation_used", time=5, details=msgspec.msgpack.encode([b"k", b""]))
        for _ in range(2):
            member.take_in(Page(state=SyncState(), acknowledgements=(acknowledged,), notices=(notice,)))
        member.keep_evidence("one note", "another note")

    # What goes out

    def test_a_saved_record_waits_to_go(self, member, save):
        saved = save()
        ((_, waiting),) = [one for one in member.outgoing() if one[1].object_id == saved]
        assert object_id(waiting.raw) == saved
        assert split(waiting.raw).author == member.device().id
        assert waiting.urgency is Urgency.WORDS

    def test_the_urgent_goes_first_and_then_the_older(self, member, save):
        first, second, urgent = save(), save(), save(urgent=True)
        assert [one for one in outgoing_ids(member) if one in {first, second, urgent}] == [urgent, first, second]

    def test_what_waits_is_read_page_by_page(self, member, save):
        saved = {save() for _ in range(5)}
        seen, after = [], None
        while page := member.outgoing(after=after, limit=2):
            assert len(page) <= 2
            seen += [one.object_id for _, one in page]
            after = page[-1][0]
        assert len(seen) == len(set(seen))
        assert saved <= set(seen)

    def test_what_has_a_receipt_does_not_wait(self, member, save):
        saved, other = save(), save()
        member.take_in(Page(state=SyncState(), receipts=receipts((merkle.OBJECT_LEAF, saved))))
        assert saved not in outgoing_ids(member)
        assert other in outgoing_ids(member)

    def test_a_receipt_for_something_unknown_changes_nothing(self, member, save):
        saved = save()
        member.take_in(Page(state=SyncState(), receipts=receipts((merkle.OBJECT_LEAF, b"\x0e" * 32))))
        assert saved in outgoing_ids(member)

    def test_what_was_refused_is_not_sent_again_by_itself(self, member, save):
        saved, other = save(), save()
        member.refuse(saved, "quota")
        member.refuse(b"\x0e" * 32, "unknown_manifest")
        assert saved not in outgoing_ids(member)
        assert other in outgoing_ids(member)

    # Keys

    def test_records_of_one_sitting_share_a_secret_that_is_handed_out_for_granting(self, member, save):
        save(), save()
        key_ids = {parsed(split(one.raw).body, Revision).key_id for one in of_kind(member, Kind.REVISION)}
        (ungranted,) = member.ungranted()
        assert key_ids == {ungranted.secret.key_id}
        assert list(member.secret(ungranted.secret.key_id)) == [ungranted.secret]
        assert not ungranted.granted

    def test_a_secret_is_not_used_for_new_records_once_it_was_handed_out(self, member, save):
        save()
        (before,) = member.ungranted()
        later = save()
        ((_, waiting),) = [one for one in member.outgoing() if one[1].object_id == later]
        assert parsed(split(waiting.raw).body, Revision).key_id != before.secret.key_id

    def test_a_grant_goes_before_what_it_opens_and_is_not_asked_for_again(self, member, save):
        saved = save()
        (ungranted,) = member.ungranted()
        raw = granted(member, ungranted.secret)
        outgoing = Outgoing(object_id=object_id(raw), raw=raw, urgency=Urgency.MEMBERSHIP)
        member.add_grants([(OTHER.id, [ungranted.secret.key_id], outgoing)])
        ids = outgoing_ids(member)
        assert ids.index(outgoing.object_id) < ids.index(saved)
        assert all(OTHER.id in one.granted for one in member.ungranted())

    # Files

    def test_a_file_waits_with_its_manifest(self, member, attach):
        file = attach(b"a photograph" * 9000)
        (waiting,) = member.outgoing_files()
        (manifest,) = of_kind(member, Kind.MANIFEST)
        body = parsed(split(manifest.raw).body, Manifest)
        assert (waiting.file, waiting.sealed_size, waiting.chunks) == (file, body.sealed_size, body.chunks)
        assert waiting.present == ()
        for number in range(waiting.chunks):
            assert chunks.chunk_hash(member.chunk(file, number)) == body.chunk_hash(number)

    def test_the_smallest_file_goes_first(self, member, attach):
        large, small = attach(b"l" * 70_000), attach(b"s")
        assert [waiting.file for waiting in member.outgoing_files()] == [small, large]

    def test_what_the_server_has_of_a_file_is_remembered(self, member, attach):
        file = attach(b"l" * 200_000)
        member.take_in(Page(state=SyncState(), progress=((file, ((0, 2),)), (b"\x0f" * 16, ((0, 1),)))))
        (waiting,) = member.outgoing_files()
        assert tuple(map(tuple, waiting.present)) == ((0, 2),)

    def test_a_file_waits_until_it_is_complete_on_the_server(self, member, attach):
        attach(b"a photograph")
        (manifest,) = of_kind(member, Kind.MANIFEST)
        member.take_in(Page(state=SyncState(), receipts=receipts((merkle.OBJECT_LEAF, manifest.object_id))))
        assert len(member.outgoing_files()) == 1
        member.take_in(Page(state=SyncState(), receipts=receipts((merkle.FILE_LEAF, manifest.object_id))))
        assert not member.outgoing_files()

    def test_a_file_whose_manifest_was_refused_does_not_wait(self, member, attach):
        attach(b"a photograph")
        (manifest,) = of_kind(member, Kind.MANIFEST)
        member.refuse(manifest.object_id, "quota")
        assert not member.outgoing_files()

    def test_a_file_of_somebody_else_is_wanted_taken_and_kept(self, member):
        file, sealed = self._offer(member, b"p" * 150_000)
        (wanted,) = member.wanted_files()
        assert (wanted.file, wanted.first, wanted.author) == (file, 0, OTHER.id)
        member.put_chunk(file, 0, sealed[0])
        assert member.wanted_files()[0].first == 1
        for number, chunk in enumerate(sealed[1:], 1):
            member.put_chunk(file, number, chunk)
        assert member.finish_file(file)
        assert not member.wanted_files()
        assert len(member.to_acknowledge()) == 2

    def test_chunks_may_come_in_any_order(self, member):
        file, sealed = self._offer(member, b"p" * 200_000)
        for number in (2, 0):
            member.put_chunk(file, number, sealed[number])
        (wanted,) = member.wanted_files()
        assert (wanted.first, wanted.beyond) == (1, (2,))
        for number in (3, 1, 2):
            member.put_chunk(file, number, sealed[number])
        (wanted,) = member.wanted_files()
        assert (wanted.first, wanted.beyond) == (4, ())
        assert member.finish_file(file)

    def test_a_file_that_is_not_what_the_record_says_is_not_kept(self, member):
        file, sealed = self._offer(member, b"p" * 100, promised=b"q" * 100)
        member.put_chunk(file, 0, sealed[0])
        assert not member.finish_file(file)
        assert not member.wanted_files()
        assert len(member.to_acknowledge()) == 1

    def _offer(self, member, data: bytes, promised: bytes | None = None):
        file, key = os.urandom(16), os.urandom(32)
        sealed = sealed_chunks(key, file, data)
        revision = written(file=(file, key, promised or data))
        page = Page(state=SyncState(), secrets=(SECRET,), revisions=(revision,), manifests=(announced(file, sealed),))
        member.take_in(page)
        return file, sealed

    # Acknowledgements

    def test_what_arrived_is_acknowledged_once(self, member):
        revision = written()
        member.take_in(Page(state=SyncState(), secrets=(SECRET,), revisions=(revision,)))
        assert list(member.to_acknowledge()) == [(OTHER.id, revision.object_id)]
        raw = Author(member.device()).acknowledgement(
            [revision.object_id], group=b"g" * 32, recipient=OTHER.id, time_ms=1
        )
        outgoing = Outgoing(object_id=object_id(raw), raw=raw, urgency=Urgency.MEMBERSHIP)
        member.add_acknowledgements([([revision.object_id], outgoing)])
        assert not member.to_acknowledge()
        assert outgoing.object_id in outgoing_ids(member)
