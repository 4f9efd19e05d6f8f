"""Small copies that nobody waits for: of what takes long or was cut off, as long as no record names the file."""

from __future__ import annotations

import pytest

from desktop.services import later_copies, small_copies
from desktop.services.later_copies import Stopped, lacking, make_later
from desktop.store.vault import Vault
from tests import samples
from tests.laptops import PASSPHRASE, Laptop, file_path

WORDS = "They came with three trucks before it was light, and nobody at the landing dared to ask where they went. "


@pytest.fixture
def recording(tmp_path):
    place = tmp_path / "witness.wav"
    place.write_bytes(samples.speech(WORDS * 2))
    return place


@pytest.fixture
def slow(monkeypatch):
    """Nobody waits at all."""
    monkeypatch.setattr(small_copies, "PATIENCE", 0.0)


def kinds(laptop, ref):
    return [copy.media_type for copy in laptop.collecting.small_copies(ref.id)]


def later(laptop, ref, stopped=lambda: False):
    make_later(laptop.vault, ref.id, laptop.collecting.facts(ref.id), stopped)


def test_what_takes_long_is_left_at_import_and_made_when_nobody_waits(here, recording, slow):
    ref = here.collecting.take_in(recording).ref
    assert kinds(here, ref) == []
    assert list(here.collecting.slow_copies) == [ref.id]
    later(here, ref)
    assert kinds(here, ref) == ["audio/ogg"]
    assert lacking(here.vault) == []


def test_what_was_left_is_found_again_at_the_next_opening(here, recording, slow):
    ref = here.collecting.take_in(recording).ref
    folder = here.vault.folder
    here.vault.close()
    again = Vault.open(folder, PASSPHRASE)
    try:
        assert lacking(again) == [ref.id]
        later(Laptop.of(again), ref)
        assert lacking(again) == []
    finally:
        again.close()


def test_it_goes_with_the_record_where_it_is_there_in_time(here, recording, slow):
    ref = here.collecting.take_in(recording).ref
    later(here, ref)
    record = here.casework.save(None, "evidence", {file_path("evidence"): ref})
    with here.vault.reading() as unit:
        assert [unit.files.get(copy.id).record for copy in here.collecting.small_copies(ref.id)] == [record]


def test_a_file_that_a_record_names_gets_none(here, recording, slow):
    ref = here.collecting.take_in(recording).ref
    here.casework.save(None, "evidence", {file_path("evidence"): ref})
    assert lacking(here.vault) == []
    later(here, ref)
    assert kinds(here, ref) == []


def test_it_ends_when_it_is_asked_to_and_keeps_nothing(here, recording, slow):
    ref = here.collecting.take_in(recording).ref
    with pytest.raises(Stopped):
        later(here, ref, lambda: True)
    assert kinds(here, ref) == []
    assert lacking(here.vault) == [ref.id]


def test_more_than_a_copy_may_hold_is_none_however_long_one_waits(here, recording, slow, monkeypatch):
    from desktop.services import small_sounds

    monkeypatch.setattr(small_sounds, "LARGEST_COPY", 5_000)
    ref = here.collecting.take_in(recording).ref
    later(here, ref)
    assert kinds(here, ref) == []


def test_it_rests_as_long_as_it_works(monkeypatch):
    times = iter([0.0, 0.01, 0.05, 0.1])
    rests = []
    monkeypatch.setattr(later_copies.time, "monotonic", lambda: next(times))
    monkeypatch.setattr(later_copies.time, "sleep", rests.append)
    gently = later_copies._Gently(lambda: False)
    gently(1, 1)
    gently(1, 1)
    assert rests == [0.05]
