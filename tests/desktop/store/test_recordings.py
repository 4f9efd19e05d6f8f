"""A recording that was made is never lost to a full disk or a power cut at its end."""

from __future__ import annotations

import os
import random
import shutil
from contextlib import contextmanager

import pytest

from desktop.errors import DiskFull, NoSuchFile
from desktop.store import files
from sync.crypto.stream import CHUNK_PLAIN

DATA = random.Random(5).randbytes(5 * CHUNK_PLAIN + 700)


@pytest.fixture
def sink(vault):
    sink = vault.files.begin("interview.wav", "audio/wav")
    sink.write(DATA)
    return sink


@pytest.fixture
def full_database(vault, monkeypatch):
    """The rows cannot be written, until the fixture is told that there is room."""

    unit = vault.files._unit
    monkeypatch.setattr(vault.files, "_unit", _full)
    return lambda: monkeypatch.setattr(vault.files, "_unit", unit)


@pytest.mark.parametrize("size", [700, len(DATA)])
def test_a_finished_recording_that_could_not_be_written_down_is_there_at_the_next_opening(make_vault, vault, size):
    sink = vault.files.begin("interview.wav", "audio/wav")
    sink.write(DATA[:size])
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(vault.files, "_unit", _full)
        with pytest.raises(DiskFull):
            sink.finish()
    vault.close()
    again = make_vault()
    [left] = again.files.unfinished()
    ref = again.files.salvage(left.ref.id)
    assert again.files.reader(ref.id).read(0, size) == DATA[:size]
    assert again.files.reader(ref.id).read(size, len(DATA)).strip(b"\0") == b""
    assert again.files.unfinished() == []
    assert [path.name for path in (again.folder / "files").iterdir()] == [ref.id]
    assert list(again.damages()) == []


def test_finishing_can_be_tried_again_when_there_is_room(vault, sink, full_database):
    with pytest.raises(DiskFull):
        sink.finish()
    full_database()
    ref = sink.finish()
    assert vault.files.reader(ref.id).read(0, len(DATA) + 1) == DATA
    assert list(vault.damages()) == []


@pytest.mark.parametrize("call", [1, 2])
def test_finishing_can_be_tried_again_when_the_disk_was_full(vault, sink, monkeypatch, call):
    """The first call is that of the bytes, the second that of the folder they were renamed in."""
    calls = full_at(monkeypatch, call)
    with pytest.raises(DiskFull):
        sink.finish()
    ref = sink.finish()
    assert len(calls) > call
    assert vault.files.reader(ref.id).read(0, len(DATA) + 1) == DATA
    assert list(vault.damages()) == []


def full_at(monkeypatch, failing):
    real, calls = os.fsync, []

    def fsync(file):
        calls.append(file)
        if len(calls) == failing:
            raise OSError(28, "No space left on device")
        real(file)

    monkeypatch.setattr("desktop.store.disk.os.fsync", fsync)
    return calls


class FullOnce:
    """A disk that takes nothing the first time it is asked."""

    def __init__(self, file):
        self._file = file
        self.asked = 0

    def write(self, data):
        self.asked += 1
        if self.asked == 1:
            raise OSError(28, "No space left on device")
        return self._file.write(data)

    def __getattr__(self, name):
        return getattr(self._file, name)


@pytest.mark.parametrize("portion", [4410, CHUNK_PLAIN])
def test_a_portion_that_was_not_taken_can_be_written_again(vault, portion):
    sink = vault.files.begin("interview.wav", "audio/wav")
    sink._sealer._file = FullOnce(sink._sealer._file)
    refused = 0
    for at in range(0, len(DATA), portion):
        try:
            sink.write(DATA[at : at + portion])
        except DiskFull:
            refused += 1
            sink.write(DATA[at : at + portion])
    ref = sink.finish()
    assert refused == 1
    assert vault.files.reader(ref.id).read(0, len(DATA) + 1) == DATA
    assert list(vault.damages()) == []


def test_without_the_portion_that_was_not_taken_the_rest_is_a_whole_recording(vault, sink):
    sink._sealer._file = FullOnce(sink._sealer._file)
    with pytest.raises(DiskFull):
        sink.write(bytes(CHUNK_PLAIN))
    ref = sink.finish()
    assert vault.files.reader(ref.id).read(0, len(DATA) + 1) == DATA
    assert list(vault.damages()) == []


def test_a_crash_while_one_is_salvaged_leaves_the_one_that_there_was(make_vault, vault, sink, monkeypatch, tmp_path):
    sink._sealer.close()
    whole = files.sealed_so_far

    def so_far(*where):
        yield from whole(*where)
        shutil.copytree(vault.folder, tmp_path / "crashed")

    monkeypatch.setattr(files, "sealed_so_far", so_far)
    vault.files.salvage(sink.id)
    crashed = make_vault("crashed")
    assert [left.ref.id for left in crashed.files.unfinished()] == [sink.id]
    assert [path.name for path in (crashed.folder / "files").iterdir()] == [f"{sink.id}.part"]
    assert vault.files.unfinished() == []
    assert list(vault.damages()) == []


def test_a_recording_of_which_nothing_was_sealed_is_forgotten(make_vault, vault):
    sink = vault.files.begin("interview.wav", "audio/wav")
    sink.write(b"a word")
    sink._sealer.close()
    vault.close()
    again = make_vault()
    assert again.files.unfinished() == []
    with pytest.raises(NoSuchFile):
        again.files.reader(sink.id)


@contextmanager
def _full():
    raise DiskFull
    yield
