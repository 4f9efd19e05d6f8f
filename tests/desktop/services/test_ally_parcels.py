"""A case goes to another group by stick, from hand to hand, and comes by the server's way where its parcel does."""

from __future__ import annotations

import pytest

from desktop.errors import GroupNotCompared
from desktop.services.allies import Allies
from desktop.services.ally_parcels import AllyParcels
from desktop.services.parcelling import Parcelling
from desktop.services.receiving_cases import ReceivingCases
from desktop.services.sharing import Sharing
from sync.errors import BadParcel
from sync.server.cli import main
from tests.servers import running
from tests.two_groups import neighbours, told_case


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("shared") / "server") as found:
        yield found


@pytest.fixture
def people(server, tmp_path):
    with neighbours(tmp_path, server) as found:
        yield found


def handed(one, other, group, path):
    """A parcel of one laptop to a group, read by another one."""
    AllyParcels(one.vault, one.syncing).write(path, group)
    return Parcelling(other.vault, other.syncing).read(path)


def test_it_goes_from_hand_to_hand_without_a_server_and_so_does_the_answer(people, server, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    people.share(told.case)
    server.stop()
    try:
        read = handed(people.rosa, people.eva, people.theirs_id, tmp_path / "case.parcel")
        assert (read.whole, read.letters, read.files, read.ally) == (True, 1, 1, people.ours_id)
        (about,) = ReceivingCases(people.eva.vault).all()
        case = ReceivingCases(people.eva.vault).open(about.id)
        assert about.title == "Harbour"
        assert [one.form for one in case.records] == ["case", "evidence", "testimony"]
        (file,) = [answer for one in case.records for answer in one.answers if answer.file is not None]
        assert file.here
        assert handed(people.rosa, people.eva, people.theirs_id, tmp_path / "again.parcel").letters == 0
        assert handed(people.eva, people.rosa, people.ours_id, tmp_path / "back.parcel").letters > 0
        (share,) = Sharing(people.rosa.vault).shares()
        assert share.received is not None
    finally:
        server.start()
    people.sync()
    assert len(ReceivingCases(people.eva.vault).all()) == 1


def test_what_is_taken_back_goes_by_stick_too(people, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    share = people.share(told.case)
    handed(people.rosa, people.eva, people.theirs_id, tmp_path / "case.parcel")
    people.rosa.casework.save(told.agreed, "testimony", {"consent/withdrawal/withdrawn": "yes"})
    handed(people.rosa, people.eva, people.theirs_id, tmp_path / "less.parcel")
    (about,) = ReceivingCases(people.eva.vault).all()
    assert "testimony" not in [one.form for one in ReceivingCases(people.eva.vault).open(about.id).records]
    Sharing(people.rosa.vault).stop(share.thread)
    handed(people.rosa, people.eva, people.theirs_id, tmp_path / "end.parcel")
    assert ReceivingCases(people.eva.vault).all() == []
    Parcelling(people.eva.vault, people.eva.syncing).read(tmp_path / "case.parcel")
    assert ReceivingCases(people.eva.vault).all() == []


def test_nobody_else_reads_it(people, server, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    people.share(told.case)
    path = tmp_path / "case.parcel"
    AllyParcels(people.rosa.vault, people.rosa.syncing).write(path, people.theirs_id)
    with neighbours(tmp_path / "others", server) as others:
        with pytest.raises(BadParcel, match="other_group"):
            Parcelling(others.eva.vault, others.eva.syncing).read(path)
        card = Allies(people.rosa.vault).my_card("Muelle")
        Allies(others.eva.vault).add(card.text)
        Allies(others.eva.vault).compare(card.group, aloud=True)
        assert Parcelling(others.eva.vault, others.eva.syncing).read(path).letters == 0
        assert ReceivingCases(others.eva.vault).all() == []


def test_a_spoiled_one_brings_what_is_whole_and_nothing_else(people, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    people.share(told.case)
    path = tmp_path / "case.parcel"
    AllyParcels(people.rosa.vault, people.rosa.syncing).write(path, people.theirs_id)
    whole = path.read_bytes()
    reading = Parcelling(people.eva.vault, people.eva.syncing)
    path.write_bytes(whole[:40] + bytes([whole[40] ^ 1]) + whole[41:])
    with pytest.raises(BadParcel):
        reading.read(path)
    path.write_bytes(whole[: len(whole) - 60_000])
    read = reading.read(path)
    assert (read.whole, read.files) == (False, 0)
    path.write_bytes(whole)
    assert reading.read(path).files == 1
    assert len(ReceivingCases(people.eva.vault).all()) == 1


def test_without_comparing_there_is_no_parcel(people, tmp_path):
    people.exchange(compared=False)
    with pytest.raises(GroupNotCompared):
        AllyParcels(people.rosa.vault, people.rosa.syncing).write(tmp_path / "case.parcel", people.theirs_id)
    assert not (tmp_path / "case.parcel").exists()


def test_an_ordinary_parcel_takes_it_to_the_server_and_the_other_side_pulls_it(people, server, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    people.share(told.case)
    Parcelling(people.rosa.vault, people.rosa.syncing).write(tmp_path / "up.parcel")
    server.stop()
    assert main(["parcel", str(server.folder), str(tmp_path / "up.parcel"), str(tmp_path / "answer")]) == 0
    server.start()
    people.eva.syncing.run()
    (about,) = ReceivingCases(people.eva.vault).all()
    assert (about.title, about.files) == ("Harbour", 1)
    assert people.eva.vault.files.path(told.file).exists()


def test_it_comes_in_the_answer_to_a_parcel_and_only_until_it_is_kept(people, server, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    people.share(told.case)
    people.rosa.syncing.run()
    parcelling = Parcelling(people.eva.vault, people.eva.syncing)
    server.stop()
    try:
        for number in range(2):
            up, answer = tmp_path / f"up-{number}", tmp_path / f"answer-{number}"
            parcelling.write(up)
            assert main(["parcel", str(server.folder), str(up), str(answer)]) == 0
            parcelling.read(answer)
            assert len(ReceivingCases(people.eva.vault).all()) == 1
    finally:
        server.start()
    assert people.eva.vault.files.reader(told.file).read(0, 5)
    with people.eva.vault.reading() as unit:
        assert unit.allies.untold() == []
    people.rosa.syncing.run()
    (share,) = Sharing(people.rosa.vault).shares()
    assert share.received is not None
