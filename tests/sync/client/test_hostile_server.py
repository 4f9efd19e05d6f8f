"""What a server can do to one device, and that the device notices. The answers are real ones, changed on the way."""

from __future__ import annotations

from contextlib import contextmanager

import msgspec
import pytest

from sync.client.member import Member
from sync.client.ports import Urgency
from sync.client.syncing import sync_once
from sync.crypto.keys import DeviceKeys
from sync.crypto.objects import Author
from sync.errors import CutOff, HistoryBroken, RosterBroken, Unreadable
from sync.protocol import messages
from sync.protocol.frames import Frame, FrameReader, FrameType, encode, encode_entry, split_entry
from sync.protocol.objects import Kind, split
from tests.fakes import MemoryStore


class Changed:
    """A transport whose answers to pulls go through `change`, a function of a list of frames."""

    def __init__(self, transport, change):
        self._transport, self._change = transport, change
        self.answers = []

    @property
    def traffic(self):
        return self._transport.traffic

    @contextmanager
    def exchange(self, call):
        with self._transport.exchange(call) as blocks:
            whole = b"".join(blocks)
            if call.path.endswith("/pull"):
                self.answers.append(whole)
                whole = b"".join(_encoded(frame) for frame in self._change(list(FrameReader().feed(whole))))
            yield iter([whole])


def _encoded(frame):
    return encode(FrameType(frame.type), frame.payload) if frame.type in set(FrameType) else b""


def sync_through(group, store, change):
    with group.transport() as transport:
        changed = Changed(transport, change)
        sync_once(store, changed, lambda progress: None, lambda: False)
        return changed.answers


def replayed(answer):
    return lambda frames: list(FrameReader().feed(answer))


def without(*types):
    return lambda frames: [frame for frame in frames if frame.type not in types]


@pytest.fixture
def coordinator(group):
    return group.coordinator()


@pytest.fixture
def documenter(group, coordinator):
    return group.documenter()


@pytest.fixture
def with_work(group, coordinator, documenter):
    """Two records that the coordinator has not pulled yet."""
    documenter.save("one"), documenter.save("two")
    group.sync(documenter)
    return coordinator


def test_unchanged_answers_are_taken(group, with_work):
    sync_through(group, with_work, lambda frames: frames)
    assert set(with_work.texts().values()) == {"one", "two"}


def test_a_server_that_always_has_more_at_the_same_place_is_not_asked_for_ever(group, with_work):
    asked = []

    def more(frames):
        assert len(asked) < 5
        asked.append(frames)
        end = messages.read(frames[-1].payload, messages.End)
        return [*frames[:-1], Frame(FrameType.END, msgspec.msgpack.encode(messages.End(end.next, True, end.time)))]

    with pytest.raises(Unreadable):
        sync_through(group, with_work, more)
    assert set(with_work.texts().values()) == {"one", "two"}


def test_an_older_log_is_evidence_against_the_server(group, coordinator, documenter):
    (old,) = sync_through(group, coordinator, lambda frames: frames)
    documenter.save("one")
    group.sync(documenter)
    group.sync(coordinator)
    before = coordinator.state()
    with pytest.raises(HistoryBroken) as caught:
        sync_through(group, coordinator, replayed(old))
    assert caught.value.what == "smaller"
    ((kept, shown),) = coordinator.evidence
    assert kept == before.checkpoint
    assert shown != kept
    assert coordinator.state() == before


def test_a_log_that_did_not_grow_out_of_the_known_one_is_noticed(group, with_work):
    def forged(frames):
        checkpoint = messages.read(frames[0].payload, messages.Checkpoint)
        spoiled = tuple(bytes(32) for _ in checkpoint.proof)
        changed = messages.Checkpoint(checkpoint.note, spoiled, checkpoint.old_size)
        return [Frame(FrameType.CHECKPOINT, msgspec.msgpack.encode(changed)), *frames[1:]]

    with pytest.raises(HistoryBroken):
        sync_through(group, with_work, forged)
    assert with_work.evidence
    assert not with_work.texts()


def test_an_object_that_is_not_in_the_log_is_not_taken(group, with_work, documenter):
    def slipped_in(frames):
        raw = Author(documenter.keys).revision(b"k" * 32, b"forged", record=b"r" * 16, key_id=b"i" * 8)
        return [frames[0], Frame(FrameType.ENTRY, encode_entry(1, raw)[5:]), *frames[1:]]

    with pytest.raises(Unreadable):
        sync_through(group, with_work, slipped_in)
    assert not with_work.texts()


