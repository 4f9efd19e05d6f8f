from __future__ import annotations

import dataclasses

import pytest

from desktop.domain.custody import Deed
from desktop.domain.records import Whereabouts
from desktop.store.content import packed, unpacked
from desktop.store.sittings import Sitting
from sync.client.ports import Notice, Page, SetAside, SyncState
from sync.protocol.statements import Role
from tests.desktop.store.post import Post


@pytest.fixture
def post():
    return Post()


@pytest.fixture
def office(make_vault, post):
    vault = make_vault("office")
    post.join(vault, Role.COORDINATOR, "Ifeoma")
    return vault


@pytest.fixture
def village(make_vault, post, office):
    vault = make_vault("village")
    post.join(vault, Role.DOCUMENTER, "Marisol")
    post.receive(office)
    return vault


@pytest.fixture
def photo(village, tmp_path):
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8" + bytes(range(256)) * 1000)
    return village.files.take_in(tmp_path / "photo.jpg", "photo.jpg", "image/jpeg")


def whereabouts(vault, record):
    with vault.reading() as unit:
        return unit.records.get(record).whereabouts


def test_both_know_the_group_and_each_other(post, office, village):
    for vault in (office, village):
        with vault.reading() as unit:
            assert [(one.name, one.is_coordinator) for one in unit.members.all()] == [
                ("Ifeoma", True),
                ("Marisol", False),
            ]
            assert unit.members.membership().group_name == "Fisherfolk Forum"
    assert [one.raw for one in village.sync_store().statements()] == post.log


def test_a_record_arrives_as_it_was_saved(post, office, village, save, line):
    record = save(village, "case", {"title": "Eviction", "people": 65}, urgent=True)
    post.send(village)
    post.receive(office)
    here, there = line(village, record), line(office, record)
    assert there.record == here.record
    assert not there.own
    with office.reading() as unit:
        assert [hit.id for hit in unit.search.find("evict")] == [record]
        assert unit.records.count("case") == 1


def test_the_three_states_follow_the_proofs(post, office, village, save, photo):
    record = save(village, "evidence", {"original": photo})
    assert whereabouts(village, record) is Whereabouts.ONLY_HERE
    sent = post.send(village, receipts=False)
    assert whereabouts(village, record) is Whereabouts.ONLY_HERE
    post.prove(village, sent)
    assert whereabouts(village, record) is Whereabouts.ONLY_HERE, "the file is not complete"
    post.prove(village, [], [bytes.fromhex(photo.id)])
    assert whereabouts(village, record) is Whereabouts.ON_SERVER
    post.receive(office)
    post.acknowledge(office)
    post.send(office)
    post.receive(village)
    assert whereabouts(village, record) is Whereabouts.ON_SERVER, "the file was not opened yet"
    assert post.fetch(village, office) == [True]
    post.acknowledge(office)
    post.send(office)
    post.receive(village)
    assert whereabouts(village, record) is Whereabouts.RECEIVED
    with village.reading() as unit:
        parts = unit.receipts.parts([record])[record]
        assert [part.whereabouts for part in parts] == [Whereabouts.RECEIVED] * 2
        assert {part.received_by for part in parts} == {(office.device_id,)}
        assert unit.records.counts(own=True)[Whereabouts.RECEIVED] == 1
        assert unit.outbox.waiting().bytes == 0


def test_an_edit_makes_a_received_record_only_here_again(post, office, village, save):
    record = received(post, office, village, save)
    save(village, "case", {"title": "b"}, record=record)
    assert whereabouts(village, record) is Whereabouts.ONLY_HERE
    post.send(village)
    assert whereabouts(village, record) is Whereabouts.ON_SERVER


def test_what_a_coordinator_wrote_itself_needs_no_acknowledgement(post, office, village, save, line):
    record = received(post, office, village, save)
    save(office, "case", {"place": "river"}, record=record)
    post.send(office)
    post.receive(village)
    assert line(village, record).record.answers == {"title": "a", "place": "river"}
    assert whereabouts(village, record) is Whereabouts.RECEIVED
    assert whereabouts(office, record) is Whereabouts.ON_SERVER, "no other device of the coordination has it"


def test_the_word_of_a_revoked_coordinator_counts_no_more(post, office, village, save, make_vault):
    second = make_vault("second")
    post.join(second, Role.COORDINATOR, "Tuma")
    record = save(village, "case", {"title": "a"})
    post.receive(village)
    post.send(village)
    post.receive(second)
    post.acknowledge(second)
    post.send(second)
    post.receive(village)
    assert whereabouts(village, record) is Whereabouts.RECEIVED
    post.revoke(office, second.keys.id)
    post.receive(village)
    assert whereabouts(village, record) is Whereabouts.ON_SERVER


