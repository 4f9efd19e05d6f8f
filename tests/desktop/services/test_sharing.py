"""A case goes to another group as far as consent lets it, to whom it is for, and comes back when consent ends."""

from __future__ import annotations

import pytest
from msgspec.msgpack import encode as packed
from sqlalchemy import text

from desktop.errors import GroupNotCompared, NoSuchFile, NoSuchGroup, NotACoordinator, NothingToShare, RecordGone
from desktop.services.allies import Allies
from desktop.services.checking import check
from desktop.services.exporting.exporting import Exporting
from desktop.services.exporting.passing import Choice
from desktop.services.fetching_back import FetchingBack
from desktop.services.joining import Role
from desktop.services.sharing import Sharing
from desktop.services.withdrawing import Withdrawing
from desktop.store.shared_case import unpacked
from sync.protocol.objects import object_id
from tests.laptops import laptop, titled
from tests.servers import running
from tests.two_groups import PARTNERS, documenter, neighbours, told_case


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("shared") / "server") as found:
        yield found


@pytest.fixture
def people(server, tmp_path):
    with neighbours(tmp_path, server) as found:
        yield found


def received(laptop):
    with laptop.vault.reading() as unit:
        return [(one, unpacked(one.body)) for one in unit.allies.letters() if one.what == "case"]


def test_a_case_comes_to_the_other_coordination_as_far_as_consent_lets_it(people, tmp_path):
    with documenter(tmp_path / "ana", people.rosa) as ana:
        told = told_case(ana, tmp_path)
        ana.syncing.run()
    people.exchange()
    people.sync()
    preview = Sharing(people.rosa.vault).preview(told.case, [PARTNERS])
    stay = {one.record: one.reason for one in preview.records}
    assert told.elsewhere not in stay
    assert (stay[told.case], stay[told.agreed], stay[told.evidence]) == (None, None, None)
    assert stay[told.silent] is not None
    share = people.share(told.case)
    people.sync()
    ((letter, case),) = received(people.eva)
    assert {one.id for one in case.records} == {told.case, told.agreed, told.evidence}
    assert [one.ref.id for one in case.files] == [told.file]
    assert letter.ally == people.ours_id
    assert people.eva.vault.files.reader(told.file).read(0, 200_000) == (tmp_path / "boats.jpg").read_bytes()
    (said,) = [one for one in Sharing(people.rosa.vault).shares() if one.thread == share.thread]
    assert said.received is not None
    assert check(people.eva.vault).damaged == ()


def test_where_nothing_is_shared_a_sync_stays_one_round_trip(people):
    people.exchange()
    people.sync()
    for one in (people.rosa, people.eva):
        assert one.syncing.run().requests == 1


