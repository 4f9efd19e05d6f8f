from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.domain import clocks

TIMES = st.integers(min_value=0, max_value=2**46)
CLOCKS = st.integers(min_value=0, max_value=2**61)


@given(last=CLOCKS, now=TIMES)
def test_a_clock_never_stands_still_and_never_runs_backwards(last, now):
    assert clocks.tick(last, now) > last


@given(now=TIMES)
def test_a_clock_reads_as_the_time_when_nothing_ran_ahead(now):
    assert clocks.milliseconds(clocks.tick(0, now)) in (now, 0)


@given(last=CLOCKS, other=TIMES.map(lambda ms: ms << 16), now=TIMES)
def test_what_is_written_after_a_revision_was_seen_is_later_than_it(last, other, now):
    if clocks.milliseconds(other) <= now:
        assert clocks.tick(clocks.seen(last, other, now), now) > other


def test_a_laptop_set_to_another_century_does_not_take_the_others_with_it():
    now = 1_790_000_000_000
    far = clocks.tick(0, now + 80 * 365 * 24 * 3600 * 1000)
    after = clocks.tick(clocks.seen(0, far, now), now)
    assert clocks.milliseconds(after) <= now + clocks.TRUSTED_AHEAD + 1
