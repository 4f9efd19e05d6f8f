"""Originals are removed where the coordination is proved to have them, and nowhere else; and they come back."""

from __future__ import annotations

import hashlib
import random
from contextlib import closing, contextmanager

import pytest
from sqlalchemy import text

from desktop.domain.custody import Deed
from desktop.domain.records import Whereabouts
from desktop.errors import FileNotHere, FileRemoved, NoSuchFile
from desktop.services.backing_up import BackingUp
from desktop.services.carrying_less import CarryingLess, Hindrance
from desktop.services.checking import check
from desktop.services.fetching_back import FetchingBack
from desktop.services.joining import Role
from desktop.services.rescuing import rescue_open
from desktop.services.restoring import restore
from desktop.store.file_rows import State
from desktop.store.vault import Vault
from sync.client import succession
from tests.laptops import CHEAP, PASSPHRASE, Laptop, file_path, group, laptop, titled
from tests.servers import running

SIZE = 300_000


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("shared") / "server") as found:
        yield found


@pytest.fixture
def members(server, tmp_path):
    with group(tmp_path, server.new_group()) as found:
        yield found


@pytest.fixture
def evidence(members, tmp_path):
    """Of the documenter, received by the coordination: (record, file, its SHA-256)."""
    record, ref = taken(members.documenter, tmp_path, "film.bin")
    members.sync()
    assert members.documenter.casework.delivery(record).state is Whereabouts.RECEIVED
    return record, ref.id, ref.sha256


def taken(whose, tmp_path, name, record=None):
    content = random.Random(name).randbytes(SIZE)
    (tmp_path / name).write_bytes(content)
    ref = whose.collecting.take_in(tmp_path / name).ref
    assert ref.sha256 == hashlib.sha256(content).hexdigest()
    return whose.casework.save(record, "evidence", {file_path("evidence"): ref} | titled("evidence", name)), ref


def carrying(whose) -> CarryingLess:
    return whose.collecting.carrying_less


def stays(whose, file, why: Hindrance) -> bool:
    """Refused with this reason, and everything of it is here."""
    made = carrying(whose).remove([file])
    assert (made.removed, made.stayed, made.bytes) == ((), ((file, why),), 0)
    return whose.collecting.is_here(file) and check(whose.vault).damaged == ()


@contextmanager
def another_coordinator(members, tmp_path):
    with laptop(tmp_path / "second") as second:
        second.joining.join(members.coordinator.joining.invite(Role.COORDINATOR), "Luz")
        for one in (members.coordinator, second, members.coordinator, second):
            one.syncing.run()
        yield second


def test_what_the_coordination_received_is_removed_and_everything_else_stays(members, evidence):
    record, file, _ = evidence
    documenter = members.documenter
    room = carrying(documenter).room()
    assert [(line.ref.id, line.holders) for line in room.removable] == [(file, ("Rosa",))]
    made = carrying(documenter).remove([file])
    assert (made.removed, made.stayed, made.later) == ((file,), (), ())
    assert made.bytes == room.bytes >= SIZE
    assert list((documenter.vault.folder / "files").iterdir()) == []
    with pytest.raises(FileRemoved):
        documenter.collecting.reader(file)
    assert issubclass(FileRemoved, FileNotHere)
    assert check(documenter.vault).damaged == ()
    assert documenter.casework.delivery(record).state is Whereabouts.RECEIVED
    assert documenter.casework.open(record).line.title == "film.bin"
    assert [hit.line.id for hit in documenter.searching.find("film")] == [record]
    assert documenter.collecting.custody.of(file).lines[-1].deed == Deed.REMOVED.name.lower()
    assert carrying(documenter).room().removable == ()
    assert stays_removed(documenter, file)


def stays_removed(whose, file) -> bool:
    line = carrying(whose).about(file)
    assert carrying(whose).remove([file]).stayed == ((file, Hindrance.NOT_HERE),)
    return line.removed


def test_nothing_of_it_is_sent_or_fetched_until_it_is_wanted_again(members, evidence):
    record, file, sha256 = evidence
    documenter = members.documenter
    carrying(documenter).remove([file])
    documenter.syncing.run()
    report = documenter.syncing.run()
    assert (report.files_sent, report.files_received, report.requests) == (0, 0, 1)
    assert FetchingBack(documenter.vault, documenter.syncing).run().files == ()
    assert not documenter.collecting.is_here(file)
    assert carrying(documenter).fetch_again([file, file]) == (file,)
    assert carrying(documenter).fetch_again([file]) == ()
    documenter.syncing.run()
    read = documenter.collecting.reader(file).read(0, SIZE)
    assert hashlib.sha256(read).hexdigest() == sha256
    assert check(documenter.vault).damaged == ()
    assert documenter.casework.delivery(record).state is Whereabouts.RECEIVED
    assert documenter.collecting.custody.of(file).lines[-2].deed == "received"
    assert carrying(documenter).remove([file]).removed == (file,), "and it may go once more"


