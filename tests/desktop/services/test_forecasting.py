"""When what waits will be there, and what a sync may cost."""

from datetime import UTC, datetime, timedelta

from desktop.services import spending
from desktop.services.forecasting import forecast
from desktop.services.spending import Spending
from sync.client.limits import NO_LIMITS, Limits

NOW = datetime(2026, 3, 1, 9, 0, tzinfo=UTC)


def guess(words=(0, 8_000), files=(160_000, 640_000), rate=8_000.0, limits=NO_LIMITS):
    return forecast(words=words, files=files, bytes_per_second=rate, now=NOW, limits=limits)


def test_words_come_first_and_files_after_them():
    found = guess()
    assert found.words == (None, NOW + timedelta(seconds=1))
    assert found.files == (NOW + timedelta(seconds=21), NOW + timedelta(seconds=101))
    assert found.rounds == 1


def test_without_a_speed_nothing_is_said():
    assert guess(rate=0.0) is None


def test_without_anything_waiting_nothing_has_an_hour():
    found = guess(words=(0, 0), files=(0, 0))
    assert (found.words, found.files, found.rounds) == ((None, None), (None, None), 1)


def test_files_that_are_held_back_have_no_hour():
    assert guess(limits=Limits(words_only=True)).files == (None, None)


def test_a_budget_says_how_many_syncs_it_takes():
    assert guess(limits=Limits(budget=300_000)).rounds == 3


def test_a_line_that_is_nearly_dead_does_not_break_the_calendar():
    assert guess(rate=1e-9).files[1] == NOW + timedelta(days=365)


def test_metered_holds_files_back_unless_somebody_said_otherwise():
    assert Spending().limits(metered=False) == NO_LIMITS
    assert Spending().limits(metered=True) == Limits(words_only=True)
    assert Spending(over_metered=True, budget_mb=5).limits(metered=True) == Limits(budget=5_000_000)
    assert Spending(words_only=True, over_metered=True).limits(metered=False).words_only


def test_what_is_kept_and_makes_no_sense_is_as_if_nothing_were_kept(here):
    with here.vault.unit() as unit:
        unit.preferences.put({"sync_budget_mb": "-3", "sync_paused": "perhaps"})
    assert spending.read(here.vault) == Spending()
