"""A record's way: only here, on the server, received; and what is said when the line or the server is not right."""

from __future__ import annotations

import hashlib
import os
from dataclasses import replace

import pytest

from desktop.domain.records import Whereabouts
from desktop.errors import NotAMember
from desktop.services.syncing import Stage
from desktop.store.vault import Vault
from sync.client.ports import Membership, Urgency
from sync.crypto.tls import pin_of
from sync.errors import NotAmparo, ServerFault, SyncError, Unreachable, Unreadable, WrongKey
from sync.protocol import codes, invitations
from tests import samples
from tests.laptops import PASSPHRASE, Laptop, file_path, note_about, titled
from tests.sync.client.listening import answer_of, listening


def test_a_record_goes_from_only_here_to_received_and_an_answer_comes_back(members, tmp_path):
    documenter, coordinator = members.documenter, members.coordinator
    (tmp_path / "boats.jpg").write_bytes(samples.photograph("china.jpg"))
    ref = documenter.collecting.take_in(tmp_path / "boats.jpg").ref
    record = documenter.casework.save(
        None, "evidence", titled("evidence", "Boats") | {file_path("evidence"): ref}, urgent=True
    )
    assert documenter.syncing.overview().waiting_records == 1

    sent = documenter.syncing.run()
    assert (sent.records_sent, sent.files_sent, sent.refused) == (1, 1, {})
    assert documenter.casework.delivery(record).state is Whereabouts.ON_SERVER
    assert documenter.collecting.whereabouts(ref.id) is Whereabouts.ON_SERVER

    got = coordinator.syncing.run()
    assert (got.records_received, got.files_received) == (1, 1)
    line = coordinator.casework.lines()[0]
    assert (line.id, line.title, line.author_name, line.own, line.urgent) == (record, "Boats", "Ana", False, True)
    content = coordinator.collecting.reader(ref.id).read(0, ref.size)
    assert hashlib.sha256(content).hexdigest() == ref.sha256
    coordinator.casework.save(None, "note", note_about(record, "Who took it?"))
    coordinator.syncing.run()

    documenter.syncing.run()
    delivery = documenter.casework.delivery(record)
    assert (delivery.state, delivery.received_by) == (Whereabouts.RECEIVED, ("Rosa",))
    assert [note.title for note in documenter.casework.linked(record, "note")] == ["Who took it?"]
    overview = documenter.syncing.overview()
    assert overview.records[Whereabouts.RECEIVED] == 1
    assert (overview.waiting_records, overview.waiting_bytes, overview.set_aside) == (0, 0, {})
    assert overview.last_sync is not None


@pytest.fixture
def evidence(members, tmp_path):
    """A film of the documenter in a record: (record, file, its place in the vault)."""
    (tmp_path / "film.bin").write_bytes(bytes(300_000))
    ref = members.documenter.collecting.take_in(tmp_path / "film.bin").ref
    record = members.documenter.casework.save(None, "evidence", {file_path("evidence"): ref})
    return record, ref.id, members.documenter.vault.folder / "files" / ref.id


@pytest.mark.parametrize("harm", ["gone", "cut short"])
def test_a_file_the_disk_lost_holds_up_no_threat_and_is_named(members, evidence, harm):
    record, _, sealed = evidence
    threat = members.documenter.casework.save(None, "threat", titled("threat", "At the door"), urgent=True)
    if harm == "gone":
        sealed.unlink()
    else:
        os.truncate(sealed, 100_000)
    for _ in range(2):
        members.documenter.syncing.run()
        assert members.documenter.casework.delivery(threat).state is Whereabouts.ON_SERVER
        assert members.documenter.casework.delivery(record).refused == ("damaged",)
        assert members.documenter.syncing.overview().refused == {"damaged": 1}


def test_a_file_that_was_put_back_goes_up_after_the_next_opening(members, evidence, tmp_path):
    record, _, sealed = evidence
    sealed.rename(tmp_path / "kept elsewhere")
    members.documenter.syncing.run()
    (tmp_path / "kept elsewhere").rename(sealed)
    members.documenter.vault.close()
    vault = Vault.open(members.documenter.vault.folder, PASSPHRASE)
    try:
        again = Laptop.of(vault)
        assert again.syncing.run().files_sent == 1
        assert again.casework.delivery(record).state is Whereabouts.ON_SERVER
    finally:
        vault.close()


def test_a_note_reaches_no_other_documenter(members, tmp_path):
    from desktop.services.joining import Role
    from tests.laptops import laptop

    record = members.documenter.casework.save(None, "case", titled("case", "Harbour"))
    members.sync()
    with laptop(tmp_path / "other") as other:
        other.joining.join(members.coordinator.joining.invite(Role.DOCUMENTER), "Luz")
        members.coordinator.casework.save(None, "note", note_about(record, "For Ana alone"))
        members.sync()
        other.syncing.run()
        assert members.documenter.casework.count("note") == 1
        assert other.casework.count("note") == 0
        assert other.casework.count() == 0


