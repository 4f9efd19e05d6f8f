"""Somebody's new laptop gets what the earlier one could read, and nothing else, by a coordinator's word."""

from __future__ import annotations

import random
from dataclasses import dataclass

import pytest

from desktop.domain.records import Whereabouts
from desktop.errors import NotACoordinator, NotOnePerson
from desktop.services.checking import check
from desktop.services.fetching_back import FetchingBack
from desktop.services.joining import Role
from desktop.services.recovering import Recovering
from desktop.services.regranting import Regranting
from desktop.store.content import Content, packed
from desktop.store.vault import Vault
from sync.client.ports import ArrivedRevision, Outgoing, Page, Secret, Urgency
from sync.client.transport import HttpTransport
from sync.crypto.objects import Author
from sync.crypto.seal import record_key
from sync.errors import CutOff, Refused
from sync.protocol.objects import Kind, object_id, split
from tests.desktop.services.dying_lines import cut_after
from tests.desktop.services.losing import contents, told
from tests.laptops import PASSPHRASE, Group, Laptop, file_path, group, laptop, note_about, titled
from tests.servers import running

DURESS = "velvet canyon obey mushroom lilac sketch"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("shared") / "server") as found:
        yield found


@dataclass(frozen=True)
class People:
    """`old`: Ana's laptop, which is gone. `new`: hers from now on, joined by an ordinary invitation. Leo is another."""

    members: Group
    new: Laptop
    leo: Laptop
    case: str
    note: str

    @property
    def rosa(self) -> Laptop:
        return self.members.coordinator

    @property
    def old(self) -> Laptop:
        return self.members.documenter

    def regranting(self) -> Regranting:
        return Regranting(self.rosa.vault, self.rosa.syncing)

    def regrant(self, **options):
        return self.regranting().regrant(self.old.vault.device_id, self.new.vault.device_id, **options)


@pytest.fixture
def people(server, tmp_path):
    with (
        group(tmp_path, server.new_group()) as members,
        laptop(tmp_path / "new") as new,
        laptop(tmp_path / "leo") as leo,
    ):
        rosa, ana = members.coordinator, members.documenter
        leo.joining.join(rosa.joining.invite(Role.DOCUMENTER), "Leo")
        case = ana.casework.save(None, "case", titled("case", "Harbour"))
        (tmp_path / "boats.jpg").write_bytes(random.Random(1).randbytes(100_000))
        ref = ana.collecting.take_in(tmp_path / "boats.jpg").ref
        ana.casework.save(None, "evidence", {file_path("evidence"): ref} | titled("evidence", "Boats"))
        leo.casework.save(None, "case", titled("case", "Leo's own"))
        leo.syncing.run()
        members.sync()
        note = rosa.casework.save(None, "note", note_about(case, "Who saw it?"))
        rosa.casework.save(case, "case", titled("case", "Harbour, north side"))
        rosa.casework.save(None, "case", titled("case", "The office's own"))
        members.sync()
        new.joining.join(rosa.joining.invite(Role.DOCUMENTER), "Ana (new)")
        rosa.syncing.run()
        yield People(members, new, leo, case, note)


def synced(people: People) -> None:
    for one in (people.new, people.rosa, people.new):
        one.syncing.run()


def test_before_anybody_says_so_the_new_laptop_has_nothing(people):
    synced(people)
    assert told(people.new) == {}


def test_everything_the_person_could_read_is_back_with_files_and_where_it_is(people):
    before, files = told(people.old), contents(people.old)
    assert people.regrant().records == 2
    synced(people)
    now = told(people.new)
    assert now.keys() == before.keys()
    for record, (view, delivery, history) in now.items():
        was, was_delivered, was_history = before[record]
        assert (view.answers, view.heads) == (was.answers, was.heads)
        assert delivery.state is was_delivered.state
        assert [(one.revision, one.own, one.changes) for one in history] == [
            (one.revision, one.own, one.changes) for one in was_history
        ]
    assert people.new.casework.delivery(people.case).state is Whereabouts.RECEIVED
    assert contents(people.new) == files
    assert people.new.syncing.overview().set_aside == {}
    assert check(people.new.vault).damaged == ()


def test_nothing_of_anybody_else_comes_with_it(people):
    people.regrant()
    synced(people)
    titles = {view.line.title for view, _, _ in told(people.new).values()}
    assert titles == {"Harbour, north side", "Boats", "Who saw it?"}
    assert FetchingBack(people.new.vault, people.new.syncing).run().is_all
    assert len(told(people.new)) == 3


