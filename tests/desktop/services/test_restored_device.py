"""A restored vault is the same device on an older day: what that means between it and a real server.

See `desktop/decisions/restored-device.md`.
"""

from __future__ import annotations

import hashlib
import os
from contextlib import closing

import pytest

from desktop.domain.records import Whereabouts
from desktop.services import catching_up
from desktop.services.backing_up import BackingUp
from desktop.services.fetching_back import FetchingBack
from desktop.services.joining import Role
from desktop.services.restoring import restore
from desktop.store.vault import Vault
from sync.errors import Unreachable
from tests.laptops import PASSPHRASE, Laptop, file_path, laptop, titled


@pytest.fixture
def come_back(members, tmp_path):
    """`back_up()` now, and `come_back()` as of then, on another laptop; the lost one is closed unless `both`."""
    opened = []

    class Away:
        def back_up(self):
            BackingUp(members.documenter.vault).back_up(tmp_path / "backup")

        def restored(self, *, both=False):
            if not both:
                members.documenter.vault.close()
            folder = tmp_path / f"restored-{len(opened)}"
            restore(tmp_path / "backup", folder, PASSPHRASE)
            opened.append(Vault.open(folder, PASSPHRASE))
            return Laptop.of(opened[-1])

    yield Away()
    for vault in opened:
        vault.close()


def titles(one: Laptop):
    return sorted(line.title for line in one.casework.lines())


def answers(one: Laptop):
    """Every record whole: its answers, and what stands beside each other in it."""
    ids = [line.id for line in one.casework.lines()]
    with one.vault.reading() as unit:
        lines = unit.records.lines(ids)
    return {id: (line.record.answers, sorted(line.record.conflicts), line.record.heads) for id, line in lines.items()}


def rewrite(one: Laptop, record: str, words: str):
    one.casework.save(record, "case", titled("case", words), one.casework.open(record).heads)


def fetch_back(one: Laptop):
    return FetchingBack(one.vault, one.syncing).run()


def sync(one: Laptop):
    """As the window and the command line do."""
    return catching_up.sync(one.vault, one.syncing)


def test_what_was_sent_after_the_backup_comes_back_and_nothing_that_was_sent_is_lost(members, come_back, tmp_path):
    lost, coordinator = members.documenter, members.coordinator
    first = lost.casework.save(None, "case", titled("case", "Harbour"))
    members.sync()
    come_back.back_up()
    rewrite(lost, first, "Harbour, old landing")
    lost.casework.save(None, "threat", titled("threat", "At the door"), urgent=True)
    (tmp_path / "film.bin").write_bytes(os.urandom(150_000))
    ref = lost.collecting.take_in(tmp_path / "film.bin").ref
    lost.casework.save(None, "evidence", titled("evidence", "Film") | {file_path("evidence"): ref})
    members.sync()
    lost.casework.save(None, "case", titled("case", "Never sent"))

    again = come_back.restored()
    assert titles(again) == ["Harbour"]
    rewrite(again, first, "Harbour, written after the loss")
    again.casework.save(None, "case", titled("case", "After the loss"))
    assert catching_up.is_behind(again.vault)
    sync(again)
    assert not catching_up.is_behind(again.vault)
    assert fetch_back(again).is_all
    coordinator.syncing.run()
    sync(again)

    assert answers(again) == answers(coordinator)
    assert "Never sent" not in titles(again)
    assert len(answers(again)) == 4
    assert again.casework.open(first).conflicts
    content = again.collecting.reader(ref.id).read(0, ref.size)
    assert hashlib.sha256(content).hexdigest() == ref.sha256
    states = {line.whereabouts for line in again.casework.lines()}
    assert states == {Whereabouts.RECEIVED}
    assert list(again.vault.damages()) == []


def test_two_copies_of_one_device_lose_nothing_of_each_other(members, come_back):
    """Nobody should work so; but somebody will."""
    first = members.documenter.casework.save(None, "case", titled("case", "Harbour"))
    members.sync()
    come_back.back_up()
    copies = (members.documenter, come_back.restored(both=True))
    for turn in range(3):
        for number, one in enumerate(copies):
            rewrite(one, first, f"turn {turn} of copy {number}")
            one.casework.save(None, "case", titled("case", f"new {turn} {number}"))
            one.syncing.run()
    members.coordinator.syncing.run()
    for one in copies:
        assert fetch_back(one).is_all
        one.syncing.run()
    assert answers(copies[0]) == answers(copies[1]) == answers(members.coordinator)
    assert len(answers(copies[0])) == 7


def test_whoever_joined_after_the_backup_joins_again_as_the_same_device(tmp_path, running_server):
    with laptop(tmp_path / "coordinator") as coordinator, laptop(tmp_path / "lost") as lost:
        coordinator.joining.join(running_server.invitation, "Rosa")
        lost.casework.save(None, "case", titled("case", "Before"))
        BackingUp(lost.vault).back_up(tmp_path / "backup")
        lost.joining.join(coordinator.joining.invite(Role.DOCUMENTER), "Ana")
        lost.casework.save(None, "case", titled("case", "Joined"))
        lost.syncing.run()
        restore(tmp_path / "backup", tmp_path / "restored", PASSPHRASE)
        with closing(Vault.open(tmp_path / "restored", PASSPHRASE)) as vault:
            again = Laptop.of(vault)
            again.joining.join(coordinator.joining.invite(Role.DOCUMENTER), "Ana")
            sync(again)
            coordinator.syncing.run()
            assert titles(again) == titles(coordinator) == ["Before", "Joined"]
            assert len(again.joining.members()) == 2


def test_a_server_that_cannot_be_reached_leaves_it_to_the_next_sync(members, come_back, running_server):
    members.sync()
    come_back.back_up()
    members.documenter.casework.save(None, "case", titled("case", "Harbour"))
    members.sync()
    again = come_back.restored()
    running_server.kill()
    with pytest.raises(Unreachable):
        sync(again)
    assert catching_up.is_behind(again.vault)
    running_server.start()
    sync(again)
    assert titles(again) == ["Harbour"]


def test_what_waited_at_the_backup_and_was_sent_since_is_not_there_twice(members, come_back):
    members.sync()
    members.documenter.casework.save(None, "case", titled("case", "Harbour"))
    come_back.back_up()
    members.sync()
    again = come_back.restored()
    assert again.syncing.overview().waiting_records == 1
    assert again.syncing.run().refused == {}
    members.coordinator.syncing.run()
    again.syncing.run()
    assert (titles(again), titles(members.coordinator)) == (["Harbour"], ["Harbour"])
    assert again.syncing.overview().records[Whereabouts.RECEIVED] == 1


def test_a_laptop_whose_clock_was_set_back_still_writes_what_comes_after(members, come_back, monkeypatch):
    first = members.documenter.casework.save(None, "case", titled("case", "Harbour"))
    members.sync()
    come_back.back_up()
    rewrite(members.documenter, first, "Harbour, sent")
    members.sync()
    again = come_back.restored()
    monkeypatch.setattr("desktop.store.unit.now", lambda: 1_000_000_000_000)
    assert fetch_back(again).is_all
    rewrite(again, first, "Harbour, the last word")
    again.syncing.run()
    members.coordinator.syncing.run()
    assert titles(members.coordinator) == titles(again) == ["Harbour, the last word"]
    assert not members.coordinator.casework.open(first).conflicts
