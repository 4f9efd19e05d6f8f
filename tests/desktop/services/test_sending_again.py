"""What a vault says and does when the server lost what it had confirmed, or showed somebody else another history."""

from __future__ import annotations

import os

import pytest
from sqlalchemy import select

from desktop.domain.records import Whereabouts
from desktop.services import sending_again
from desktop.services.checking import check
from desktop.store.schema import RevisionRow
from desktop.store.sync_store import VaultSyncStore
from sync.client.ports import Heard, Page
from sync.errors import HistoryBroken, Transient
from sync.protocol import seen
from tests.laptops import titled
from tests.sync.hostile.worlds import backup_of, gone_back


@pytest.fixture
def set_back(members, running_server, tmp_path):
    """Both had something confirmed that the server does not have any more."""
    backup = backup_of(running_server, tmp_path / "backup")
    members.documenter.casework.save(None, "case", titled("case", "Harbour"))
    members.coordinator.casework.save(None, "case", titled("case", "Lagoon"))
    members.sync()
    assert places(members.documenter) == {Whereabouts.RECEIVED: 1}
    gone_back(running_server, backup)
    return members


def places(laptop):
    return {place: count for place, count in laptop.syncing.overview().records.items() if count}


def doubted(laptop) -> str:
    with pytest.raises(HistoryBroken) as caught:
        laptop.syncing.run()
    assert laptop.syncing.overview().doubt == caught.value.what
    return caught.value.what


def send_again(laptop):
    return sending_again.sync(laptop.vault, laptop.syncing)


def test_nothing_is_said_to_be_delivered_by_a_server_that_went_back(set_back):
    assert doubted(set_back.documenter) == "smaller"
    assert places(set_back.documenter) == {Whereabouts.ONLY_HERE: 1}
    set_back.documenter.casework.save(None, "case", titled("case", "Reef"))
    assert places(set_back.documenter) == {Whereabouts.ONLY_HERE: 2}


def test_all_of_it_is_sent_again_and_proved_again(set_back):
    documenter, coordinator = set_back.documenter, set_back.coordinator
    for one in (documenter, coordinator):
        doubted(one)
    send_again(documenter)
    assert documenter.syncing.overview().doubt is None
    assert places(documenter) == {Whereabouts.RECEIVED: 1}  # the coordination has opened it: that was signed
    send_again(coordinator)
    set_back.sync()
    for one in (documenter, coordinator):
        overview = one.syncing.overview()
        assert (overview.doubt, overview.refused, overview.waiting_records) == (None, {}, 0)
        assert not check(one.vault).damaged
        with one.vault.reading() as unit:
            (begun,) = unit.beginnings.all()
        assert begun.confirmed > 0
        assert begun.kept != begun.began


def test_until_it_is_proved_again_it_is_only_here(set_back, running_server):
    doubted(set_back.documenter)
    running_server.stop()
    with pytest.raises(Transient):
        send_again(set_back.documenter)
    assert places(set_back.documenter) == {Whereabouts.ONLY_HERE: 1}
    assert set_back.documenter.syncing.overview().doubt == "smaller"


def test_without_a_reason_nothing_is_set_back(members):
    members.documenter.casework.save(None, "case", titled("case", "Harbour"))
    members.sync()
    report = send_again(members.documenter)
    assert report.records_sent == 0
    with members.documenter.vault.reading() as unit:
        assert unit.beginnings.all() == []


def test_what_somebody_else_was_shown_takes_the_word_back_until_both_see_the_same(members):
    """Words go on travelling meanwhile."""
    documenter = members.documenter
    documenter.casework.save(None, "case", titled("case", "Harbour"))
    members.sync()
    store = VaultSyncStore(documenter.vault)
    state = store.state()
    now = seen.of(state.checkpoint, 0)

    def heard(size):
        found = seen.Seen(size, now.root, now.signature, 0)
        one = Heard(author=bytes(16), object_id=os.urandom(32), index=size, seen=found)
        store.take_in(Page(state=state, heard=(one,)))
        return one

    store.doubt("fork")
    store.compared([], [heard(5)])
    assert places(documenter) == {Whereabouts.ONLY_HERE: 1}
    documenter.casework.save(None, "case", titled("case", "Lagoon"))
    documenter.syncing.run()
    assert documenter.syncing.overview().waiting_records == 0
    assert documenter.syncing.overview().doubt == "fork"
    store.compared([heard(9)], [])
    assert documenter.syncing.overview().doubt is None
    assert places(documenter) == {Whereabouts.RECEIVED: 1, Whereabouts.ON_SERVER: 1}


def test_what_the_vault_writes_carries_what_it_saw_once_for_each_key(members):
    documenter = members.documenter
    members.sync()
    record = documenter.casework.save(None, "case", titled("case", "Harbour"))
    documenter.casework.save(record, "case", {"what/summary": "at dawn"})
    documenter.casework.save(None, "case", titled("case", "Lagoon"))
    assert carried(documenter) == 1
    members.sync()
    documenter.casework.save(record, "case", {"what/summary": "at noon"})
    assert carried(documenter) == 2


def carried(laptop) -> int:
    with laptop.vault.reading() as unit:
        contents = unit._session.scalars(select(RevisionRow.content))
        return sum(seen.in_content(content) is not None for content in contents)
