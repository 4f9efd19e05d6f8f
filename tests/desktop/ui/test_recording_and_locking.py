"""An interview has no key presses: it is not locked away, and what locks all the same keeps every word of it."""

from __future__ import annotations

import random
import time
from array import array

import pytest

from desktop.domain.answers import FileRef
from desktop.services.collecting import Collecting
from desktop.store.vault import Vault
from desktop.ui.editor.inputs.link import LinkInput
from desktop.ui.evidence.decrypting_device import DecryptingDevice
from desktop.ui.evidence.encoding import RATE, OpusWriter
from desktop.ui.evidence.recorder import Recorder
from desktop.ui.today.cut_off_card import CutOffCard
from tests.desktop.ui.evidence.recordings import QUIET, Hearing, heard_in, tone
from tests.desktop.ui.starting import folder, opened, start
from tests.journeys.hands import rows_of
from tests.laptops import PASSPHRASE

__all__ = ["folder", "start"]

pytestmark = pytest.mark.qt_log_ignore(*QUIET, extend=True)


@pytest.fixture
def recording(qtbot, start, folder):
    """`recording()` is (program, recorder, microphone) with two seconds heard."""

    def begin():
        program = start(folder)
        hearing = Hearing()
        program.microphone = lambda: hearing
        workplace = opened(qtbot, program)
        workplace.new_record("testimony")
        qtbot.waitUntil(lambda: workplace.editor() is not None and workplace.editor().work is not None)
        editor = workplace.editor()
        rows_of(editor, "recordings/sounds").place.record.click()
        qtbot.waitUntil(lambda: editor.findChild(Recorder) is not None)
        hearing.hear(tone(2.0))
        return program, editor.findChild(Recorder), hearing

    return begin


def drafted(program):
    """The files that drafts name."""
    drafts = program.unlocked.casework.drafts()
    return [value for draft in drafts for value in draft.changes.values() if isinstance(value, FileRef)]


def seconds(program, ref):
    return heard_in(bytes(DecryptingDevice(program.unlocked.collecting.reader(ref.id)).readAll().data()))[0]


def lasts_two_seconds(program, refs):
    return len(refs) == 1 and abs(seconds(program, refs[0]) - 2.0) < 0.05


def reopened(qtbot, start, folder):
    program = start(folder)
    opened(qtbot, program)
    return program


def test_nobody_is_locked_out_of_an_interview(recording):
    program, recorder, _hearing = recording()
    program._idleness.set_minutes(0.0005)
    time.sleep(0.05)
    program._idleness.check()
    assert program.relaunched == []
    recorder.pause.click()
    time.sleep(0.05)
    program._idleness.check()
    assert program.relaunched == [1]


@pytest.mark.parametrize("how", ["lock", "close"])
def test_locking_and_closing_keep_what_was_heard_in_the_draft(qtbot, start, folder, recording, how):
    program, _recorder, _hearing = recording()
    program.lock() if how == "lock" else program.close()
    again = reopened(qtbot, start, folder)
    assert lasts_two_seconds(again, drafted(again))
    assert again.unlocked.collecting.unfinished() == []


def test_a_person_linked_during_an_interview_does_not_end_it(qtbot, recording):
    program, recorder, hearing = recording()
    editor = program.workplace.editor()
    asking = next(asking for asking in editor.findChildren(LinkInput))
    editor.work.new_asked.emit("person", asking)
    qtbot.waitUntil(program.jobs.idle, timeout=20_000)
    hearing.hear(tone(0.5))
    assert recorder.listening()
    assert recorder.seconds > 2.4


@pytest.fixture
def crashed(folder):
    """A vault whose program died while it recorded for twenty seconds."""
    vault = Vault.open(folder, PASSPHRASE)
    recording = Collecting(vault).begin_recording("audio/ogg", "2026-11-22 14.30.ogg")
    writer = OpusWriter(recording.write)
    writer.feed(noise(20.0))
    recording._sink._sealer.close()  # as far as it was synced, a moment ago
    vault.close()


def cards(program):
    return program.workplace.page("today").needs.findChildren(CutOffCard)


def only_card(qtbot, program):
    qtbot.waitUntil(lambda: len(cards(program)) == 1, timeout=20_000)
    return cards(program)[0]


def test_a_recording_that_a_crash_cut_off_can_be_kept(qtbot, start, folder, crashed):
    program = reopened(qtbot, start, folder)
    card = only_card(qtbot, program)
    card.keep.click()
    qtbot.waitUntil(lambda: program.workplace.editor() is not None, timeout=20_000)
    qtbot.waitUntil(program.jobs.idle, timeout=20_000)
    assert seconds(program, drafted(program)[0]) > 5
    assert program.workplace.editor().work.sitting.filling.answers()["what/title"] == "2026-11-22 14.30"
    qtbot.waitUntil(lambda: cards(program) == [], timeout=20_000)


def test_throwing_a_cut_off_recording_away_takes_two_presses(qtbot, start, folder, crashed):
    program = reopened(qtbot, start, folder)
    card = only_card(qtbot, program)
    card.discard.click()
    card.discard.click()
    qtbot.waitUntil(program.jobs.idle, timeout=20_000)
    assert len(program.unlocked.collecting.unfinished()) == 1
    card.really.click()
    qtbot.waitUntil(lambda: program.unlocked.collecting.unfinished() == [], timeout=20_000)
    qtbot.waitUntil(lambda: cards(program) == [], timeout=20_000)
    assert drafted(program) == []


def test_a_recording_under_way_is_not_called_cut_off(qtbot, recording):
    program, _recorder, _hearing = recording()
    program.workplace.go("today")
    qtbot.waitUntil(program.jobs.idle, timeout=20_000)
    assert cards(program) == []


def noise(length):
    """Sound that does not compress to nothing."""
    chance = random.Random(7)
    samples = array("h", (chance.randrange(-9000, 9000) for _ in range(RATE)))
    return samples.tobytes() * round(length)
