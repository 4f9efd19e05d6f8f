"""Evidence goes in sealed, is read from memory, and comes out on purpose only."""

from __future__ import annotations

import hashlib
import os
import stat
from datetime import UTC, datetime, timedelta

import pytest

from desktop.domain.records import Whereabouts
from desktop.errors import FileInTheWay, FileUnreadable, FileVanished, NoSuchFile, NotWritable, VaultDamaged
from desktop.services.capture_facts import TimeSource
from tests import samples


@pytest.fixture
def photograph(tmp_path):
    file = tmp_path / "boats.jpg"
    file.write_bytes(samples.photograph("china.jpg", taken="2012:05:14 06:40:00"))
    return file


def test_a_photograph_is_sealed_with_its_facts(here, photograph):
    steps = []
    collected = here.collecting.take_in(photograph, step=lambda done, whole: steps.append((done, whole)))
    content = photograph.read_bytes()
    assert collected.ref.name == "boats.jpg"
    assert collected.ref.media_type == "image/jpeg"
    assert collected.ref.sha256 == hashlib.sha256(content).hexdigest()
    assert [time.source for time in collected.facts.times] == [TimeSource.CAMERA, TimeSource.FILE_CHANGED]
    assert here.collecting.facts(collected.ref.id) == collected.facts
    assert steps[-1] == (len(content), len(content))
    assert here.collecting.whereabouts(collected.ref.id) is Whereabouts.ONLY_HERE


def test_it_reads_as_it_was_from_any_place(here, photograph):
    content = photograph.read_bytes()
    reader = here.collecting.reader(here.collecting.take_in(photograph).ref.id)
    assert reader.size == len(content)
    assert reader.read(0, len(content) + 5) == content
    assert reader.read(65_510, 30) == content[65_510:65_540]


def test_the_vault_folder_never_holds_it_in_the_clear(here, photograph):
    here.collecting.take_in(photograph)
    piece = photograph.read_bytes()[5000:5040]
    files = [file for file in here.vault.folder.rglob("*") if file.is_file()]
    assert not any(piece in file.read_bytes() for file in files)


def test_a_file_that_is_not_there_is_said_and_nothing_is_kept(here, tmp_path):
    with pytest.raises(FileVanished):
        here.collecting.take_in(tmp_path / "gone.jpg")
    with pytest.raises(FileUnreadable):
        here.collecting.take_in(tmp_path)
    assert list((here.vault.folder / "files").iterdir()) == []


def test_a_file_cut_short_during_the_import_is_said_and_nothing_is_kept(here, tmp_path):
    big = tmp_path / "long.wav"
    big.write_bytes(os.urandom(9_000_000))

    def pulled_out(done, whole):
        os.truncate(big, done)

    with pytest.raises((FileVanished, FileUnreadable)):
        here.collecting.take_in(big, step=pulled_out)
    assert list((here.vault.folder / "files").iterdir()) == []


def test_somebody_who_stops_an_import_leaves_nothing(here, photograph):
    class Stopped(Exception):
        pass

    def stop(done, whole):
        raise Stopped

    with pytest.raises(Stopped):
        here.collecting.take_in(photograph, step=stop)
    assert list((here.vault.folder / "files").iterdir()) == []


def test_a_recording_is_sealed_as_it_comes(here):
    sound = samples.speech("We have lived here for forty years.")
    recording = here.collecting.begin_recording("audio/wav", "recording.wav")
    for at in range(0, len(sound), 4000):
        recording.write(sound[at : at + 4000])
    collected = recording.finish()
    assert here.collecting.reader(collected.ref.id).read(0, len(sound)) == sound
    first = collected.facts.times[0]
    assert (first.source, first.uncertainty) == (TimeSource.RECORDED_HERE, None)
    assert abs(first.moment - datetime.now(UTC)) < timedelta(minutes=1)
    assert collected.facts.duration == pytest.approx(samples.seconds_of(sound), abs=0.1)


def test_a_recording_thrown_away_leaves_nothing(here):
    recording = here.collecting.begin_recording("audio/wav", "recording.wav")
    recording.write(b"x" * 200_000)
    recording.abandon()
    assert list((here.vault.folder / "files").iterdir()) == []


def test_a_copy_saved_out_is_the_same_file(here, photograph, tmp_path):
    ref = here.collecting.take_in(photograph).ref
    here.collecting.save_out(ref.id, tmp_path / "copy.jpg")
    assert (tmp_path / "copy.jpg").read_bytes() == photograph.read_bytes()


def test_only_its_owner_may_read_a_copy_saved_out(here, photograph, tmp_path):
    ref = here.collecting.take_in(photograph).ref
    here.collecting.save_out(ref.id, tmp_path / "copy.jpg")
    assert stat.S_IMODE((tmp_path / "copy.jpg").stat().st_mode) == 0o600


@pytest.mark.timeout(10)
def test_what_is_no_file_is_refused_without_waiting_for_it(here, tmp_path):
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(FileUnreadable):
        here.collecting.take_in(tmp_path / "pipe")
    assert list((here.vault.folder / "files").iterdir()) == []


def test_a_copy_never_overwrites(here, photograph, tmp_path):
    ref = here.collecting.take_in(photograph).ref
    (tmp_path / "copy.jpg").write_bytes(b"mine")
    with pytest.raises(FileInTheWay):
        here.collecting.save_out(ref.id, tmp_path / "copy.jpg")
    assert (tmp_path / "copy.jpg").read_bytes() == b"mine"


def test_a_copy_that_cannot_be_written_is_said(here, photograph, tmp_path):
    ref = here.collecting.take_in(photograph).ref
    with pytest.raises(NotWritable):
        here.collecting.save_out(ref.id, tmp_path / "no such folder" / "copy.jpg")


def test_a_damaged_file_is_never_saved_out(here, photograph, tmp_path):
    ref = here.collecting.take_in(photograph).ref
    sealed = here.vault.folder / "files" / ref.id
    data = bytearray(sealed.read_bytes())
    data[70_000] ^= 1
    sealed.write_bytes(data)
    with pytest.raises(VaultDamaged) as damaged:
        here.collecting.save_out(ref.id, tmp_path / "copy.jpg")
    assert (damaged.value.part, damaged.value.id) == ("file", ref.id)
    assert {file.name for file in tmp_path.iterdir()} == {"vault", "boats.jpg"}


def test_an_unknown_file_is_said(here):
    for ask in (here.collecting.ref, here.collecting.reader, here.collecting.facts, here.collecting.whereabouts):
        with pytest.raises(NoSuchFile):
            ask("0" * 32)
