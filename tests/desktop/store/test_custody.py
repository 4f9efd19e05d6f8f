"""What is done with evidence is written down as a chain, travels, and tells when somebody cut or changed it."""

from __future__ import annotations

import shutil

import pytest
from sqlalchemy import text

from desktop.domain.custody import Deed
from desktop.domain.records import Whereabouts
from desktop.errors import NoSuchFile
from desktop.store import carrying
from desktop.store.content import unpacked
from desktop.store.unit import now
from desktop.store.vault import Vault
from sync.protocol import custody
from sync.protocol.objects import CustodyRevision, FixedManifest, parsed, split
from sync.protocol.statements import Role
from tests.desktop.store.post import Post
from tests.vectors import old_vaults


@pytest.fixture
def post():
    return Post()


@pytest.fixture
def office(post, make_vault):
    vault = make_vault("office")
    post.join(vault, Role.COORDINATOR, "Rosa")
    return vault


@pytest.fixture
def village(post, office, make_vault):
    vault = make_vault("village")
    post.join(vault, Role.DOCUMENTER, "Ana")
    return vault


@pytest.fixture
def take_in(tmp_path):
    def take(vault, name="boats.jpg", data=b"boats " * 30_000):
        source = tmp_path / name
        source.write_bytes(data)
        return vault.files.take_in(source, name, "image/jpeg")

    return take


@pytest.fixture
def shared(post, office, village, save, take_in):
    """A photo that village recorded and the office has: (record, photo)."""
    photo = take_in(village)
    record = save(village, "evidence", {"original": photo})
    post.send(village)
    post.receive(office)
    post.fetch(village, office)
    return record, photo


def note(vault, file, *deeds, at=None):
    with vault.unit() as unit:
        for deed in deeds:
            unit.custody.note(file, deed, now() if at is None else at)


def noted(vault, file):
    with vault.reading() as unit:
        return [(one.device, one.number, one.deed) for one in unit.custody.of(file)]


def revise(vault, at):
    with vault.unit() as unit:
        return carrying.revise(unit, unit._session, at)


def change(vault, statement, **values):
    """Behind the program's back."""
    with vault.unit() as unit:
        assert unit._session.execute(text(statement), values).rowcount


def flaws(vault):
    return [(damage.id, damage.flaw) for damage in vault.damages() if damage.part == "custody"]


DAY = carrying.DAY


def test_taking_in_and_saving_begin_a_chain_that_goes_with_the_sitting(village, save, take_in):
    photo = take_in(village)
    record = save(village, "evidence", {"original": photo})
    here = village.device_id
    assert noted(village, photo.id) == [(here, 0, Deed.IMPORTED), (here, 1, Deed.ATTACHED)]
    revision, manifest = (outgoing.raw for _, outgoing in village.sync_store().outgoing())
    with village.reading() as unit:
        kept = unit.files.get(photo.id)
        [segment] = unpacked(unit._session.execute(text("SELECT content FROM revisions")).scalar()).custody
        assert {one.record for one in unit.custody.of(photo.id)} == {record}
    assert (segment.file.hex(), segment.first, len(segment.entries)) == (photo.id, 0, 2)
    ids = bytes.fromhex(photo.id), bytes.fromhex(photo.sha256)
    head = segment.head(bytes.fromhex(here), ids[1])
    said = parsed(split(manifest).body, FixedManifest).fixed
    assert said == custody.fixed(kept.key, *ids, photo.size, head)
    assert flaws(village) == []
    assert len(revision) < 700


def test_a_look_waits_a_day_and_then_goes_in_a_revision_of_its_own(post, office, village, shared):
    record, photo = shared
    note(office, photo.id, Deed.VIEWED)
    assert revise(office, now()) == 1, "the office never told anybody of it"
    note(office, photo.id, Deed.VIEWED, Deed.PLAYED)
    assert revise(office, now()) == 0
    [outgoing] = post.send(office)
    assert revise(office, now() + DAY) == 1
    body = parsed(split(outgoing.raw).body, CustodyRevision)
    assert body.record.hex() == record
    with office.reading() as unit:
        first = unit.custody.of(photo.id)[3]
    assert body.heads == custody.heads([first.digest])
    assert len(outgoing.raw) < 400