def test_after_a_revocation_the_next_revision_takes_a_new_key(post, office, village, save, make_vault):
    second = make_vault("second")
    post.join(second, Role.COORDINATOR, "Tuma")
    post.receive(village)
    record = save(village, "case", {"title": "a"})
    post.send(village)
    post.revoke(office, second.keys.id)
    post.receive(village)
    save(village, "case", {"title": "b"}, record=record)
    post.send(village)
    post.receive(second)
    post.receive(office)
    with second.reading() as unit:
        assert unit.records.get(record).record.answers == {"title": "a"}
        assert unit.inbox.reasons() == {"no_key": 1}
    with office.reading() as unit:
        assert unit.records.get(record).record.answers == {"title": "b"}


def test_a_coordinator_who_changes_a_key_keeps_the_author_a_reader(post, office, village, save, make_vault):
    second = make_vault("second")
    post.join(second, Role.COORDINATOR, "Tuma")
    for vault in (village, office):
        post.receive(vault)
    record = save(village, "case", {"title": "a"})
    post.send(village)
    post.receive(office)
    post.revoke(office, second.keys.id)
    post.receive(office)
    save(office, "case", {"place": "b"}, record=record)
    post.send(office)
    post.receive(village)
    with village.reading() as unit:
        assert unit.records.get(record).record.answers == {"title": "a", "place": "b"}


def test_two_peoples_concurrent_work_stays_two_peoples_work_on_both_sides(post, office, village, save, line):
    record = received(post, office, village, save)
    save(village, "case", {"title": "b"}, record=record)
    save(office, "case", {"title": "c"}, record=record)
    post.send(village)
    post.send(office)
    post.receive(office)
    post.receive(village)
    for vault in (office, village):
        assert {side.value for side in line(vault, record).record.conflicts["title"]} == {"b", "c"}
    assert line(office, record).record == line(village, record).record


def test_a_page_taken_in_twice_changes_nothing(post, office, village, save, line):
    record = save(village, "case", {"title": "a"})
    post.send(village)
    page = post.receive(office)
    before = line(office, record)
    office.sync_store().take_in(page)
    assert line(office, record) == before
    with office.reading() as unit:
        assert unit.records.count() == 1
        assert len(unit.members.all()) == 2


def test_revisions_in_any_order_give_the_same_record(post, office, village, save, line):
    record = save(village, "case", {"title": "a"})
    for title in "bcd":
        save(village, "case", {"title": title, title: title}, record=record)
    post.send(village)
    post.log[-4:] = post.log[:-5:-1]
    assert len(post.receive(office).revisions) == 4
    assert line(office, record).record == line(village, record).record


def test_an_object_set_aside_is_kept_until_it_can_be_used(post, office, village, save, line):
    record = save(village, "case", {"title": "a"})
    post.send(village)
    store = office.sync_store()
    [revision] = post.opened(office).revisions
    place = {name: getattr(revision, name) for name in ("index", "object_id", "author", "raw")}
    aside = SetAside(**place, reason="no_key")
    store.take_in(Page(state=SyncState(), set_aside=(aside,)))
    store.take_in(Page(state=SyncState(), set_aside=(aside,)))
    assert store.set_aside() == [aside]
    store.take_in(Page(state=SyncState(), revisions=(revision,)))
    assert store.set_aside() == []
    assert line(office, record).record.answers == {"title": "a"}


def test_a_revision_whose_content_makes_no_sense_does_not_stop_the_others(post, office, village, save, line):
    save(village, "case", {"title": "a"})
    save(village, "case", {"title": "b"})
    post.send(village)
    forged = [
        dataclasses.replace(one, object_id=bytes([n]) * 32, record=bytes([n]) * 16)
        for n, one in enumerate(post.receive(office).revisions, start=1)
    ]
    forged[0] = dataclasses.replace(forged[0], content=b"\xc1")
    store = office.sync_store()
    store.take_in(Page(state=SyncState(), revisions=tuple(forged)))
    assert line(office, "01" * 16) is None
    assert line(office, "02" * 16) is not None
    assert {one.reason for one in store.set_aside()} == {"unreadable_content"}


def test_a_file_is_fetched_checked_and_kept(post, office, village, save, photo):
    save(village, "evidence", {"original": photo})
    post.send(village)
    post.receive(office)
    assert [one.file.hex() for one in office.sync_store().wanted_files()] == [photo.id]
    assert office.sync_store().outgoing_files() == []
    assert post.fetch(village, office) == [True]
    assert office.files.reader(photo.id).read(0, 10) == village.files.reader(photo.id).read(0, 10)
    assert office.sync_store().wanted_files() == []
    with office.reading() as unit:
        assert unit.files.get(photo.id).ref == photo
        deeds = [one.deed for one in unit.custody.of(photo.id)]
    assert deeds == [Deed.IMPORTED, Deed.ATTACHED, Deed.RECEIVED]


