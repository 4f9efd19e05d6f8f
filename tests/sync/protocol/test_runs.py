"""A push's own leaves, named by where their objects stood in it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sync.errors import Unreadable
from sync.protocol import runs
from sync.protocol.frames import FrameReader, FrameType
from sync.protocol.merkle import OBJECT_LEAF
from tests.vectors.reading import vectors

(VECTOR,) = vectors("runs")
SENT = [bytes([number]) * 32 for number in range(9)]


def test_a_frozen_frame_of_runs_is_read_and_written():
    (frame,) = FrameReader().feed(bytes.fromhex(VECTOR["frame"]))
    assert frame.type == FrameType.RUNS
    assert [list(run) for run in runs.read(frame.payload)] == VECTOR["runs"]
    assert runs.frame([tuple(run) for run in VECTOR["runs"]]).hex() == VECTOR["frame"]
    named = [[index, kind, one.hex()] for index, kind, one in runs.leaves(runs.read(frame.payload), SENT)]
    assert named == VECTOR["leaves"]


def test_a_whole_push_in_one_piece_is_one_run():
    assert list(runs.found((40 + number, number) for number in range(9))) == [(40, 0, 9)]
    assert list(runs.found([])) == []


@given(st.permutations(range(9)), st.sets(st.integers(0, 40), min_size=9, max_size=9))
def test_runs_name_every_leaf_in_whatever_order_the_log_took_them(numbers, indices):
    places = list(zip(sorted(indices), numbers, strict=True))
    named = runs.leaves(list(runs.found(places)), SENT)
    assert named == [(index, OBJECT_LEAF, SENT[number]) for index, number in places]


@pytest.mark.parametrize(
    "lies", [[(5, 0, 10)], [(5, 8, 2)], [(5, 0, 9), (20, 0, 1)], [(5, 9, 1)], [(5, 2**62, 50_000)]]
)
def test_runs_of_what_was_not_sent_are_refused(lies):
    with pytest.raises(Unreadable):
        runs.leaves(lies, SENT)


@pytest.mark.parametrize(
    "payload",
    ["", "c1", "9193010200", "9193ff0201", "91920102", "91930102ce00010000"],
    ids=["nothing", "no MessagePack", "an empty run", "below the log", "half a run", "longer than any push"],
)
def test_what_are_no_runs_is_refused(payload):
    with pytest.raises(Unreadable):
        runs.read(bytes.fromhex(payload))