def test_what_was_the_earlier_laptops_is_the_persons_own_and_under_one_name(people):
    people.regrant()
    synced(people)
    line = people.new.casework.open(people.case).line
    assert (line.own, line.author_name) == (True, "Ana (new)")
    assert not people.new.casework.open(people.note).line.own
    assert people.new.syncing.overview().records[Whereabouts.RECEIVED] == 2
    assert people.rosa.casework.open(people.case).line.author_name == "Ana (new)"
    people.leo.syncing.run()
    assert {view.line.author_name for view, _, _ in told(people.leo).values()} == {"Leo"}


def test_the_new_laptop_goes_on_where_the_earlier_one_was(people):
    people.regrant(revoke=True)
    synced(people)
    people.new.casework.save(people.case, "case", {"what/summary": "they came back"})
    new = people.new.casework.save(None, "case", titled("case", "Another"))
    synced(people)
    assert people.rosa.casework.open(people.case).answers["what/summary"] == "they came back"
    assert people.rosa.casework.open(new).line.author_name == "Ana (new)"
    assert people.new.casework.delivery(people.case).state is Whereabouts.RECEIVED


def test_answers_to_the_earlier_laptops_work_reach_the_new_one(people):
    people.regrant(revoke=True)
    people.rosa.casework.save(None, "note", note_about(people.case, "Is it you?"))
    people.rosa.casework.save(people.case, "case", {"what/summary": "asked back"})
    people.rosa.syncing.run()
    synced(people)
    assert people.new.casework.open(people.case).answers["what/summary"] == "asked back"
    assert people.new.casework.count("note") == 2


def test_what_the_coordination_wrote_on_a_record_after_the_revocation_comes_too(people):
    regranting = people.regranting()
    with people.rosa.syncing.line() as line:
        from sync.client import succession

        succession.revoke(
            people.rosa.vault.sync_store(), line, bytes.fromhex(people.old.vault.device_id), lambda _: None
        )
    people.rosa.casework.save(people.case, "case", {"what/summary": "she is safe"})
    about = people.rosa.casework.save(None, "note", note_about(people.case, "For the office alone: she was arrested"))
    inner = people.rosa.casework.save(None, "case", titled("case", "For the office alone"))
    people.rosa.syncing.run()
    regranting.regrant(people.old.vault.device_id, people.new.vault.device_id)
    synced(people)
    records = told(people.new)
    assert records[people.case][0].answers["what/summary"] == "she is safe"
    assert about not in records
    assert inner not in records


def test_what_the_earlier_laptop_still_sends_reaches_the_new_one(people):
    people.regrant()
    synced(people)
    late = people.old.casework.save(None, "case", titled("case", "Written on the road"))
    people.old.syncing.run()
    people.rosa.syncing.run()
    synced(people)
    assert people.new.casework.open(late).line.own


def test_a_third_laptop_gets_what_the_first_one_wrote(people, tmp_path):
    people.regrant(revoke=True)
    synced(people)
    second = people.new.casework.save(None, "case", titled("case", "On the second"))
    synced(people)
    with laptop(tmp_path / "third") as third:
        third.joining.join(people.rosa.joining.invite(Role.DOCUMENTER), "Ana")
        people.rosa.syncing.run()
        people.regranting().regrant(people.new.vault.device_id, third.vault.device_id, revoke=True)
        third.syncing.run()
        assert {people.case, people.note, second} <= told(third).keys()
        assert third.casework.open(people.case).line.author_name == "Ana"


def test_after_duress_the_records_come_back_by_way_of_the_coordination(people):
    """The vault that the duress passphrase left is empty, and another device. Undoing it takes a coordinator."""
    before, files = told(people.old), contents(people.old)
    Recovering(people.old.vault).set_duress(PASSPHRASE, DURESS)
    lost = people.old.vault.device_id
    people.old.vault.close()
    vault = Vault.open(people.old.vault.folder, DURESS)
    try:
        ana = Laptop.of(vault)
        assert (told(ana), ana.joining.membership()) == ({}, None)
        ana.joining.join(people.rosa.joining.invite(Role.DOCUMENTER), "Ana")
        ana.syncing.run()
        assert told(ana) == {}
        people.regranting().regrant(lost, vault.device_id, revoke=True)
        ana.syncing.run()
        after = told(ana)
        assert {id: view.answers for id, (view, _, _) in after.items()} == {
            id: view.answers for id, (view, _, _) in before.items()
        }
        assert contents(ana) == files
        assert all(delivery.state is Whereabouts.RECEIVED for _, delivery, _ in after.values())
        assert check(vault).damaged == ()
    finally:
        vault.close()


