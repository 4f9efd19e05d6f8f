"""Whole records are removed where the coordination is proved to have them, with the keys that opened them; and they
come back as they were.
"""

from __future__ import annotations

import random
import shutil
from contextlib import closing

import pytest

from desktop.domain.consent import Purpose
from desktop.domain.records import Whereabouts
from desktop.errors import RecordGone, RecordRemoved
from desktop.services.backing_up import BackingUp
from desktop.services.checking import check
from desktop.services.exporting.passing import Choice
from desktop.services.fetching_back import FetchingBack
from desktop.services.joining import Role
from desktop.services.removing_records import RemovingRecords
from desktop.services.rescuing import rescue_open
from desktop.services.restoring import restore
from desktop.store.keyslots import database_key
from desktop.store.narrowing import self_grants
from desktop.store.vault import Vault
from sync.crypto.seal import record_key
from tests.desktop.services.opened_pages import opened_pages
from tests.laptops import CHEAP, PASSPHRASE, Laptop, file_path, group, laptop, note_about, titled
from tests.servers import running
from tests.vectors import second_vault

SIZE = 150_000
WORDS = "quisquilloso zarzaparrilla"


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    with running(tmp_path_factory.mktemp("shared") / "server") as found:
        yield found


@pytest.fixture
def members(server, tmp_path):
    with group(tmp_path, server.new_group()) as found:
        yield found


@pytest.fixture
def pair(members, tmp_path):
    """Two records of the documenter, born in one sync and so under one secret, both received: (with a file, other)."""
    content = random.Random(1).randbytes(SIZE)
    (tmp_path / "film of the eviction.bin").write_bytes(content)
    ref = members.documenter.collecting.take_in(tmp_path / "film of the eviction.bin").ref
    record = members.documenter.casework.save(
        None, "evidence", {file_path("evidence"): ref} | titled("evidence", WORDS)
    )
    other = members.documenter.casework.save(None, "case", titled("case", "Another case"))
    members.sync()
    assert members.documenter.casework.delivery(record).state is Whereabouts.RECEIVED
    return record, other, ref


def removing(whose) -> RemovingRecords:
    return RemovingRecords(whose.vault)


def everything(whose, record):
    view, history = whose.casework.open(record), whose.casework.history(record)
    return view, history, whose.casework.delivery(record)


def test_a_received_record_goes_and_a_stub_stays(members, pair):
    record, other, _ = pair
    documenter = members.documenter
    about = removing(documenter).about(record)
    assert (about.hindrance, about.holders, about.files) == (None, ("Rosa",), 1)
    made = removing(documenter).remove([record])
    assert (made.removed, made.stayed, made.later) == ((record,), (), ())
    assert made.bytes == about.bytes > SIZE
    assert list((documenter.vault.folder / "files").iterdir()) == []
    for asked in (documenter.casework.open, documenter.casework.history, documenter.casework.delivery):
        with pytest.raises(RecordRemoved):
            asked(record)
    with pytest.raises(RecordGone):
        removing(documenter).remove([record])
    assert [line.id for line in documenter.casework.lines()] == [other]
    assert documenter.searching.find("quisquilloso") == []
    (stub,) = removing(documenter).removed()
    assert (stub.id, stub.form_id, stub.wanted, stub.newer) == (record, "evidence", False, False)
    assert check(documenter.vault).damaged == ()
    assert documenter.casework.delivery(other).state is Whereabouts.RECEIVED


def test_nothing_in_the_vault_says_a_word_of_it_or_opens_it_any_more(members, pair, tmp_path):
    record, other, ref = pair
    documenter = members.documenter
    with documenter.vault.reading() as unit:
        key_id = unit.revisions.newest_key_id(record)
        (secret,) = unit.secrets.of(key_id)
        file_key = unit.files.get(ref.id).key
    own_key = record_key(secret.key, bytes.fromhex(record))
    other_key = record_key(secret.key, bytes.fromhex(other))
    sealed = documenter.vault.files.path(ref.id).read_bytes()
    signs = [b"quisquill", b"zarzaparri", b"film of the", file_key, secret.key, own_key]
    key = database_key(vault_key(documenter.vault))
    before = opened_pages(documenter.vault.folder, key)
    assert [sign in before for sign in signs] == [True, True, True, True, True, False], "else this shows nothing"
    removing(documenter).remove([record])
    after = opened_pages(documenter.vault.folder, key)
    assert b"Another case" in after
    assert other_key in after
    assert [sign in after for sign in signs] == [False] * len(signs)
    for path in documenter.vault.folder.rglob("*"):
        assert not path.is_file() or sealed[1000:1064] not in path.read_bytes()
    keyless(documenter, key_id, record)


def vault_key(vault) -> bytes:
    from desktop.store.keyring import _vault_key

    return _vault_key(vault.keyring.page(), vault.keyring.all())


def keyless(whose, key_id, record) -> None:
    """No secret opens it, nor anything that this device's own keys open."""
    with whose.vault.reading() as unit:
        assert unit.secrets.key_of(record, key_id) is None
        assert self_grants(unit._session, whose.vault.device_id, [key_id]) == []


