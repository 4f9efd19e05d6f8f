"""Two laptops and a stick, and no server between them: nothing is lost, nothing doubled, nothing claimed too early."""

from __future__ import annotations

import os
import shutil

import pytest

from desktop.domain.records import Whereabouts
from desktop.services.joining import Role
from desktop.services.parcelling import Parcelling, ReadParcel
from desktop.store.removing import Hindrance
from sync.errors import BadParcel
from tests.laptops import file_path, group, laptop, note_about, titled
from tests.servers import running_server

__all__ = ["running_server"]


@pytest.fixture
def people(running_server, tmp_path):
    with group(tmp_path, running_server.invitation) as people:
        people.coordinator.syncing.run()
        yield people


@pytest.fixture
def film(people, tmp_path):
    """A record with a file of 300 kB, on the documenter's laptop alone."""
    ana = people.documenter
    (tmp_path / "film.bin").write_bytes(os.urandom(300_000))
    ref = ana.collecting.take_in(tmp_path / "film.bin").ref
    saved = ana.casework.save(None, "evidence", titled("evidence", "Film") | {file_path("evidence"): ref})
    return saved, ref


def carried(giver, taker, stick, **options):
    """Write here, read there."""
    path = stick / os.urandom(4).hex()
    Parcelling(giver.vault, giver.syncing).write(path, **options)
    return Parcelling(taker.vault, taker.syncing).read(path)


def where(who, record):
    return who.casework.open(record).line.whereabouts


def test_words_files_and_the_word_of_the_coordination_go_by_hand(people, film, tmp_path, running_server):
    ana, rosa = people.documenter, people.coordinator
    saved, ref = film
    running_server.stop()
    read = carried(ana, rosa, tmp_path)
    assert isinstance(read, ReadParcel)
    assert (read.whole, read.records_received, read.files, read.gaps) == (True, 1, 1, 0)
    assert rosa.collecting.reader(ref.id).read(0, 100) == ana.collecting.reader(ref.id).read(0, 100)
    # The log has not shown it: there it is not all on the server, here only here.
    assert (where(rosa, saved), where(ana, saved)) == (Whereabouts.ON_ITS_WAY, Whereabouts.ONLY_HERE)
    rosa.casework.save(None, "note", note_about(saved, "Who saw it?"))
    back = carried(rosa, ana, tmp_path)
    assert (back.acknowledgements, back.records_received) == (1, 1)
    assert where(ana, saved) is Whereabouts.RECEIVED
    with ana.vault.reading() as unit:
        (original,) = unit.removing.originals([unit.files.get(ref.id)])
    assert original.hindrance is Hindrance.NOT_RECEIVED  # nothing of it can come back from the server yet
    assert ana.syncing.overview().waiting_records == 1
    assert carried(ana, rosa, tmp_path).files == 0

    running_server.start()
    people.sync()
    assert (where(ana, saved), where(rosa, saved)) == (Whereabouts.RECEIVED, Whereabouts.ON_SERVER)
    assert [one.casework.count("evidence") for one in (ana, rosa)] == [1, 1]
    for one in (ana, rosa):
        overview = one.syncing.overview()
        assert (overview.waiting_records, overview.waiting_files) == (0, 0)
        assert (overview.refused, overview.set_aside) == ({}, {})
        assert one.syncing.run().requests == 1


def test_what_the_coordination_writes_on_it_waits_until_the_server_knows_whose_it_is(people, film, tmp_path):
    """Whoever uses a key first holds it at the server: sent earlier, it would have the author's own words refused."""
    ana, rosa = people.documenter, people.coordinator
    saved, _ = film
    carried(ana, rosa, tmp_path)
    rosa.casework.save(saved, "evidence", titled("evidence", "Film of the bridge"))
    rosa.syncing.run()
    assert where(rosa, saved) is Whereabouts.ONLY_HERE
    ana.syncing.run()
    people.sync()
    people.sync()
    assert (rosa.syncing.overview().refused, ana.syncing.overview().refused) == ({}, {})
    assert where(rosa, saved) is Whereabouts.ON_SERVER


def test_parts_are_read_directly_and_again(people, film, tmp_path):
    ana, rosa = people.documenter, people.coordinator
    (tmp_path / "long.bin").write_bytes(os.urandom(1_700_000))
    long = ana.collecting.take_in(tmp_path / "long.bin").ref
    ana.casework.save(None, "evidence", titled("evidence", "Long") | {file_path("evidence"): long})
    written = Parcelling(ana.vault, ana.syncing).write(tmp_path / "out", part=1_000_000)
    reader = Parcelling(rosa.vault, rosa.syncing)
    later = reader.read(tmp_path / written.names[1])
    assert later.gaps > 0
    assert reader.read(tmp_path / written.names[0]).records_received == 2
    assert [reader.read(tmp_path / name).gaps for name in written.names[1:]] == [0] * (len(written.names) - 1)
    assert rosa.collecting.reader(long.id).read(0, 9) == ana.collecting.reader(long.id).read(0, 9)


def test_a_parcel_of_somebody_unknown_or_of_this_laptop_itself_is_told_apart(people, film, tmp_path):
    ana, rosa = people.documenter, people.coordinator
    path = tmp_path / "out"
    Parcelling(ana.vault, ana.syncing).write(path)
    assert reason_of(ana, path) == "a_parcel"
    with laptop(tmp_path / "third") as third:
        third.joining.join(rosa.joining.invite(Role.DOCUMENTER), "Juan")
        Parcelling(third.vault, third.syncing).write(tmp_path / "juans")
    assert reason_of(rosa, tmp_path / "juans") == "not_a_member"
    rosa.syncing.run()
    assert Parcelling(rosa.vault, rosa.syncing).read(tmp_path / "juans").whole


def test_a_parcel_that_was_cut_or_changed_gives_what_verifies_and_no_more(people, film, tmp_path):
    ana, rosa = people.documenter, people.coordinator
    _, ref = film
    path, bad = tmp_path / "out", tmp_path / "bad"
    Parcelling(ana.vault, ana.syncing).write(path)
    raw = bytearray(path.read_bytes())
    raw[-100_000] ^= 1
    bad.write_bytes(raw)
    reader = Parcelling(rosa.vault, rosa.syncing)
    read = reader.read(bad)
    assert (read.whole, read.records_received, read.files) == (False, 1, 0)
    bad.write_bytes(path.read_bytes()[:-90_000])
    assert reader.read(bad).whole is False
    shutil.copy(path, bad)
    assert (reader.read(bad).whole, reader.read(bad).files) == (True, 0)
    assert rosa.collecting.reader(ref.id).read(0, 9) == ana.collecting.reader(ref.id).read(0, 9)


def reason_of(who, path):
    with pytest.raises(BadParcel) as found:
        Parcelling(who.vault, who.syncing).read(path)
    return found.value.reason
