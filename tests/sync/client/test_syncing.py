import hashlib
import time

import pytest

from sync.client import session
from sync.client.member import Member
from sync.client.ports import Urgency
from sync.client.progress import Phase
from sync.client.pull import pull
from sync.client.push import push
from sync.client.receipts import confirmed
from sync.client.sending import Sending
from sync.client.syncing import sync_once
from sync.crypto.enrolment import Place, revocation
from sync.crypto.stream import sealed_size
from sync.errors import CutOff, Refused
from sync.protocol import codes, merkle
from sync.protocol.frames import FrameReader, FrameType


@pytest.fixture
def coordinator(group):
    return group.coordinator()


@pytest.fixture
def documenter(group, coordinator):
    return group.documenter()


def test_a_record_reaches_the_coordination_and_its_author_learns_of_it(group, coordinator, documenter):
    saved = documenter.save("they came at dawn")
    group.sync(documenter)
    assert (merkle.OBJECT_LEAF, saved.revision) in documenter.receipts
    group.sync(coordinator)
    assert coordinator.texts() == {saved.revision: "they came at dawn"}
    group.sync(documenter)
    assert documenter.acknowledged[saved.revision] == {coordinator.keys.id}


def test_a_photograph_reaches_the_coordination(group, coordinator, documenter):
    data = bytes(range(256)) * 1000
    file = documenter.attach(documenter.save("a landing").record, data)
    group.sync(documenter)
    assert documenter.files[file].is_done
    report = group.sync(coordinator)
    assert (report.files_received, report.files_failed) == (1, 0)
    assert coordinator.file(file) == documenter.file(file)
    group.sync(documenter)
    assert documenter.files[file].manifest in documenter.acknowledged


def test_the_coordination_answers_on_the_same_record(group, coordinator, documenter):
    record = documenter.save("they came").record
    group.sync(documenter)
    group.sync(coordinator)
    answer = coordinator.save("was anybody hurt?", record=record)
    group.sync(coordinator)
    group.sync(documenter)
    assert documenter.texts()[answer.revision] == "was anybody hurt?"


def test_one_documenter_never_sees_what_another_wrote(group, coordinator, documenter):
    other = group.documenter()
    documenter.save("one"), other.save("other")
    group.sync_all(rounds=2)
    assert set(documenter.texts().values()) == {"one"}
    assert set(other.texts().values()) == {"other"}
    assert set(coordinator.texts().values()) == {"one", "other"}


def test_a_new_coordinator_is_granted_what_authors_wrote_before(group, coordinator, documenter):
    documenter.save("before")
    group.sync(documenter)
    later = group.coordinator()
    group.sync_all(rounds=2)
    assert set(later.texts().values()) == {"before"}
    assert not later.set_aside()


def test_nothing_to_do_is_one_request(group, coordinator, documenter):
    documenter.save("they came")
    group.sync_all(rounds=2)
    report = group.sync(documenter)
    assert (report.requests, report.objects_sent, report.revisions_received) == (1, 0, 0)
    assert report.bytes_up < 700


def test_a_second_sync_sends_nothing_again(group, documenter):
    documenter.save("they came")
    assert group.sync(documenter).objects_sent == 3  # the revision, its key for the coordinator and for itself
    assert group.sync(documenter).objects_sent == 0


def test_what_has_its_receipt_is_not_told_again(group, documenter):
    for number in range(100):
        documenter.save(f"record {number}")
    group.sync(documenter)
    assert group.sync(documenter).bytes_down < 700


def test_what_others_wrote_in_between_is_still_asked_for(group, coordinator, documenter):
    record = documenter.save("they came").record
    group.sync_all(rounds=2)
    documenter.save("again", record=record)
    answer = coordinator.save("was anybody hurt?", record=record)
    group.sync(coordinator)
    with group.transport() as transport:
        member = Member.of(documenter, documenter.membership(), transport)
        push(member, lambda progress: None, lambda: False)
    group.sync(documenter)
    assert documenter.texts()[answer.revision] == "was anybody hurt?"