def test_fetching_goes_on_where_it_was_cut(post, make_vault, office, village, save, photo):
    save(village, "evidence", {"original": photo})
    post.send(village)
    post.receive(office)
    store = office.sync_store()
    file = bytes.fromhex(photo.id)
    for number in (0, 1):
        store.put_chunk(file, number, village.sync_store().chunk(file, number))
    assert store.wanted_files()[0].first == 2
    office.close()
    again = make_vault("office")
    assert again.sync_store().wanted_files()[0].first == 0, "nothing had been synced to the disk"
    assert post.fetch(village, again) == [True]


def test_somebody_elses_key_for_a_file_does_not_replace_the_first(post, office, village, save, photo):
    save(village, "evidence", {"original": photo})
    post.send(village)
    page = post.receive(office)
    with office.reading() as unit:
        key = unit.files.get(photo.id).key
    [revision] = page.revisions
    content = dataclasses.replace(unpacked(revision.content), file_keys=((photo.id, bytes(32)),))
    forged = dataclasses.replace(revision, object_id=bytes(32), content=packed(content))
    office.sync_store().take_in(Page(state=SyncState(), revisions=(forged,)))
    with office.reading() as unit:
        assert unit.files.get(photo.id).key == key


def test_a_refused_object_is_kept_shown_and_not_sent_again(post, office, village, save):
    record = save(village, "case", {"title": "a"})
    store = village.sync_store()
    [(_, outgoing)] = store.outgoing()
    store.refuse(outgoing.object_id, "quota")
    assert store.outgoing() == []
    assert whereabouts(village, record) is Whereabouts.ONLY_HERE
    with village.unit() as unit:
        assert unit.outbox.waiting().refused == {"quota": 1}
        assert unit.receipts.parts([record])[record][0].refused == "quota"
        unit.outbox.retry_refused()
    assert len(store.outgoing()) == 1


def test_what_waits_goes_out_urgent_things_first_and_page_by_page(post, office, village, save, photo):
    save(village, "case", {"title": "a", "photo": photo})
    save(village, "threat", {"what": "followed"}, urgent=True)
    store = village.sync_store()
    places, kinds = [], []
    after = None
    while page := store.outgoing(after, limit=1):
        [(after, outgoing)] = page
        places.append(after)
        kinds.append(int(outgoing.urgency))
    assert kinds == [1, 2, 3]
    assert places == sorted(places)


def test_progress_that_the_server_told_comes_back_with_the_file(village, save, photo):
    save(village, "evidence", {"original": photo})
    store = village.sync_store()
    store.take_in(Page(state=SyncState(), progress=((bytes.fromhex(photo.id), ((0, 2), (3, 4))),)))
    assert store.outgoing_files()[0].present == ((0, 2), (3, 4))


def test_state_notices_and_contradictions_are_kept(make_vault, village):
    store = village.sync_store()
    state = SyncState(cursor=2**33, checkpoint="note", clock_offset=-1234)
    notice = Notice(code="invitation_used", time=5, details=b"\x90")
    store.take_in(Page(state=state, notices=(notice,)))
    store.take_in(Page(state=state, notices=(notice,)))
    store.keep_evidence("kept", "shown")
    village.close()
    again = make_vault("village")
    assert again.sync_store().state() == state
    with again.reading() as unit:
        assert [one.code for one in unit.inbox.notices()] == ["invitation_used"]
        assert [(one.kept, one.shown) for one in unit.inbox.contradictions()] == [("kept", "shown")]


def test_a_newcomer_among_the_coordinators_is_granted_what_the_others_have(post, office, village, save, make_vault):
    record = save(village, "case", {"title": "a"})
    post.send(village)
    post.receive(office)
    assert office.sync_store().ungranted() == []
    second = make_vault("second")
    post.join(second, Role.COORDINATOR, "Tuma")
    post.receive(office)
    [wanted] = office.sync_store().ungranted()
    assert second.keys.id not in wanted.granted
    assert office.keys.id in wanted.granted
    post.send(office)
    post.read[second.keys.id] = 0
    assert office.sync_store().ungranted() == []
    post.receive(second)
    post.read[second.keys.id] = 0
    post.receive(second)
    with second.reading() as unit:
        assert unit.records.get(record).record.answers == {"title": "a"}


def test_a_thousand_revisions_are_taken_in_at_once(post, office, village, line):
    with village.unit() as unit:
        ids = [unit.save(Sitting(form="case", changes={"title": f"case {n}"})).record for n in range(1000)]
    post.send(village)
    post.receive(office)
    with office.reading() as unit:
        assert unit.records.count("case") == 1000
    assert line(office, ids[500]).record.answers == {"title": "case 500"}


def received(post, office, village, save):
    record = save(village, "case", {"title": "a"})
    post.send(village)
    post.receive(office)
    post.acknowledge(office)
    post.send(office)
    post.receive(village)
    assert whereabouts(village, record) is Whereabouts.RECEIVED
    return record
