"""A line that stands still is told from a slow one, by what the other end's system has confirmed."""

import socket

import pytest

from sync.client.motion import Motion, unconfirmed


class Clock:
    def __init__(self):
        self.now = 0.0

    def __call__(self):
        return self.now


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def ends():
    with socket.create_server(("127.0.0.1", 0)) as listening:
        near = socket.create_connection(listening.getsockname())
        far, _ = listening.accept()
    with near, far:
        yield near, far


def filled(near):
    """As much as the system takes while nobody reads."""
    near.setblocking(False)
    given = 0
    try:
        while True:
            given += near.send(bytes(65_536))
    except BlockingIOError:
        return given


def test_what_was_handed_over_and_not_taken_is_not_motion(ends, clock):
    near, _ = ends
    motion = Motion(near, 10.0, clock)
    motion.given(filled(near))
    clock.now = 9.0
    motion.check()  # what the other end's system took by itself
    assert motion.unconfirmed > 0
    clock.now = 1000.0
    with pytest.raises(TimeoutError):
        motion.check()


def test_a_slow_line_that_takes_a_little_now_and_then_is_alive(ends, clock):
    near, far = ends
    motion = Motion(near, 10.0, clock)
    motion.given(filled(near))
    for _ in range(5):
        clock.now += 9.0
        before = unconfirmed(near)
        while unconfirmed(near) == before:
            far.recv(65_536)
        motion.check()


def test_patience_grows_with_the_time_that_a_chunk_takes(ends, clock):
    motion = Motion(ends[0], 10.0, clock)
    assert motion.patience == 10.0
    clock.now = 2.0
    motion.came(8_192)  # 4 KiB a second: 16 seconds for a chunk
    assert motion.rate == 4096
    assert motion.patience == 64.0
    clock.now = 4.0
    motion.came(20)
    assert motion.patience == 100.0  # whatever the rate was: ten times the least is the most


def test_silence_between_two_requests_is_no_dead_line(ends, clock):
    motion = Motion(ends[0], 10.0, clock)
    clock.now = 1000.0
    motion.begin()
    motion.check()


def test_a_closed_connection_has_nothing_unconfirmed(ends, clock):
    motion = Motion(ends[0], 10.0, clock)
    ends[0].close()
    assert motion.unconfirmed == 0
    assert unconfirmed(ends[0]) is None