def test_what_left_the_vault_is_told_at_once_and_takes_the_rest_along(post, office, village, shared):
    _, photo = shared
    note(office, photo.id, Deed.CHECKED)
    assert revise(office, now() + DAY) == 0
    note(office, photo.id, Deed.VIEWED, Deed.SAVED_OUT)
    assert revise(office, now()) == 1
    assert revise(office, now() + DAY) == 0
    post.send(office)
    post.receive(village)
    deeds = [deed for device, _, deed in noted(village, photo.id) if device == office.device_id]
    assert deeds == [Deed.RECEIVED, Deed.CHECKED, Deed.VIEWED, Deed.SAVED_OUT]
    assert noted(village, photo.id) == noted(office, photo.id)
    assert (flaws(village), flaws(office)) == ([], [])


def test_a_revision_of_custody_is_no_part_of_the_record(post, office, village, shared, line):
    record, photo = shared
    post.acknowledge(office)
    post.send(office)
    post.receive(village)
    before = {vault: line(vault, record) for vault in (village, office)}
    assert before[village].whereabouts is Whereabouts.RECEIVED
    for vault in (village, office):
        note(vault, photo.id, Deed.HANDED_OVER)
        assert revise(vault, now()) == 1
        assert line(vault, record) == before[vault]
        post.send(vault)
    for vault in (village, office):
        post.receive(vault)
        assert vault.sync_store().to_acknowledge() == []
        assert line(vault, record) == before[vault]


def test_a_deleted_record_stays_deleted_whoever_looked(post, office, village, shared, save, line):
    record, photo = shared
    note(office, photo.id, Deed.SAVED_OUT)
    revise(office, now())
    save(village, "evidence", {}, record=record, deleted=True)
    for vault in (village, office):
        post.send(vault)
    for vault in (village, office):
        post.receive(vault)
    assert line(village, record).record.deleted
    assert line(office, record).record.deleted


def test_views_of_many_records_do_not_come_before_words_for_an_hour(village, save, take_in, monkeypatch):
    monkeypatch.setattr(carrying, "MOST", 2)
    for number in range(3):
        photo = take_in(village, f"{number}.jpg", b"%d" % number)
        save(village, "evidence", {"original": photo})
        note(village, photo.id, Deed.EXPORTED)
    assert [revise(village, now()) for _ in range(3)] == [2, 1, 0]


def test_a_record_that_is_gone_from_this_laptop_does_not_stand_in_the_way_of_others(
    village, save, take_in, monkeypatch
):
    monkeypatch.setattr(carrying, "MOST", 1)
    for number in range(2):
        photo = take_in(village, f"{number}.jpg", b"%d" % number)
        record = save(village, "evidence", {"original": photo})
        note(village, photo.id, Deed.SAVED_OUT)
        if number == 0:
            change(village, "DELETE FROM revisions WHERE record = :record", record=record)
    assert [revise(village, now()) for _ in range(2)] == [1, 0]


def test_a_clock_that_was_set_back_holds_up_nothing(village, save, take_in):
    photo = take_in(village)
    save(village, "evidence", {"original": photo})
    note(village, photo.id, Deed.VIEWED)
    assert revise(village, now()) == 0
    assert revise(village, now() - 5 * 365 * DAY) == 1


def test_custody_that_comes_before_the_words_waits_for_them(post, office, village, shared, make_vault):
    _, photo = shared
    note(village, photo.id, Deed.SAVED_OUT)
    revise(village, now())
    post.send(village)
    page = post.opened(office)
    late = make_vault("late")
    post.join(late, Role.COORDINATOR, "Luz")
    store = late.sync_store()
    [custodial] = [one for one in page.revisions if unpacked(one.content).custody_alone]
    store.take_in(type(page)(state=page.state, revisions=(custodial,)))
    assert [one.reason for one in store.set_aside()] == ["no_file"]
    post.read[office.keys.id] = 0
    words = post.opened(office).revisions
    store.take_in(type(page)(state=page.state, revisions=words))
    assert store.set_aside() == []
    assert [deed for *_, deed in noted(late, photo.id)] == [Deed.IMPORTED, Deed.ATTACHED, Deed.SAVED_OUT]