def test_it_comes_back_as_it_was_when_it_is_wanted_again(members, pair):
    record, other, ref = pair
    documenter = members.documenter
    before = everything(documenter, record)
    removing(documenter).remove([record])
    for _ in range(2):
        documenter.syncing.run()
    report = documenter.syncing.run()
    assert (report.records_received, report.requests) == (0, 1), "nothing of it comes by itself"
    assert removing(documenter).fetch_again([record, other, record]) == (record,)
    assert removing(documenter).stub(record).wanted
    assert documenter.syncing.run().records_received == 1
    assert everything(documenter, record) == before
    assert removing(documenter).removed() == ()
    assert [hit.line.id for hit in documenter.searching.find("zarzapa")] == [record]
    documenter.syncing.run()
    assert documenter.collecting.reader(ref.id).read(0, SIZE) == random.Random(1).randbytes(SIZE)
    documenter.casework.save(record, "evidence", titled("evidence", "Another title"))
    members.sync()
    assert documenter.casework.delivery(record).state is Whereabouts.RECEIVED
    assert members.coordinator.casework.open(record).line.title == "Another title"
    deeds = [line.deed for line in documenter.collecting.custody.of(ref.id).lines]
    assert deeds[-3:] == ["removed", "received", "changed"]
    assert check(documenter.vault).damaged == ()
    assert removing(documenter).remove([record, other]).removed == (record, other), "and both may go now"
    removing(documenter).fetch_again([other])
    documenter.syncing.run()
    assert documenter.casework.open(other).line.title == "Another case"
    with documenter.vault.reading() as unit:
        assert unit.secrets.key_of(record, unit.revisions.newest_key_id(other)) is None
    removing(documenter).fetch_again([record])
    documenter.syncing.run()
    assert documenter.casework.open(record).line.title == "Another title"


def test_fetching_everything_back_leaves_alone_what_was_given_up(members, pair):
    record, other, _ = pair
    documenter = members.documenter
    removing(documenter).remove([record])
    documenter.syncing.run()
    for _ in range(2):
        assert FetchingBack(documenter.vault, documenter.syncing).run().is_all
        documenter.syncing.run()
    assert [stub.id for stub in removing(documenter).removed()] == [record]
    with documenter.vault.reading() as unit:
        key_id = unit.revisions.newest_key_id(other)
    keyless(documenter, key_id, record)
    assert check(documenter.vault).damaged == ()
    removing(documenter).fetch_again([record])
    FetchingBack(documenter.vault, documenter.syncing).run()
    documenter.syncing.run()
    assert documenter.casework.open(record).line.title == WORDS
    assert check(documenter.vault).damaged == ()


def test_what_comes_for_it_later_waits_with_it_and_passes_for_no_record(members, pair):
    record, _, _ = pair
    documenter, coordinator = members.documenter, members.coordinator
    removing(documenter).remove([record])
    coordinator.casework.save(record, "evidence", titled("evidence", "Seen by the office"))
    note = coordinator.casework.save(None, "note", note_about(record, "Please ask again"))
    members.sync()
    with pytest.raises(RecordRemoved):
        documenter.casework.open(record)
    assert removing(documenter).stub(record).newer
    assert documenter.syncing.overview().set_aside == {}
    assert documenter.casework.open(note).line.title == "Please ask again"
    removing(documenter).fetch_again([record])
    documenter.syncing.run()
    assert documenter.casework.open(record).line.title == "Seen by the office"
    assert [line.id for line in documenter.casework.linked(record)] == [note]
    assert documenter.syncing.overview().set_aside == {}
    assert check(documenter.vault).damaged == ()


def test_a_note_of_somebody_else_goes_and_comes_back_by_their_grant(members, pair):
    record, _, _ = pair
    note = members.coordinator.casework.save(None, "note", note_about(record, "Please ask again"))
    members.coordinator.syncing.run()
    members.documenter.syncing.run()
    assert members.documenter.casework.delivery(note).state is Whereabouts.RECEIVED
    assert removing(members.documenter).remove([note]).removed == (note,)
    FetchingBack(members.documenter.vault, members.documenter.syncing).run()
    with pytest.raises(RecordRemoved):
        members.documenter.casework.open(note)
    removing(members.documenter).fetch_again([note])
    members.documenter.syncing.run()
    assert members.documenter.casework.open(note).line.title == "Please ask again"


def test_a_second_implementation_sees_neither_the_record_nor_the_half_of_it(members, pair, tmp_path, monkeypatch):
    record, other, _ = pair
    documenter = members.documenter
    removing(documenter).remove([record])
    removing(documenter).fetch_again([record])
    assert _second_look(documenter, tmp_path / "gone") == {other}
    with monkeypatch.context() as keeping:
        keeping.setattr("desktop.services.returning.fetch_objects", _half_of(record))
        documenter.syncing.run()
    assert _second_look(documenter, tmp_path / "half") == {other}
    documenter.syncing.run()
    assert _second_look(documenter, tmp_path / "back") == {record, other}


