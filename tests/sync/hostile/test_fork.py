"""Two devices that were shown different histories find out by anything one of them hears from the other."""

from __future__ import annotations

import pytest

from sync.client.member import Member
from sync.client.pull import pull
from sync.client.syncing import sync_once
from sync.errors import HistoryBroken
from sync.protocol import checkpoints, routes
from tests.sync.hostile.worlds import another_world, smuggle


@pytest.fixture
def worlds(group, server, coordinator, documenter, tmp_path):
    """The coordinator's own world, and the one that the documenter is left in. Both have heard of each other."""
    documenter.save("from before")
    group.sync(documenter), group.sync(coordinator), group.sync(documenter)
    with another_world(server, group, tmp_path / "other") as other:
        yield other, group


def apart(worlds, coordinator, documenter):
    theirs, ours = worlds
    coordinator.save("seen by the coordination alone")
    theirs.sync(coordinator)
    documenter.save("seen by the documenter alone")
    ours.sync(documenter)


def test_as_long_as_nothing_passes_between_them_nobody_can_know(worlds, coordinator, documenter):
    apart(worlds, coordinator, documenter)
    assert coordinator.doubted is documenter.doubted is None


def test_a_revision_that_passes_from_one_history_into_the_other_gives_the_fork_away(worlds, coordinator, documenter):
    apart(worlds, coordinator, documenter)
    theirs, _ = worlds
    documenter.save("written after")
    smuggle(theirs, documenter)
    with pytest.raises(HistoryBroken) as caught:
        theirs.sync(coordinator)
    assert caught.value.what == coordinator.doubted == "fork"
    assert "written after" in coordinator.texts().values()
    ((kept, shown),) = coordinator.evidence
    sizes = [checkpoints.parse(note).size for note in (kept, shown)]
    assert sizes[0] > sizes[1]


def test_an_acknowledgement_that_passes_gives_it_away_too(worlds, coordinator, documenter):
    """So nothing is ever said to be received by a coordination that lives in another history."""
    theirs, ours = worlds
    apart(worlds, coordinator, documenter)
    documenter.save("shown to both")
    smuggle(theirs, documenter), ours.sync(documenter)
    with theirs.transport() as transport:
        pull(Member.of(coordinator, coordinator.membership(), transport), lambda _: None, lambda: False)
    smuggle(ours, coordinator)
    with pytest.raises(HistoryBroken) as caught:
        ours.sync(documenter)
    assert caught.value.what == documenter.doubted == "fork"
    assert documenter.evidence


def test_a_member_cannot_make_up_a_fork(worlds, group, coordinator, documenter):
    """What a device says it saw counts only with the server's signature."""
    state = documenter.state()
    note = checkpoints.parse(state.checkpoint)
    forged = checkpoints.compose(checkpoints.text(note.group, note.size, b"\x01" * 32), b"\x02" * 32, note.signature)
    documenter._state = type(state)(cursor=state.cursor, checkpoint=forged)
    documenter.save("on a checkpoint that nobody signed")
    documenter._state = state
    group.sync(documenter)
    group.sync(coordinator)
    assert "on a checkpoint that nobody signed" in coordinator.texts().values()
    assert coordinator.doubted is None


def test_an_honest_server_gives_no_reason_to_doubt(group, coordinator, documenter):
    for text in ("one", "two", "three"):
        documenter.save(text), coordinator.save(text)
        group.sync_all(2)
    assert coordinator.doubted is documenter.doubted is None
    assert not coordinator.heard()
    assert not documenter.heard()


def test_with_nothing_new_from_others_nothing_is_asked(group, coordinator, documenter):
    documenter.save("one")
    group.sync_all(3)
    assert group.sync(coordinator).requests == 1


def test_a_server_that_cannot_show_how_it_grew_is_doubted_and_asked_again(group, coordinator, documenter):
    documenter.save("one")
    group.sync(documenter)

    class Spoiled:
        def __init__(self, transport):
            self._transport = transport

        def __getattr__(self, name):
            return getattr(self._transport, name)

        def exchange(self, call):
            if "/tile/" in call.path:
                call = type(call)(call.method, routes.tile(group.invitation.group, "7/000"), "", b"", call.sign)
            return self._transport.exchange(call)

    with group.transport() as transport, pytest.raises(HistoryBroken) as caught:
        sync_once(coordinator, Spoiled(transport), lambda _: None, lambda: False)
    assert caught.value.what == coordinator.doubted == "unproved"
    assert "one" in coordinator.texts().values()
    group.sync(coordinator)
    assert coordinator.doubted is None
