"""What a parcel does to the vault beside its records: next to nothing."""

from __future__ import annotations

import os
import threading

import pytest

from desktop.errors import ExportFull, NotAMember
from desktop.services.parcelling import Parcelling
from sync.server import opening
from sync.server.parcels import handle
from tests.laptops import file_path, group, laptop, titled
from tests.servers import running_server

__all__ = ["running_server"]


@pytest.fixture
def people(running_server, tmp_path):
    with group(tmp_path, running_server.invitation) as people:
        yield people


def answered(server, parcel, answer):
    with opening.opened(server.folder) as opened:
        return handle(opened, parcel, answer)


def test_an_answer_from_a_drawer_does_not_say_that_the_server_was_heard_now(people, running_server, tmp_path):
    ana = people.documenter
    people.sync()
    before = ana.syncing.overview()
    ana.casework.save(None, "case", titled("case", "Harbour"))
    parcelling = Parcelling(ana.vault, ana.syncing)
    parcelling.write(tmp_path / "out")
    assert answered(running_server, tmp_path / "out", tmp_path / "back").state == "whole"
    parcelling.read(tmp_path / "back")
    after = ana.syncing.overview()
    assert (after.last_sync, after.clock_offset) == (before.last_sync, before.clock_offset)
    assert after.waiting_records == 0


def test_a_stick_that_is_full_keeps_nothing_of_it(people, tmp_path, monkeypatch):
    def full(handle):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(ExportFull):
        Parcelling(people.documenter.vault, people.documenter.syncing).write(tmp_path / "out")
    assert not [path for path in tmp_path.iterdir() if path.name.endswith("out") or path.name.startswith(".")]


@pytest.fixture
def film(people, tmp_path):
    """Of 2.5 MB: three parts of a megabyte."""
    ana = people.documenter
    (tmp_path / "film.bin").write_bytes(os.urandom(2_500_000))
    ref = ana.collecting.take_in(tmp_path / "film.bin").ref
    return ana.casework.save(None, "evidence", titled("evidence", "Film") | {file_path("evidence"): ref})


def test_parts_that_are_whole_stay_on_a_stick_that_is_full_and_the_rest_waits(people, film, tmp_path, monkeypatch):
    stick, really = tmp_path / "stick", os.fsync
    stick.mkdir()

    def full(handle):
        if (stick / "out.2").exists():
            raise OSError(28, "No space left on device")
        really(handle)

    monkeypatch.setattr(os, "fsync", full)
    ana = people.documenter
    written = Parcelling(ana.vault, ana.syncing).write(stick / "out", part=1_000_000)
    assert (written.full, written.names, written.left_objects, written.left_files) == (True, ("out.1",), 0, 1)
    assert [path.name for path in stick.iterdir()] == ["out.1"]


def test_a_stop_leaves_the_parts_that_are_whole_and_no_other(people, film, tmp_path):
    stick, ana = tmp_path / "stick", people.documenter
    stick.mkdir()
    written = Parcelling(ana.vault, ana.syncing).write(
        stick / "out", part=1_000_000, stopped=lambda: (stick / "out.3").exists()
    )
    assert (written.stopped, written.names, written.left_files) == (True, ("out.1", "out.2"), 1)
    assert sorted(path.name for path in stick.iterdir()) == ["out.1", "out.2"]


def test_it_waits_for_a_sync_that_goes_on(people, tmp_path):
    ana, done = people.documenter, threading.Event()

    def write():
        Parcelling(ana.vault, ana.syncing).write(tmp_path / "out")
        done.set()

    worker = threading.Thread(target=write)
    with ana.syncing.apart():
        worker.start()
        assert not done.wait(0.3)
    worker.join(60)
    assert done.is_set()


def test_without_a_group_there_is_nothing_to_write(tmp_path):
    with laptop(tmp_path / "alone") as alone, pytest.raises(NotAMember):
        Parcelling(alone.vault, alone.syncing).write(tmp_path / "out")
    assert not (tmp_path / "out").exists()
