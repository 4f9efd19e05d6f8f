from itertools import pairwise

from desktop.ui.sync.backoff import Backoff


def test_each_failure_waits_about_twice_as_long_up_to_half_an_hour():
    backoff = Backoff()
    waits = [backoff.after_failure() for _ in range(12)]
    assert 15 <= waits[0] <= 25
    assert all(later <= 30 * 60 * 1.25 for later in waits)
    assert waits[-1] >= 30 * 60 * 0.75
    assert all(after > 1.2 * before for before, after in pairwise(waits[:6]))


def test_a_success_forgets_the_failures():
    backoff = Backoff()
    for _ in range(5):
        backoff.after_failure()
    backoff.after_success()
    assert backoff.after_failure() <= 25


def test_laptops_do_not_all_come_at_once():
    assert len({round(Backoff().after_success(), 3) for _ in range(20)}) > 15


def test_after_saving_it_comes_soon_unless_the_line_is_down():
    backoff = Backoff()
    assert backoff.after_saving() <= 5
    for _ in range(6):
        backoff.after_failure()
    assert backoff.after_saving() > 400
