"""The answer to a push names its objects by where they stood; what it says wrongly is noticed."""

from contextlib import contextmanager
from dataclasses import replace

import pytest

from sync.client.member import Member
from sync.client.ports import Urgency
from sync.client.push import push
from sync.errors import Unreadable
from sync.protocol import merkle, runs
from sync.protocol.frames import HEAD, Frame, FrameReader, FrameType, encode


class Line:
    """A transport: pushes go through `up`, the answers to them through `down`, functions of lists of frames."""

    def __init__(self, transport, up=list, down=list):
        self._transport, self._up, self._down = transport, up, down
        self.types = []

    @property
    def traffic(self):
        return self._transport.traffic

    @contextmanager
    def exchange(self, call):
        frames = self._up(list(FrameReader().feed(b"".join(call.body()))))
        sent = b"".join(encode(FrameType(frame.type), frame.payload) for frame in frames)
        with self._transport.exchange(replace(call, body=lambda: iter([sent]))) as blocks:
            told = self._down(list(FrameReader().feed(b"".join(blocks))))
        self.types = [frame.type for frame in told]
        yield iter([b"".join(encode(FrameType(frame.type), frame.payload) for frame in told)])


@pytest.fixture
def documenter(group):
    group.coordinator()
    documenter = group.documenter()
    for number in range(5):
        documenter.save(f"record {number}")
    return documenter


def pushed(group, store, **changes):
    with group.transport() as transport:
        line = Line(transport, **changes)
        push(Member.of(store, store.membership(), line), lambda progress: None, lambda: False)
        return line.types


def unconfirmed(store):
    return [one for _, one in store.outgoing()]


def test_a_push_is_answered_without_the_ids_of_its_objects(group, documenter):
    before = {one.object_id for one in unconfirmed(documenter)}
    types = pushed(group, documenter)
    assert FrameType.RUNS in types
    assert FrameType.OWN not in types
    assert not unconfirmed(documenter)
    assert {(merkle.OBJECT_LEAF, one) for one in before} <= documenter.receipts.keys()


def test_a_server_that_knows_no_runs_answers_by_ids(group, documenter):
    types = pushed(group, documenter, up=lambda frames: [one for one in frames if one.type != FrameType.BRIEF])
    assert FrameType.OWN in types
    assert FrameType.RUNS not in types
    assert not unconfirmed(documenter)


def lying(change):
    def told(frames):
        return [
            Frame(one.type, runs.frame(change(runs.read(one.payload)))[HEAD:]) if one.type == FrameType.RUNS else one
            for one in frames
        ]

    return told


@pytest.mark.parametrize(
    "change",
    [
        lambda told: [(index, number, count + 1) for index, number, count in told],
        lambda told: [(index, number + 1, count - 1) for index, number, count in told],
        lambda told: [(index + 1, number, count) for index, number, count in told],
        lambda told: [*told, *told],
    ],
    ids=["more than was sent", "another object at a place", "at another place", "twice"],
)
def test_a_run_that_is_not_true_proves_nothing(group, documenter, change):
    with pytest.raises(Unreadable):
        pushed(group, documenter, down=lying(change))
    assert len(unconfirmed(documenter)) == 5
    pushed(group, documenter)
    assert not unconfirmed(documenter)


def test_objects_that_the_server_had_before_are_named_too(group, documenter):
    raws = [one.raw for one in unconfirmed(documenter)]
    pushed(group, documenter)
    documenter.receipts.clear()
    for raw in raws:
        documenter.queue(raw, Urgency.WORDS)
    assert len(unconfirmed(documenter)) == 5
    assert FrameType.RUNS in pushed(group, documenter)
    assert not unconfirmed(documenter)