def test_a_revoked_laptop_gets_no_more(people):
    people.regrant(revoke=True)
    with pytest.raises(Refused):
        people.old.syncing.run()


def test_a_record_that_somebody_smuggled_a_revision_into_is_not_given(people):
    """Whoever writes under an id that he heard of need not be able to read what others wrote under it."""
    (leos,) = told(people.leo)
    smuggle(people.old, leos)
    people.old.syncing.run()
    people.rosa.syncing.run()
    assert len(people.rosa.casework.history(leos)) == 2
    people.regrant()
    synced(people)
    assert [one.author_name for one in people.new.casework.history(leos)] == ["Ana (new)"]


def test_nor_is_one_whose_key_id_somebody_gave_a_second_secret(people):
    """Which takes a server that helps: it refuses grants of key ids that others hold."""
    (leos,) = told(people.leo)
    with people.leo.vault.reading() as unit:
        key_id = unit.revisions.newest_key_id(leos)
    for one in (people.old, people.rosa):
        with one.vault.unit() as unit:
            unit.secrets.add([Secret(key_id=bytes.fromhex(key_id), key=b"k" * 32)])
    raw = smuggle(people.old, leos, (key_id, record_key(b"k" * 32, bytes.fromhex(leos))))
    arrive(people.rosa, raw, leos, key_id)
    assert len(people.rosa.casework.history(leos)) == 2
    people.regrant()
    synced(people)
    assert leos not in told(people.new)


def arrive(laptop, raw, record, key_id):
    content = Content(form="case", form_digest="", clock=1 << 16, parents=(), changes={"what/title": "mine now"})
    revision = ArrivedRevision(
        index=1,
        object_id=object_id(raw),
        author=split(raw).author,
        raw=raw,
        record=bytes.fromhex(record),
        key_id=bytes.fromhex(key_id),
        content=packed(content),
    )
    store = laptop.vault.sync_store()
    store.take_in(Page(state=store.state(), revisions=(revision,)))


def smuggle(laptop, record, under=None):
    """A revision of a record that this laptop cannot read, under a key of its own. Only the id is known here."""
    content = Content(form="case", form_digest="", clock=1 << 16, parents=(), changes={"what/title": "mine now"})
    with laptop.vault.unit() as unit:
        key_id, key = under or unit.secrets.key_for_new(record, ())
        raw = Author(laptop.vault.keys).revision(
            key, packed(content), record=bytes.fromhex(record), key_id=bytes.fromhex(key_id)
        )
        outgoing = Outgoing(object_id=object_id(raw), raw=raw, urgency=Urgency.WORDS)
        if under is None:
            unit.outbox.add(outgoing, Kind.REVISION, key_id=key_id)
    return raw


@pytest.mark.parametrize("most", [300, 2_000])
def test_after_a_cut_it_is_called_again_and_goes_on(people, monkeypatch, most):
    with monkeypatch.context() as changed:
        changed.setattr(HttpTransport, "exchange", cut_after(most))
        with pytest.raises(CutOff):
            people.regrant(revoke=True)
    people.regrant(revoke=True)
    synced(people)
    assert people.case in told(people.new)
    assert [one.revoked for one in people.rosa.joining.members()].count(True) == 1
    assert people.rosa.syncing.run().requests == 1


def test_who_can_be_one_person_with_whom(people):
    rosa, old, new, leo = (one.vault.device_id for one in (people.rosa, people.old, people.new, people.leo))
    people.rosa.syncing.run()
    regranting = people.regranting()
    assert regranting.predecessors(new) == [old, leo]
    assert regranting.predecessors(rosa) == [old, leo, new]
    assert regranting.predecessors(old) == [new, leo]
    for earlier, device, reason in (
        (old, old, "circle"),
        (rosa, new, "role"),
        (old, "00" * 16, "unknown"),
    ):
        with pytest.raises(NotOnePerson) as caught:
            regranting.regrant(earlier, device)
        assert caught.value.reason == reason
    regranting.regrant(old, new, revoke=True)
    assert regranting.predecessors(new) == [leo]
    with pytest.raises(NotOnePerson):
        regranting.regrant(new, old)


def test_only_the_coordination_may_say_it(people):
    people.old.syncing.run()
    with pytest.raises(NotACoordinator):
        Regranting(people.old.vault, people.old.syncing).regrant(people.old.vault.device_id, people.new.vault.device_id)