def _second_look(whose, copy) -> set[str]:
    shutil.copytree(whose.vault.folder, copy)
    return set(second_vault.opened(copy, PASSPHRASE)[0])


def test_what_the_server_does_not_give_leaves_a_stub_that_says_so(members, pair, monkeypatch):
    record, _, _ = pair
    documenter = members.documenter
    removing(documenter).remove([record])
    removing(documenter).fetch_again([record])
    with monkeypatch.context() as keeping:
        keeping.setattr("desktop.services.returning.fetch_objects", _half_of(record))
        documenter.syncing.run()
    stub = removing(documenter).stub(record)
    assert (stub.wanted, stub.withheld) == (True, 1)
    with pytest.raises(RecordRemoved):
        documenter.casework.open(record)
    assert documenter.searching.find("zarzaparrilla") == []
    documenter.syncing.run()
    assert documenter.casework.open(record).line.title == WORDS


def _half_of(record):
    from sync.client.fetching_back import fetch_objects

    def fetch(store, transport, ids, step, stopped):
        found = fetch_objects(store, transport, ids[:-1], step, stopped)
        found.withheld.add(ids[-1])
        return found

    return fetch


def test_a_crash_in_the_midst_leaves_it_whole(members, pair, monkeypatch):
    record, _, ref = pair
    with monkeypatch.context() as broken:
        broken.setattr("desktop.store.parting.narrowing.narrow", _dying)
        with pytest.raises(ZeroDivisionError):
            removing(members.documenter).remove([record])
    assert members.documenter.casework.open(record).line.title == WORDS
    assert members.documenter.collecting.is_here(ref.id)
    assert check(members.documenter.vault).damaged == ()


def _dying(*_):
    raise ZeroDivisionError


def test_a_crash_before_the_index_was_emptied_is_made_good_by_the_next_opening(members, pair, monkeypatch):
    record, _, ref = pair
    documenter = members.documenter
    folder, key = documenter.vault.folder, database_key(vault_key(documenter.vault))
    sealed = documenter.vault.files.path(ref.id).read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr("desktop.services.removing_records.empty_of_removed", lambda _vault: None)
        removing(documenter).remove([record])
    documenter.vault.files.path(ref.id).write_bytes(sealed)
    assert b"quisquill" in opened_pages(folder, key)
    documenter.vault.close()
    with closing(Vault.open(folder, PASSPHRASE)) as again:
        Laptop.of(again)
        assert b"quisquill" not in opened_pages(folder, key)
        assert not again.files.path(ref.id).exists()


def test_stubs_are_in_a_backup_and_in_what_is_saved_out_of_this_vault(members, pair, tmp_path, monkeypatch):
    record, _, ref = pair
    documenter = members.documenter
    removing(documenter).remove([record])
    assert BackingUp(documenter.vault).back_up(tmp_path / "backup").left_out == ()
    restore(tmp_path / "backup", tmp_path / "restored", PASSPHRASE)
    monkeypatch.setattr("desktop.store.rescue.saving.calibrated", lambda: CHEAP)
    rescued = rescue_open(documenter.vault, tmp_path / "rescued", "another heron by the quiet river")
    assert (rescued.whole, rescued.files_gone, rescued.files_damaged) == (True, 0, 0)
    for folder, passphrase in (
        (tmp_path / "restored", PASSPHRASE),
        (tmp_path / "rescued", "another heron by the quiet river"),
    ):
        with closing(Vault.open(folder, passphrase)) as vault:
            again = Laptop.of(vault)
            assert check(vault).damaged == ()
            assert [stub.id for stub in removing(again).removed()] == [record]
            if passphrase != PASSPHRASE:
                removing(again).fetch_again([record])
                again.syncing.run()
                again.syncing.run()
                assert again.casework.open(record).line.title == WORDS
                assert again.collecting.is_here(ref.id)


def test_what_nobody_touched_for_long_is_offered_together(members, pair):
    record, other, _ = pair
    assert removing(members.documenter).untouched(30) == ()
    assert {room.id for room in removing(members.documenter).untouched(-1)} == {record, other}


def test_a_coordinator_who_comes_later_reads_what_stayed(members, pair, tmp_path):
    _record, other, _ = pair
    removing(members.documenter).remove([pair[0]])
    with laptop(tmp_path / "second") as second:
        second.joining.join(members.coordinator.joining.invite(Role.COORDINATOR), "Luz")
        members.documenter.syncing.run()
        second.syncing.run()
        assert second.casework.open(other).line.title == "Another case"
        members.coordinator.syncing.run()
        second.syncing.run()
        assert second.casework.open(pair[0]).line.title == WORDS


def test_a_file_of_a_removed_record_is_not_said_to_be_on_its_way(members, pair, tmp_path):
    record, _, ref = pair
    laptop = members.documenter
    RemovingRecords(laptop.vault).remove([record])
    with pytest.raises(RecordRemoved):
        laptop.collecting.handing_over.hand_over(ref.id, Choice(purpose=Purpose.INTERNAL), tmp_path / "out")
    assert not (tmp_path / "out").exists()