def test_a_revision_whose_signed_heads_are_not_those_of_its_custody_is_set_aside(post, office, village, shared):
    _, photo = shared
    note(village, photo.id, Deed.SAVED_OUT)
    revise(village, now())
    post.send(village)
    page = post.opened(office)
    [one] = page.revisions
    where = one.raw.index(parsed(split(one.raw).body, CustodyRevision).heads)
    forged = one.raw[:where] + bytes([one.raw[where] ^ 1]) + one.raw[where + 1 :]
    spoiled = type(one)(**{name: getattr(one, name) for name in one.__slots__} | _place(one) | {"raw": forged})
    office.sync_store().take_in(type(page)(state=page.state, revisions=(spoiled,)))
    assert [aside.reason for aside in office.sync_store().set_aside()] == ["unreadable_custody"]
    assert Deed.SAVED_OUT not in [deed for *_, deed in noted(office, photo.id)]


def _place(one):
    return {"index": one.index, "object_id": one.object_id, "author": one.author}


def test_what_an_older_version_noted_becomes_the_beginning_of_the_chain(tmp_path):
    old = old_vaults.frozen(1)
    vault = Vault.open(old.laid_out(tmp_path / "old"), old.passphrase)
    try:
        [file] = [id for id, told in old.holds["files"].items() if told["custody"]][:1]
        assert flaws(vault) == []
        note(vault, file, Deed.VIEWED)
        with vault.reading() as unit:
            *before, earlier, viewed = unit.custody.of(file)
        assert [[one.time, one.code] for one in before] == old.holds["files"][file]["custody"]
        assert {one.number for one in before} == {None}
        assert (earlier.number, earlier.deed, viewed.number, viewed.deed) == (0, Deed.EARLIER, 1, Deed.VIEWED)
        assert earlier.details == b"".join(bytes([one.deed]) + one.time.to_bytes(8) for one in before)
        assert flaws(vault) == []
    finally:
        vault.close()


def test_a_file_that_never_belonged_to_a_record_leaves_no_custody(village, take_in):
    photo = take_in(village)
    village.files.destroy(photo.id)
    assert noted(village, photo.id) == []
    assert flaws(village) == []
    with pytest.raises(NoSuchFile), village.unit() as unit:
        unit.custody.note(photo.id, Deed.VIEWED, now())


@pytest.fixture
def chain(village, save, take_in):
    """A file with six entries, two of them sent with the words, one in a revision of its own, three waiting."""
    photo = take_in(village)
    save(village, "evidence", {"original": photo})
    note(village, photo.id, Deed.SAVED_OUT)
    revise(village, now())
    note(village, photo.id, Deed.VIEWED, Deed.VIEWED, Deed.CHECKED)
    assert flaws(village) == []
    return photo.id


@pytest.mark.parametrize("number", range(6))
def test_a_missing_entry_is_found(village, chain, number):
    change(village, "DELETE FROM custody WHERE number = :number", number=number)
    assert flaws(village) == [(chain, "cut")]


@pytest.mark.parametrize("number", range(6))
def test_an_entry_that_says_something_else_is_found(village, chain, number):
    with village.reading() as unit:
        [entry] = [one.entry for one in unit.custody.of(chain) if one.number == number]
    change(village, "UPDATE custody SET entry = :entry WHERE number = :number", number=number, entry=entry + b"x")
    assert flaws(village) == [(chain, "altered")]


@pytest.mark.parametrize("number", range(5))
def test_entries_that_changed_places_are_found(village, chain, number):
    change(village, "UPDATE custody SET number = -1 WHERE number = :number", number=number)
    change(village, "UPDATE custody SET number = :number WHERE number = :number + 1", number=number)
    change(village, "UPDATE custody SET number = :number + 1 WHERE number = -1", number=number)
    [(file, flaw)] = flaws(village)
    assert (file, flaw in ("reordered", "altered")) == (chain, True)