def test_nothing_of_it_lies_among_the_records_there_and_nothing_goes_on_from_there(people, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    people.share(told.case)
    people.sync()
    assert len(received(people.eva)) == 1
    with people.eva.vault.reading() as unit:
        assert unit.inventory.forms() == {}
    overview = Exporting(people.eva.vault).overview(Choice(purpose=None), lambda _: None)
    assert (overview.records, overview.files) == ({}, 0)
    with pytest.raises(RecordGone):
        Sharing(people.eva.vault).preview(told.case)
    with documenter(tmp_path / "leo", people.eva) as leo:
        leo.syncing.run()
        assert received(leo) == []
        with leo.vault.reading() as unit:
            assert unit.files.get(told.file) is None


def test_later_work_does_not_follow_and_can_be_shared_again(people, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    people.share(told.case)
    people.sync()
    people.rosa.casework.save(told.case, "case", titled("case", "Harbour, later"))
    people.sync()
    ((_, before),) = received(people.eva)
    assert "Harbour, later" not in str([one.answers for one in before.records])
    again = people.share(told.case)
    people.sync()
    ((letter, after),) = received(people.eva)
    assert letter.thread == again.thread
    assert "Harbour, later" in str([one.answers for one in after.records])


def test_consent_that_is_taken_back_takes_the_copy_back(people, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    people.share(told.case)
    people.sync()
    people.rosa.casework.save(told.agreed, "testimony", {"consent/withdrawal/withdrawn": "yes"})
    people.sync()
    ((_, case),) = received(people.eva)
    assert told.agreed not in {one.id for one in case.records}
    assert told.case in {one.id for one in case.records}
    assert "They came at night" not in str(case)


def test_what_is_taken_back_goes_with_its_files(people, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    share = people.share(told.case)
    people.sync()
    assert people.eva.vault.files.path(told.file).exists()
    Sharing(people.rosa.vault).stop(share.thread)
    people.sync()
    assert received(people.eva) == []
    assert not people.eva.vault.files.path(told.file).exists()
    with pytest.raises(NoSuchFile):
        people.eva.vault.files.reader(told.file)
    (ended,) = Sharing(people.rosa.vault).shares(told.case)
    assert ended.ended is not None
    assert people.rosa.vault.files.reader(told.file).read(0, 10)


def test_a_group_whose_card_was_not_compared_gets_nothing_and_gives_nothing(people, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange(compared=False)
    with pytest.raises(GroupNotCompared):
        people.share(told.case)
    Allies(people.rosa.vault).compare(people.theirs_id, aloud=True)
    people.share(told.case)
    people.sync()
    assert received(people.eva) == []
    with people.eva.vault.reading() as unit:
        assert unit.allies.letters() == []
    Allies(people.eva.vault).compare(people.ours_id, aloud=True)
    people.sync()
    assert len(received(people.eva)) == 1


def test_a_later_coordinator_of_theirs_gets_what_is_shared_again(people, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    people.share(told.case)
    people.sync()
    with laptop(tmp_path / "new") as new:
        new.joining.join(people.eva.joining.invite(Role.COORDINATOR), "Noor")
        allies = Allies(new.vault)
        card = Allies(people.rosa.vault).my_card("Muelle")
        allies.add(card.text)
        allies.compare(card.group, aloud=False)
        people.eva.syncing.run()
        people.sync()
        new.syncing.run()
        assert received(new) == []
        people.share(told.case)
        people.sync()
        new.syncing.run()
        assert len(received(new)) == 1
        assert new.vault.files.reader(told.file).read(0, 5)


def test_a_revoked_coordinator_of_theirs_gets_nothing_more(people, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    with laptop(tmp_path / "second") as second:
        second.joining.join(people.eva.joining.invite(Role.COORDINATOR), "Noor")
        people.sync()
        _revoke(people.eva, second)
        people.sync()
        assert Allies(people.rosa.vault).all()[0].coordinators == 1
        people.share(told.case)
        people.sync()
        assert len(received(people.eva)) == 1
        with people.rosa.vault.reading() as unit:
            assert unit.outbox.waiting().refused == {}


def _revoke(coordinator, other):
    from desktop.services.metering import Meter
    from sync.client import succession

    with coordinator.syncing.line() as transport:
        meter = Meter(None, transport.traffic)
        succession.revoke(coordinator.vault.sync_store(), transport, other.vault.keys.id, meter)


def test_documenters_share_nothing(people, tmp_path):
    with documenter(tmp_path / "ana", people.rosa) as ana:
        for call in (lambda s: s.preview("00" * 16), lambda s: s.share("00" * 16, "00" * 32)):
            with pytest.raises(NotACoordinator):
                call(Sharing(ana.vault))
        with pytest.raises(NotACoordinator):
            Allies(ana.vault).my_card("Muelle")


def test_what_is_no_case_or_goes_to_nobody_is_refused(people, tmp_path):
    told = told_case(people.rosa, tmp_path)
    sharing = Sharing(people.rosa.vault)
    with pytest.raises(NoSuchGroup):
        sharing.share(told.case, "00" * 32)
    people.exchange()
    with pytest.raises(NothingToShare):
        sharing.share(told.agreed, people.theirs_id)
    with pytest.raises(RecordGone):
        sharing.share("00" * 16, people.theirs_id)
    assert sharing.shares() == []


def test_a_group_that_is_removed_loses_its_copies_and_ours_are_destroyed(people, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    people.share(told.case)
    people.sync()
    Sharing(people.eva.vault).remove(people.ours_id)
    assert received(people.eva) == []
    assert not people.eva.vault.files.path(told.file).exists()
    assert Allies(people.eva.vault).all() == []
    people.share(told.case)
    people.sync()
    assert received(people.eva) == []


def test_what_left_is_listed_with_the_record(people, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    people.share(told.case)
    with people.rosa.vault.reading() as unit:
        (left,) = [one for one in unit.departures.of(told.agreed) if one.way == "shared"]
    assert (left.whom, left.purpose) == (PARTNERS, "partners")


def test_what_did_not_leave_yet_never_does_once_consent_ends(people, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    people.share(told.case)
    people.rosa.casework.save(told.agreed, "testimony", {"consent/withdrawal/withdrawn": "yes"})
    assert Sharing(people.rosa.vault).settle() == 1
    with people.rosa.vault.reading() as unit:
        (letter,) = unit.allies.outgoing(people.theirs_id)
    people.sync()
    ((came, case),) = received(people.eva)
    assert came.id == object_id(letter).hex()
    assert told.agreed not in {one.id for one in case.records}


def test_a_testimony_that_is_withdrawn_as_a_whole_goes_from_their_copy(people, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    people.share(told.case)
    people.sync()
    Withdrawing(people.rosa.vault).whole(told.evidence)
    people.sync()
    ((_, case),) = received(people.eva)
    assert told.evidence not in {one.id for one in case.records}
    assert case.files == ()
    assert not people.eva.vault.files.path(told.file).exists()


def test_fetching_back_asks_for_no_letter(people, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    people.share(told.case)
    people.sync()
    for one in (people.rosa, people.eva):
        back = FetchingBack(one.vault, one.syncing).run()
        assert back.withheld == ()
    assert len(received(people.eva)) == 1


def test_checking_names_a_letter_that_is_not_what_it_was(people, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    people.share(told.case)
    people.sync()
    with people.eva.vault.unit() as unit:
        (letter,) = unit.allies.letters(people.ours_id)[:1]
        unit._session.execute(text("UPDATE letters SET body = x'c0' WHERE id = :id"), {"id": letter.id})
    assert [(one.part, one.id) for one in check(people.eva.vault).damaged] == [("letter", letter.id)]


def test_what_cannot_be_taken_back_yet_keeps_nothing_else_from_leaving(people, tmp_path):
    told = told_case(people.rosa, tmp_path)
    people.exchange()
    people.share(told.case)
    people.sync()
    with people.rosa.vault.unit() as unit:  # as if they had told that nobody coordinates any more
        ally = unit.allies.get(people.theirs_id)
        unit._session.execute(text("UPDATE allies SET statements = :s"), {"s": packed(ally.statements[:1])})
    people.rosa.casework.save(told.agreed, "testimony", {"consent/withdrawal/withdrawn": "yes"})
    assert Sharing(people.rosa.vault).settle() == 0
    people.rosa.syncing.run()
    with people.rosa.vault.unit() as unit:
        unit._session.execute(text("UPDATE allies SET statements = :s"), {"s": packed(ally.statements)})
    people.sync()
    ((_, case),) = received(people.eva)
    assert told.agreed not in {one.id for one in case.records}
