"""The laptop's clock is set back five years: what is written now is later than all before, and the doubt is said."""

from __future__ import annotations

import time
from datetime import timedelta

import pytest

from desktop.domain.custody import TimeSource
from desktop.services.drafts import Draft
from desktop.store.vault import Vault
from sync.client.ports import Page, SyncState
from tests.laptops import CHEAP, PASSPHRASE, Laptop, titled
from tests.vectors.reading import vectors

YEARS = timedelta(days=5 * 365)
NOW = time.time_ns


@pytest.fixture
def laptop(tmp_path):
    laptop = Laptop.of(Vault.create(tmp_path / "vault", PASSPHRASE, CHEAP))
    yield laptop
    laptop.vault.close()


@pytest.fixture
def set_clock(monkeypatch):
    """`set_clock(timedelta)`: so far from the right time."""
    return lambda by: monkeypatch.setattr(time, "time_ns", lambda: NOW() + int(by.total_seconds()) * 10**9)


def compared(laptop):
    """The server was heard, and its clock was the same."""
    (heard,) = vectors("checkpoint")
    laptop.vault.sync_store().take_in(Page(state=SyncState(checkpoint=heard["note"], clock_offset=0)))


def test_what_is_written_now_is_later_than_what_was_written_before(laptop, set_clock):
    first = laptop.casework.save(None, "case", titled("case", "before"))
    set_clock(-YEARS)
    laptop.casework.save(first, "case", titled("case", "after"))
    second = laptop.casework.save(None, "case", titled("case", "new"))
    assert [line.id for line in laptop.casework.lines()] == [second, first]
    assert laptop.casework.open(first).answers["what/title"] == "after"
    newest, oldest = laptop.casework.history(first)
    assert newest.written >= oldest.written
    assert newest.changes[0].after == "after"


def test_it_stays_so_over_locking_and_nothing_is_lost(laptop, set_clock):
    first = laptop.casework.save(None, "case", titled("case", "before"))
    draft = laptop.casework.save_draft(Draft(form_id="case", changes=titled("case", "begun before")))
    laptop.vault.close()
    set_clock(-YEARS)
    again = Laptop.of(Vault.open(laptop.vault.folder, PASSPHRASE))
    again.casework.save(first, "case", titled("case", "after"))
    later = again.casework.save_draft(Draft(form_id="case", changes=titled("case", "begun after")))
    assert {one.id for one in again.casework.drafts()} == {draft, later}
    assert again.casework.open(first).answers["what/title"] == "after"
    assert list(again.vault.damages()) == []
    again.vault.close()


def test_the_doubt_is_told_and_ends_when_the_server_was_heard_again(laptop, set_clock):
    compared(laptop)
    laptop.casework.save(None, "case", titled("case", "before"))
    assert laptop.syncing.overview().clock_set_back == timedelta(0)
    set_clock(-YEARS)
    assert laptop.syncing.overview().clock_set_back > YEARS - timedelta(minutes=10)
    compared(laptop)
    assert laptop.syncing.overview().clock_set_back == timedelta(0)


def test_an_hour_back_is_not_told_from_somebody_elses_clock_that_was_ahead(laptop, set_clock):
    laptop.casework.save(None, "case", titled("case", "before"))
    set_clock(-timedelta(hours=1))
    assert laptop.syncing.overview().clock_set_back == timedelta(0)


@pytest.mark.parametrize("was_compared", [True, False])
def test_a_recording_says_how_far_its_time_may_be_off(laptop, set_clock, was_compared):
    if was_compared:
        compared(laptop)
    laptop.casework.save(None, "case", titled("case", "before"))
    set_clock(-YEARS)
    recording = laptop.collecting.begin_recording("audio/wav", "a.wav")
    recording.write(b"words" * 1000)
    uncertainty = recording.finish().facts.times[0].uncertainty
    assert uncertainty is not None
    assert uncertainty > YEARS - timedelta(minutes=10)


def test_custody_does_not_call_a_clock_measured_that_was_set_back_since(laptop, set_clock, tmp_path):
    compared(laptop)
    laptop.casework.save(None, "case", titled("case", "before"))
    (tmp_path / "a").write_bytes(b"a notice")
    ref = laptop.collecting.take_in(tmp_path / "a").ref
    set_clock(-YEARS)
    other = laptop.collecting.take_in(tmp_path / "a").ref
    with laptop.vault.reading() as unit:
        sources = [unit.custody.of(id)[0].source for id in (ref.id, other.id)]
    assert sources == [TimeSource.MEASURED, TimeSource.LAPTOP]