def test_receipts_can_be_checked_again_from_the_vault_alone(group, documenter):
    saved = documenter.save("they came")
    group.sync(documenter)
    membership, receipts = documenter.membership(), documenter.receipts[merkle.OBJECT_LEAF, saved.revision]
    proven = confirmed(receipts, group=membership.group, log_key=membership.log_key)
    assert (merkle.OBJECT_LEAF, saved.revision) in proven


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_after_a_cut_at_most_a_chunk_is_sent_again(group, documenter, share):
    size = 1_500_000
    documenter.attach(documenter.save("a film").record, bytes(size))
    group.line.cut(up=int(size * share), unnoticed=True)
    with pytest.raises(CutOff):
        group.sync(documenter)
    group.line.mend()
    _until_filed(group, documenter, (int(size * share) - 8_000) // 66_000)
    report = group.sync(documenter)
    assert not documenter.outgoing_files()
    assert int(size * share) + report.bytes_up < sealed_size(size) + 65_536 + 8_000


def _until_filed(group, documenter, count):
    """The server files what arrived within two seconds, or more on a machine under load."""
    for _ in range(100):
        with group.transport() as transport:
            member = Member.of(documenter, documenter.membership(), transport)
            pull(member, lambda progress: None, lambda: False)
        if sum(end - first for first, end in documenter.outgoing_files()[0].present) >= count:
            return
        time.sleep(0.1)
    pytest.fail("what arrived was not filed")


def test_a_line_that_is_back_at_once_leaves_nothing_behind(group, documenter):
    """The server may still be filing what came before the cut: the answer says what is missing, and it is sent."""
    documenter.attach(documenter.save("a film").record, bytes(1_500_000))
    group.line.cut(up=750_000)
    with pytest.raises(CutOff):
        group.sync(documenter)
    group.line.mend()
    group.sync(documenter)
    assert not documenter.outgoing_files()


def test_fetching_goes_on_where_it_was_cut(group, coordinator, documenter):
    size = 1_000_000
    file = documenter.attach(documenter.save("a film").record, bytes(size))
    group.sync(documenter)
    group.line.cut(down=size // 2)
    with pytest.raises(CutOff):
        group.sync(coordinator)
    had = len(coordinator.files[file].chunks)
    assert had >= 5
    group.line.mend()
    report = group.sync(coordinator)
    assert report.file_bytes_received < size - (had - 1) * 65_536 + 65_536
    assert hashlib.sha256(coordinator.file(file)).digest() == hashlib.sha256(documenter.file(file)).digest()


def test_the_urgent_arrives_before_what_was_written_earlier(group, documenter):
    later, urgent = documenter.save("later"), documenter.save("now", urgent=True)
    group.sync(documenter)
    receipts = documenter.receipts[merkle.OBJECT_LEAF, urgent.revision]
    place = {object_id: index for index, _, object_id in receipts.leaves}
    assert place[urgent.revision] < place[later.revision]


def test_a_laptop_whose_clock_is_years_off_syncs_and_learns_by_how_much(group, documenter, monkeypatch):
    documenter.save("they came")
    right = session.now_ms
    monkeypatch.setattr(session.Clock, "__init__", _clock_of(lambda: right() - 3 * 365 * 86_400_000))
    report = group.sync(documenter)
    assert report.objects_sent == 3
    assert abs(documenter.state().clock_offset - 3 * 365 * 86_400_000) < 10_000
    assert group.sync(documenter).requests == 1


def _clock_of(laptop):
    def init(self, offset=0):
        self.offset, self.laptop = offset, laptop

    return init


def test_stopping_keeps_what_was_sent(group, documenter):
    documenter.attach(documenter.save("a film").record, bytes(1_000_000))
    seen = []
    with group.transport() as transport:
        sync_once(documenter, transport, seen.append, lambda: any(step.bytes_done > 500_000 for step in seen))
    (waiting,) = documenter.outgoing_files()
    assert sum(end - first for first, end in waiting.present) >= 5
    assert group.sync(documenter).chunks_sent == waiting.chunks - sum(end - first for first, end in waiting.present)


def test_progress_tells_how_far_it_is(group, coordinator, documenter):
    documenter.attach(documenter.save("a film").record, bytes(300_000))
    seen = []
    with group.transport() as transport:
        sync_once(documenter, transport, seen.append, lambda: False)
    sending = [step for step in seen if step.phase is Phase.SENDING]
    assert [step.done for step in sending] == sorted(step.done for step in sending)
    assert [step.bytes_done for step in sending] == sorted(step.bytes_done for step in sending)
    assert sending[-1].done == sending[-1].total
    assert sending[-1].bytes_done == sending[-1].bytes_total > 300_000
    seen.clear()
    with group.transport() as transport:
        sync_once(coordinator, transport, seen.append, lambda: False)
    assert {step.phase for step in seen} >= {Phase.LOOKING, Phase.FETCHING, Phase.CONFIRMING}


def test_a_revoked_device_is_told_so_and_gets_nothing_new(group, coordinator, documenter):
    documenter.save("before")
    group.sync_all()
    last = coordinator.statements()[-1]
    place = Place(coordinator.membership().group, len(coordinator.statements()), last.object_id)
    coordinator.queue(revocation(coordinator.keys, place, device=documenter.keys.id, time_ms=5), Urgency.MEMBERSHIP)
    group.sync(coordinator)
    with pytest.raises(Refused) as caught:
        group.sync(documenter)
    assert caught.value.code == "revoked"


def test_what_the_server_refuses_does_not_hold_up_the_rest(group, documenter):
    broken = bytearray(documenter.author.revision(b"k" * 32, b"c", record=b"r" * 16, key_id=b"i" * 8))
    broken[-1] ^= 1
    documenter.queue(bytes(broken), Urgency.WORDS)
    saved = documenter.save("they came")
    report = group.sync(documenter)
    assert [code for _, code in report.refused] == ["bad_signature"]
    assert (merkle.OBJECT_LEAF, saved.revision) in documenter.receipts
    assert group.sync(documenter).requests == 1


def test_a_damaged_file_is_set_aside_and_everything_else_goes(group, documenter):
    harmed = documenter.attach(documenter.save("a film").record, bytes(300_000))
    whole = documenter.attach(documenter.save("another film").record, bytes(400_000))
    documenter.files[harmed].chunks[2] = None
    threat = documenter.save("they are at the door", urgent=True)
    report = group.sync(documenter)
    assert report.refused == ((documenter.files[harmed].manifest, codes.DAMAGED),)
    assert (merkle.OBJECT_LEAF, threat.revision) in documenter.receipts
    assert documenter.files[whole].is_done
    assert documenter.refused == {documenter.files[harmed].manifest: codes.DAMAGED}
    assert group.sync(documenter).requests == 1


def test_words_are_on_their_way_before_the_first_chunk_is_read(documenter):
    documenter.attach(documenter.save("a film").record, bytes(300_000))
    documenter.chunk = None  # whoever asks for a chunk fails
    blocks = Sending(documenter, lambda progress: None, lambda: False).blocks()
    frames = list(FrameReader().feed(next(blocks)))
    assert [one.type for one in frames[1:]] == [FrameType.OBJECT] * len(documenter.outgoing())


def test_bytes_in_the_report_are_those_on_the_line(group, documenter):
    documenter.attach(documenter.save("a film").record, bytes(400_000))
    group.line.mend()
    report = group.sync(documenter)
    assert report.bytes_up < group.line.up < report.bytes_up * 1.01 + 3000
    assert report.bytes_down < group.line.down < report.bytes_down + 4000