@pytest.mark.parametrize("bit", range(0, 2000, 97))
def test_an_entry_with_a_bit_changed_is_not_taken(group, with_work, bit):
    def changed(frames):
        at = next(n for n, frame in enumerate(frames) if frame.type == FrameType.ENTRY)
        payload = bytearray(frames[at].payload)
        payload[8 + bit // 8 % (len(payload) - 8)] ^= 1 << bit % 8
        return [*frames[:at], Frame(FrameType.ENTRY, bytes(payload)), *frames[at + 1 :]]

    with pytest.raises(Unreadable):
        sync_through(group, with_work, changed)
    assert not with_work.texts()


def test_an_entry_left_out_is_noticed_by_the_proof(group, with_work):
    def left_out(frames):
        entries = [frame for frame in frames if frame.type == FrameType.ENTRY]
        return [frame for frame in frames if frame is not entries[-1]]

    with pytest.raises(Unreadable):
        sync_through(group, with_work, left_out)


def test_entries_that_changed_places_are_noticed(group, with_work):
    def swapped(frames):
        (a, one), (b, other) = (split_entry(f.payload) for f in frames if f.type == FrameType.ENTRY and _is_revision(f))
        new = {a: other, b: one}
        return [
            Frame(FrameType.ENTRY, encode_entry(split_entry(f.payload)[0], new[split_entry(f.payload)[0]])[5:])
            if f.type == FrameType.ENTRY and split_entry(f.payload)[0] in new
            else f
            for f in frames
        ]

    with pytest.raises(Unreadable):
        sync_through(group, with_work, swapped)


@pytest.mark.parametrize("missing", [FrameType.PROOF, FrameType.CHECKPOINT])
def test_an_answer_without_its_proof_is_not_taken(group, with_work, missing):
    with pytest.raises(Unreadable):
        sync_through(group, with_work, without(missing))


def test_an_answer_without_its_end_was_cut(group, with_work):
    with pytest.raises(CutOff):
        sync_through(group, with_work, without(FrameType.END))
    assert not with_work.texts()


@pytest.mark.parametrize("share", [0.0, 0.2, 0.5, 0.8, 0.99])
def test_an_answer_cut_within_a_frame_was_cut(group, with_work, share):
    class Cut(Changed):
        @contextmanager
        def exchange(self, call):
            with self._transport.exchange(call) as blocks:
                whole = b"".join(blocks)
                yield iter([whole[: int(len(whole) * share)]])

    with group.transport() as transport, pytest.raises(CutOff):
        sync_once(with_work, Cut(transport, None), lambda progress: None, lambda: False)
    assert not with_work.texts()


def test_frames_of_newer_versions_are_passed_over(group, with_work):
    class Newer(Changed):
        @contextmanager
        def exchange(self, call):
            with self._transport.exchange(call) as blocks:
                newer = b"\x63\x00\x00\x00\x03new" if call.path.endswith("/pull") else b""
                yield iter([newer + b"".join(blocks)])

    with group.transport() as transport:
        sync_once(with_work, Newer(transport, None), lambda progress: None, lambda: False)
    assert len(with_work.texts()) == 2


def _files_through(group, store, change):
    class Spoiled(Changed):
        @contextmanager
        def exchange(self, call):
            with self._transport.exchange(call) as blocks:
                whole = b"".join(blocks)
                yield iter([change(whole) if "/files/" in call.path else whole])

    with group.transport() as transport:
        return sync_once(store, Spoiled(transport, None), lambda progress: None, lambda: False)


@pytest.mark.parametrize(
    "change",
    [lambda sealed: sealed[:70_000] + bytes([sealed[70_000] ^ 1]) + sealed[70_001:], lambda sealed: sealed + b"more"],
    ids=["a bit", "too long"],
)
def test_a_file_that_is_not_what_its_manifest_says_is_fetched_again(group, coordinator, documenter, change):
    file = documenter.attach(documenter.save("a film").record, bytes(200_000))
    group.sync(documenter)
    assert _files_through(group, coordinator, change).files_failed == 1
    assert not coordinator.files[file].is_done
    group.sync(coordinator)
    assert coordinator.file(file) == documenter.file(file)


def test_a_file_that_ends_early_is_gone_on_with(group, coordinator, documenter):
    file = documenter.attach(documenter.save("a film").record, bytes(200_000))
    group.sync(documenter)
    report = _files_through(group, coordinator, lambda sealed: sealed[:100_000])
    assert (report.files_received, report.files_failed) == (0, 0)
    report = group.sync(coordinator)
    assert (report.files_received, coordinator.files[file].is_done) == (1, True)


def test_a_receipt_for_what_is_not_in_the_log_is_not_believed(group, coordinator, documenter):
    saved = documenter.save("never sent")

    def promised(frames):
        own = encode(FrameType.OWN, msgspec.msgpack.encode([(1, 1, saved.revision)]))
        return [frames[0], Frame(FrameType.OWN, own[5:]), *frames[1:]]

    with pytest.raises(Unreadable):
        sync_through(group, documenter, promised)
    assert not documenter.receipts
    assert documenter.outgoing()


def test_a_member_that_nobody_invited_is_not_believed(group, coordinator, server):
    """A server may put into its log what it likes; the chain of statements is what counts."""
    stranger = DeviceKeys.generate()
    group.sync(coordinator)
    statement = coordinator.statements()[-1]
    forged = bytearray(statement.raw)
    forged[2:18] = stranger.id
    member = _member(group, coordinator)
    with pytest.raises(RosterBroken):
        member.chain.add(type(statement)(index=9, object_id=b"x" * 32, author=stranger.id, raw=bytes(forged)))


def test_one_object_that_does_not_open_does_not_hold_up_the_rest(group, coordinator, documenter):
    key_id = b"i" * 8
    documenter.queue(
        documenter.author.revision(b"k" * 32, b"sealed under a key nobody has", record=b"r" * 16, key_id=key_id),
        Urgency.WORDS,
    )
    documenter.save("one")
    group.sync(documenter)
    report = group.sync(coordinator)
    assert report.set_aside == 0  # the server does not even show it: its key was granted to nobody
    assert set(coordinator.texts().values()) == {"one"}


def _is_revision(frame):
    return split(split_entry(frame.payload)[1]).kind is Kind.REVISION


def _member(group, store: MemoryStore):
    with group.transport() as transport:
        return Member.of(store, store.membership(), transport)