def test_a_whole_chain_that_is_gone_is_found(village, chain):
    change(village, "DELETE FROM custody")
    assert flaws(village) == [(chain, "cut")]


def test_a_chain_that_was_written_anew_is_found_by_what_was_signed(village, chain, save):
    """Somebody who knows the format leaves out a look, and makes all digests after it fit."""
    with village.unit() as unit:
        rows = [one for one in unit.custody.of(chain) if one.deed is not Deed.SAVED_OUT]
        sha256, device = unit.custody.sha256(chain), bytes.fromhex(village.device_id)
        unit._session.execute(text("DELETE FROM custody WHERE number >= 2"))
        previous = rows[1].digest
        for number, one in enumerate(rows[2:], 2):
            previous = custody.digest(previous, device, bytes.fromhex(chain), bytes.fromhex(sha256), number, one.entry)
            row = {"number": number, "digest": previous, "entry": one.entry, "file": chain, "device": village.device_id}
            columns = "file, device, number, digest, entry, time, deed, clock"
            values = f":file, :device, :number, :digest, :entry, {one.time}, '{one.code}', {one.clock}"
            unit._session.execute(text(f"INSERT INTO custody ({columns}) VALUES ({values})"), row)
        unit._session.execute(text("UPDATE custody_heads SET entries = 5, digest = :digest"), {"digest": previous})
    found = [damage for damage in village.damages() if damage.part == "custody"]
    assert found, "the custody revision that was signed says otherwise"


def test_a_laptop_set_back_to_an_older_copy_is_a_fork_with_both_sides(post, office, village, shared, make_vault):
    _, photo = shared
    village.close()
    older = village.folder.with_name("older")
    shutil.copytree(village.folder, older)
    village = make_vault("village")
    note(village, photo.id, Deed.SAVED_OUT)
    revise(village, now())
    post.send(village)
    village.close()
    copy = make_vault("older")
    note(copy, photo.id, Deed.HANDED_OVER)
    revise(copy, now())
    post.send(copy)
    post.receive(office)
    deeds = [deed for device, _, deed in noted(office, photo.id) if device == copy.device_id]
    assert deeds == [Deed.IMPORTED, Deed.ATTACHED, Deed.SAVED_OUT, Deed.HANDED_OVER]
    assert flaws(office) == [(photo.id, "forked")]


def test_what_another_record_says_of_a_file_is_neither_shown_nor_damage(village, chain):
    """A member who never saw the file can write a chain about it, into a record of their own."""
    entry = custody.encoded(custody.Entry(deed=6, clock=1, time=1, source=0, offset=0))
    segment = custody.Segment(bytes.fromhex(chain), 7, b"x" * 32, (entry, entry))
    with village.unit() as unit:
        sha256 = unit.custody.sha256(chain)
        unit.custody.take_in([segment], "ee" * 16, {chain: sha256}, ("00" * 32, "dd" * 16))
        kept = unit.files.get(chain)
        assert "ee" * 16 not in {one.device for one in unit.custody.of(chain, kept.record)}
    assert flaws(village) == []


def test_own_entries_that_come_back_are_known_again_and_the_chain_goes_on(village, save, take_in):
    photo = take_in(village)
    record = save(village, "evidence", {"original": photo})
    note(village, photo.id, Deed.SAVED_OUT)
    revise(village, now())
    with village.unit() as unit:
        lost = unit.custody.of(photo.id)[2]
        segment = custody.Segment(bytes.fromhex(photo.id), 2, unit.custody.of(photo.id)[1].digest, (lost.entry,))
        unit._session.execute(text("DELETE FROM custody WHERE number = 2"))
        unit._session.execute(
            text("UPDATE custody_heads SET entries = 2, digest = :digest"), {"digest": segment.previous}
        )
    with village.unit() as unit:
        hashes = {photo.id: photo.sha256}
        unit.custody.take_in([segment], village.device_id, hashes, (lost.object, record))
    note(village, photo.id, Deed.VIEWED)
    assert [(number, deed) for _, number, deed in noted(village, photo.id)][2:] == [
        (2, Deed.SAVED_OUT),
        (3, Deed.VIEWED),
    ]
    assert flaws(village) == []
