"""A server that was set back or emptied is noticed; a person accepts it; everybody sends again what was theirs."""

from __future__ import annotations

import pytest

from sync.client.beginning import begin_anew
from sync.errors import HistoryBroken
from sync.protocol.statements import Role
from sync.server import opening
from sync.server.services.bringing_back import expect
from tests.fakes import MemoryStore
from tests.sync.hostile.worlds import backup_of, emptied, gone_back


@pytest.fixture
def server(running_server):
    """One to be broken."""
    return running_server


@pytest.fixture
def backup(server, group, coordinator, documenter, tmp_path):
    documenter.save("in the backup")
    group.sync_all(2)
    return backup_of(server, tmp_path / "backup")


def anew(group, store):
    with group.transport() as transport:
        begin_anew(store, transport)


def refused(group, store) -> str:
    with pytest.raises(HistoryBroken) as caught:
        group.sync(store)
    assert store.doubted == caught.value.what
    return caught.value.what


def of_all(store):
    return sorted(store.texts().values())


def test_a_server_that_was_set_back_is_noticed_by_whoever_it_had_confirmed_more_to(
    group, server, backup, coordinator, documenter
):
    documenter.save("after the backup")
    group.sync_all(2)
    gone_back(server, backup)
    assert refused(group, documenter) == refused(group, coordinator) == "smaller"
    assert documenter.evidence
    assert "in the backup" in coordinator.texts().values()


def test_what_was_confirmed_before_goes_again_and_is_proved_anew(group, server, backup, coordinator, documenter):
    saved = documenter.save("after the backup")
    file = documenter.attach(saved.record, b"a photograph" * 9000)
    group.sync_all(2)
    assert (1, saved.revision) in documenter.receipts
    gone_back(server, backup)
    refused(group, documenter), refused(group, coordinator)

    anew(group, documenter)
    assert not documenter.receipts
    assert documenter.doubted is None
    assert saved.revision in {one.object_id for _, one in documenter.outgoing()}
    group.sync(documenter)

    assert (1, saved.revision) in documenter.receipts
    assert documenter.files[file].is_done
    assert not documenter.refused
    assert documenter.earlier[0][1, saved.revision].checkpoint != documenter.receipts[1, saved.revision].checkpoint
    anew(group, coordinator)
    group.sync_all(2)
    assert coordinator.doubted is documenter.doubted is None
    assert coordinator.file(file) == documenter.file(file)


def test_what_was_written_on_the_log_of_before_is_no_fork(group, server, backup, coordinator, documenter):
    """It carries what its author saw then; by its author's own word that is over."""
    documenter.save("after the backup"), coordinator.save("the coordination's own")
    group.sync_all(2)
    documenter.save("written on the lost log, and never sent there")
    gone_back(server, backup)
    for device in (coordinator, documenter):
        refused(group, device)
        anew(group, device)
    group.sync_all(3)
    assert coordinator.doubted is documenter.doubted is None
    assert "written on the lost log, and never sent there" in coordinator.texts().values()


def test_who_had_seen_no_more_than_the_backup_just_goes_on(group, server, backup, coordinator, documenter):
    documenter.save("after the backup")
    group.sync(documenter)
    gone_back(server, backup)
    group.sync(coordinator)
    refused(group, documenter)
    anew(group, documenter)
    group.sync(documenter), group.sync(coordinator)
    assert "after the backup" in coordinator.texts().values()
    assert coordinator.doubted is None


def test_members_who_joined_after_the_backup_are_brought_back(group, server, backup, coordinator):
    later = group.invited(Role.DOCUMENTER)
    later.save("by somebody new")
    group.sync_all(2)
    gone_back(server, backup)
    assert refused(group, later) == "gone"
    anew(group, later)
    group.sync(later)
    refused(group, coordinator)
    anew(group, coordinator)
    group.sync(coordinator)
    assert "by somebody new" in coordinator.texts().values()
    assert later.keys.id in {one.author for one in coordinator.statements()}


def test_an_emptied_server_is_filled_again(group, server, backup, coordinator, documenter):
    before = of_all(coordinator)
    emptied(server)
    assert refused(group, documenter) == refused(group, coordinator) == "gone"
    with pytest.raises(HistoryBroken) as caught:
        anew(group, documenter)
    assert caught.value.what == "gone"
    with opening.opened(server.folder) as opened:
        expect(opened.server.database, group.invitation.group)
    for device in (documenter, coordinator):
        anew(group, device)
        group.sync(device)
    group.sync_all(2)
    fresh = group.invited(Role.COORDINATOR)
    group.sync_all(2), group.sync(fresh)
    assert of_all(coordinator) == before
    assert of_all(fresh) == before
    assert not documenter.refused
    assert coordinator.doubted is documenter.doubted is None


def test_a_note_under_somebody_elses_key_finds_its_way_back_whoever_sends_first(
    group, server, coordinator, documenter, tmp_path
):
    backup = backup_of(server, tmp_path / "empty")
    saved = documenter.save("a record")
    group.sync_all(2)
    coordinator.save("an answer on it", record=saved.record)
    group.sync_all(2)
    gone_back(server, backup)
    for device in (coordinator, documenter):  # whoever borrowed the key comes first
        refused(group, device)
        anew(group, device)
        group.sync(device)
    group.sync_all(2)
    assert not coordinator.refused
    assert not documenter.refused
    assert documenter.receipts
    assert coordinator.receipts


def test_a_server_that_took_other_members_meanwhile_is_not_begun_with(group, server, backup, coordinator):
    """The two lists of members cannot both go on."""
    invitation = group.invite()
    group.invited(Role.DOCUMENTER)
    group.sync(coordinator)
    gone_back(server, backup)
    group.enrolled(MemoryStore(), invitation)
    refused(group, coordinator)
    before = coordinator.state()
    with pytest.raises(HistoryBroken) as caught:
        anew(group, coordinator)
    assert caught.value.what == "roster"
    assert coordinator.state() == before


def test_a_server_that_comes_back_with_all_it_had_is_believed_again(
    group, server, backup, coordinator, documenter, tmp_path
):
    documenter.save("after the backup")
    group.sync_all(2)
    whole = backup_of(server, tmp_path / "whole")
    gone_back(server, backup)
    refused(group, documenter)
    gone_back(server, whole)
    group.sync(documenter)
    assert documenter.doubted is None
