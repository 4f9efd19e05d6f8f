"""How many streams a line is worth, on lines that are a formula."""

import pytest

from sync.client.pace import MOST, Pace, Rising


def numbers(rate, *, pace=None, seconds=60, most=MOST):
    """The number of streams after each tenth of a second, on a line that carries `rate(streams)` bytes per second."""
    pace = pace or Pace(round_trip=0.3)
    rising, arrived, wanted = Rising(pace, most), 0.0, []
    for tick in range(seconds * 10):
        arrived += rate(rising.see(tick / 10, int(arrived))) / 10
        wanted.append(rising.wanted)
    return wanted


def near():
    """Nothing is guessed of a line without a long way."""
    return Pace(round_trip=0.05)


def test_a_long_lossy_line_gets_as_many_as_there_may_be():
    wanted = numbers(lambda streams: 40_000 * streams)
    assert wanted[0] == 4
    assert wanted[-1] == 8
    assert sorted(wanted) == wanted


def test_what_stands_losses_is_given_the_line_alone_until_it_was_seen_for_long():
    wanted = numbers(lambda streams: 40_000 * streams, pace=Pace(round_trip=0.3, has_bbr=True), seconds=200)
    assert set(wanted[:900]) == {1}
    assert wanted[-1] == 8


def test_a_line_that_one_stream_fills_goes_back_to_one():
    wanted = numbers(lambda streams: 32_000, pace=near())
    assert (wanted[0], max(wanted), wanted[-1]) == (1, 2, 1)


def test_a_stream_that_is_still_gaining_speed_is_not_joined_by_others():
    rising, arrived, wanted = Rising(Pace(round_trip=0.6, is_measured=True)), 0.0, []
    for tick in range(600):
        arrived += min(32_000, 3_000 * (1 + tick / 10)) / 10
        wanted.append(rising.see(tick / 10, int(arrived)))
    assert (max(wanted), wanted[-1]) == (2, 1)


def test_on_a_very_slow_line_a_second_one_is_not_even_tried():
    assert set(numbers(lambda streams: 8_000 * streams, pace=near())) == {1}


def test_on_a_very_slow_line_those_that_were_guessed_are_too_many():
    wanted = numbers(lambda streams: 8_000)
    assert (wanted[0], wanted[-1]) == (4, 1)


def test_it_stops_where_more_carry_no_more():
    assert numbers(lambda streams: 40_000 * min(streams, 4))[-1] == 4


def test_what_is_known_of_the_line_is_where_it_begins():
    pace = Pace(streams=8, round_trip=0.3)
    assert set(numbers(lambda streams: 40_000 * streams, pace=pace)) == {8}


def test_never_more_than_there_may_be():
    assert max(numbers(lambda streams: 40_000 * streams, most=3)) == 3


def test_a_line_that_changes_is_tried_again():
    wanted = numbers(lambda streams: 32_000, pace=near(), seconds=300)
    assert 2 in wanted[1500:]


def test_broken_connections_leave_fewer():
    rising = Rising(Pace(streams=8))
    rising.lost(3)
    assert rising.wanted == 3
    rising.lost(0)
    assert rising.wanted == 1


def test_another_network_is_another_line():
    pace = Pace(streams=8, rate=9.0, round_trip=1.0)
    pace.forget()
    assert pace == Pace()


@pytest.mark.parametrize("streams", [1, 2, 4, 8])
def test_the_rate_is_what_arrived(streams):
    pace = Pace(streams=streams)
    numbers(lambda _: 50_000, pace=pace, most=streams)
    assert pace.rate == pytest.approx(50_000, rel=0.01)