def test_what_only_the_server_has_stays(members, tmp_path):
    record, ref = taken(members.documenter, tmp_path, "film.bin")
    assert stays(members.documenter, ref.id, Hindrance.NOT_RECEIVED)
    members.documenter.syncing.run()
    assert members.documenter.casework.delivery(record).state is Whereabouts.ON_SERVER
    assert stays(members.documenter, ref.id, Hindrance.NOT_RECEIVED)
    assert [line.hindrance for line in carrying(members.documenter).room().staying] == [Hindrance.NOT_RECEIVED]


def test_what_was_received_stays_while_words_of_its_record_wait(members, evidence):
    record, file, _ = evidence
    members.documenter.casework.save(record, "evidence", titled("evidence", "The film of Tuesday"))
    assert stays(members.documenter, file, Hindrance.NOT_RECEIVED)
    members.sync()
    assert carrying(members.documenter).remove([file]).removed == (file,)


def test_who_is_out_of_the_group_keeps_it_for_it_could_not_be_fetched_again(members, evidence):
    _, file, _ = evidence
    with members.coordinator.syncing.line() as line:
        store = members.coordinator.vault.sync_store()
        succession.revoke(store, line, bytes.fromhex(members.documenter.vault.device_id), lambda _: None)
    with members.coordinator.vault.reading() as unit:
        raws = [one.raw for one in unit.outbox.statements()]
    with members.documenter.vault.unit() as unit:  # a revoked device is served nothing; it heard of it some other way
        unit.members.replay(raws)
    assert stays(members.documenter, file, Hindrance.NO_GROUP)


def test_a_receipt_that_is_dropped_later_makes_nobody_send_what_is_not_here(members, evidence):
    _, file, _ = evidence
    documenter = members.documenter
    carrying(documenter).remove([file])
    with documenter.vault.unit() as unit:
        unit._session.execute(text("UPDATE files SET receipt = NULL"))
        assert unit.files.outgoing() == []
    documenter.syncing.run()
    assert FetchingBack(documenter.vault, documenter.syncing).run().is_all
    assert stays_removed(documenter, file)


def test_it_stays_removed_in_a_vault_that_was_saved_out_of_this_one(members, evidence, tmp_path, monkeypatch):
    record, file, sha256 = evidence
    monkeypatch.setattr("desktop.store.rescue.saving.calibrated", lambda: CHEAP)
    carrying(members.documenter).remove([file])
    rescued = rescue_open(members.documenter.vault, tmp_path / "rescued", "another heron by the quiet river")
    assert (rescued.whole, rescued.files_to_come, rescued.files_damaged, rescued.files_gone) == (True, 0, 0, 0)
    with closing(Vault.open(tmp_path / "rescued", "another heron by the quiet river")) as vault:
        again = Laptop.of(vault)
        assert again.casework.open(record).line.title == "film.bin"
        assert stays_removed(again, file)
        carrying(again).fetch_again([file])
        synced(again, again)
        assert hashlib.sha256(again.collecting.reader(file).read(0, SIZE)).hexdigest() == sha256


def test_a_backup_made_afterwards_is_complete_without_it(members, evidence, tmp_path):
    _, file, _ = evidence
    carrying(members.documenter).remove([file])
    made = BackingUp(members.documenter.vault).back_up(tmp_path / "backup")
    assert made.left_out == ()
    restore(tmp_path / "backup", tmp_path / "restored", PASSPHRASE)
    with closing(Vault.open(tmp_path / "restored", PASSPHRASE)) as vault:
        assert check(vault).damaged == ()
        assert stays_removed(Laptop.of(vault), file)


def test_without_a_group_nothing_goes(tmp_path):
    with laptop(tmp_path / "alone") as alone:
        _, ref = taken(alone, tmp_path, "film.bin")
        assert stays(alone, ref.id, Hindrance.NO_GROUP)
        with pytest.raises(NoSuchFile):
            carrying(alone).remove([ref.id, "ab" * 16])


def test_a_coordinator_who_was_revoked_does_not_count(members, tmp_path):
    with another_coordinator(members, tmp_path) as second:
        record, ref = taken(members.documenter, tmp_path, "film.bin")
        for one in (members.documenter, second, second, members.documenter):
            one.syncing.run()
        assert carrying(members.documenter).about(ref.id).holders == ("Luz",)
        assert [line.ref for line in carrying(members.documenter).room().removable] == [ref]
        with members.coordinator.syncing.line() as line:
            store = members.coordinator.vault.sync_store()
            succession.revoke(store, line, bytes.fromhex(second.vault.device_id), lambda _: None)
        members.documenter.syncing.run()
        assert members.documenter.casework.delivery(record).state is Whereabouts.ON_SERVER
        assert stays(members.documenter, ref.id, Hindrance.NOT_RECEIVED)