def test_two_edits_at_once_meet_as_a_conflict_with_names(members):
    record = members.documenter.casework.save(None, "case", titled("case", "Harbour"))
    members.sync()
    path = next(iter(titled("case", "")))
    for one, value in ((members.documenter, "North harbour"), (members.coordinator, "South harbour")):
        one.casework.save(record, "case", {path: value}, one.casework.open(record).heads)
    members.sync()
    for one in (members.documenter, members.coordinator):
        sides = one.casework.open(record).conflicts[path]
        assert {(side.author_name, side.value) for side in sides} == {
            ("Ana", "North harbour"),
            ("Rosa", "South harbour"),
        }
    members.coordinator.casework.resolve(record, path, "North harbour")
    members.sync()
    assert members.documenter.casework.open(record).conflicts == {}


def test_with_nothing_to_do_it_is_one_request(members):
    members.sync()
    assert members.documenter.syncing.run().requests == 1


def test_the_steps_of_a_sync_can_be_watched(members):
    members.documenter.casework.save(None, "case", titled("case", "Harbour"))
    seen = []
    members.documenter.syncing.run(seen.append)
    assert [progress.stage for progress in seen][:2] == [Stage.CONNECTING, Stage.SENDING]
    assert seen[-1].sent_bytes > 0


def test_a_sync_that_is_stopped_says_so_and_keeps_what_waits(members):
    members.documenter.casework.save(None, "case", titled("case", "Harbour"))
    assert members.documenter.syncing.run(stopped=lambda: True).stopped
    assert members.documenter.syncing.overview().waiting_records == 1


def test_without_a_group_there_is_nothing_to_sync(here):
    with pytest.raises(NotAMember):
        here.syncing.run()
    with pytest.raises(NotAMember):
        here.syncing.probe()
    assert here.syncing.overview().last_sync is None


def test_a_server_that_is_away_is_said_and_comes_back(members, running_server):
    record = members.documenter.casework.save(None, "case", titled("case", "Harbour"))
    assert members.documenter.syncing.probe() is None
    running_server.stop()
    assert isinstance(members.documenter.syncing.probe(), Unreachable)
    with pytest.raises(Unreachable):
        members.documenter.syncing.run()
    running_server.start()
    members.documenter.syncing.run()
    assert members.documenter.casework.delivery(record).state is Whereabouts.ON_SERVER


PORTAL = answer_of("200 OK", "text/html", b"<html><title>Welcome to Cafe WiFi</title></html>")
BROKEN = answer_of("500 Internal Server Error", "text/html", b"oops")
GARBAGE = answer_of("200 OK", "application/vnd.amparo", b"\xff" * 5000)


@pytest.mark.parametrize(
    ("answer", "wrong"), [(PORTAL, NotAmparo), (BROKEN, ServerFault), (GARBAGE, Unreadable)], ids=["portal", "500", "x"]
)
def test_whatever_answers_in_the_servers_place_loses_nothing(here, running_server, tmp_path, answer, wrong):
    record = here.casework.save(None, "case", titled("case", "Harbour"))
    with listening(answer, folder=tmp_path) as listener:
        pin = pin_of(listener.certificate)
        belong(here, running_server, replace_with={"servers": (listener.address,), "tls_pin": pin})
        with pytest.raises(wrong):
            here.syncing.run()
        assert isinstance(here.syncing.probe(), SyncError)
    assert here.casework.delivery(record).state is Whereabouts.ONLY_HERE
    assert here.syncing.overview().waiting_records == 1


def test_a_portal_that_speaks_plain_http_is_named(here, running_server):
    with listening(PORTAL, wait=False) as listener:
        belong(here, running_server, replace_with={"servers": (listener.address,)})
        assert isinstance(here.syncing.probe(), NotAmparo)


def test_nothing_is_sent_to_a_key_that_is_not_the_pinned_one(here, running_server, tmp_path):
    with listening(PORTAL, folder=tmp_path, wait=False) as listener:
        belong(here, running_server, replace_with={"servers": (listener.address,)})
        with pytest.raises(WrongKey):
            here.syncing.run()
    assert listener.received == b""


def belong(laptop, running_server, replace_with):
    """Make the vault believe that it belongs to this server's group, at another address."""
    invitation = invitations.decode(running_server.invitation)
    fields = ("group", "group_name", "servers", "tls_pin", "log_key", "card_key", "role")
    membership = Membership(**{name: getattr(invitation, name) for name in fields})
    laptop.vault.sync_store().join(replace(membership, **replace_with), [])


def test_what_was_refused_is_offered_once_more_when_a_person_asks(members):
    record = members.documenter.casework.save(None, "case", titled("case", "Refused at first"))
    store = members.documenter.vault.sync_store()
    revision = next(outgoing for _, outgoing in store.outgoing() if outgoing.urgency == Urgency.WORDS)
    store.refuse(revision.object_id, codes.QUOTA)

    members.documenter.syncing.run()
    assert members.documenter.casework.delivery(record).state is Whereabouts.ONLY_HERE
    members.documenter.syncing.run(again=True)
    assert members.documenter.casework.delivery(record).state is Whereabouts.ON_SERVER
