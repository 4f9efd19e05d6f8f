"""Recording in the program: what was heard is in the vault, whatever happens meanwhile."""

from __future__ import annotations

import pytest

from desktop.errors import DiskFull
from desktop.store.files import SealedFiles
from desktop.ui.evidence.decrypting_device import DecryptingDevice
from desktop.ui.evidence.encoding import OpusWriter, loudness
from desktop.ui.evidence.recorder import Recorder
from tests.desktop.ui.evidence.recordings import QUIET, Hearing, heard_in, tone

pytestmark = pytest.mark.qt_log_ignore(*QUIET, extend=True)


@pytest.fixture
def hearing():
    return Hearing()


@pytest.fixture
def recorder(qtbot, collecting, jobs, hearing):
    made = Recorder(collecting, jobs, microphone=hearing)
    qtbot.addWidget(made)
    made.show()
    yield made
    if made._recording is not None:
        made.abandon()


def bytes_of(collecting, ref):
    return bytes(DecryptingDevice(collecting.reader(ref.id)).readAll().data())


def test_what_was_heard_is_in_the_vault_as_opus(qtbot, collecting, recorder, hearing):
    assert recorder.begin()
    hearing.hear(tone(3.0))
    assert recorder.time.text() == "0:03"
    with qtbot.waitSignal(recorder.recorded) as told:
        recorder.stop.click()
    collected = told.args[0]
    assert collected.ref.media_type == "audio/ogg"
    seconds, pitch = heard_in(bytes_of(collecting, collected.ref))
    assert abs(seconds - 3.0) < 0.05
    assert abs(pitch - 440) < 5
    assert hearing.stopped


def test_what_is_said_during_a_pause_is_not_kept(qtbot, collecting, recorder, hearing):
    recorder.begin()
    hearing.hear(tone(1.0))
    recorder.pause.click()
    assert hearing.paused
    hearing.hear(tone(5.0))
    recorder.pause.click()
    hearing.hear(tone(1.0))
    with qtbot.waitSignal(recorder.recorded) as told:
        recorder.finish()
    assert abs(heard_in(bytes_of(collecting, told.args[0].ref))[0] - 2.0) < 0.05


def test_silence_is_noticed_while_it_can_be_mended(recorder, hearing):
    recorder.begin()
    hearing.hear(tone(1.5))
    assert "Recording" in recorder.remark.text()
    hearing.hear(bytes(2 * 48_000 * 6))
    assert "Nothing is heard" in recorder.remark.text()


def test_a_microphone_pulled_out_ends_the_recording_and_keeps_it(qtbot, collecting, recorder, hearing):
    recorder.begin()
    hearing.hear(tone(2.0))
    with qtbot.waitSignal(recorder.recorded) as told:
        hearing.lost.emit()
    assert abs(heard_in(bytes_of(collecting, told.args[0].ref))[0] - 2.0) < 0.05


def test_throwing_away_takes_two_presses_and_leaves_nothing(qtbot, unlocked, recorder, hearing):
    recorder.begin()
    hearing.hear(tone(1.0))
    recorder.discard.click()
    assert recorder.really.isVisible()
    with qtbot.waitSignal(recorder.abandoned):
        recorder.really.click()
    files = [file for file in (unlocked.vault.folder / "files").rglob("*") if file.is_file()]
    assert files == []


def test_a_full_disk_is_said_and_stops_the_recording(qtbot, recorder, hearing):
    def full(_data: bytes) -> None:
        raise DiskFull

    recorder.begin()
    recorder._writer = OpusWriter(full)
    with qtbot.waitSignal(recorder.recorded):
        hearing.hear(tone(10.0))
    assert "disk" in recorder.trouble.title.text().lower()
    assert hearing.stopped


def test_a_recording_is_kept_when_the_window_is_about_to_go(collecting, recorder, hearing):
    recorder.begin()
    hearing.hear(tone(2.0))
    collected = recorder.keep_now()
    assert abs(heard_in(bytes_of(collecting, collected.ref))[0] - 2.0) < 0.05
    assert recorder.keep_now() is None


def test_where_it_cannot_be_kept_nothing_is_lost_and_it_can_be_tried_again(
    qtbot, collecting, recorder, hearing, monkeypatch
):
    def full(*_given):
        raise DiskFull

    recorder.begin()
    hearing.hear(tone(2.0))
    with monkeypatch.context() as disk:
        disk.setattr(SealedFiles, "keep", full)
        recorder.stop.click()
        qtbot.waitUntil(recorder.trouble.isVisible)
        assert recorder.isEnabled()
        assert recorder.stop.text() == "Try again"
        assert recorder.keep_now() is None
    with qtbot.waitSignal(recorder.recorded) as told:
        recorder.stop.click()
    assert abs(heard_in(bytes_of(collecting, told.args[0].ref))[0] - 2.0) < 0.05


def test_a_window_that_goes_while_it_is_being_kept_waits_for_that_and_gets_it(qtbot, collecting, recorder, hearing):
    recorder.begin()
    hearing.hear(tone(2.0))
    with qtbot.assertNotEmitted(recorder.recorded, wait=200):
        recorder.stop.click()
        collected = recorder.keep_now()
    assert abs(heard_in(bytes_of(collecting, collected.ref))[0] - 2.0) < 0.05
    assert collecting.unfinished() == []


def test_a_paused_or_stopped_recorder_does_not_listen(qtbot, recorder, hearing):
    assert not recorder.listening()
    recorder.begin()
    assert recorder.listening()
    recorder.pause.click()
    assert not recorder.listening()
    recorder.pause.click()
    assert recorder.listening()
    with qtbot.waitSignal(recorder.recorded):
        recorder.stop.click()
    assert not recorder.listening()


def test_the_last_samples_that_find_no_room_end_it_once(qtbot, recorder, hearing, monkeypatch):
    recorder.begin()
    hearing.hear(tone(1.0))
    monkeypatch.setattr(hearing, "stop", lambda: hearing.heard.emit(tone(0.05)))
    monkeypatch.setattr(recorder, "_write", lambda step: False)
    with qtbot.assertNotEmitted(recorder.abandoned), qtbot.waitSignal(recorder.recorded):
        recorder.stop.click()


def test_no_microphone_is_no_recording(qtbot, collecting, jobs):
    recorder = Recorder(collecting, jobs, microphone=Hearing(there=False))
    qtbot.addWidget(recorder)
    assert not recorder.begin()


@pytest.mark.parametrize(("strength", "shown"), [(0.0, 0.0), (1.0, 1.0)])
def test_loudness_goes_from_nothing_to_one(strength, shown):
    assert loudness(tone(0.1, strength=strength)) == pytest.approx(shown, abs=0.01)


def test_a_closed_recorder_keeps_nothing_alive(collecting, jobs, is_freed):
    assert is_freed(lambda: Recorder(collecting, jobs, microphone=Hearing()))