@pytest.mark.parametrize("spoiled", ["checkpoint = replace(checkpoint, '1', '2')", "proof = x'93909090'"])
def test_a_receipt_that_does_not_verify_any_more_keeps_it_here(members, evidence, spoiled):
    _, file, _ = evidence
    with members.documenter.vault.unit() as unit:
        unit._session.execute(text(f"UPDATE receipts SET {spoiled}"))
    made = carrying(members.documenter).remove([file])
    assert made.stayed == ((file, Hindrance.UNPROVED),)
    assert members.documenter.collecting.is_here(file)


def test_a_receipt_of_something_else_proves_nothing_of_the_file(members, evidence, tmp_path):
    _, file, _ = evidence
    taken(members.documenter, tmp_path, "other.bin")
    members.sync()
    with members.documenter.vault.unit() as unit:
        newest = "(SELECT receipt FROM files ORDER BY seq DESC LIMIT 1)"
        unit._session.execute(text(f"UPDATE files SET receipt = {newest} WHERE id = '{file}'"))
    assert carrying(members.documenter).remove([file]).stayed == ((file, Hindrance.UNPROVED),)


def test_the_only_coordinator_keeps_what_it_received(members, evidence):
    _, file, _ = evidence
    assert stays(members.coordinator, file, Hindrance.NOT_RECEIVED)


def test_of_two_coordinators_one_may_remove_its_own_and_the_other_then_keeps_it(members, tmp_path):
    with another_coordinator(members, tmp_path) as second:
        record, ref = taken(members.coordinator, tmp_path, "film.bin")
        synced(members.coordinator, second, second, members.coordinator)
        assert second.casework.delivery(record).state is Whereabouts.RECEIVED
        assert carrying(second).about(ref.id).holders == ("Rosa",)
        assert carrying(members.coordinator).about(ref.id).holders == ("Luz",)
        assert carrying(members.coordinator).remove([ref.id]).removed == (ref.id,)
        synced(members.coordinator, second)
        assert carrying(second).about(ref.id).holders == ()
        assert stays(second, ref.id, Hindrance.NO_OTHER)
        carrying(members.coordinator).fetch_again([ref.id])
        synced(members.coordinator, members.coordinator, second)
        read = members.coordinator.collecting.reader(ref.id).read(0, SIZE)
        assert hashlib.sha256(read).hexdigest() == ref.sha256


def synced(*laptops) -> None:
    for one in laptops:
        one.syncing.run()


def test_a_crash_after_the_row_was_written_is_cleaned_up_by_the_next_opening(members, evidence):
    _, file, _ = evidence
    documenter = members.documenter
    folder, sealed = documenter.vault.folder, documenter.vault.files.path(file)
    whole = sealed.read_bytes()
    carrying(documenter).remove([file])
    sealed.write_bytes(whole)
    documenter.vault.close()
    again = Vault.open(folder, PASSPHRASE)
    try:
        assert not sealed.exists()
        assert check(again).damaged == ()
    finally:
        again.close()


def test_a_crash_before_it_leaves_it_as_it_was(members, evidence, monkeypatch):
    _, file, _ = evidence
    with monkeypatch.context() as broken:
        broken.setattr("desktop.store.removing.Removing.remove", _dying)
        with pytest.raises(ZeroDivisionError):
            carrying(members.documenter).remove([file])
    assert members.documenter.collecting.is_here(file)
    assert check(members.documenter.vault).damaged == ()


def _dying(removing, file_id, now):
    removing._files.came(file_id, State.REMOVED)
    raise ZeroDivisionError


def test_what_a_crash_left_half_overwritten_is_fetched_again_whole(members, evidence):
    _, file, sha256 = evidence
    documenter = members.documenter
    sealed = documenter.vault.files.path(file)
    whole = sealed.read_bytes()
    carrying(documenter).remove([file])
    sealed.write_bytes(bytes(len(whole) // 2) + whole[len(whole) // 2 :])
    carrying(documenter).fetch_again([file])
    for _ in range(2):
        documenter.syncing.run()
    read = Laptop.of(documenter.vault).collecting.reader(file).read(0, SIZE)
    assert hashlib.sha256(read).hexdigest() == sha256


def test_what_is_removed_is_overwritten_first(members, evidence, monkeypatch):
    _, file, _ = evidence
    documenter = members.documenter
    sealed = documenter.vault.files.path(file)
    whole = sealed.read_bytes()
    monkeypatch.setattr(documenter.vault.files, "remove", lambda _file: None)
    carrying(documenter).remove([file])
    left = sealed.read_bytes()
    assert len(left) == len(whole)
    assert not any(left[at : at + 64] == whole[at : at + 64] for at in range(0, len(whole) - 64, 64))
