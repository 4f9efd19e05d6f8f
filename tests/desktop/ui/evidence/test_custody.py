"""Beside evidence stands what was done with it; a look is written down, and nobody waits for that."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel

from desktop.domain.custody import Flaw
from desktop.errors import DiskFull
from desktop.services.custody import CustodyLine, CustodyView
from desktop.ui.evidence.custody_panel import SHOWN, CustodyPanel
from desktop.ui.evidence.custody_words import CustodyWords
from desktop.ui.evidence.side import Side
from desktop.ui.evidence.viewer import EvidenceViewer
from tests import samples
from tests.desktop.ui.evidence.recordings import QUIET, opus

pytestmark = pytest.mark.qt_log_ignore(*QUIET, extend=True)


@pytest.fixture
def refs(take_in):
    return [
        take_in("gate.jpg", samples.photograph("china.jpg", width=300)),
        take_in("talk.ogg", opus(2)),
        take_in("table.xyz", b"some bytes of a program nobody has"),
    ]


@pytest.fixture
def viewer(qtbot, collecting, jobs, refs, settled):
    made = EvidenceViewer(collecting, jobs, refs)
    made.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.addWidget(made)
    made.show()
    settled()
    return made


def deeds(collecting, ref):
    return [line.deed for line in collecting.custody.of(ref.id).lines]


def words_in(widget):
    return [label.text() for label in widget.findChildren(QLabel) if label.text() and not label.isHidden()]


def line(deed="viewed", **changed):
    told = {
        "time": datetime(2026, 11, 22, 6, 40, tzinfo=UTC),
        "off_by": None,
        "deed": deed,
        "device": "00" * 16,
        "device_name": "Rosa",
        "own": False,
    }
    return CustodyLine(**told | changed)


def test_a_picture_that_is_shown_was_looked_at(viewer, collecting, refs):
    assert deeds(collecting, refs[0]) == ["imported", "viewed"]
    assert "Looked at" in words_in(viewer.side)


def test_a_recording_is_not_played_before_somebody_plays_it(qtbot, viewer, collecting, refs, settled):
    qtbot.keyClick(viewer, Qt.Key.Key_PageDown)
    settled()
    assert deeds(collecting, refs[1]) == ["imported"]
    player = viewer.stage.currentWidget()
    for _ in range(2):
        with qtbot.waitSignal(player.playback.playing_changed, timeout=20_000):
            player.toggle()
    settled()
    assert deeds(collecting, refs[1]) == ["imported", "played"]


def test_what_cannot_be_shown_was_not_looked_at(qtbot, viewer, collecting, refs, settled):
    for _ in range(2):
        qtbot.keyClick(viewer, Qt.Key.Key_PageDown)
        settled()
    assert deeds(collecting, refs[2]) == ["imported"]


def test_stepping_back_to_a_picture_is_another_look(qtbot, viewer, collecting, refs, settled):
    for key in (Qt.Key.Key_PageDown, Qt.Key.Key_PageUp):
        qtbot.keyClick(viewer, key)
        settled()
    assert deeds(collecting, refs[0]) == ["imported", "viewed", "viewed"]


def test_a_look_is_written_down_though_the_window_is_closed_at_once(qtbot, collecting, jobs, refs, settled):
    side = Side(collecting, jobs, refs[0])
    qtbot.addWidget(side)
    side.note_look()
    side.close()
    jobs.close()
    assert deeds(collecting, refs[0]) == ["imported", "viewed"]


def test_a_look_that_cannot_be_written_down_is_shown_and_said(qtbot, collecting, jobs, refs, settled, monkeypatch):
    def full(*_arguments, **_named):
        raise DiskFull

    side = Side(collecting, jobs, refs[0])
    qtbot.addWidget(side)
    side.show()
    monkeypatch.setattr(collecting.custody, "looked", full)
    side.note_look()
    qtbot.waitUntil(side.trouble.isVisible)
    assert "could not be written down" in side.trouble.title.text()


def test_the_list_is_saved_out_as_a_text(qtbot, viewer, refs, settled, tmp_path):
    side = viewer.side.widget()
    out = tmp_path / "custody.txt"
    side.save_to(str(out))
    settled()
    text = out.read_text("utf-8")
    assert refs[0].sha256 in text
    assert "1. Brought in from a file" in text
    assert "2. Looked at" in text
    side.save_to(str(out))
    qtbot.waitUntil(lambda: "already" in side.trouble.title.text())
    assert out.read_text("utf-8") == text


def test_who_when_and_what_are_said_in_words(qapp):
    words = CustodyWords()
    assert words.who_and_when(line()).startswith("Rosa, 22 Nov 2026, ")
    assert words.who_and_when(line(device_name="", own=True)).startswith("this laptop, ")
    assert "the clock was 5 minutes off" in words.who_and_when(line(off_by=timedelta(minutes=5)))
    assert "off" not in words.who_and_when(line(off_by=timedelta(seconds=2)))
    assert words.who_and_when(line(before_chains=True)).endswith("noted by an earlier version")
    assert words.deed(line("handed_over", purpose="court")) == "Handed over with proofs: A court or prosecutor"
    assert words.deed(line("exported", purpose="whole backup")).endswith(": A whole backup of one's own")
    assert words.deed(line("checked", right=True)) == "Checked: every byte as it was"
    assert words.deed(line("checked", right=False)) == "Checked: it is not as it was"
    assert words.deed(line("200")) == "Something that only a newer version of the program knows"


@pytest.mark.parametrize("flaw", Flaw)
def test_a_list_that_is_not_whole_says_so(qtbot, flaw):
    panel = CustodyPanel()
    qtbot.addWidget(panel)
    panel.show_custody(CustodyView(lines=(line(),), flaws=(("Rosa", flaw),)))
    panel.show()
    assert panel.trouble.isVisible()
    assert "Rosa" in panel.trouble.text.text()


def test_a_long_list_shows_the_newest_and_how_many_there_are_before(qtbot):
    panel = CustodyPanel()
    qtbot.addWidget(panel)
    lines = [line(time=datetime(2026, 1, 1, tzinfo=UTC) + timedelta(days=day)) for day in range(SHOWN + 5)]
    panel.show_custody(CustodyView(lines=tuple(lines)))
    panel.show()
    said = words_in(panel)
    assert any("14 Feb 2026" in one for one in said[:4])
    assert any("5 earlier" in one for one in said)
    panel.show_custody(CustodyView(lines=tuple(lines[:1])))
    assert not any("earlier" in one for one in words_in(panel))


def test_a_closed_side_keeps_nothing_alive(collecting, jobs, refs, settled, is_freed):
    assert is_freed(lambda: Side(collecting, jobs, refs[0]), before_closing=settled)
